import { describe, expect, it } from "vitest";
import { findMultiRegion } from "../../catalog/multi-regions";
import { findRegion, regionsOf } from "../../catalog/regions";
import { findZone } from "../../catalog/zones";

const countryOf = (provider: string, region: string) => findRegion(provider, undefined, region)?.country;

describe("a region", () => {
  it.each([
    ["me-central-1", { aws: "AE", alicloud: "SA" }],
    ["eu-west-2", { aws: "GB", outscale: "FR" }],
    ["me-east-1", { huaweicloud: "SA", alicloud: "AE" }],
    ["eu-west-1", { aws: "IE", alicloud: "GB" }],
    ["eu-south-2", { aws: "ES", ionoscloud: "ES" }],
  ])("named %s is another place in another cloud", (region, expected) => {
    expect(
      Object.fromEntries(Object.keys(expected).map((provider) => [provider, countryOf(provider, region)])),
    ).toEqual(expected);
  });

  it("of Google tells Doha from Dammam", () => {
    expect(findRegion("google", "googleapis.com", "me-central1")).toMatchObject({ country: "QA", city: "Doha" });
    expect(findRegion("google", "googleapis.com", "me-central2")).toMatchObject({ country: "SA", city: "Dammam" });
  });

  it("is found in its own partition only", () => {
    expect(findRegion("aws", "aws-eusc", "eusc-de-east-1")?.operator).toBe("aws-eusc");
    expect(findRegion("aws", "aws", "eusc-de-east-1")).toBeUndefined();
  });

  it("is found without a partition where one partition has it", () => {
    expect(findRegion("aws", undefined, "cn-north-1")?.partition).toBe("aws-cn");
    expect(findRegion("google", undefined, "u-france-east1")?.operator).toBe("s3ns");
  });

  it("is found however it is written", () => {
    expect(findRegion("azurerm", "public", "West Europe")?.region).toBe("westeurope");
    expect(findRegion("google", undefined, "EUROPE-WEST4")?.country).toBe("NL");
    expect(findRegion("ovh", undefined, "gra11")?.country).toBe("FR");
    expect(findRegion("oci", undefined, "FRA")?.region).toBe("eu-frankfurt-1");
  });

  it("that no cloud has is not known", () => {
    expect(findRegion("aws", undefined, "eu-central-9")).toBeUndefined();
    expect(findRegion("nobody", undefined, "eu-central-1")).toBeUndefined();
    expect(findRegion("aws", undefined, "")).toBeUndefined();
  });

  it("names the pair that geo-redundant data goes to, also abroad", () => {
    expect(findRegion("azurerm", "public", "westeurope")?.paired).toBe("northeurope");
    expect(findRegion("azurerm", "public", "southeastasia")?.paired).toBe("eastasia");
    expect(findRegion("azurerm", "public", "brazilsouth")?.paired).toBe("southcentralus");
  });

  it("tells having no pair from not knowing it", () => {
    expect(findRegion("azurerm", "public", "qatarcentral")?.paired).toBeNull();
    expect(findRegion("azurerm", "public", "saudiarabiaeast")?.paired).toBeUndefined();
  });

  it("of AWS in Saudi Arabia is announced, not open", () => {
    expect(regionsOf({ provider: "aws", country: "SA" })).toMatchObject([{ region: "me-west-1", status: "announced" }]);
  });
});

describe("the regions of a country, an operator or a partition", () => {
  it("are those for which everything asked holds", () => {
    expect(regionsOf({ country: "OM" }).map((row) => row.region)).toEqual(["me-dcc-muscat-1", "me-ibri-1"]);
    expect(regionsOf({ country: "SA", operator: "oci" }).map((row) => row.region)).toEqual([
      "me-jeddah-1",
      "me-riyadh-1",
    ]);
    expect(regionsOf({ provider: "aws", partition: "aws-us-gov" }).map((row) => row.region)).toEqual([
      "us-gov-east-1",
      "us-gov-west-1",
    ]);
  });

  it("are all of them where nothing is asked", () => {
    expect(regionsOf()).toEqual(regionsOf({ provider: undefined }));
    expect(regionsOf().length).toBeGreaterThan(300);
  });

  it("are none in Kuwait", () => {
    expect(regionsOf({ country: "KW" })).toEqual([]);
  });
});

