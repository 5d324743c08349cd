import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../../../engine/checks/report/report";
import { sarifReport, type SarifOptions } from "../../../../engine/checks/report/sarif";
import type { SarifLog, SarifResult, SarifRun } from "../../../../engine/checks/report/sarif/log";
import { RULE_INFOS } from "../../../../engine/checks/rules";
import { EMPTY, findingOf, FINDINGS, hostileReport, manyFindings, reportOf } from "./small-report";

function runOf(report: Report = reportOf(), options?: SarifOptions): SarifRun {
  const { version, runs } = JSON.parse(sarifReport(report, options)) as SarifLog;
  expect([version, runs.length]).toEqual(["2.1.0", 1]);
  return runs[0];
}

const resultOf = (address: string, run: SarifRun = runOf()): SarifResult | undefined =>
  run.results.find(({ properties }) => properties.address === address);

const uriOf = (file: string): string =>
  runOf(reportOf([findingOf({ stack: undefined })], { policy: { file, profiles: [] }, inputs: [] })).artifacts[0]
    .location.uri;

describe("the SARIF report", () => {
  test("says of a finding what, where, why and what to write instead", () => {
    const run = runOf(reportOf([findingOf()]));
    expect(run.results).toEqual([
      {
        ruleId: "RES-PLACE",
        ruleIndex: 0,
        kind: "fail",
        level: "error",
        message: { text: "Queue 'orders' rests in us-east-1 (US). Remedy: Give it an allowed region." },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "cdktf.out/stacks/shop/cdk.tf.json", uriBaseId: "%SRCROOT%", index: 0 },
              region: { startLine: 1 },
            },
            logicalLocations: [
              { name: "aws_sqs_queue.orders", fullyQualifiedName: "aws_sqs_queue.orders", kind: "resource" },
              { name: "orders", fullyQualifiedName: "shop/orders", kind: "construct" },
              { name: "shop", fullyQualifiedName: "shop", kind: "stack" },
            ],
          },
        ],
        relatedLocations: [
          {
            id: 1,
            physicalLocation: {
              artifactLocation: { uri: "cdktf.out/stacks/shop/cdk.tf.json", uriBaseId: "%SRCROOT%", index: 0 },
              region: { startLine: 1 },
            },
            logicalLocations: [
              { name: "provider.aws.virginia", fullyQualifiedName: "provider.aws.virginia", kind: "resource" },
            ],
            message: { text: "provider.aws.virginia: region = us-east-1 (alias virginia)" },
          },
        ],
        partialFingerprints: {
          "sovereignFinding/v1": "a".repeat(32),
          primaryLocationLineHash: "a".repeat(32),
        },
        taxa: [{ id: "PDPL Art. 29", index: 0, toolComponent: { name: "laws-and-standards", index: 0 } }],
        suppressions: [],
        properties: {
          status: "fail",
          stack: "shop",
          address: "aws_sqs_queue.orders",
          constructPath: "shop/orders",
          dataClass: "confidential",
          evidence: findingOf().evidence,
          citations: findingOf().citations,
          remedy: "Give it an allowed region.",
        },
      },
    ]);
    expect(run.taxonomies?.[0].taxa).toEqual([
      {
        id: "PDPL Art. 29",
        shortDescription: { text: "PDPL Art. 29, as of 2026-10-01 (sourced)." },
        helpUri: "https://law.example/29",
      },
    ]);
  });

  test("lists every rule, also where nothing was found", () => {
    const { driver } = runOf(EMPTY).tool;
    expect(driver.rules.map(({ id }) => id)).toEqual(RULE_INFOS.map(({ id }) => id));
    for (const { id, name, fullDescription, help } of driver.rules) {
      expect(name, id).toMatch(/^[A-Z][A-Za-z0-9]+$/);
      expect([fullDescription.text, help.text, help.markdown], id).not.toContain("");
    }
    expect(new Set(driver.rules.map(({ name }) => name)).size).toBe(driver.rules.length);
    expect(driver.rules.find(({ id }) => id === "RES-GLOBAL")?.defaultConfiguration.level).toBe("note");
    expect(runOf(EMPTY).results).toEqual([]);
  });

  test("never lets what is unknown pass for something else than a failure", () => {
    expect(resultOf("helm_release.mystery")).toMatchObject({
      kind: "fail",
      level: "warning",
      properties: { status: "unknown" },
    });
  });

  test("suppresses what is waived, with who accepted it and until when, or leaves it out", () => {
    expect(resultOf("aws_cloudtrail.audit")?.suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "Letter of 3 May (accepted by ciso@acme.example until 2026-12-01, SAMA-2026-77)",
        properties: { owner: "ciso@acme.example", expires: "2026-12-01", approval: "SAMA-2026-77" },
      },
    ]);
    expect(resultOf("aws_cloudtrail.audit", runOf(reportOf(), { waived: "omit" }))).toBeUndefined();
  });

  test("gives what concerns no stack the place of the policy", () => {
    const { artifacts } = runOf();
    expect(artifacts.map(({ location, roles, hashes }) => [location.uri, ...roles, hashes?.["sha-256"]])).toEqual([
      ["cdktf.out/stacks/shop/cdk.tf.json", "analysisTarget", undefined],
      ["sovereignty.yaml", "userSpecifiedConfiguration", "5f".repeat(32)],
    ]);
    expect(resultOf("waivers[0]")?.locations[0].physicalLocation.artifactLocation).toMatchObject({
      uri: "sovereignty.yaml",
      index: 1,
    });
  });

  test("holds no link that an input writes", () => {
    const run = runOf(reportOf([findingOf({ message: "See [here](https://evil.example)." })]));
    expect(run.results[0].message.text).toContain("See [here] (https://evil.example).");
  });

  test.each([
    ["/home/someone/infra/plan.json", "plan.json"],
    ["../infra/plan.json", "plan.json"],
    ["C:\\infra\\plan.json", "plan.json"],
    ["infra\\my plan#1.json", "infra/my%20plan%231.json"],
    ["./plan.json", "plan.json"],
    ["..", "."],
    ["/", "."],
    ["a.tf.json, b.tf.json", "a.tf.json"],
    ["\ud800.json", "%EF%BF%BD.json"],
  ])("names no folder of this machine: %j", (file, uri) => {
    expect(uriOf(file)).toBe(uri);
  });

  test("says which results are new since a baseline, as before, or judged otherwise", () => {
    const was = (address: string, more: object): object[] =>
      FINDINGS.filter((finding) => finding.address === address).map((finding) => ({ ...finding, ...more }));
    const baseline = reportOf([
      ...(was("helm_release.mystery", {}) as typeof FINDINGS),
      ...(was("aws_cloudtrail.audit", { status: "fail", waiver: null }) as typeof FINDINGS),
      findingOf({ address: "aws_sqs_queue.gone", fingerprint: "9".repeat(32) }),
    ]);
    const run = runOf(reportOf(), { baseline });
    expect(Object.fromEntries(run.results.map((result) => [result.properties.address, result.baselineState]))).toEqual({
      "waivers[0]": "new",
      "aws_cloudtrail.audit": "updated",
      "aws_iam_role.ci": "new",
      "aws_sqs_queue.orders": "new",
      "helm_release.mystery": "unchanged",
    });
    expect(runOf().results.every(({ baselineState }) => baselineState === undefined)).toBe(true);
  });

  test("notes what was not assessed, and that nothing was enforced", () => {
    const notes = (report: Report): readonly string[] =>
      runOf(report).invocations[0].toolExecutionNotifications.map(({ descriptor, message }) => {
        expect(runOf(report).tool.driver.notifications[descriptor.index].id).toBe(descriptor.id);
        return message.text;
      });
    expect(notes(reportOf())).toEqual(["Not assessed: staff citizenship: provider attestation"]);
    expect(notes({ ...EMPTY, enforced: false })).toEqual(["Findings did not keep the program back."]);
  });

  test("keeps the gravest where there are more than a run may hold, and says so", () => {
    const infos = manyFindings(25_000).map((finding) => ({ ...finding, severity: "info" as const }));
    const run = runOf(reportOf([...infos, findingOf()]));
    expect(run.results).toHaveLength(25_000);
    expect(run.results.at(-1)?.level).toBe("error");
    expect(run.invocations[0].toolExecutionNotifications.at(-1)?.message.text).toContain("1 finding");
  });

  test("keeps to one run whose results have a place, whatever the input holds", () => {
    fc.assert(
      fc.property(hostileReport(), (report) => {
        const { results, artifacts } = runOf(report);
        for (const { locations } of results) {
          const { uri, index } = locations[0].physicalLocation.artifactLocation;
          expect(artifacts[index].location.uri).toBe(uri);
          expect(() => decodeURIComponent(uri)).not.toThrow();
          expect(uri).toMatch(/^[^/\s][^\s]*$/);
        }
      }),
    );
  });
});
