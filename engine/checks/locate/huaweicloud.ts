import { HUAWEICLOUD_ROWS } from "./huaweicloud-rows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import type { ProviderView } from "./provider-binding";
import { anywhere, type Reading } from "./reading";
import { placeNamed } from "./readers/region";
import { evidenceOf, knownText } from "./readers/text";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/**
 * Huawei Cloud. Arguments of the block after the provider's documentation (2026-08-21): `cloud` and `auth_url` may name
 * the cloud of a partner that runs Huawei's software.
 */
export const huaweicloud: ProviderTable = {
  provider: "huaweicloud",
  sources: ["huaweicloud/huaweicloud", "hashicorp/huaweicloud"],
  bind: bindByRegion({
    regions: ["region"],
    otherRegion: regionOfProject,
    hosts: ["auth_url", "cloud"],
    endpoints: ["endpoints{}"],
    ownHosts: /(?:^|\.)myhuaweicloud\.(?:com|eu)$/,
  }),
  placeArguments: placeArgumentsOf("huaweicloud_", () => require("./data/huaweicloud-types.json") as KnownTypes),
  places: [{ attribute: "region", as: "region" }],
  refinements: [
    ...said(
      "region",
      "availability_zone",
      "availability_zones",
      "available_zones",
      "master_availability_zone",
      "masters[].availability_zone",
      "node_config.availability_zone",
    ),
    // What a resource stands in tells where it is where the provider block does not.
    ...said(
      "reference",
      "cluster_id",
      "gateway_id",
      "instance_id",
      "loadbalancer_id",
      "network_id",
      "subnet_id",
      "vpc_id",
    ),
  ],
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: HUAWEICLOUD_ROWS,
};

/** The first project of a region bears the region's name; others are called `region_name`. */
function regionOfProject({ read, site }: ProviderView): Reading | undefined {
  const [project] = read("project_name");
  const [name] = project ? knownText(project.outcome).split("_", 1) : [];
  const found = name ? placeNamed(name, site) : undefined;
  if (found?.place.kind !== "countries") return undefined;
  return { ...found, to: name, evidence: evidenceOf(project, site) };
}
