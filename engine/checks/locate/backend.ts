import type { StackFacts } from "../model/facts";
import type { Contradiction, Evidence, Place } from "../model/placement";
import { stackPath } from "../model/stack-path";
import type { TerraformBackend, TerraformStack } from "../model/terraform";
import type { Locator } from "./locator";
import { occurrences } from "./paths";
import { inCountries, unknownPlace, type ReadingSite } from "./reading";
import { readAs } from "./readers";
import { placeOfHost } from "./readers/host-place";
import { statedEvidence, type Stated } from "./stated-facts";
import { contradictionOf } from "./stated-place";
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
  /** What is stated against `place`, which is the resolved one. @default - nothing is */
  readonly contradiction?: Contradiction;
  readonly operator?: string;
  readonly evidence: readonly Evidence[];
}

/**
 * Where a state rests. What is stated fills what the backend does not say, and never beats what it does.
 *
 * @param isHall whether the stack uses no cloud, so that the machine that runs Terraform is the site's own
 */
export function locateBackend(
  locator: Locator,
  stack: TerraformStack,
  { type, config }: TerraformBackend,
  isHall: boolean,
): LocatedBackend {
  const resolved = type === "local" ? onThisMachine() : byArguments(locator, stack, type, config);
  const stated = statedState(locator, stack) ?? (type === "local" && isHall ? statedHall(stack) : undefined);
  if (!stated) return resolved;
  const { country, operator } = stated.value;
  const evidence = statedEvidence(ADDRESS, "country", country, stated.by);
  if (resolved.place.kind === "unknown") {
    return {
      place: inCountries([country]),
      operator: resolved.operator ?? operator?.id,
      evidence: [...resolved.evidence, evidence],
    };
  }
  const why = contradictionOf(resolved.place, `the backend '${type}'`, { value: country, by: stated.by });
  return why === undefined ? resolved : { ...resolved, contradiction: { why, evidence } };
}

type StatedState = Stated<NonNullable<StackFacts["state"]>>;

function statedState(locator: Locator, stack: TerraformStack): StatedState | undefined {
  const ofProgram = stack.facts?.state;
  if (ofProgram) return { value: ofProgram, by: stackPath(stack) };
  const { country, operator } = locator.factsOf(stack).ofSiteFile(ADDRESS) ?? {};
  return country === undefined ? undefined : { value: { country, operator }, by: "the --site file" };
}

function statedHall(stack: TerraformStack): StatedState | undefined {
  const { country, operator } = stack.facts ?? {};
  return country === undefined ? undefined : { value: { country, operator }, by: stackPath(stack) };
}

function onThisMachine(): LocatedBackend {
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
  for (const { attribute, as, names, provider } of Object.hasOwn(BACKENDS, type) ? BACKENDS[type] : []) {
    const asked = { ...site, names, provider: provider ?? site.provider };
    const [reading] = occurrences(config, scope, attribute).flatMap((occurrence) => readAs(as, occurrence, asked));
    if (reading) return reading;
  }
  if (type === "remote" || type === "cloud") return placeOfHost(HCP_TERRAFORM, site);
  const why = `the backend '${type}' does not say where it is`;
  return { place: unknownPlace(why), evidence: [{ address: ADDRESS, value: type }] };
}
