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

/**
 * The hall with a power topology: two UPS, a feed of 41.3 kW each, and a rack of two DGX H100 on both.
 *
 * @param rack what is different about the rack
 * @param hall what is different about the topology
 */
export function hallWithPower(rack: JsonObject = {}, hall: JsonObject = {}): JsonObject {
  return inHall({
    powerTopology: {
      version: 1,
      name: "hall-1",
      electricalCode: "iec",
      climate: { designDryBulbC: 45, designWetBulbC: 24, altitudeM: 10 },
      cooling: { kind: "air-chilled", supplyC: 24, capacityKw: 200, copAtDesign: 3.5 },
      elements: [upsOf("a", 60), upsOf("b", 60), feedOf("a", 63), feedOf("b", 63)],
      racks: [rackOf("r1", rack)],
      ...hall,
    },
  });
}

/** A UPS that is a source. */
export function upsOf(side: string, ratedKw: number): JsonObject {
  return { name: `ups-${side}`, kind: "ups", ratedKw, efficiency: 0.96 };
}

/** A three-phase feed of 230 V from the UPS of its side. */
export function feedOf(side: string, amps: number, more: JsonObject = {}): JsonObject {
  const circuit = { volts: 230, reference: "line-neutral", amps };
  return { name: `feed-${side}`, kind: "feed", from: [`ups-${side}`], ...circuit, ...more };
}

/** A rack on both feeds. */
export function rackOf(name: string, more: JsonObject = {}): JsonObject {
  return {
    name,
    feeds: ["feed-a", "feed-b"],
    redundancy: "2N",
    cooling: { kind: "air", maxKw: 45, airflowCfm: 6000, inletC: 24 },
    servers: [{ model: "dgx-h100", count: 2 }],
    ...more,
  };
}

/** Saudi Arabia is where the hall is. */
export const AT_HOME = { confidential: { countries: ["SA"] } };

function under(
  provider: JsonObject,
  fails: JsonObject,
  fixed: JsonObject,
  more: Partial<Demonstration>,
): Demonstration {
  return { fails: { provider, resource: fails }, fixed: { provider, resource: fixed }, ...more };
}
