import { derivedFlowsOf, type DerivedFlows } from "./derived-flows";
import { HUAWEI_REFINEMENTS, regionOfProject } from "./huawei-family";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { OPENTELEKOMCLOUD_ROWS } from "./opentelekomcloud-rows";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";

/**
 * Open Telekom Cloud. What the provider block means after the provider's documentation and `GetRegion` of its
 * configuration (repository of the provider, 2024-10-24).
 */
export const opentelekomcloud: ProviderTable = {
  provider: "opentelekomcloud",
  sources: ["opentelekomcloud/opentelekomcloud", "hashicorp/opentelekomcloud"],
  bind: bindByRegion({
    regions: ["region"],
    otherRegion: regionOfProject("tenant_name", "delegated_project"),
    hosts: ["auth_url"],
    ownHosts: /\.otc\.t-systems\.com$/,
  }),
  placeArguments: placeArgumentsOf(
    "opentelekomcloud_",
    () => require("./data/opentelekomcloud-types.json") as KnownTypes,
  ),
  places: [{ attribute: "region", as: "region" }],
  refinements: HUAWEI_REFINEMENTS,
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: OPENTELEKOMCLOUD_ROWS,
  derivedFlows: derivedFlowsOf(
    "opentelekomcloud_",
    () => require("./data/opentelekomcloud-arguments.json") as DerivedFlows,
  ),
};

/** A project is of one region, and its name begins with it: `eu-de`, `eu-de_shop`. */
