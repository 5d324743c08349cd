import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readAll } from "../../cli/inputs";
import { check, type CheckInput } from "../../engine/checks/check";
import { explain } from "../../engine/checks/explain/explain";
import type { Report } from "../../engine/checks/report/report";

const CASES = path.join(__dirname, "../cases");
const INPUTS = ["main.tf.json", "plan.json", "cdktf.out"];
/** Of some hundred cases; the others differ in the same ways. */
const EVERY = 7;

const cases = fs
  .readdirSync(CASES)
  .filter((name) => fs.existsSync(path.join(CASES, name, "policy.yaml")))
  .filter((_, index) => index % EVERY === 0);

/** The same as the case, where it can be read and needs no further file. */
async function inputOf(name: string): Promise<CheckInput | undefined> {
  const folder = path.join(CASES, name);
  const { args = [] } = parse(fs.readFileSync(path.join(folder, "case.yaml"), "utf8")) as { args?: string[] };
  const input = INPUTS.find((file) => fs.existsSync(path.join(folder, file)));
  if (input === undefined || args.length > 0) return undefined;
  const read = { policy: path.join(folder, "policy.yaml"), asOf: "2026-11-22" };
  try {
    const context = { ...(await readAll([path.join(folder, input)], read)), generatedAt: "2026-11-22T00:00:00Z" };
    check({ ...context, enforced: true });
    return { ...context, enforced: true };
  } catch {
    return undefined;
  }
}

function addressesOf({ findings, placements, flows, stated }: Report): ReadonlySet<string> {
  const all = [...findings, ...placements.slice(0, 3), ...flows.slice(0, 3)].map(({ address }) => address);
  return new Set([
    ...all,
    ...findings.flatMap(({ constructPath }) => constructPath ?? []),
    ...stated.map(({ path: at }) => at),
  ]);
}

describe("every address of a report is explained, with every finding there", () => {
  test.each(cases)("%s", async (name) => {
    const input = await inputOf(name);
    if (!input) return;
    const report = check(input);
    for (const address of addressesOf(report)) {
      if (address === "") continue;
      const found = explain(address, input);
      const known = "subjects" in found ? found.subjects.flatMap(({ findings }) => findings) : undefined;
      expect(known, address).toBeDefined();
      const there = report.findings.filter((finding) => finding.address === address);
      expect(known).toEqual(expect.arrayContaining(there));
    }
  });

  test("the cases have something to explain", async () => {
    const inputs = await Promise.all(cases.map(inputOf));
    expect(inputs.filter((input) => input !== undefined).length).toBeGreaterThan(50);
  });
});
