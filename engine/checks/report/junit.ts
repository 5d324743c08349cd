import { RULE_TITLES } from "../../policy";
import { groupBy } from "./group-by";
import { className, testCases, type Outcome, type TestCase } from "./junit/test-case";
import { element, xmlText } from "./junit/xml";
import { counted } from "./phrases";
import type { Report, ReportedRule } from "./report";
import { listedFindings, type WaivedChoice } from "./waived";

/** Findings about the program as a whole, and about the policy. */
const PROGRAM = "program";
const PASSED = "checks that passed";

/**
 * The report as JUnit XML (the form that Jenkins reads): a suite a stack, or one for the hall, in it a case for each
 * rule at each address that has a finding. Errors fail; what is waived is skipped; warnings and infos pass with their
 * text as output. What holds is one case a rule, since a report counts it and does not list it.
 */
export function junitReport(report: Report, { waived = "keep" }: { readonly waived?: WaivedChoice } = {}): string {
  const hall = report.power?.name;
  const byStack = groupBy(listedFindings(report, waived), ({ stack }) => stack ?? hall ?? PROGRAM);
  const names = new Set([...report.inputs.map(({ stack, file }) => stack ?? hall ?? file), ...byStack.keys()]);
  const cases = [...names].map((name) => [name, testCases(byStack.get(name) ?? [], name)] as const);
  const passes = report.rules.filter(({ pass }) => pass > 0).map(passedRule);
  const all = [...cases.flatMap(([, members]) => members), ...passes];
  const root = element(
    "testsuites",
    {
      name: hall === undefined ? "sovereign check" : "sovereign power",
      tests: all.length,
      failures: count(all, "failed"),
      errors: 0,
    },
    [
      ...cases.map(([name, members]) => suite(name, members, report)),
      ...(passes.length > 0 ? [suite(PASSED, passes, report)] : []),
    ].map((xml) => `\n  ${xml}`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function suite(name: string, cases: readonly TestCase[], { generatedAt, asOf, tool, policy }: Report): string {
  const properties = { asOf, tool: `${tool.name} ${tool.version}`, policy: policy.file, policySha256: policy.sha256 };
  const children = [
    element(
      "properties",
      {},
      Object.entries(properties).flatMap(([key, value]) =>
        value === undefined ? [] : [element("property", { name: key, value })],
      ),
    ),
    ...cases.map(({ xml }) => xml),
  ];
  return element(
    "testsuite",
    {
      name,
      tests: cases.length,
      failures: count(cases, "failed"),
      errors: 0,
      skipped: count(cases, "skipped"),
      timestamp: generatedAt.replace(/Z$/, ""),
    },
    children.map((xml) => `\n    ${xml}`),
  );
}

function passedRule({ id, pass }: ReportedRule): TestCase {
  const title = (RULE_TITLES as Readonly<Record<string, string>>)[id] ?? id;
  const output = element("system-out", {}, [xmlText(`${counted(pass, "check")} passed`)]);
  return {
    outcome: "passed",
    xml: element("testcase", { name: title, classname: className(PASSED, id) }, [output]),
  };
}

function count(cases: readonly TestCase[], wanted: Outcome): number {
  return cases.filter(({ outcome }) => outcome === wanted).length;
}
