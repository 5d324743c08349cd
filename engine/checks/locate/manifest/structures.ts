import type { FlowKind } from "../../../policy/flow-kind";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { liteLlmModels } from "./lite-llm";
import { nodesAt, textAt, valuesAt, type ClusterSite, type Node } from "./node";
import { telemetryExporters } from "./telemetry-exporters";
import { unseen } from "./unseen";

/** What a part leads to by its name alone, wherever it stands; nothing where it is not what it is called. */
type Structure = (node: Node, site: ClusterSite) => readonly Found[];

const STRUCTURES: Readonly<Record<string, Structure>> = {
  dnsConfig: endpointsAt("network", "nameservers"),
  dns_config: endpointsAt("network", "nameservers"),
  exporters: telemetryExporters,
  gitRepo: endpointsAt("image", "repository"),
  git_repo: endpointsAt("image", "repository"),
  iscsi: endpointsAt("network", "targetPortal", "target_portal"),
  model_list: liteLlmModels,
  modelList: liteLlmModels,
  nfs: endpointsAt("network", "server"),
  remoteWrite: endpointsAt("log", "url"),
  remote_write: endpointsAt("log", "url"),
  sinks: logSinks,
};

/** What is sent to sinks of Vector, wherever their endpoint or region stands. */
function logSinks(node: Node, site: ClusterSite): readonly Found[] {
  return nodesAt(node, "*").flatMap((sink) =>
    textAt(sink, "type") === undefined
      ? []
      : endpointsAt("log", "endpoint", "endpoints", "uri", "address", "bootstrap_servers")(sink, site),
  );
}

/** Hosts at paths of a part, or of each element of it. */
function endpointsAt(kind: FlowKind, ...paths: readonly string[]): Structure {
  return (node, site) =>
    paths.flatMap((path) =>
      valuesAt(node, path).flatMap((occurrence) =>
        foundAs(kind, occurrence.outcome.known ? readEndpoint(occurrence, site) : unseen(occurrence, site)),
      ),
    );
}

export function readStructure(key: string, node: Node, site: ClusterSite): readonly Found[] {
  return Object.hasOwn(STRUCTURES, key) ? STRUCTURES[key](node, site) : [];
}
