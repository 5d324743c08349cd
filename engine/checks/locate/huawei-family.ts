import type { ProviderView } from "./provider-binding";
import type { Reading } from "./reading";
import { placeNamed } from "./readers/region";
import { evidenceOf, knownText } from "./readers/text";
import type { PlaceRow } from "./table";
import { said } from "./type-families";

/** What Huawei Cloud and Open Telekom Cloud, which began with its software, say alike. */
export const HUAWEI_REFINEMENTS: readonly PlaceRow[] = [
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
];

/**
 * The region by the project that a provider block logs in to, whose name is in the first of `attributes` that is set: the
 * first project of a region bears the region's name, and others are called `region_name`.
 */
export function regionOfProject(...attributes: readonly string[]): (view: ProviderView) => Reading | undefined {
  return ({ read, site }) => {
    const [project] = attributes.flatMap(read);
    const [name] = project ? knownText(project.outcome).split("_", 1) : [];
    const found = name ? placeNamed(name, site) : undefined;
    if (found?.place.kind !== "countries") return undefined;
    return { ...found, to: name, evidence: evidenceOf(project, site) };
  };
}
