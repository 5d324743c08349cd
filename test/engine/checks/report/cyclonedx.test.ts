import Ajv, { type ValidateFunction } from "ajv";
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { cyclonedxReport } from "../../../../engine/checks/report/cyclonedx";
import type { Bom, Component } from "../../../../engine/checks/report/cyclonedx/bom";
import type { Report, ReportedModel } from "../../../../engine/checks/report/report";
import { HALL, HALL_WITH_UNKNOWN, hallReport, programReport } from "./hall";

const SCHEMAS = path.join(__dirname, "../../../fixtures/cyclonedx");

function schema(name: string): object {
  return JSON.parse(fs.readFileSync(path.join(SCHEMAS, `${name}.schema.json`), "utf8")) as object;
}

function validator(): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(schema("spdx")).addSchema(schema("jsf-0.82"));
  return ajv.compile(schema("bom-1.6"));
}

const isValid = validator();

function bomOf(report: Report = hallReport()): Bom {
  return JSON.parse(cyclonedxReport(report)) as Bom;
}

function property({ properties = [] }: Component, name: string): string | undefined {
  return properties.find((each) => each.name === `sovereign:power:${name}`)?.value;
}

function refsOf({ metadata, components }: Bom): readonly (string | undefined)[] {
  return [...(metadata.component ? [metadata.component] : []), ...components].map((each) => each["bom-ref"]);
}

const QWEN: ReportedModel = {
  stack: "stack-1",
  name: "qwen3-32b",
  source: "hf://Qwen/Qwen3-32B@9216db5781bf21249d130ec9da846c4624c16137",
  licence: "apache-2.0",
  country: "CN",
  publisher: "Alibaba",
  files: [{ path: "a.safetensors", sha256: "ab".repeat(32) }],
};

function consumptions({ components }: Bom): readonly [string, number][] {
  return components
    .flatMap(({ modelCard }) => modelCard?.considerations.environmentalConsiderations.energyConsumptions ?? [])
    .map(({ activity, activityEnergyCost }) => [activity, activityEnergyCost.value]);
}

