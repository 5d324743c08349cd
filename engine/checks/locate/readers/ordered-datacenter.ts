import { isJsonObject } from "../../../json";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { placeNamed } from "./region";
import { evidenceOf } from "./text";

/** One setting of an order of OVHcloud, a label and a value: `vps_datacenter` and `GRA`. Other settings say no place. */
export function readOrderedDatacenter(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const setting = occurrence.outcome.known?.value;
  if (setting === undefined || !isJsonObject(setting)) return undefined;
  const { label, value } = setting;
  if (typeof label !== "string" || !label.endsWith("datacenter") || typeof value !== "string") return undefined;
  return { ...placeNamed(value, site), to: value, evidence: evidenceOf(occurrence, site) };
}
