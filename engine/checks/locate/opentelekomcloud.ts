import { derivedFlowsOf, type DerivedFlows } from "./derived-flows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { OPENTELEKOMCLOUD_ROWS } from "./opentelekomcloud-rows";
import type { ProviderView } from "./provider-binding";
import { anywhere, type Reading } from "./reading";
import { placeNamed } from "./readers/region";
import { evidenceOf, knownText } from "./readers/text";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/**
 * Open Telekom Cloud. What the provider block means after the provider's documentation and `GetRegion` of its
 * configuration (repository of the provider, 2024-10-24).
 */
export const opentelekomcloud: ProviderTable = {
  provider: "opentelekomcloud",
  sources: ["opentelekomcloud/opentelekomcloud", "hashicorp/opentelekomcloud"],
  bind: bindByRegion({
    regions: ["region"],
    otherRegion: regionOfProject,
    hosts: ["auth_url"],
    ownHosts: /\.otc\.t-systems\.com$/,
  }),
  placeArguments: placeArgumentsOf(
    "opentelekomcloud_",
    () => require("./data/opentelekomcloud-types.json") as KnownTypes,
  ),
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
  rows: OPENTELEKOMCLOUD_ROWS,
  derivedFlows: derivedFlowsOf(
    "opentelekomcloud_",
    () => require("./data/opentelekomcloud-arguments.json") as DerivedFlows,
  ),
};

/** A project is of one region, and its name begins with it: `eu-de`, `eu-de_shop`. */
function regionOfProject({ read, site }: ProviderView): Reading | undefined {
  const [project] = ["tenant_name", "delegated_project"].flatMap(read);
  const [name] = project ? knownText(project.outcome).split("_", 1) : [];
  const found = name ? placeNamed(name, site) : undefined;
  if (found?.place.kind !== "countries") return undefined;
  return { ...found, to: name, evidence: evidenceOf(project, site) };
}
