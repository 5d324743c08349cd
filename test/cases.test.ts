import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import {
  caseInput,
  missing,
  readCase,
  runHere,
  runShipped,
  unexpected,
  wrongNumbers,
  type Case,
  type CaseResult,
} from "./cases-runner";

const OWN = path.join(__dirname, "cases");
const SHARED = process.env.SOVEREIGN_SHARED_CASES ?? path.join(__dirname, "../../shared/cases");

/** Cases of the shared folder about parts that are not built yet, by name: each is listed, none is skipped silently. */
const NOT_YET: Readonly<Record<string, string>> = {};

const foldersIn = (root: string): readonly string[] =>
  fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Of so many own cases one runs as it is shipped; the others in this process. */
const SHIPPED_ONE_IN = 12;

describe("own cases", () => {
  test.each(foldersIn(OWN))("%s", async (name) => {
    const folder = path.join(OWN, name);
    const expected = readCase(folder);
    const input = caseInput(folder);
    judge(
      expected,
      input.text === undefined ? await runHere(folder, expected, input.name) : runShipped(folder, expected, input),
    );
  });

  test.each(foldersIn(OWN).filter((_, index) => index % SHIPPED_ONE_IN === 0))("%s, as it is shipped", (name) =>
    passesShipped(path.join(OWN, name)),
  );
});

describe("shared cases", () => {
  if (!fs.existsSync(SHARED)) {
    test.skip(`not here: ${SHARED} (SOVEREIGN_SHARED_CASES names another folder)`, () => undefined);
    return;
  }
  const names = foldersIn(SHARED);
  test.each(names.filter((name) => !(name in NOT_YET)))("%s", (name) => passesShipped(path.join(SHARED, name)));
  for (const name of names.filter((other) => other in NOT_YET)) test.todo(`${name}: not yet, ${NOT_YET[name]}`);
  test("the list of what is not covered yet names existing cases only", () => {
    expect(Object.keys(NOT_YET).filter((name) => !names.includes(name))).toEqual([]);
  });
});

function passesShipped(folder: string): void {
  const expected = readCase(folder);
  judge(expected, runShipped(folder, expected, caseInput(folder)));
}

function judge(expected: Case, { status, report, stderr }: CaseResult): void {
  expect({ status, stderr }).toEqual({ status: expected.exit ?? status, stderr });
  for (const text of expected.stderr ?? []) expect(stderr).toContain(text);
  expect(missing(expected, report)).toEqual([]);
  expect(unexpected(expected, report)).toEqual([]);
  expect(wrongNumbers(expected, report)).toEqual([]);
  if (expected.clean)
    expect(report?.findings.filter(({ severity, status: is }) => severity === "error" && is !== "waived")).toEqual([]);
}
