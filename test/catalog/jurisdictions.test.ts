import { describe, expect, it } from "vitest";
import { certifications, findCertification, heldCertifications } from "../../catalog/certifications";
import {
  countries,
  countryGroups,
  expandCountries,
  expandCountryGroup,
  findCountry,
  isCountryCode,
} from "../../catalog/countries";
import { findHost } from "../../catalog/hosts";
import { findOperator, findSoleOperator, operators } from "../../catalog/operators";

describe("a country", () => {
  it("is known by its code in capitals", () => {
    expect(findCountry("SA")?.name).toBe("Saudi Arabia");
    expect(isCountryCode("sa")).toBe(false);
    expect(isCountryCode("UK")).toBe(false);
    expect(isCountryCode("EU")).toBe(false);
  });

  it("is one of the 249 of ISO 3166-1", () => {
    expect(countries()).toHaveLength(249);
  });
});

describe("a group of countries", () => {
  it.each([
    ["EU", 27],
    ["EEA", 30],
    ["EFTA", 4],
    ["GCC", 6],
    ["A:5", 38],
    ["A:6", 8],
    ["D:1", 24],
    ["D:4", 21],
    ["D:5", 22],
  ])("%s has %i members", (id, size) => {
    expect(expandCountryGroup(id)).toHaveLength(size);
  });

  it("EEA is the EU with Iceland, Liechtenstein and Norway, without Switzerland", () => {
    const eea = [...(expandCountryGroup("EU") ?? []), "IS", "LI", "NO"].sort();
    expect(expandCountryGroup("EEA")).toEqual(eea);
  });

  it("of export control follows the changes of 2026", () => {
    expect(expandCountryGroup("A:5")).toContain("AE");
    expect(expandCountryGroup("D:4")).not.toContain("AE");
    expect(expandCountryGroup("D:1")).toContain("NI");
    expect(expandCountryGroup("D:5")).not.toContain("KH");
    expect(expandCountryGroup("D:5")).not.toContain("MO");
  });

  it("that a policy may name is told from one of export control", () => {
    const areas = countryGroups().filter((group) => group.kind === "area");
    expect(areas.map((group) => group.id)).toEqual(["EEA", "EFTA", "EU", "GCC"]);
  });

  it("that is none is not known", () => {
    expect(expandCountryGroup("NATO")).toBeUndefined();
  });
});

describe("a list of countries", () => {
  it("stands for its codes and the members of its groups", () => {
    expect([...expandCountries(["DE", "GCC"]).codes].sort()).toEqual(["AE", "BH", "DE", "KW", "OM", "QA", "SA"]);
  });

  it("with any stands for all of them", () => {
    expect(expandCountries(["any"]).codes.size).toBe(249);
  });

  it("gives back what it does not know", () => {
    expect(expandCountries(["SA", "KSA", "EUR"])).toEqual({ codes: new Set(["SA"]), unknown: ["KSA", "EUR"] });
  });

  it("that is empty stands for no country", () => {
    expect(expandCountries([])).toEqual({ codes: new Set(), unknown: [] });
  });
});

describe("an operator", () => {
  it.each([
    ["aws", "US", "US", undefined],
    ["azure", "US", "US", undefined],
    ["google", "US", "US", undefined],
    ["aws-eusc", "DE", "US", "US"],
    ["s3ns", "FR", "FR", "US"],
    ["bleu", "FR", "FR", "US"],
    ["exoscale", "CH", "MX", undefined],
    ["sccc", "SA", "SA", "CN"],
    ["huawei", "CN", "CN", undefined],
    ["hashicorp", "US", "US", undefined],
  ])("%s has its head office in %s, its parent in %s, its technology from %s", (id, hq, parent, tech) => {
    const operator = findOperator(id);
    expect([operator?.hq, operator?.ultimateParent, operator?.techVendor?.country]).toEqual([hq, parent, tech]);
  });

  it("whose parent is in no source has none, rather than a guess", () => {
    expect(findOperator("oci-alloy-om")).toMatchObject({ hq: "OM", techVendor: { country: "US" } });
    expect(findOperator("oci-alloy-om")?.ultimateParent).toBeUndefined();
    expect(findOperator("oci-alloy")?.hq).toBeUndefined();
  });

  it("of partner controls on a foreign cloud stays under that cloud's law", () => {
    expect(findOperator("google-cntxt")).toMatchObject({
      hq: "US",
      ultimateParent: "US",
      controlsBy: { name: "CNTXT", country: "SA" },
    });
  });

  it("that is in no table is not known", () => {
    expect(findOperator("acme")).toBeUndefined();
    expect(operators().every((operator) => findOperator(operator.id) === operator)).toBe(true);
  });

  it("of a provider is known without a region where there is only one", () => {
    expect(findSoleOperator("opentelekomcloud")?.id).toBe("otc");
    expect(findSoleOperator("azurerm", "usgovernment")?.id).toBe("azure");
    expect(findSoleOperator("aws", "aws-eusc")?.id).toBe("aws-eusc");
  });

  it("of a provider is not known without a region where there are several, or none", () => {
    expect(findSoleOperator("aws")).toBeUndefined();
    expect(findSoleOperator("aws", "aws-cn")).toBeUndefined();
    expect(findSoleOperator("alicloud")).toBeUndefined();
    expect(findSoleOperator("nobody")).toBeUndefined();
  });
});

