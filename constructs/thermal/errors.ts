import { didYouMean } from "../../engine/document/nearest";
import { SovereignError } from "../../engine/error";

export function serverOrAccelerator(where: string, both: boolean): SovereignError {
  return new SovereignError(
    both
      ? `${where}: server says which accelerator its nodes have. Leave \`accelerator\` out.`
      : `${where}: say what the nodes are: \`server: Server.DGX_H100\`, or \`accelerator\`.`,
  );
}

export function rackIsNoNode(where: string, server: string): SovereignError {
  return new SovereignError(
    `${where}: ${server} is a whole rack, and a group is of nodes. Write the server that is a node of it, such as ` +
      "gb200-compute-tray, and state what else the rack draws as its `otherKw`.",
  );
}

export function notWatts(where: string, property: string, value: unknown): SovereignError {
  return new SovereignError(`${where}: ${property} is ${shown(value)}. Write watts of one accelerator, more than 0.`);
}

export function notAKilowattBudget(where: string, value: unknown): SovereignError {
  return new SovereignError(`${where}: maxItKw is ${shown(value)}. Write kW, more than 0.`);
}

export function badAcceleratorsPerNode(where: string, value: unknown, server: string, most: number): SovereignError {
  return new SovereignError(
    `${where}: acceleratorsPerNode is ${shown(value)}, and ${server} has ${most}. Write 1 to ${most}, or leave it out.`,
  );
}

export function labelOfPlace(where: string, label: string): SovereignError {
  return new SovereignError(
    `${where}: labels states ${label}, which follows from the power topology and from where the nodes stand. Leave it out.`,
  );
}

export function carriedLabelUnknown(where: string, label: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: carriedLabels names '${label}', which is no label of place. Those are ${listed(known)}.`,
  );
}

export function capAndProfile(where: string): SovereignError {
  return new SovereignError(
    `${where}: gpuCapWatts and powerProfile both say what an accelerator may draw. State one of them; only a cap counts ` +
      "in the checks.",
  );
}

export function fallbackOverCap(where: string, fallbackCapWatts: number, gpuCapWatts: number): SovereignError {
  return new SovereignError(
    `${where}: fallbackCapWatts is ${fallbackCapWatts} and gpuCapWatts ${gpuCapWatts}: what is set when power runs short ` +
      "would be no less. Lower it, or leave it out.",
  );
}

export function noPowerProfiles(where: string, accelerator: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: powerProfile: no power profiles are known of ${accelerator}; ${known.join(", ")} have them. State ` +
      "gpuCapWatts instead.",
  );
}

export function racksOrPlacement(where: string): SovereignError {
  return new SovereignError(`${where}: placement names the racks already. Leave \`racks\` out.`);
}

export function emptyRacks(where: string, property: string): SovereignError {
  return new SovereignError(`${where}: ${property} names no rack. State at least one, or leave it out.`);
}

export function rackTwice(where: string, rack: string): SovereignError {
  return new SovereignError(`${where}: racks names '${rack}' twice. Name it once.`);
}

export function unknownRack(where: string, rack: string, hall: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: the power topology '${hall}' has no rack '${rack}'` +
      (didYouMean(rack, known) || `; it has ${listed(known)}.`),
  );
}

export function rackTooSmall(where: string, rack: string, nodes: number, units: number): SovereignError {
  return new SovereignError(
    `${where}: ${nodes} nodes would stand in rack '${rack}', which has room for ${units} servers (\`units\`). Put ` +
      `${nodes - units} of them elsewhere.`,
  );
}

export function hallOfTwoSites(where: string, hall: string, sites: readonly [string, string]): SovereignError {
  return new SovereignError(
    `${where}: the sites "${sites[0]}" and "${sites[1]}" are in the same hall '${hall}', and each is checked without the nodes ` +
      "of the other. List the hall's servers in its power topology (`servers` of a rack), those of both sites.",
  );
}

export function racksMissing(where: string, hall: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: say where the nodes stand, so that their feeds can be checked: \`racks\` or \`placement\`. The power ` +
      `topology '${hall}' has ${listed(known)}.`,
  );
}

export function hostsMissing(where: string): SovereignError {
  return new SovereignError(
    `${where}: say which hosts: \`racks\`, \`placement\` or \`nodeSelection\`. The next free one is never chosen.`,
  );
}

