import Ajv, { type ValidateFunction } from "ajv";
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { cyclonedxReport } from "../../../../engine/checks/report/cyclonedx";
import type { Bom, Component } from "../../../../engine/checks/report/cyclonedx/bom";
import type { Report } from "../../../../engine/checks/report/report";
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
