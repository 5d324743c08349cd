import { ALICLOUD_ROWS } from "./alicloud-rows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/**
 * Alibaba Cloud. A type is in the region of the provider block, which the environment sets where the block does not (and
 * `cn-beijing` where neither does). Arguments after the provider's documentation (commit 81c43b6727 of 2026-08-21).
 */
export const alicloud: ProviderTable = {
  provider: "alicloud",
  sources: ["aliyun/alicloud", "hashicorp/alicloud"],
  bind: bindByRegion({
    regions: ["region"],
    endpoints: ["endpoints{}"],
    ownHosts: /\.(?:aliyuncs|alibabacloud)\.com$/,
  }),
  placeArguments: placeArgumentsOf("alicloud_", () => require("./data/alicloud-types.json") as KnownTypes),
  places: [],
  refinements: [
    ...said("region", "zone_id", "availability_zone", "zone_ids", "zones", "zone_mappings[].zone_id"),
    // What a resource stands in tells where it is where the provider block does not.
    ...said("reference", "cluster_id", "instance_id", "load_balancer_id", "vpc_id", "vswitch_id"),
  ],
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: ALICLOUD_ROWS,
};
