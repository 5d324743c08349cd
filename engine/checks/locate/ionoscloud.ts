import { IONOSCLOUD_ROWS } from "./ionoscloud-rows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";

/**
 * IONOS Cloud. A data centre has a location and what is in it has none; the provider block only says where buckets are.
 * Arguments after the provider's documentation (commit 62ea59adb6 of 2026-07-24).
 */
export const ionoscloud: ProviderTable = {
  provider: "ionoscloud",
  sources: ["ionos-cloud/ionoscloud", "hashicorp/ionoscloud"],
  bind: bindByRegion({
    regions: ["s3_region"],
    endpoints: ["endpoint"],
    ownHosts: /\.ionos(?:cloud)?\.com$/,
  }),
  placeArguments: placeArgumentsOf("ionoscloud_", () => require("./data/ionoscloud-types.json") as KnownTypes),
  places: [
    { attribute: "location", as: "region" },
    { attribute: "region", as: "region" },
    { attribute: "datacenter_id", as: "reference" },
  ],
  refinements: [],
  otherwise: () => "unknown",
  globalPlace: () => anywhere("its service is global"),
  rows: IONOSCLOUD_ROWS,
};
