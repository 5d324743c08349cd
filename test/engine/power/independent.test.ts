/** Five halls a second time, in sheets that know nothing of engine/power: what is written there by hand must come out here. */
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { assessPower, loadTopology, type PowerAssessment } from "../../../engine/power";
import { evaluateSheet } from "./spreadsheet";

const SHEETS = path.join(__dirname, "sheets");
const ROOTS = ["itKw", "facilityPeakKw", "puePeak"];

function sheet(name: string): ReadonlyMap<string, number> {
  return evaluateSheet(fs.readFileSync(path.join(SHEETS, `${name}.sheet`), "utf8"));
}

function assessed(name: string): PowerAssessment {
  return assessPower(loadTopology(path.join(SHEETS, `${name}.power.yaml`)).topology);
}

/** `elements[ups-a].worstKw`, `racks[r1].kw`, `itKw`. */
function pick(assessment: PowerAssessment, where: string): unknown {
  const [, list, name, keys] = /^(?:(elements|racks)\[(.+)\]\.)?(.+)$/.exec(where) ?? [];
  const row =
    list === undefined
      ? assessment
      : list === "racks"
        ? assessment.racks.find(({ rack }) => rack.name === name)
        : assessment.elements.find(({ element }) => element.name === name);
  return keys.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], row);
}

describe.each(["two-ups", "block-redundant", "distributed", "inference", "liquid"])("the hall %s", (name) => {
  const cells = [...sheet(name)].filter(([cell]) => cell.includes("[") || ROOTS.includes(cell));
  const assessment = assessed(name);

  it.each(cells)("has %s as its sheet computes it", (cell, value) => {
    expect(pick(assessment, cell)).toBeCloseTo(value, 6);
  });

  it("has a sheet of some size", () => expect(cells.length).toBeGreaterThan(10));
});

describe("the hall inference", () => {
  it("is over on L1 where its sheet says so", () => {
    const board = assessed("inference").elements.find(({ element }) => element.name === "board");
    expect(board?.phaseOver?.kw ?? 0).toBeCloseTo(sheet("inference").get("phase_over") as number, 6);
  });
});

describe("a sheet", () => {
  it("computes from the top down, with the usual precedence", () => {
    const cells = evaluateSheet(
      "# a note\na = 2 + 3 * 4 ^ 2 / 8\nb = (a - 1) * MAX(1, MIN(5, a)) - SQRT(9)\nc = IF(b > 30, b, 0)",
    );
    expect([...cells]).toEqual([
      ["a", 8],
      ["b", 32],
      ["c", 32],
    ]);
  });

  it("refuses what it does not know", () => {
    expect(() => evaluateSheet("a = b")).toThrow("no line above");
    expect(() => evaluateSheet("a = (1")).toThrow("bracket");
  });
});
