import { createHash } from "node:crypto";
import { isLabelValue } from "../../../engine/hosts/labels";
import type { PowerGroup, PowerGroupRack } from "./power-group";

/** Labels that say where a node stands. `sovereign.ai/rack` is also the one that hosts of a bare-metal site get. */
export const PLACE_LABELS = {
  hall: "sovereign.ai/hall",
  feed: "sovereign.ai/feed",
  rack: "sovereign.ai/rack",
  coolingZone: "sovereign.ai/cooling-zone",
} as const;

/** The extended resource of a node's power, in whole watts. */
export const WATTS_RESOURCE = "sovereign.ai/watts";

/** What a pod asks for beside accelerators, in a cluster where those of one resource differ in watts: the watts of one. */
export function wattsRequest(resource: string): string {
  return `sovereign.ai/watts-per-${resource.replace("/", "-")}`;
}

const MAX_LABEL = 63;

/** Where the nodes of a rack stand, as their labels. Racks on the same feeds share the value of `sovereign.ai/feed`. */
export function placeLabels(group: PowerGroup, rack: PowerGroupRack): Record<string, string> {
  const { coolingZone } = rack;
  return {
    [PLACE_LABELS.hall]: labelValue(hallOf(group)),
    [PLACE_LABELS.feed]: feedSet(rack),
    [PLACE_LABELS.rack]: labelValue(rack.name),
    ...(coolingZone === undefined ? {} : { [PLACE_LABELS.coolingZone]: labelValue(coolingZone) }),
  };
}

export function hallOf({ hall, site }: PowerGroup): string {
  return hall ?? site;
}

/** One value for the feeds of a rack, in the order of their names. */
export function feedSet({ feeds }: PowerGroupRack): string {
  return labelValue([...feeds].sort().join("."));
}

/** A name as it is where a label takes it, else made so and kept apart by a hash. */
export function labelValue(name: string): string {
  if (name !== "" && isLabelValue(name)) return name;
  return shortened(name.replace(/[^A-Za-z0-9]+/g, "-"), name);
}

/** A name of objects that take dots, such as cohorts of Kueue. */
export function objectPart(name: string): string {
  const plain = name.toLowerCase();
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(plain) && plain === name && name.length <= MAX_LABEL
    ? name
    : shortened(plain.replace(/[^a-z0-9]+/g, "-"), name);
}

function shortened(plain: string, name: string): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${plain.slice(0, MAX_LABEL - hash.length - 1)}-${hash}`.replace(/^-+/, "");
}
