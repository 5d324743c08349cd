import type { Host } from "../../../engine/hosts/host";
import type { NodeSelection } from "../../node-selection";
import { noSuchHosts, unknownHost, unknownRack } from "./errors";

/**
 * The hosts that a selection means, lost ones among them, in the order of the site.
 *
 * @throws when a name, rack or set of labels is no host's
 */
export function selectHosts(where: string, hosts: readonly Host[], selection: NodeSelection): readonly Host[] {
  const { names, racks, labels = {} } = selection;
  if (names) return byNames(where, hosts, names);
  if (racks) return byRacks(where, hosts, racks);
  const wanted = Object.entries(labels);
  const found = hosts.filter((host) => wanted.every(([key, value]) => host.labels[key] === value));
  if (found.length === 0 || wanted.length === 0) {
    throw noSuchHosts(where, wanted.map(([key, value]) => `${key}=${value}`).join(", ") || "no labels");
  }
  return found;
}

function byNames(where: string, hosts: readonly Host[], names: readonly string[]): readonly Host[] {
  const known = hosts.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownHost(where, unknown, known);
  return hosts.filter(({ name }) => names.includes(name));
}

function byRacks(where: string, hosts: readonly Host[], racks: readonly string[]): readonly Host[] {
  const known = [...new Set(hosts.flatMap(({ rack }) => rack ?? []))].sort();
  const unknown = racks.find((rack) => !known.includes(rack));
  if (unknown !== undefined) throw unknownRack(where, unknown, known);
  return hosts.filter(({ rack }) => rack !== undefined && racks.includes(rack));
}
