import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import { SCALEWAY_ROWS } from "./scaleway-rows";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/**
 * Scaleway. Types with a zone take the block's zone and the others its region: where those two are not in one place, both
 * count for every type. Arguments after the provider's documentation (commit b2d45ed4bd of 2026-08-21).
 */
export const scaleway: ProviderTable = {
  provider: "scaleway",
  sources: ["scaleway/scaleway", "hashicorp/scaleway"],
  bind: bindByRegion({
    regions: ["region", "zone"],
    endpoints: ["api_url"],
    ownHosts: /(?:^|\.)scaleway\.com$/,
  }),
  placeArguments: placeArgumentsOf("scaleway_", () => require("./data/scaleway-types.json") as KnownTypes),
  places: said("region", "zone", "region"),
  refinements: said("region", "zones"),
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: SCALEWAY_ROWS,
};
