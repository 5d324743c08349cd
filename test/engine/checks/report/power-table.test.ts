import { describe, expect, test } from "vitest";
import { tableReport } from "../../../../engine/checks/report/table";
import { displayWidth } from "../../../../engine/checks/report/text-width";
import { HALL, HALL_WITH_UNKNOWN, hallReport, programReport } from "./hall";

/** From the heading of the hall on. */
function tableOf(hall: object = HALL, options: { readonly width?: number; readonly color?: boolean } = {}): string {
  const text = tableReport(hallReport(hall), options);
  return text.slice(text.indexOf("Power and heat of"));
}

function hallOf(racks: number): object {
  const feeds = Array.from({ length: racks }, (_, index) => ({ name: `f${index}`, kind: "feed", ratedKw: 10 + index }));
  return {
    version: 1,
    name: "large",
    electricalCode: "iec",
    elements: feeds,
    racks: feeds.map(({ name }, index) => ({
      name: `r${index}`,
      feeds: [name],
      redundancy: "N",
      servers: [],
      otherKw: 9,
      cooling: { kind: "air", maxKw: index === 77 ? 1 : 30 },
    })),
  };
}

describe("the table of a hall", () => {
  test("shows the tree: each element once, under the first of its parents", () => {
    const rows = tableOf().split("\n");
    const names = rows.slice(5, 14).flatMap((row) => /^( *)([a-z]\S*) /.exec(row)?.slice(1, 3).join("|") ?? []);
    expect(names).toEqual([
      "  |utility",
      "    |ups-a",
      "      |feed-a1",
      "      |feed-a2",
      "    |ups-b",
      "      |feed-b1",
      "  |generator",
    ]);
    expect(tableOf().replace(/\s+/g, " ")).toContain("also from generator");
  });

  test("shows load, limit and worst state of an element, and how full it is, in signs that every log has", () => {
    expect(tableOf()).toMatch(
      /feed-b1 +feed +14\.350 +28\.700 +20\.976 {2}\[#######\+\+\+\] 137 % over {2}ups-a out$/m,
    );
    expect(tableOf()).toMatch(/ups-b +ups +14\.350 +28\.700 +31\.000 {2}\[#####\+\+\+\+\.\] {2}93 %/);
    expect(tableOf()).toMatch(/generator +generator +0\.000 +166\.528 +- {2,}utility out/);
  });

  test("shows what racks need of cooling and what there is, and what is found there", () => {
    expect(tableOf()).toMatch(/r1 +28\.700 +97,924 +3,381 CFM +3,000 CFM +24 °C {2}PWR-PSU, THM-AIRFLOW/);
    expect(tableOf()).toMatch(/r2 +132\.000 +450,384 +190 L\/min +200 L\/min +30 °C$/m);
  });

  test("begins with the totals", () => {
    expect(tableOf()).toContain("IT power 160.700 kW; facility peak 212.443 kW, PUE at that peak 1.322");
    expect(tableOf().replace(/\s+/g, " ")).toContain(
      "in a year: IT 844,639 kWh, facility 1,140,263 kWh, 629,425 kg CO2e, 84,464 L of water",
    );
  });

  test("colours what is over red and what is nearly full yellow, with bars of blocks", () => {
    const text = tableOf(HALL, { color: true });
    expect(text).toMatch(/\u001b\[31m +feed-b1 .*\[███████▒▒▒\] 137 % over.*\u001b\[0m/);
    expect(text).toMatch(/\u001b\[33m +ups-b /);
    expect(text).toMatch(/\n +feed-a1 /);
  });

  test("never shows 0 for what is not known", () => {
    const text = tableOf(HALL_WITH_UNKNOWN);
    expect(text).toContain("IT power unknown; facility peak not known");
    expect(text).toMatch(/feed-a2 +feed +unknown +unknown +140\.000 +unknown$/m);
    expect(text).toMatch(/r2 +unknown +unknown +unknown +200 L\/min/);
    expect(text).not.toContain("in a year");
  });

  test.each([40, 60, 80, 100, 140])("fits into %i columns", (width) => {
    const lines = tableOf(HALL, { width }).split("\n").slice(0, -2);
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    for (const part of ["feed-b1", "20.976", "137 %", "3,381 CFM"]) expect(lines.join("\n")).toContain(part);
  });

  test("lists the worst 40 of a large hall, those with a finding first, and says how many are left out", () => {
    const text = tableOf(hallOf(100));
    expect(text).toMatch(/^ {2}f0 /m);
    expect(text).not.toMatch(/^ {2}f40 /m);
    expect(text).toMatch(/^ {2}r77 .*THM-DENSITY$/m);
    const flat = text.replace(/\s+/g, " ");
    for (const noun of ["elements", "racks"])
      expect(flat).toContain(`the worst 40 are listed, 60 ${noun} left out; --format html, json or facility has all`);
  });

  test("says which element is out for maintenance", () => {
    const text = tableReport(hallReport(HALL, { maintained: "ups-a" }));
    expect(text).toContain("ups-a is out for maintenance in every state");
  });

  test("stands before the summary, one for each hall of a program, and shorter there", () => {
    const text = tableReport(programReport(HALL, { ...hallOf(30) }));
    expect(text).toContain("Power and heat of hall-1 in stack-1\n");
    expect(text).toContain("Power and heat of large in stack-2\n");
    expect(text.replace(/\s+/g, " ")).toContain("the worst 10 are listed, 20 racks left out");
    expect(text.trimEnd().split("\n").at(-1)).toContain("as of 2026-11-22");
  });
});

test("names move no cursor", () => {
  const { topologies = [], ...report } = programReport(HALL);
  const text = tableReport({ ...report, topologies: [{ ...topologies[0], stack: "a\u001b[2J" }] });
  expect(text).toContain("Power and heat of hall-1 in a\\u001b[2J");
  expect(text).not.toContain("\u001b");
});
