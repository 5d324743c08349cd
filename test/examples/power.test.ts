import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { checkTopology } from "../../engine/checks/check-topology";
import { loadTopology } from "../../engine/power";

const FOLDER = path.join(__dirname, "..", "..", "examples", "power");

const reportOf = (file: string) =>
  checkTopology(loadTopology(path.join(FOLDER, file)), {
    file,
    asOf: "2026-11-22",
    generatedAt: "2026-11-22T08:00:00Z",
  });

describe("examples/power", () => {
  test("the hall does not hold on one feed, and the report says what would", () => {
    const { findings, summary } = reportOf("hall-1.power.yaml");
    expect(findings.map(({ rule, address }) => `${rule} ${address}`)).toEqual([
      "PWR-FAILOVER feed-a1",
      "PWR-FAILOVER feed-b1",
      "PWR-PSU r1",
      "PWR-PSU r2",
    ]);
    expect(findings[0].message).toContain("10.124 kW too much");
    expect(findings[0].message).toContain("2 dgx-h100 instead of 3 in r1");
    expect(summary).toMatchObject({ error: 2, warning: 2 });
  });

  test("one server moved to the other rack mends it", () => {
    expect(reportOf("hall-1-fixed.power.yaml").summary).toMatchObject({ error: 0, warning: 2 });
  });

  test("the page that derives the numbers has those of the hall", () => {
    const page = fs.readFileSync(path.join(__dirname, "..", "..", "docs", "power-and-heat.md"), "utf8");
    const { power, findings } = reportOf("hall-1.power.yaml");
    const element = (name: string) => power?.elements.find((one) => one.name === name);
    const rack = power?.racks.find(({ name }) => name === "r1");
    const cap = /cap of (\d+) W/.exec(findings[0].message)?.[1];
    const numbers = [
      element("feed-a1")?.limitKw?.toFixed(3),
      element("utility")?.normalKw?.toFixed(3),
      power?.facilityPeakKw?.toFixed(3),
      power?.puePeak?.toFixed(3),
      rack?.btuPerHour?.toFixed(0).replace(/(\d{3})$/, " $1"),
      rack?.cfmNeeded?.toFixed(0),
      `${cap} W`,
    ];
    expect(numbers.filter((number) => number === undefined || !page.includes(number))).toEqual([]);
  });
});
