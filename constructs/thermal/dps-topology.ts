import type { ThermalAwareNodeGroupProps, DpsTopologyProps } from "../thermal-aware-node-group-props";
import type { PowerTopology } from "../power-topology";
import type { CheckedGroup } from "./emit-group";
import { badBmcUrl, feedWithoutLimit, noDpsModel, nodesWithoutNames } from "./owner-errors";
import { nodeNamesByRack } from "./node-names";

/** A group that DPS is told of. */
export interface DpsGroup {
  readonly path: string;
  readonly name: string;
  readonly server?: string;
  readonly props: ThermalAwareNodeGroupProps;
  readonly checked: CheckedGroup;
}

/** Devices that DPS knows (docs.nvidia.com/datacenter/dps, device specifications of 0.9, read on 22 Nov 2026). */
const MODELS: Readonly<Record<string, string>> = {
  "dgx-h100": "DGX_H100",
  "dgx-b200": "DGX_B200",
  "dgx-b300": "DGX_B300",
  "gb200-compute-tray": "DGX_GB200",
};

interface Limit {
  readonly ElementType: "Node" | "GPU";
  readonly PowerLimit: { readonly Watts: number };
}

/**
 * The topology of a hall as DPS imports it (schema `dcpower_0.1`, shape of the example for 0.8): a power domain a feed with
 * its limit, and below it the nodes of the racks that hang on it. A rack with several feeds has its nodes below each of
 * them, since each may have to carry them alone. Watts of accelerators are those of all of a node together.
 */
export function dpsTopology(
  { name: hall, _topology: topology }: PowerTopology,
  groups: readonly DpsGroup[],
  { bmcUrl }: DpsTopologyProps,
): string {
  const { loadLimit } = require("../../engine/power") as typeof import("../../engine/power");
  if (bmcUrl !== undefined && !/^https?:\/\/.*\{node\}/.test(bmcUrl)) throw badBmcUrl(groups[0].path, bmcUrl);
  const below = new Map<string, string[]>();
  const nodes = groups.flatMap((group) => nodesOf(group, topology.racks, below));
  const feeds = topology.elements.filter(({ name }) => below.has(name));
  const domains = feeds.map((feed) => {
    const { limitKw } = loadLimit(feed, topology.electricalCode);
    if (limitKw === null) throw feedWithoutLimit(groups[0].path, feed.name);
    const PowerValue = { Type: "W", Value: Math.floor(limitKw * 1000 + 1e-6) };
    return { Type: "PowerDomain", Name: feed.name, OperatingLimit: { PowerFactor: feed.powerFactor, PowerValue } };
  });
  const computers = nodes.map(({ name, model, policy }) => ({
    Type: "ComputerSystem",
    Model: model,
    Name: name,
    ...(bmcUrl === undefined ? {} : { Redfish: { SecretName: name, URL: bmcUrl.replaceAll("{node}", name) } }),
    ...(policy === undefined ? {} : { Policy: policy }),
  }));
  const document = {
    Topology: {
      Name: hall,
      Entities: [
        ...feeds.map(({ name }) => ({ Name: name, FeedTag: name, Children: below.get(name) })),
        ...nodes.map(({ name }) => ({ Name: name })),
      ],
    },
    Entities: [...domains, ...computers],
    Policies: groups.flatMap(policyOf),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

interface Node {
  readonly name: string;
  readonly model: string;
  readonly policy?: string;
}

function nodesOf(
  group: DpsGroup,
  racks: PowerTopology["_topology"]["racks"],
  below: Map<string, string[]>,
): readonly Node[] {
  const { path, name: policy, server = "", props, checked } = group;
  const model = Object.hasOwn(MODELS, server) ? MODELS[server] : undefined;
  if (model === undefined) throw noDpsModel(path, server, Object.keys(MODELS));
  const names = nodeNamesByRack(checked);
  if (!names) throw nodesWithoutNames(path);
  const standing = racks.filter(({ name }) => (checked.rackNodes[name] ?? 0) > 0);
  return standing.flatMap(({ name: rack, feeds }) =>
    (names.get(rack) ?? []).map((name) => {
      for (const feed of feeds) {
        const there = below.get(feed);
        if (there) there.push(name);
        else below.set(feed, [name]);
      }
      return { name, model, ...(props.gpuCapWatts === undefined ? {} : { policy }) };
    }),
  );
}

function policyOf({ name, props: { gpuCapWatts }, checked }: DpsGroup): object[] {
  if (gpuCapWatts === undefined) return [];
  const { nodeWatts, acceleratorsPerNode } = checked;
  const limits: Limit[] = [
    { ElementType: "Node", PowerLimit: { Watts: nodeWatts } },
    { ElementType: "GPU", PowerLimit: { Watts: gpuCapWatts * acceleratorsPerNode } },
  ];
  return [{ Name: name, Limits: limits, Properties: {} }];
}
