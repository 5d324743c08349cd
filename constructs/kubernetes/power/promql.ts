import type { PowerGroup, PowerGroupRack } from "./power-group";
import { labelValue, PLACE_LABELS } from "./places";
import type { VendorMetrics } from "./vendors";

/** What DCGM writes where a part has no such sensor is 9.2e18: more than this is no reading. */
const MOST = { celsius: 1000, watts: 100_000 };

/** Series of a metric that are readings, of the nodes of a group or of those in one of its racks. */
export function readings(
  group: PowerGroup,
  metrics: VendorMetrics,
  metric: string,
  unit: keyof typeof MOST,
  rack?: PowerGroupRack,
): string {
  return ofNodes(group, metrics.node, (matcher) => `(${metric}${matcher} < ${MOST[unit]})`, rack);
}

/**
 * Series of nodes. Where the nodes are not named, kube-state-metrics says which carry the group's labels, and has to export
 * them (`--metric-labels-allowlist=nodes=[…]`); where it does not, nothing is found, and an alert says so.
 *
 * @param label the label of the series that names their node
 */
export function ofNodes(
  group: PowerGroup,
  label: string,
  series: (matcher: string) => string,
  rack?: PowerGroupRack,
): string {
  const racks = rack ? [rack] : group.racks;
  const isNamed = racks.length > 0 && racks.every(({ nodeNames }) => nodeNames !== undefined);
  if (isNamed) {
    const names = racks.flatMap(({ nodeNames }) => nodeNames ?? []);
    return series(`{${label}=~${text(names.map(pattern).join("|"))}}`);
  }
  const labels = { ...group.nodeSelector, ...(rack ? { [PLACE_LABELS.rack]: labelValue(rack.name) } : {}) };
  const matchers = Object.entries(labels).map(([key, value]) => `${exportedLabel(key)}=${text(value)}`);
  const nodes = `kube_node_labels{${matchers.join(",")}}`;
  return `(${series("")} * on (${label}) group_left () max by (${label}) (label_replace(${nodes}, "${label}", "$1", "node", "(.+)")))`;
}

/** A string of PromQL. */
export function text(value: string): string {
  return JSON.stringify(value);
}

/** A name as a regular expression that means it alone. */
function pattern(name: string): string {
  return name.replace(/[.+*?()|[\]{}^$\\]/g, "\\$&");
}

/** The label of kube-state-metrics for a label of Kubernetes (docs, "kube_node_labels"): in snake case. */
export function exportedLabel(key: string): string {
  const plain = key.replace(/[^A-Za-z0-9_]/g, "_").replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  return `label_${plain.toLowerCase()}`;
}
