import type { Evidence, Place } from "../model/placement";
import type { TerraformBackend, TerraformStack } from "../model/terraform";
import type { Locator } from "./locator";
import { occurrences } from "./paths";
import { inCountries, unknownPlace, type ReadingSite } from "./reading";
import { readAs } from "./readers";
import { placeOfHost } from "./readers/host-place";
import { statedEvidence } from "./stated-facts";
import type { PlaceRow } from "./table";

const ADDRESS = "terraform.backend";

/** Where HCP Terraform is, unless a backend names a host. */
const HCP_TERRAFORM = "app.terraform.io";

/** The arguments of a backend that say where it is, in the order in which they count. */
const BACKENDS: Readonly<Record<string, readonly PlaceRow[]>> = {
  // An endpoint comes first: with one, the region is not Amazon's.
  s3: [
    { attribute: "endpoints.s3", as: "host" },
    { attribute: "endpoint", as: "host" },
    { attribute: "region", as: "region" },
  ],
  gcs: [{ attribute: "bucket", as: "bucket" }],
  azurerm: [{ attribute: "storage_account_name", as: "reference", names: "azurerm_storage_account.name" }],
  oss: [{ attribute: "region", as: "region", provider: "alicloud" }],
  oci: [{ attribute: "region", as: "region", provider: "oci" }],
  http: [{ attribute: "address", as: "host" }],
  remote: [{ attribute: "hostname", as: "host" }],
  cloud: [{ attribute: "hostname", as: "host" }],
  consul: [{ attribute: "address", as: "host" }],
  kubernetes: [{ attribute: "host", as: "host" }],
  pg: [{ attribute: "conn_str", as: "host" }],
};

export interface LocatedBackend {
  readonly place: Place;
  readonly operator?: string;
  readonly evidence: readonly Evidence[];
}

/**
 * Where a state rests.
 *
 * @param isHall whether the stack uses no cloud, so that the machine that runs Terraform is the site's own
 */
export function locateBackend(
  locator: Locator,
  stack: TerraformStack,
  { type, config }: TerraformBackend,
  isHall: boolean,
): LocatedBackend {
  const resolved = type === "local" ? onThisMachine(stack, isHall) : byArguments(locator, stack, type, config);
  const stated = locator.factsOf(stack).ofSiteFile(ADDRESS);
  if (resolved.place.kind !== "unknown" || stated?.country === undefined) return resolved;
  const evidence = [...resolved.evidence, statedEvidence(ADDRESS, "country", stated.country, "the --site file")];
  return { place: inCountries([stated.country]), operator: resolved.operator ?? stated.operator?.id, evidence };
}

function onThisMachine(stack: TerraformStack, isHall: boolean): LocatedBackend {
  const { country, operator } = stack.facts ?? {};
  if (isHall && country !== undefined) {
    const by = stack.name ?? stack.file;
    return {
      place: inCountries([country]),
      operator: operator?.id,
      evidence: [statedEvidence(ADDRESS, "country", country, by)],
    };
  }
  return {
    place: unknownPlace("it lies on the machine that runs Terraform"),
    evidence: [{ address: ADDRESS, value: "local" }],
  };
}

function byArguments(
  locator: Locator,
  stack: TerraformStack,
  type: string,
  config: TerraformBackend["config"],
): LocatedBackend {
  const site: ReadingSite = { locator, stack, address: ADDRESS, provider: "aws" };
  const scope = locator.program.scopeOf(stack);
  for (const { attribute, as, names, provider } of BACKENDS[type] ?? []) {
    const asked = { ...site, names, provider: provider ?? site.provider };
    const [reading] = occurrences(config, scope, attribute).flatMap((occurrence) => readAs(as, occurrence, asked));
    if (reading) return reading;
  }
  if (type === "remote" || type === "cloud") return placeOfHost(HCP_TERRAFORM, site);
  const why = `the backend '${type}' does not say where it is`;
  return { place: unknownPlace(why), evidence: [{ address: ADDRESS, value: type }] };
}
