import { HUAWEICLOUD_ROWS } from "./huaweicloud-rows";
import { HUAWEI_REFINEMENTS, regionOfProject } from "./huawei-family";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";

/**
 * Huawei Cloud. Arguments of the block after the provider's documentation (2026-08-21): `cloud` and `auth_url` may name
 * the cloud of a partner that runs Huawei's software.
 */
export const huaweicloud: ProviderTable = {
  provider: "huaweicloud",
  sources: ["huaweicloud/huaweicloud", "hashicorp/huaweicloud"],
  bind: bindByRegion({
    regions: ["region"],
    otherRegion: regionOfProject("project_name"),
    hosts: ["auth_url", "cloud"],
    endpoints: ["endpoints{}"],
    ownHosts: /(?:^|\.)myhuaweicloud\.(?:com|eu)$/,
  }),
  placeArguments: placeArgumentsOf("huaweicloud_", () => require("./data/huaweicloud-types.json") as KnownTypes),
  places: [{ attribute: "region", as: "region" }],
  refinements: HUAWEI_REFINEMENTS,
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: HUAWEICLOUD_ROWS,
};
