import { groupBy } from "../group-by";
import { evidenceLine } from "../phrases";
import type { ReportedFinding } from "../report";
import { element, xmlText } from "./xml";

export type Outcome = "failed" | "skipped" | "passed";

/** The findings of one rule at one address: a test of that name passes or fails once. */
export interface TestCase {
  readonly outcome: Outcome;
  readonly xml: string;
}

/** Cases in the order of the findings. */
export function testCases(findings: readonly ReportedFinding[], suite: string): readonly TestCase[] {
  const bySubject = groupBy(findings, ({ rule, address, constructPath }) =>
    JSON.stringify([rule, address, constructPath]),
  );
  return [...bySubject.values()].map((members) => testCase(members, suite));
}

function testCase(findings: readonly ReportedFinding[], suite: string): TestCase {
  const { rule, address, constructPath } = findings[0];
  const failing = findings.filter(({ status, severity }) => status !== "waived" && severity === "error");
  const waived = findings.filter(({ status }) => status === "waived");
  const outcome: Outcome = failing.length > 0 ? "failed" : waived.length > 0 ? "skipped" : "passed";
  const told = outcome === "failed" ? failing : outcome === "skipped" ? waived : [];
  const others = findings.filter((finding) => !told.includes(finding));
  const name = constructPath === undefined ? address : `${address} (${constructPath})`;
  const children = [
    ...(outcome === "failed" ? [failure(failing)] : []),
    ...(outcome === "skipped" ? [element("skipped", { message: waived.map(acceptance).join("\n") })] : []),
    ...(others.length > 0 ? [element("system-out", {}, [xmlText(others.map(inFull).join("\n\n"))])] : []),
  ];
  return { outcome, xml: element("testcase", { name, classname: className(suite, rule) }, children) };
}

/** `shop.RES-PLACE`: readers split it at its dots into a package and a class. */
export function className(suite: string, rule: string): string {
  return `${suite.replaceAll(".", "_")}.${rule}`;
}

function failure(findings: readonly ReportedFinding[]): string {
  const type = findings.some(({ status }) => status === "fail") ? "fail" : "unknown";
  const message = findings.map((finding) => finding.message).join("\n");
  return element("failure", { type, message }, [xmlText(findings.map(inFull).join("\n\n"))]);
}

function acceptance({ waiver, message }: ReportedFinding): string {
  return waiver ? `${message} Waived by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}` : message;
}

function inFull(finding: ReportedFinding): string {
  const { severity, status, message, evidence, remedy } = finding;
  return [
    `${severity}, ${status}: ${status === "waived" ? acceptance(finding) : message}`,
    ...evidence.map((link) => `because ${evidenceLine(link)}`),
    `remedy: ${remedy}`,
  ].join("\n");
}
