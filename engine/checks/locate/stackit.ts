import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import { STACKIT_ROWS } from "./stackit-rows";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/** STACKIT. Arguments after the provider's documentation (commit 49f5457d37 of 2026-08-21). */
export const stackit: ProviderTable = {
  provider: "stackit",
  sources: ["stackitcloud/stackit", "hashicorp/stackit"],
  bind: bindByRegion({
    regions: ["default_region", "region"],
    endpointSuffix: "_custom_endpoint",
    ownHosts: /\.stackit\.(?:cloud|com)$/,
  }),
  placeArguments: placeArgumentsOf("stackit_", () => require("./data/stackit-types.json") as KnownTypes),
  places: [{ attribute: "region", as: "region" }],
  refinements: said("region", "availability_zone", "node_pools[].availability_zones", "availability_zones.tunnel1"),
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: STACKIT_ROWS,
};
