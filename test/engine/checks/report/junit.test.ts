import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { junitReport } from "../../../../engine/checks/report/junit";
import type { Report } from "../../../../engine/checks/report/report";
import { EMPTY, findingOf, hostileReport, reportOf } from "./small-report";
import { readXml, type XmlElement } from "./xml-reader";

const suitesOf = (report: Report): readonly XmlElement[] => readXml(junitReport(report)).children;
const casesOf = (suite: XmlElement): readonly XmlElement[] => suite.children.filter(({ name }) => name === "testcase");
const outcomes = (suite: XmlElement): readonly string[] =>
  casesOf(suite).map(({ attributes, children }) =>
    [attributes.classname, attributes.name, ...children.map(({ name }) => name)].join(" "),
  );

describe("the JUnit report", () => {
  test("has a suite a stack, one for the program, and one case a rule for what passed", () => {
    const [shop, program, passed] = suitesOf(reportOf());
    expect(shop.attributes).toEqual({
      name: "shop",
      tests: "4",
      failures: "1",
      errors: "0",
      skipped: "1",
      timestamp: "2026-11-22T08:00:00",
    });
    expect(outcomes(shop)).toEqual([
      "shop.RES-LOG aws_cloudtrail.audit (shop/audit) skipped",
      "shop.RES-GLOBAL aws_iam_role.ci system-out",
      "shop.RES-PLACE aws_sqs_queue.orders (shop/orders) failure",
      "shop.RES-UNKNOWN helm_release.mystery system-out",
    ]);
    expect(outcomes(program)).toEqual(["program.WAIVER-UNUSED waivers[0] system-out"]);
    expect(casesOf(passed).map(({ children: [output] }) => output.text)).toEqual([
      "11 checks passed",
      "1 check passed",
    ]);
  });

  test("counts every case in its root", () => {
    expect(readXml(junitReport(reportOf())).attributes).toEqual({
      name: "sovereign check",
      tests: "7",
      failures: "1",
      errors: "0",
    });
  });

  test("says in a failure what was found, why, and what to write instead", () => {
    const [failure] = casesOf(suitesOf(reportOf([findingOf()]))[0])[0].children;
    expect(failure.attributes).toEqual({ type: "fail", message: "Queue 'orders' rests in us-east-1 (US)." });
    expect(failure.text).toBe(
      "error, fail: Queue 'orders' rests in us-east-1 (US).\n" +
        "because aws_sqs_queue.orders: provider = aws.virginia\n" +
        "because provider.aws.virginia: region = us-east-1 (alias virginia)\n" +
        "remedy: Give it an allowed region.",
    );
  });

  test("fails with the type unknown where a place could not be resolved and that is an error", () => {
    const [failure] = casesOf(suitesOf(reportOf([findingOf({ status: "unknown" })]))[0])[0].children;
    expect(failure.attributes.type).toBe("unknown");
  });

  test("skips what is waived, with who accepted it and why, or leaves it out", () => {
    const [skipped] = casesOf(suitesOf(reportOf())[0])[0].children;
    expect(skipped.attributes.message).toContain("Waived by ciso@acme.example until 2026-12-01: Letter of 3 May");
    expect(junitReport(reportOf(), { waived: "omit" })).not.toContain("aws_cloudtrail.audit");
  });

  test("makes one case of two findings of a rule at one address, and the graver one decides", () => {
    const waiver = { rule: "RES-PLACE", reason: "r", owner: "o", expires: "2027-01-01" };
    const [suite] = suitesOf(
      reportOf([findingOf({ status: "waived", waiver, fingerprint: "f".repeat(32) }), findingOf()]),
    );
    expect(outcomes(suite)).toEqual(["shop.RES-PLACE aws_sqs_queue.orders (shop/orders) failure system-out"]);
  });

  test("has the suites of its inputs where nothing was found", () => {
    expect(suitesOf(EMPTY).map(({ attributes }) => [attributes.name, attributes.tests])).toEqual([["shop", "0"]]);
  });

  test("is XML that reads back, whatever the input holds", () => {
    fc.assert(
      fc.property(hostileReport(), (report) => {
        const root = readXml(junitReport(report));
        expect(Number(root.attributes.failures)).toBe(1);
        expect(root.children.flatMap(casesOf)).toHaveLength(Number(root.attributes.tests));
      }),
    );
  });
});
