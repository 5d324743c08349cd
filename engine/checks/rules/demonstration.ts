import type { JsonObject } from "../../json";
import type { Demonstration } from "./rule";

/** Frankfurt, and an alias for Virginia. */
const AWS: JsonObject = { aws: [{ region: "eu-central-1" }, { alias: "virginia", region: "us-east-1" }] };
const AZURE: JsonObject = { azurerm: { features: {} } };
const GOOGLE: JsonObject = { google: { region: "europe-west3", project: "acme" } };

/** Two sets of resources under the same provider blocks: with the finding, and without. */
export function onAws(fails: JsonObject, fixed: JsonObject, more: Partial<Demonstration> = {}): Demonstration {
  return under(AWS, fails, fixed, more);
}

export function onAzure(fails: JsonObject, fixed: JsonObject, more: Partial<Demonstration> = {}): Demonstration {
  return under(AZURE, fails, fixed, more);
}

export function onGoogle(fails: JsonObject, fixed: JsonObject, more: Partial<Demonstration> = {}): Demonstration {
  return under(GOOGLE, fails, fixed, more);
}

/** The keys of a policy for an end user at home, with a licence that is as large as said. */
export function withLicence(maxTpp: number): JsonObject {
  const items = ["3A090.a", "4A090.a"];
  return {
    endUser: { hq: "SA", ultimateParent: "SA" },
    exportAuthorisations: [{ id: "L-1", kind: "licence", items, country: "SA", maxTpp, expires: "2027-06-30" }],
  };
}

/** Eight H100 a node in a hall of one's own. */
export const POOL_IN_HALL = {
  type: "SovereignGpuPool",
  server: "dgx-h100",
  accelerator: { name: "h100-sxm", perNode: 8, nodes: 4 },
};

/** A hall in Saudi Arabia, with what it states of itself beside its site, country and operator. */
export function inHall(facts: JsonObject = { constructs: { train: POOL_IN_HALL } }): JsonObject {
  const operator = { id: "acme", hq: "SA", ultimateParent: "SA" };
  return {
    "//": { sovereignty: { version: 1, site: "hall-1", country: "SA", operator, ...facts } },
    resource: { terraform_data: { hosts: { "//": { metadata: { path: "train", uniqueId: "hosts" } } } } },
  };
}

function under(
  provider: JsonObject,
  fails: JsonObject,
  fixed: JsonObject,
  more: Partial<Demonstration>,
): Demonstration {
  return { fails: { provider, resource: fails }, fixed: { provider, resource: fixed }, ...more };
}