describe("the bill of materials", () => {
  test.each([
    ["a hall", hallReport()],
    ["a hall with an unknown server", hallReport(HALL_WITH_UNKNOWN)],
    ["a hall without racks", hallReport({ ...HALL, racks: [] })],
    ["two halls of a program", programReport(HALL, HALL)],
    [
      "a hall of a stack with a hostile name",
      { ...hallReport(), power: { ...hallReport().power!, stack: "\u0000\ud800" } },
    ],
  ])("of %s holds the schema of CycloneDX 1.6", (_what, report) => {
    const bom = bomOf(report);
    expect(isValid(bom), JSON.stringify(isValid.errors)).toBe(true);
  });

  test("is held against a schema that refuses what CycloneDX does not know", () => {
    expect(isValid({ ...bomOf(), watts: 1 })).toBe(false);
    expect(isValid({ ...bomOf(), components: [{ type: "server", name: "x" }] })).toBe(false);
  });

  test("is about the hall, with its power as properties", () => {
    const { component } = bomOf().metadata;
    expect(component).toMatchObject({ type: "device", name: "hall-1", "bom-ref": "hall/hall-1" });
    expect(component && property(component, "it-kw")).toBe("160.7");
    expect(component && property(component, "carbon-source")).toBe("Electricity Maps, yearly 2025");
  });

  test("has servers and accelerators as devices, with what they draw and its source", () => {
    const { components } = bomOf();
    expect(components.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "device dgx-h100",
      "device gb200-nvl72",
      "device gb200",
      "device h100-sxm",
    ]);
    expect(property(components[0], "count")).toBe("3");
    expect(property(components[0], "kw-each")).toBe("9.4");
    expect(property(components[0], "source")).toContain("dgxh100-user-guide");
    expect(property(components[3], "cap-min-watts")).toBe("200");
  });

  test("says which hall has which servers, and which server which accelerator", () => {
    const bom = bomOf();
    expect(bom.dependencies).toEqual([
      { ref: "hall/hall-1", dependsOn: ["server/r1/1", "server/r2/1"] },
      { ref: "server/r1/1", dependsOn: ["accelerator/h100-sxm"] },
      { ref: "server/r2/1", dependsOn: ["accelerator/gb200"] },
      { ref: "accelerator/gb200" },
      { ref: "accelerator/h100-sxm" },
    ]);
  });

  test("names each part once, also where two halls have racks of one name", () => {
    const bom = bomOf(programReport(HALL, HALL));
    expect(bom.metadata.component).toBeUndefined();
    const refs = refsOf(bom);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toEqual(expect.arrayContaining(["1/hall/hall-1", "2/hall/hall-1", "2/server/r1/1"]));
    for (const { ref, dependsOn = [] } of bom.dependencies)
      expect(refs).toEqual(expect.arrayContaining([ref, ...dependsOn]));
  });

  test("invents no machine-learning model, and no watts of an unknown server", () => {
    const bom = bomOf(hallReport(HALL_WITH_UNKNOWN));
    expect(bom.components.filter(({ type }) => type !== "device")).toEqual([]);
    const unknown = bom.components.find(({ name }) => name === "dgx-z900");
    expect(unknown && property(unknown, "kw-each")).toBe("unknown");
  });

  test("has the models that a program states, and the hall's energy of a year in the card of its one model", () => {
    const bom = bomOf({ ...programReport(HALL), models: [QWEN] });
    expect(isValid(bom), JSON.stringify(isValid.errors)).toBe(true);
    const model = bom.components.find(({ type }) => type === "machine-learning-model");
    expect(model).toMatchObject({
      name: "qwen3-32b",
      publisher: "Alibaba",
      licenses: [{ license: { name: "apache-2.0" } }],
      externalReferences: [{ type: "distribution", url: QWEN.source }],
      components: [{ type: "file", name: "a.safetensors", hashes: [{ alg: "SHA-256", content: "ab".repeat(32) }] }],
    });
    // 160.7 kW × 0.6 × 8760 h × 1.35 = 1,140,262.92 kWh, at 552 g a kWh.
    expect(model?.modelCard?.considerations.environmentalConsiderations.energyConsumptions).toMatchObject([
      {
        activity: "training",
        energyProviders: [{ organization: { name: "utility" }, energyProvided: { value: 1_140_262.92, unit: "kWh" } }],
        activityEnergyCost: { value: 1_140_262.92, unit: "kWh" },
        co2CostEquivalent: { value: 629.425, unit: "tCO2eq" },
      },
    ]);
    for (const { ref } of bom.dependencies) expect(refsOf(bom)).toContain(ref);
  });

  test("divides the energy by what the servers do", () => {
    const serving = { ...HALL.racks[1], servers: [{ model: "gb200-nvl72", count: 1, workload: "inference" }] };
    const hall = { ...HALL, racks: [HALL.racks[0], serving] };
    // Servers: 3 × 9.4 = 28.2 kW that train, 120 kW that serve.
    expect(consumptions(bomOf({ ...programReport(hall), models: [QWEN] }))).toEqual([
      ["training", 216_973.106],
      ["inference", 923_289.814],
    ]);
  });

  test("gives a model no energy that is not known to be its own", () => {
    const two = bomOf({ ...programReport(HALL), models: [QWEN, { ...QWEN, name: "other" }] });
    expect(consumptions(two)).toEqual([]);
    expect(two.components.flatMap((part) => property(part, "energy") ?? [])).toEqual([
      "not divided among the 2 models of the hall",
      "not divided among the 2 models of the hall",
    ]);
    expect(consumptions(bomOf({ ...programReport(HALL_WITH_UNKNOWN), models: [QWEN] }))).toEqual([]);
    expect(consumptions(bomOf({ ...programReport(HALL), models: [{ ...QWEN, stack: "elsewhere" }] }))).toEqual([]);
    expect(consumptions(bomOf({ ...programReport({ ...HALL, annual: undefined }), models: [QWEN] }))).toEqual([]);
  });

  test("has a serial number that follows from what is in it, whenever it is written", () => {
    const later = { ...hallReport(), generatedAt: "2027-01-01T00:00:00Z" };
    expect(bomOf().serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bomOf(later).serialNumber).toBe(bomOf().serialNumber);
    expect(bomOf(hallReport(HALL_WITH_UNKNOWN)).serialNumber).not.toBe(bomOf().serialNumber);
    expect(cyclonedxReport(hallReport())).toBe(cyclonedxReport(hallReport()));
  });
});
