import { describe, expect, test } from "vitest";
import { facilitySheet } from "../../../../engine/checks/report/facility-sheet";
import type { Report } from "../../../../engine/checks/report/report";
import { HALL_WITH_UNKNOWN, hallReport, programReport } from "./hall";

type Row = Readonly<Record<string, string>>;

/** RFC 4180, as a spreadsheet reads it. */
function rowsOf(report: Report = hallReport()): readonly Row[] {
  const lines = facilitySheet(report).split("\r\n");
  expect(lines.pop()).toBe("");
  const [columns, ...rows] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? plain : quoted.replaceAll('""', '"'),
    ),
  );
  for (const row of rows) expect(row).toHaveLength(columns.length);
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
}

function rowOf(wanted: Partial<Row>, report?: Report): Row {
  const found = rowsOf(report).filter((row) => Object.entries(wanted).every(([key, value]) => row[key] === value));
  expect(found).toHaveLength(1);
  return found[0];
}

describe("the facility sheet", () => {
  test("has the hall's power, and energy, carbon and water with their year and source", () => {
    expect(rowOf({ item: "hall", kind: "it" })).toMatchObject({ watts: "160700", kwhPerYear: "844639.2" });
    expect(rowOf({ item: "hall", kind: "facility-peak" })).toMatchObject({ watts: "212442.783" });
    expect(rowOf({ item: "hall", kind: "facility" })).toMatchObject({ kwhPerYear: "1140262.92" });
    expect(rowOf({ item: "hall", kind: "carbon" })).toMatchObject({
      kgCo2ePerYear: "629425.13184",
      year: "2025",
      source: "Electricity Maps, yearly 2025",
      confidence: "stated",
    });
    expect(rowOf({ item: "hall", kind: "water" })).toMatchObject({ litresPerYear: "84463.92", source: "'=own meter" });
  });

  test("has load, limit and worst state of elements, and how the limit follows", () => {
    expect(rowOf({ item: "element", name: "feed-b1" })).toMatchObject({
      within: "ups-b",
      kind: "feed",
      watts: "14350",
      worstWatts: "28700",
      worstState: "ups-a out",
      limitWatts: "20976",
      basis: "3 × 230 V × 32 A = 22.080 kVA, × 0.95 power factor = 20.976 kW",
    });
    expect(rowOf({ item: "element", name: "generator" }).limitWatts).toBe("");
  });

  test("has heat and coolant of racks, needed and there", () => {
    expect(rowOf({ item: "rack", name: "r1" })).toMatchObject({
      within: "feed-a1; feed-b1",
      watts: "28700",
      btuPerHour: "97924.4",
      cfmAvailable: "3000",
      litresPerMinute: "",
      inletC: "24",
    });
    // 3 × 1105 × 9.4/10.2 + 0.5 kW at 20 °F, in the air of 635 m.
    const cfm = (3 * 1105 * (9.4 / 10.2) + (0.5 * 3412) / (1.08 * 20)) / (1 - 2.25577e-5 * 635) ** 5.25588;
    expect(Number(rowOf({ item: "rack", name: "r1" }).cfm)).toBeCloseTo(cfm, 2);
    expect(rowOf({ item: "rack", name: "r2" })).toMatchObject({
      cfm: "",
      litresPerMinute: "189.383",
      litresPerMinuteAvailable: "200",
      inletC: "30",
    });
  });

  test("has one server of each group, with the source of its watts", () => {
    expect(rowOf({ item: "server", name: "dgx-h100" })).toMatchObject({
      within: "r1",
      count: "3",
      kind: "capped",
      watts: "9400",
      btuPerHour: "32072.8",
      capWatts: "600",
    });
    const { source, asOf, confidence } = rowOf({ item: "server", name: "dgx-h100" });
    expect([source.split("; ").length, asOf, confidence]).toEqual([2, expect.stringMatching(/^\d{4}-/), "sourced"]);
  });

  test("has each row of the catalogue that it rests on, once, with source, date and confidence", () => {
    const catalogue = rowsOf().filter(({ item }) => item === "catalogue");
    expect(catalogue.map(({ name }) => name)).toEqual(["dgx-h100", "gb200-nvl72", "gb200", "h100-sxm"]);
    for (const { source, asOf, confidence } of catalogue) {
      expect(source).not.toBe("");
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(confidence).not.toBe("");
    }
    expect(catalogue[3]).toMatchObject({ watts: "700", capMinWatts: "200", capMaxWatts: "700" });
  });

  test("writes unknown where a number depends on an unknown part: an empty cell would be taken for 0", () => {
    const report = hallReport(HALL_WITH_UNKNOWN);
    expect(rowOf({ item: "hall", kind: "it" }, report)).toMatchObject({ watts: "unknown", kwhPerYear: "unknown" });
    expect(rowOf({ item: "rack", name: "r2" }, report)).toMatchObject({
      watts: "unknown",
      btuPerHour: "unknown",
      litresPerMinute: "unknown",
    });
    expect(rowOf({ item: "server", name: "dgx-z900" }, report)).toMatchObject({ watts: "unknown", source: "" });
  });

  test("keeps a number below zero a number", () => {
    const { cooling, ...hall } = HALL_WITH_UNKNOWN;
    const cold = hallReport({
      ...hall,
      cooling: { ...cooling, supplyC: -3 },
      racks: [{ name: "r", feeds: ["feed-a2"], redundancy: "N" }],
    });
    expect(rowOf({ item: "rack" }, cold).inletC).toBe("-3");
  });

  test("has every hall of a program", () => {
    const rows = rowsOf(programReport(HALL_WITH_UNKNOWN, { ...HALL_WITH_UNKNOWN, name: "hall-2" }));
    expect([...new Set(rows.map(({ hall, stack }) => `${hall} ${stack}`))]).toEqual([
      "hall-1 stack-1",
      "hall-2 stack-2",
    ]);
  });
});
