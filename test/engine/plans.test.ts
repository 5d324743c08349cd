import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../engine/checks/report/report";
import { sovereign } from "../cli/bundle";
import { folderWith } from "../cli/project";
import { runProgram } from "../programs";

/**
 * A plan that `scripts/e2e/cluster.sh` made with real Terraform and a real provider, and compares at every run; its facts
 * are those of the program that it was made from.
 */
const ROOT = path.resolve(__dirname, "../..");
const PLAN = path.join(ROOT, "test/fixtures/plans/existing-cluster.plan.json");
const PROGRAM = path.join(ROOT, "scripts/e2e/cluster");
const policy = fs.readFileSync(path.join(PROGRAM, "sovereignty.yaml"), "utf8");

describe("the plan of objects for a cluster that stands already", () => {
  const objects = (
    JSON.parse(fs.readFileSync(PLAN, "utf8")) as { resource_changes: { address: string }[] }
  ).resource_changes
    .map(({ address }) => address)
    .sort();
  let facts: string;

  beforeAll(() => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-test-"));
    facts = path.join(folder, "cdktf.out");
    const { status, stderr } = runProgram(PROGRAM, path.join(folder, "program"), facts);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^sovereignty: 0 errors/) });
    return () => fs.rmSync(folder, { recursive: true });
  });

  function check(rules: string, ...args: string[]): { status: number | null; report: Report } {
    const { status, stdout } = sovereign(["check", PLAN, "--format", "json", ...args], {
      cwd: folderWith({ "sovereignty.yaml": rules }),
    });
    return { status, report: JSON.parse(stdout) as Report };
  }

  test("holds no path of a machine", () => {
    expect(fs.readFileSync(PLAN, "utf8")).not.toMatch(/\/(tmp|home|root|Users|work)\//);
  });

  test("with the facts of its synth, every object is in the country that the program states", () => {
    const { status, report } = check(policy, "--facts", facts, "--stack", "hall-workloads");
    expect(report.findings).toEqual([]);
    expect(status).toBe(0);
    expect(report.placements.map(({ address, countries }) => ({ address, countries }))).toEqual(
      objects.map((address) => ({ address, countries: ["FR"] })),
    );
  });

  test("and is refused where the policy wants another", () => {
    const { status, report } = check(policy.replace("[FR]", "[DE]"), "--facts", facts, "--stack", "hall-workloads");
    expect(report.findings.map(({ rule, status, address }) => ({ rule, status, address }))).toEqual(
      objects.map((address) => ({ rule: "RES-PLACE", status: "fail", address })),
    );
    expect(status).toBe(1);
  });

  test("without facts, nobody knows where the cluster stands, and that is no pass", () => {
    const { status, report } = check(policy);
    expect(report.findings.map(({ rule, status, address }) => ({ rule, status, address }))).toEqual(
      objects.map((address) => ({ rule: "RES-UNKNOWN", status: "unknown", address })),
    );
    expect(status).toBe(1);
  });
});
