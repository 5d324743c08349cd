import type { FlowKind } from "../../../policy/flow-kind";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { liteLlmModels } from "./lite-llm";
import { accountOfAzure, bucketOfGoogle, locationOfVelero, storageOfLoki } from "./named-stores";
import { nodesAt, textAt, valuesAt, type ClusterSite, type Node } from "./node";
import { telemetryExporters } from "./telemetry-exporters";

/** What a part leads to by its name alone, wherever it stands; nothing where it is not what it is called. */
type Structure = (node: Node, site: ClusterSite) => readonly Found[];

/** By name, with what goes there where that cannot be seen. @default - a part that cannot be seen says nothing */
const STRUCTURES: Readonly<Record<string, { readonly kind?: FlowKind; readonly look: Structure }>> = {
  azure: { look: accountOfAzure },
  backupStorageLocation: {
    kind: "backup",
    look: (node, site) => eachOf(node).flatMap((each) => locationOfVelero(each, site)),
  },
  dnsConfig: endpointsAt("network", "nameservers"),
  dns_config: endpointsAt("network", "nameservers"),
  exporters: { kind: "log", look: telemetryExporters },
  gcs: { look: bucketOfGoogle },
  gitRepo: endpointsAt("image", "repository"),
  git_repo: endpointsAt("image", "repository"),
  iscsi: endpointsAt("network", "targetPortal", "target_portal"),
  model_list: { kind: "ai", look: liteLlmModels },
  modelList: { kind: "ai", look: liteLlmModels },
  nfs: endpointsAt("network", "server"),
  remoteWrite: endpointsAt("log", "url"),
  remote_write: endpointsAt("log", "url"),
  sinks: { kind: "log", look: logSinks },
  storage: { look: storageOfLoki },
};

const SINK = endpointsAt("log", "endpoint", "endpoints", "uri", "address", "bootstrap_servers");

/** What is sent to sinks of Vector, wherever their endpoint or region stands. */
function logSinks(node: Node, site: ClusterSite): readonly Found[] {
  return nodesAt(node, "*").flatMap((sink) => (textAt(sink, "type") === undefined ? [] : SINK.look(sink, site)));
}

/** The elements of a list, or the part itself. */
function eachOf(node: Node): readonly Node[] {
  return Array.isArray(node.value) ? nodesAt({ ...node, value: { all: node.value } }, "all[]") : [node];
}

/** Hosts at paths of a part, or of each element of it. */
function endpointsAt(
  kind: FlowKind,
  ...paths: readonly string[]
): { readonly kind: FlowKind; readonly look: Structure } {
  const look: Structure = (node, site) =>
    paths.flatMap((path) =>
      valuesAt(node, path).flatMap((occurrence) => foundAs(kind, readEndpoint(occurrence, site))),
    );
  return { kind, look };
}

export function readStructure(key: string, node: Node, site: ClusterSite): readonly Found[] {
  return Object.hasOwn(STRUCTURES, key) ? STRUCTURES[key].look(node, site) : [];
}

export function kindOfStructure(key: string): FlowKind | undefined {
  return Object.hasOwn(STRUCTURES, key) ? STRUCTURES[key].kind : undefined;
}
