import { findServer } from "../../catalog/servers";
import type { Rack } from "../../engine/power/topology";
import { Server } from "../server";
import type { Site } from "../site";
import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import * as errors from "./errors";
import { acceleratorOf } from "./node-kind";
import type { PlacedGroup } from "./placement";
import { requireRacks, statedRacks, sumOf } from "./racks";

/** The group is nodes of a cluster that stands already, in racks of the site's topology where it has one. */
export function placeInCluster(where: string, site: Site, props: ThermalAwareNodeGroupProps): PlacedGroup {
  const { placement, nodeSelection } = props;
  const { power } = site;
  const names = statedRacks(where, props);
  if (names && !power) throw errors.racksWithoutTopology(where, props.racks ? "racks" : "placement", site.name);
  if (power && !names) {
    throw errors.racksMissing(
      where,
      power.name,
      power._topology.racks.map(({ name }) => name),
    );
  }
  if (power && names) requireRacks(where, power, names, placement);
  const racks = power && names ? power._topology.racks.filter(({ name }) => names.includes(name)) : [];
  const server = props.server ?? serverOf(where, racks, props);
  const group = { accelerator: acceleratorOf(props), server, nodeSelection };
  const nodes = nodesOf(where, racks, server, props);
  return placement
    ? { ...group, nodes, rackNodes: placement }
    : { ...group, nodes, ...(names ? { racks: names } : {}) };
}

/** The one server with the accelerator that stands in the racks. */
function serverOf(where: string, racks: readonly Rack[], props: ThermalAwareNodeGroupProps): Server {
  const { name } = acceleratorOf(props);
  const models = racks.flatMap(({ servers }) => servers.map(({ model }) => model));
  const found = [...new Set(models)].filter((model) => findServer(model)?.accelerator === name);
  if (found.length !== 1) throw errors.serverUnknown(where, name, found);
  return Server.of(found[0]);
}

function nodesOf(
  where: string,
  racks: readonly Rack[],
  { name: model }: Server,
  { nodes, placement, nodeSelection }: ThermalAwareNodeGroupProps,
): number {
  if (placement) {
    const placed = sumOf(placement);
    if (nodes !== undefined && nodes !== placed) throw errors.otherSum(where, nodes, placed);
    return placed;
  }
  if (nodes !== undefined) return nodes;
  if (nodeSelection?.names) return nodeSelection.names.length;
  if (racks.length === 0) throw errors.nodesMissing(where);
  const standing = racks.flatMap(({ servers }) => servers).filter((server) => server.model === model);
  const count = standing.reduce((sum, server) => sum + server.count, 0);
  if (count === 0) {
    throw errors.nodesUnknown(
      where,
      model,
      racks.map(({ name }) => name),
    );
  }
  return count;
}
