import { describe, expect, it } from "vitest";
import certificationRows from "../../catalog/data/certifications.json";
import countryRows from "../../catalog/data/countries.json";
import groupRows from "../../catalog/data/country-groups.json";
import heldRows from "../../catalog/data/held-certifications.json";
import hostRows from "../../catalog/data/hosts.json";
import multiRegionRows from "../../catalog/data/multi-regions.json";
import operatorRows from "../../catalog/data/operators.json";
import pciDeviceRows from "../../catalog/data/pci-devices.json";
import regionRows from "../../catalog/data/regions.json";
import zoneRows from "../../catalog/data/zones.json";
import { findCertification, heldCertifications } from "../../catalog/certifications";
import { countryGroups, isCountryCode } from "../../catalog/countries";
import { hosts } from "../../catalog/hosts";
import { multiRegions } from "../../catalog/multi-regions";
import { controlsOn, findOperator, operators } from "../../catalog/operators";
import { findRegion, regionsOf } from "../../catalog/regions";
import { zones } from "../../catalog/zones";

type Row = Readonly<Record<string, unknown>>;

/** Every table, and the columns that make its key. */
const TABLES: Readonly<Record<string, { rows: readonly Row[]; key: readonly string[] }>> = {
  certifications: { rows: certificationRows, key: ["id"] },
  countries: { rows: countryRows, key: ["code"] },
  "country-groups": { rows: groupRows, key: ["id"] },
  "held-certifications": { rows: heldRows, key: ["operator", "certification", "region"] },
  hosts: { rows: hostRows, key: ["host"] },
  "multi-regions": { rows: multiRegionRows, key: ["provider", "service", "name"] },
  operators: { rows: operatorRows, key: ["id"] },
  "pci-devices": { rows: pciDeviceRows, key: ["vendorId", "deviceId"] },
  regions: { rows: regionRows, key: ["provider", "partition", "region"] },
  zones: { rows: zoneRows, key: ["provider", "zone"] },
};

const CONFIDENCES = ["sourced", "general-knowledge", "computed", "derived", "partly", "estimate"];

describe.each(Object.entries(TABLES))("the table of %s", (_, { rows, key }) => {
  const keys = rows.map((row) => key.map((column) => row[column] ?? "").join("/"));

  it("has one row a key, sorted by it", () => {
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it("says of every row where it comes from, when it was held true, and how it is known", () => {
    const unfounded = rows.filter(
      (row) =>
        typeof row.source !== "string" ||
        row.source.length === 0 ||
        !/^20\d\d-\d\d-\d\d$/.test(String(row.asOf)) ||
        !CONFIDENCES.includes(String(row.confidence)),
    );
    expect(unfounded).toEqual([]);
  });

  it("calls no row sourced that rests on general knowledge alone", () => {
    const overstated = rows.filter(
      (row) => row.source === "general knowledge" && row.confidence !== "general-knowledge",
    );
    expect(overstated).toEqual([]);
  });
});

describe("the tables together", () => {
  it("place every region and zone in a country that exists", () => {
    expect([...regionsOf(), ...zones()].filter((row) => !isCountryCode(row.country))).toEqual([]);
  });

  it("know the operator of every region, host and held certification", () => {
    const named = [...regionsOf(), ...hosts(), ...heldCertifications()].map((row) => row.operator);
    expect(named.filter((id) => !findOperator(id))).toEqual([]);
  });

  it("know the pair of every region, in the same partition", () => {
    const paired = regionsOf().filter((row) => typeof row.paired === "string");
    expect(paired.length).toBeGreaterThan(50);
    expect(
      paired.filter((row) => findRegion(row.provider, row.partition, row.paired ?? "")?.region !== row.paired),
    ).toEqual([]);
  });

  it("give no name or alias to two regions of one partition", () => {
    const names = regionsOf().flatMap((row) =>
      [row.region, ...(row.aliases ?? [])].map((name) => `${row.provider}/${row.partition}/${name.toLowerCase()}`),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("put every zone outside its region into a region that exists", () => {
    expect(zones().filter((zone) => !findRegion(zone.provider, undefined, zone.region))).toEqual([]);
  });

  it("name countries of operators, groups and hosts that exist", () => {
    const named = [
      ...operators().flatMap((row) => [
        row.hq,
        row.ultimateParent,
        row.techVendor?.country,
        row.controlsBy?.country,
        ...(row.controlsIn ?? []),
        ...(row.establishments ?? []),
      ]),
      ...countryGroups().flatMap((row) => row.members),
      ...hosts().map((row) => row.country),
    ].filter((code) => code !== undefined);
    expect(named.filter((code) => !isCountryCode(code))).toEqual([]);
  });

  it("say of every partner's controls on whose cloud and in which countries they are", () => {
    const partial = operators().filter(
      ({ controlsBy, controlsOn: cloud, controlsIn = [] }) =>
        new Set([controlsBy !== undefined, cloud !== undefined, controlsIn.length > 0]).size > 1,
    );
    expect(partial).toEqual([]);
    expect([controlsOn("google-dt"), controlsOn("google-dt", "DE")]).toEqual(["google", "google"]);
    expect([controlsOn("google-dt", "SA"), controlsOn("google", "DE"), controlsOn("acme")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("give a set of countries exactly where its regions are, and nowhere else", () => {
    const wrong = multiRegions().filter((row) => {
      if (!row.regions) return false;
      const countries = row.regions.map((region) => findRegion(row.provider, undefined, region)?.country);
      return JSON.stringify([...new Set(countries)].sort()) !== JSON.stringify(row.countries);
    });
    expect(wrong).toEqual([]);
  });

  it("give every location countries, or say that it has none to give", () => {
    expect(multiRegions().filter((row) => (row.countries.length === 0) !== (row.scope !== undefined))).toEqual([]);
    expect(multiRegions().flatMap((row) => row.countries.filter((code) => !isCountryCode(code)))).toEqual([]);
  });

  it("know every certification that an operator is said to hold, and its level", () => {
    const wrong = heldCertifications().filter((held) => {
      const certification = findCertification(held.certification);
      const levelKnown = held.level === undefined || certification?.levels?.includes(held.level);
      const versionKnown = held.version === undefined || certification?.versions?.includes(held.version);
      return !certification || !levelKnown || !versionKnown;
    });
    expect(wrong).toEqual([]);
  });
});