describe("a certification", () => {
  it("has its levels in order", () => {
    expect(findCertification("sa-cst-csp")?.levels).toEqual(["qualification", "A", "B", "C"]);
    expect(findCertification("c5")?.levels).toEqual(["type1", "type2"]);
  });

  it("that is only proposed or reserved says so", () => {
    const notInUse = certifications().filter((certification) => certification.status !== undefined);
    expect(notInUse.map((certification) => certification.id)).toEqual(["eu-cada-ual", "eucs"]);
  });

  it("in progress is not held", () => {
    expect(heldCertifications("s3ns").find((held) => held.certification === "secnumcloud")?.status).toBe("held");
    expect(heldCertifications("bleu")).toMatchObject([{ certification: "secnumcloud", status: "in-progress" }]);
  });

  it("of a region is not the whole operator's", () => {
    const cst = heldCertifications("google").filter((held) => held.certification === "sa-cst-csp");
    expect(cst).toMatchObject([{ level: "C", region: "me-central2", status: "held" }]);
  });

  it("that rests on general knowledge is a claim", () => {
    const held = heldCertifications().filter((row) => row.status === "held");
    expect(held.length).toBeGreaterThan(3);
    expect(held.filter((row) => row.confidence !== "sourced")).toEqual([]);
  });

  it("that is in no table is not known", () => {
    expect(findCertification("iso9001")).toBeUndefined();
    expect(heldCertifications("acme")).toEqual([]);
  });
});

describe("a host", () => {
  it.each([
    ["docker.io", "docker"],
    ["registry-1.docker.io", "docker"],
    ["GHCR.io", "github"],
    ["quay.io:443", "redhat"],
    ["nvcr.io.", "nvidia"],
    ["acme-prod.openai.azure.com", "azure"],
    ["123456789012.dkr.ecr.eu-central-1.amazonaws.com", "aws"],
    ["s3.eusc-de-east-1.amazonaws.eu", "aws-eusc"],
    ["europe-west3-docker.pkg.dev", "google"],
  ])("%s belongs to %s", (host, operator) => {
    expect(findHost(host)?.operator).toBe(operator);
  });

  it("has the row of its longest domain", () => {
    expect(findHost("http-intake.logs.ap1.datadoghq.com")?.country).toBe("JP");
    expect(findHost("acme.openai.azure.com")?.kind).toBe("ai-api");
    expect(findHost("management.azure.com")?.kind).toBe("cloud-api");
  });

  it("has a country only where the data is known to stay there", () => {
    expect(findHost("docker.io")?.country).toBeUndefined();
    expect(findHost("app.terraform.io")?.country).toBe("US");
  });

  it("below nobody's domain is not known", () => {
    expect(findHost("registry.acme.example")).toBeUndefined();
    expect(findHost("notdocker.io")).toBeUndefined();
    expect(findHost("docker.io.evil.example")).toBeUndefined();
    expect(findHost("")).toBeUndefined();
  });

  it("is known to an operator that exists", () => {
    expect(findOperator(findHost("api.openai.com")?.operator ?? "")?.hq).toBe("US");
  });
});
