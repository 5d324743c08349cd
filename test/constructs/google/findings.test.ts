import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import type { Report } from "../../../engine/checks/report/report";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { DataClass } from "../../../constructs/data-class";
import { Operator } from "../../../constructs/operator";
import { SovereigntyPolicy } from "../../../constructs/policy";
import type { GoogleSiteProps } from "../../../constructs/site-props";
import { SovereignApp } from "../../../constructs/sovereign-app";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { useTemporaryFolder } from "../program";
import { googleSite, TRAIN } from "./google-program";

useTemporaryFolder();

const KSA_POLICY = {
  version: 1,
  defaultDataClass: "confidential",
  classes: { confidential: { countries: ["SA"], operators: { allow: ["google-cntxt"] } } },
};

const CNTXT = { operator: Operator.of("google-cntxt") };

/** What the check says of a program for KSA with a pool of every kind. */
function reportOf(props: Partial<GoogleSiteProps>, change: (stack: SovereignStack) => void = () => undefined): Report {
  const app = new SovereignApp({ outdir: "cdktf.out", policy: SovereigntyPolicy.of(KSA_POLICY) });
  const stack = new SovereignStack(app, "cloud", { site: googleSite(props), dataClass: DataClass.CONFIDENTIAL });
  new SovereignGpuPool(stack, "train", { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] });
  new SovereignGpuPool(stack, "spot", { accelerator: Accelerator.L4, capacity: Capacity.spot(), maxNodes: 4 });
  change(stack);
  try {
    app.synth();
  } catch {
    // The report says why.
  }
  return JSON.parse(fs.readFileSync("cdktf.out/sovereignty-report.json", "utf8")) as Report;
}

const errorsOf = ({ findings }: Report) => findings.filter(({ severity }) => severity === "error");
const errorRules = (report: Report) => [...new Set(errorsOf(report).map(({ rule }) => rule))];

describe("a program in Dammam under CNTXT's controls", () => {
  test("has every resource in Saudi Arabia, but for control planes that no region holds", () => {
    const { findings, placements } = reportOf(CNTXT);
    expect([...new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))]).toEqual(["RES-GLOBAL info"]);
    const countries = placements.map(({ address, countries }) => `${address}: ${countries?.join()}`);
    expect(countries).toContainEqual(expect.stringMatching(/^google_container_cluster\..*: SA$/));
    for (const type of [
      "google_container_node_pool",
      "google_kms_crypto_key",
      "google_logging_project_bucket_config",
    ]) {
      const placed = countries.filter((line) => line.startsWith(`${type}.`));
      expect(placed.length, type).toBeGreaterThan(0);
      for (const line of placed) expect(line).toMatch(/: SA$/);
    }
  });

  test("lists the controls as stated, for somebody to show evidence of", () => {
    expect(reportOf(CNTXT).stated).toContainEqual({
      path: "cloud",
      what: expect.stringMatching(/^operator google-cntxt/),
    });
  });
});

describe("a program is refused", () => {
  test("without the controls that the policy asks for", () => {
    expect(errorRules(reportOf({}))).toEqual(["JUR-OPERATOR"]);
  });

  test("in another country", () => {
    expect(errorRules(reportOf({ region: "me-central1" }))).toContain("RES-PLACE");
  });

  test("where a partner's controls are stated that it does not offer there", () => {
    expect(() => reportOf({ region: "me-central1", ...CNTXT })).toThrow("google-cntxt offers no controls in QA");
    expect(() => reportOf({ operator: Operator.of("google-dt") })).toThrow("google-dt offers no controls in SA");
  });

  test.each([
    ["cluster", "cluster-logs", "google_container_cluster."],
    ["network", "flow-logs", "google_compute_subnetwork."],
  ])("whose %s logs to the project's own bucket", (part, logs, address) => {
    const report = reportOf(CNTXT, ({ node }) => node.findChild(part).node.tryRemoveChild(`${logs}-exclusion`));
    const leaked = errorsOf(report).filter(({ rule }) => rule === "RES-LOG");
    expect(leaked).toMatchObject([{ address: expect.stringContaining(address) }]);
  });

  test("whose pool has its nodes abroad", () => {
    const abroad = reportOf(CNTXT, (stack) => {
      new SovereignGpuPool(stack, "abroad", {
        ...TRAIN,
        zone: "me-central2-a",
        overrides: { google_container_node_pool: { node_locations: { 0: "me-central1-a" } } },
      });
    });
    // The second: the partner's controls that are stated of the site do not reach there.
    expect(errorsOf(abroad)).toMatchObject([
      { rule: "RES-PLACE", address: expect.stringContaining(".abroad_nodes_") },
      { rule: "RES-UNKNOWN", address: expect.stringContaining(".abroad_nodes_") },
      { rule: "JUR-OPERATOR", address: "provider.google" },
    ]);
  });
});
