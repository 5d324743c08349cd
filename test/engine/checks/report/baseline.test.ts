import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readBaseline } from "../../../../engine/checks/report/baseline/read";
import { jsonReport } from "../../../../engine/checks/report/json";
import { FLOW_KINDS } from "../../../../engine/policy";
import { flowTo, reportOf } from "./small-report";

function fileWith(text: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-baseline-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "report.json");
  fs.writeFileSync(file, text);
  return file;
}

const written = jsonReport(reportOf());

describe("a baseline", () => {
  test("is a report as it was written", () => {
    expect(readBaseline(fileWith(written)).findings).toHaveLength(5);
  });

  test("may hold every kind of flow that there is", () => {
    const flows = FLOW_KINDS.map((kind) => ({ ...flowTo("the copy", "SE"), kind }));
    expect(readBaseline(fileWith(jsonReport(reportOf([], { flows })))).flows).toHaveLength(FLOW_KINDS.length);
  });

  test("may lack what later versions added", () => {
    const older = { ...reportOf(), rules: undefined, operators: undefined };
    expect(readBaseline(fileWith(JSON.stringify(older))).findings).toHaveLength(5);
  });

  test.each([
    ["is empty", "", /report\.json: the file is empty, which is no baseline; give a report/],
    ["is cut off", written.slice(0, written.indexOf('"waiver"')), /report\.json:\d+:\d+: the file ends where/],
    ["is not JSON", "findings: []", /report\.json:1:1: not JSON/],
    ["is a list", "[]", /report\.json: this is no object, which is no baseline/],
    ["is null", "null", /report\.json: this is no object/],
    ["is something else", '{ "resource": {} }', /this has no schemaVersion, which is no baseline/],
    ["is of a later version", '{ "schemaVersion": 2, "findings": [] }', /schemaVersion 2, and this version reads 1/],
    ["has a version that is none", '{ "schemaVersion": "x", "findings": [] }', /report\.json:1:\d+: /],
    [
      "says something that a report does not say",
      written.replace('"status": "waived"', '"status": "ignored"'),
      /report\.json:\d+:\d+: findings\[1\]\.status must be one of fail, unknown, waived, not 'ignored'/,
    ],
  ])("that %s is refused with its place", (_what, text, message) => {
    expect(() => readBaseline(fileWith(text))).toThrow(message);
  });

  test("that is not there is refused", () => {
    expect(() => readBaseline("/nowhere/report.json")).toThrow("/nowhere/report.json: no such file");
  });
});
