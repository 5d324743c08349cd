import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { OVH_ROWS } from "./ovh-rows";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/**
 * OVHcloud. The provider block takes no region: `endpoint` is the API of a sales region (`ovh-eu`, `ovh-ca`, `ovh-us`),
 * through which data centres anywhere are ordered. Arguments after the provider's documentation (commit a1ae5bcee3 of
 * 2026-08-21).
 */
export const ovh: ProviderTable = {
  provider: "ovh",
  sources: ["ovh/ovh", "hashicorp/ovh"],
  bind: bindByRegion({
    ownHosts: /(?:^(?:ovh|kimsufi|soyoustart|runabove)-(?:eu|ca|us)$|\.(?:ovh|ovhcloud)\.com$)/,
    hosts: ["endpoint"],
  }),
  placeArguments: placeArgumentsOf("ovh_", () => require("./data/ovh-types.json") as KnownTypes),
  places: said("region", "region", "region_name", "regions", "datacenter"),
  refinements: said("region", "availability_zone", "availability_zones"),
  otherwise: () => "unknown",
  globalPlace: () => anywhere("its service is global"),
  rows: OVH_ROWS,
};
