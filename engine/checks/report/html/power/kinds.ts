import type { BoxKind } from "./boxes";

export const KIND_LABELS: Readonly<Record<BoxKind, readonly [one: string, several: string]>> = {
  utility: ["Utility", "utilities"],
  generator: ["Generator", "generators"],
  ups: ["UPS", "UPS"],
  panel: ["Panel", "panels"],
  feed: ["Feed", "feeds"],
  rack: ["Rack", "racks"],
  cooling: ["Cooling", "coolings"],
};
