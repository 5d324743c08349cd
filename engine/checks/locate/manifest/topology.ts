import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import { evaluate } from "../../expression/evaluate";
import type { Scope } from "../../expression/outcome";
import { known } from "../../expression/outcome";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { textOf } from "../readers/text";
import { below, NOWHERE, textAt, valuesAt, type Node } from "./node";
import { readNodeLocation } from "./regions";

/** Deeper parts bind nothing to a node. */
const MAX_DEPTH = 50;

/** Labels of a node that say where it is. */
const LOCATION_LABELS: ReadonlySet<string> = new Set([
  "failure-domain.beta.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "topology.ebs.csi.aws.com/zone",
  "topology.disk.csi.azure.com/zone",
  "topology.gke.io/zone",
  "topology.kubernetes.io/region",
  "topology.kubernetes.io/zone",
]);

/** Parameters by which a driver of volumes is told where they are. */
const LOCATION_PARAMETERS = /^(?:region|location|availability|availability-?zone|zones?)$/i;

/** What says nothing of nodes, or holds labels of its own. */
const SKIPPED: ReadonlySet<string> = new Set(["metadata", "status", "data", "stringData"]);

/** Terms that bind to the nodes which have a label with one of the values. */
const BINDING_OPERATORS: ReadonlySet<string | undefined> = new Set([undefined, "In"]);

/** The handle of a disk names its zone: `projects/p/zones/europe-west3-a/disks/d`, `aws://eu-central-1a/vol-1`. */
const ZONE_IN_HANDLE = /(?:^|\/)(?:zones|regions)\/([a-z0-9-]+)(?:\/|$)|^aws:\/\/([a-z0-9-]+)\//;
const HANDLE_NAMES: ReadonlySet<string> = new Set(["volumeHandle", "volume_handle", "volumeID", "volume_id"]);

/** Every region and zone of the cluster's cloud that a part binds pods or volumes to. */
export function locationsOfNodes(node: Node, site: ReadingSite): readonly Reading[] {
  const found: Reading[] = [];
  if (mayBind(node.value, 0)) look(node, site, found, 0);
  return found;
}

/** Whether anything in a value may say a location. Most objects say none, and that is told without looking any further. */
function mayBind(value: JsonValue, depth: number): boolean {
  if (depth > MAX_DEPTH || value === null || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.some((item) => mayBind(item, depth + 1));
  for (const key in value) {
    if (key === "key" || key === "parameters" || LOCATION_LABELS.has(key) || HANDLE_NAMES.has(key)) return true;
    if (mayBind(value[key], depth + 1)) return true;
  }
  return false;
}

function look(node: Node, site: ReadingSite, found: Reading[], depth: number): void {
  const { attribute, value, scope } = node;
  if (depth > MAX_DEPTH || value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    value.forEach((item, index) =>
      look({ attribute: `${attribute}[${index}]`, value: item, scope }, site, found, depth + 1),
    );
    return;
  }
  if (Object.hasOwn(value, "key")) lookAtTerm(node, site, found);
  for (const [key, member] of Object.entries(value)) {
    if (SKIPPED.has(key)) continue;
    const at = below(attribute, key);
    if (key === "parameters") lookAtParameters({ attribute: at, value: member, scope }, site, found);
    if (typeof member !== "string") look({ attribute: at, value: member, scope }, site, found, depth + 1);
    else if (LOCATION_LABELS.has(key))
      add(occurrence(`${attribute}[${JSON.stringify(key)}]`, member, scope), site, found);
    else if (HANDLE_NAMES.has(key)) lookAtHandle(occurrence(at, member, scope), site, found);
  }
}

/** `{ key, operator: In, values }`, as affinities, topologies and requirements of nodes are written. */
function lookAtTerm(node: Node, site: ReadingSite, found: Reading[]): void {
  if (!LOCATION_LABELS.has(textAt(node, "key") ?? "") || !BINDING_OPERATORS.has(textAt(node, "operator"))) return;
  for (const value of valuesAt(node, "values")) add(value, site, found);
}

function lookAtParameters({ attribute, value, scope }: Node, site: ReadingSite, found: Reading[]): void {
  if (!isJsonObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (!LOCATION_PARAMETERS.test(name) || typeof member !== "string") continue;
    const said = occurrence(below(attribute, name), member, scope);
    for (const one of (textOf(said.outcome) ?? "").split(/\s*,\s*/)) add(withText(said, one), site, found);
  }
}

function lookAtHandle(said: Occurrence, site: ReadingSite, found: Reading[]): void {
  const [, zone, ofAws] = ZONE_IN_HANDLE.exec(textOf(said.outcome) ?? "") ?? [];
  if (zone !== undefined || ofAws !== undefined) add(withText(said, zone ?? ofAws), site, found);
}

function add(said: Occurrence, site: ReadingSite, found: Reading[]): void {
  const reading = readNodeLocation(said, site);
  if (reading) found.push(reading);
}

function occurrence(attribute: string, value: JsonValue, scope: Scope): Occurrence {
  return { attribute, value, outcome: evaluate(value, scope) };
}

function withText(said: Occurrence, text: string): Occurrence {
  return { ...said, outcome: known(text, NOWHERE, said.outcome.trail) };
}
