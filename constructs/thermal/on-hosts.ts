import type { Host } from "../../engine/hosts/host";
import { NodeSelection } from "../node-selection";
import type { Site } from "../site";
import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import * as errors from "./errors";
import { hostsByRack, requireRacksOf } from "./host-racks";
import { acceleratorOf, kindText } from "./node-kind";
import type { PlacedGroup } from "./placement";
import { requireRacks, statedRacks } from "./racks";

/** The group is hosts of the site: those that are selected, or all in its racks that are such servers. */
export function placeOnHosts(
  where: string,
  select: (selection: NodeSelection) => readonly Host[],
  { power }: Site,
  props: ThermalAwareNodeGroupProps,
): PlacedGroup {
  const { nodeSelection, nodes, placement, server } = props;
  const racks = statedRacks(where, props);
  if (racks && power) requireRacks(where, power, racks, placement);
  if (!racks && !nodeSelection) throw errors.hostsMissing(where);
  const hosts = nodeSelection
    ? living(select(nodeSelection))
    : living(select(NodeSelection.byRack(...(racks as string[])))).filter((host) => isKind(host, props));
  if (hosts.length === 0 && racks) throw errors.noSuchHosts(where, racks, kindText(props));
  const elsewhere = racks && hosts.find(({ rack }) => rack === undefined || !racks.includes(rack));
  if (elsewhere) throw errors.hostElsewhere(where, elsewhere.name, elsewhere.rack);
  const byRack = hostsByRack(hosts);
  for (const [rack, count] of Object.entries(placement ?? {})) {
    const there = byRack.get(rack) ?? [];
    if (there.length !== count) throw errors.otherHostsInRack(where, rack, count, there);
  }
  if (nodes !== undefined && nodes !== hosts.length) {
    throw errors.otherNumberOfHosts(
      where,
      nodes,
      hosts.map(({ name }) => name),
    );
  }
  if (power) requirePlaces(where, power, hosts);
  return {
    accelerator: acceleratorOf(props),
    server,
    nodes: hosts.length,
    nodeSelection: NodeSelection.byName(...hosts.map(({ name }) => name)),
    hosts,
  };
}

function living(hosts: readonly Host[]): readonly Host[] {
  return hosts.filter(({ lost }) => !lost);
}

/** A host that does not state its server is any that has the accelerator. */
function isKind(host: Host, props: ThermalAwareNodeGroupProps): boolean {
  const { server } = props;
  const isServer = server === undefined || host.server === undefined || host.server === server.name;
  return isServer && (host.accelerators?.[acceleratorOf(props).name] ?? 0) > 0;
}

function requirePlaces(where: string, power: NonNullable<Site["power"]>, hosts: readonly Host[]): void {
  const homeless = hosts.find(({ rack }) => rack === undefined);
  if (homeless) throw errors.hostWithoutRack(where, homeless.name, power.name);
  requireRacksOf(where, power, hosts);
}