export function racksWithoutTopology(where: string, property: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} says where nodes stand, and the site "${site}" has no power topology. Give it ` +
      "`power: PowerTopology.fromFile(…)`, or leave it out.",
  );
}

export function withoutMeaningInCloud(where: string, property: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} has no meaning in a cloud, which says neither where its servers stand nor what feeds them. ` +
      (property === "server" ? "Write the `accelerator`; the instance type follows from it." : "Leave it out."),
  );
}

export function withoutMeaningHere(where: string, property: string, platform: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} is for nodes that a cloud makes; on a site of platform '${platform}' they stand already. ` +
      "Leave it out.",
  );
}

export function localSite(where: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: the site "${site}" is this machine, whose power and cooling nobody states. Use a SovereignGpuPool.`,
  );
}

export function noSuchHosts(where: string, racks: readonly string[], kind: string): SovereignError {
  return new SovereignError(
    `${where}: no living host in ${racksText(racks)} is a node with ${kind}. State \`server\` and \`accelerators\` of the ` +
      "hosts there, or name other racks.",
  );
}

export function otherNumberOfHosts(where: string, nodes: number, hosts: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: nodes is ${nodes}, and ${hosts.length} hosts are meant: ${listed(hosts)}. Leave \`nodes\` out, or say ` +
      "which hosts with `nodeSelection`: the next free one is never chosen.",
  );
}

export function otherHostsInRack(where: string, rack: string, nodes: number, hosts: readonly string[]): SovereignError {
  const found = hosts.length === 0 ? "no host there is meant" : `those that stand there are ${listed(hosts)}`;
  return new SovereignError(
    `${where}: placement puts ${nodes} nodes into rack '${rack}', and ${found}. Correct it, or say which hosts with ` +
      "`nodeSelection`.",
  );
}

export function hostElsewhere(where: string, host: string, rack: string | undefined): SovereignError {
  const place = rack === undefined ? "states no rack" : `stands in rack '${rack}'`;
  return new SovereignError(
    `${where}: nodeSelection means the host '${host}', which ${place}; that is none of the racks of the group. Correct ` +
      "one of the two.",
  );
}

export function hostWithoutRack(where: string, host: string, hall: string): SovereignError {
  return new SovereignError(
    `${where}: the host '${host}' states no rack, so nobody knows which feeds of '${hall}' it loads. State its \`rack\`.`,
  );
}

export function otherSum(where: string, nodes: number, placed: number): SovereignError {
  return new SovereignError(
    `${where}: nodes is ${nodes}, and placement comes to ${placed}. Leave \`nodes\` out, or correct one of the two.`,
  );
}

export function nodesUnknown(where: string, server: string, racks: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: say how many nodes: the power topology has no ${server} in ${racksText(racks)}. State \`nodes\` or ` +
      "`placement`.",
  );
}

export function nodesMissing(where: string): SovereignError {
  return new SovereignError(`${where}: say how many nodes: \`nodes\`.`);
}

export function serverUnknown(where: string, accelerator: string, found: readonly string[]): SovereignError {
  const why =
    found.length > 1
      ? `the power topology has several with ${accelerator}: ${found.join(", ")}`
      : `nothing says which server with ${accelerator} they are`;
  return new SovereignError(
    `${where}: what a node draws depends on its server, and ${why}. State \`server\` instead of \`accelerator\`.`,
  );
}

export function powerUnknown(where: string, node: string): SovereignError {
  return new SovereignError(
    `${where}: the catalogue does not know what ${node} draws, and what is not known is not 0. Use a SovereignGpuPool, ` +
      "whose power is then reported as unknown.",
  );
}

/** @param mostNodes how many would fit; 0 where not even one does */
export function overBudget(
  where: string,
  power: { readonly nodes: number; readonly node: string; readonly total: string; readonly over: string },
  budget: string,
  mostNodes: number,
): SovereignError {
  const fits =
    mostNodes === 0 ? "not even one of them fits" : `at most ${mostNodes} ${mostNodes === 1 ? "fits" : "fit"}`;
  return new SovereignError(
    `${where}: ${power.nodes} nodes of ${power.node} come to ${power.total}, ${power.over} over maxItKw of ${budget}; ` +
      `${fits}. Lower \`nodes\`, or raise the budget.`,
  );
}

/** A value as errors show it: a text is told from a number. */
export function shown(value: unknown): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}

function racksText(racks: readonly string[]): string {
  return racks.length === 1 ? `rack ${racks[0]}` : `racks ${listed(racks)}`;
}

const MOST_LISTED = 12;

export function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