describe("a zone", () => {
  it.each([
    ["aws", "eu-central-1a", "eu-central-1", "DE"],
    ["aws", "us-gov-west-1b", "us-gov-west-1", "US"],
    ["aws", "eu-central-1-ham-1a", "eu-central-1", "DE"],
    ["aws", "eu-central-1-waw-1a", "eu-central-1", "PL"],
    ["aws", "me-south-1-mct-1a", "me-south-1", "OM"],
    ["google", "europe-west3-a", "europe-west3", "DE"],
    ["google", "us-central1-ai1a", "us-central1", "US"],
    ["opentelekomcloud", "eu-de-01", "eu-de", "DE"],
    ["opentelekomcloud", "eu-ch2a", "eu-ch2", "CH"],
    ["scaleway", "fr-par-1", "fr-par", "FR"],
    ["stackit", "eu02-1", "eu02", "AT"],
    ["exoscale", "ch-gva-2", "ch-gva-2", "CH"],
    ["oci", "Uocm:EU-FRANKFURT-1-AD-1", "eu-frankfurt-1", "DE"],
    ["oci", "kIdk:PHX-AD-2", "us-phoenix-1", "US"],
    ["alicloud", "cn-hangzhou-b", "cn-hangzhou", "CN"],
    ["alicloud", "cn-hangzhou", "cn-hangzhou", "CN"],
    ["opentelekomcloud", "eu-de", "eu-de", "DE"],
  ])("of %s named %s is in %s, in %s", (provider, zone, region, country) => {
    expect(findZone(provider, zone)).toMatchObject({ region: { region }, country });
  });

  it("that is outside its region and in no table is not known", () => {
    expect(findZone("aws", "eu-west-3-xxx-1a")).toBeUndefined();
    expect(findZone("aws", "us-east-1-wl1-bos-wlz-1")).toBeUndefined();
  });

  it("of an unknown region or provider is not known", () => {
    expect(findZone("aws", "eu-central-9a")).toBeUndefined();
    expect(findZone("nobody", "eu-central-1a")).toBeUndefined();
  });
});

describe("a location of more than one region", () => {
  it("is other countries in another service", () => {
    expect(findMultiRegion("google", "storage", "EUR7")?.countries).toEqual(["DE", "GB"]);
    expect(findMultiRegion("google", "spanner", "eur7")?.countries).toEqual(["DE", "IT"]);
  });

  it("named EU is in member states only", () => {
    const eu = findMultiRegion("google", "bigquery", "EU");
    expect(eu?.regions).not.toContain("europe-west2");
    expect(eu?.regions).not.toContain("europe-west6");
    expect(eu?.countries).toContain("DE");
  });

  it("tells the dual-regions that leave the EU", () => {
    expect(findMultiRegion("google", "storage", "EUR4")).toMatchObject({
      countries: ["FI", "NL"],
      metadataCountries: ["BE"],
    });
    expect(findMultiRegion("google", "storage", "EUR5")?.countries).toContain("GB");
    expect(findMultiRegion("google", "storage", "EUR8")?.countries).toContain("CH");
    expect(findMultiRegion("google", "spanner", "eur6")?.countries).toContain("CH");
  });

  it("counts every country that an inference profile may reach", () => {
    expect(findMultiRegion("aws", "bedrock", "eu")?.countries).toEqual([
      "CH",
      "DE",
      "ES",
      "FR",
      "GB",
      "IE",
      "IT",
      "SE",
    ]);
    expect(findMultiRegion("aws", "bedrock", "apac")?.countries).toContain("AE");
  });

  it.each([
    ["aws", "bedrock", "global"],
    ["azurerm", "cognitive-services", "GlobalStandard"],
    ["google", "kms", "global"],
    ["google", "secret-manager", "auto"],
  ] as const)("of %s %s named %s may be anywhere", (provider, service, name) => {
    expect(findMultiRegion(provider, service, name)).toMatchObject({ scope: "anywhere", countries: [] });
  });

  it("says where a provider promises no place", () => {
    expect(findMultiRegion("google", "vertex-ai", "me-central2")?.scope).toBe("unstated");
  });

  it("that is in no table is not known", () => {
    expect(findMultiRegion("google", "storage", "eur9")).toBeUndefined();
    expect(findMultiRegion("google", "storage", "europe-west3")).toBeUndefined();
  });
});
