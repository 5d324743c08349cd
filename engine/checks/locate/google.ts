import { derivedFlowsOf, type DerivedFlows } from "./derived-flows";
import { whereItLeadsToAPlace } from "./google-links";
import { googleRows } from "./google-rows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, unknownPlace } from "./reading";
import { hostOf } from "./readers/host";
import { readRegion } from "./readers/region";
import { textOf } from "./readers/text";
import type { ProviderTable } from "./table";

const DEFAULT_UNIVERSE = "googleapis.com";

const knownTypes = () => require("./data/google-types.json") as KnownTypes;
const derivedFlows = derivedFlowsOf("google_", () => require("./data/google-arguments.json") as DerivedFlows);

export const google: ProviderTable = {
  provider: "google",
  sources: ["hashicorp/google", "hashicorp/google-beta"],
  bind: bindGoogle,
  placeArguments: placeArgumentsOf("google_", knownTypes),
  places: ["zone", "location", "region", "location_id", "locations", "config"].map((attribute) => ({
    attribute,
    as: "region",
  })),
  refinements: ["node_locations", "location_id", "region", "zone"].map((attribute) => ({ attribute, as: "region" })),
  otherwise: (type, placeArguments) => {
    if (/_iam_(?:audit_config|binding|member|policy)$/.test(type)) return "global";
    // Only a region or zone is taken from the provider block; a location is not.
    const isTaken = placeArguments === undefined || placeArguments.length === 0 || placeArguments.some(isRegionOrZone);
    return isTaken ? "provider" : "unknown";
  },
  globalPlace: () => anywhere("its service is global"),
  get rows() {
    return googleRows(() => Object.values(knownTypes().byArguments).flat());
  },
  derivedFlows: (type) => derivedFlows(type).map(whereItLeadsToAPlace),
};

function isRegionOrZone(argument: string): boolean {
  return argument === "region" || argument === "zone";
}

/** The region of a provider block, else the zone; the operator follows from the universe. */
function bindGoogle({ address, block, read, site }: ProviderView): ProviderBinding {
  const [universe] = read("universe_domain").map(({ outcome }) => textOf(outcome) || undefined);
  const hasUniverse = read("universe_domain").length > 0;
  const partition = hasUniverse ? universe : DEFAULT_UNIVERSE;
  const endpoints = Object.keys(block?.config ?? {}).filter((argument) => argument.endsWith("_custom_endpoint"));
  const own = `.${partition ?? DEFAULT_UNIVERSE}`;
  const foreign = endpoints
    .flatMap(read)
    .map(hostOf)
    .find((host) => host !== undefined && !host.endsWith(own));
  if (foreign !== undefined) {
    const place = unknownPlace(`${address} sends its calls to ${foreign}`);
    return { address, place, overrides: true, evidence: [{ address, attribute: "…_custom_endpoint", value: foreign }] };
  }
  const [reading] = ["region", "zone"]
    .flatMap(read)
    .flatMap((argument) => readRegion(argument, { ...site, partition }) ?? []);
  if (reading)
    return { address, place: reading.place, operator: reading.operator, partition, evidence: reading.evidence };
  const missing = block ? "sets no region" : "does not exist";
  const place = unknownPlace(`${address} ${missing}, so that the environment decides`);
  return { address, place, partition, evidence: [{ address, attribute: "region", note: missing }] };
}
