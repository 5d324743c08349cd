import { RULE_INFOS } from "../../rules";
import { groupBy } from "../group-by";
import { summaryLine, verdict } from "../phrases";
import type { Report } from "../report";
import { metadata } from "./catalog";
import { findingOf, type RuleEvidence } from "./findings";
import { uuidOf } from "./identifiers";
import type { AssessmentResults, BackMatter, Result } from "./model";
import { inventoryItems, notAssessedObservations, observe, passedObservation } from "./observations";
import { assessmentAssets, reviewedControls } from "./plan";
import { listed, ownProps } from "./props";
import { risksOf } from "./risks";

const DISCLAIMER =
  "A report says what was found in these inputs under this policy. Whether that meets a law is a question for a lawyer, " +
  "and what a provider does behind its interface is one for its attestation.";

/** @param planHref where the assessment plan is: beside the results, or `#` and a resource of their back matter */
export function resultsOf(report: Report, planHref: string, backMatter?: BackMatter): AssessmentResults {
  const content = contentId(report);
  return {
    uuid: uuidOf("assessment-results", content),
    metadata: metadata(`Sovereignty of infrastructure as code: ${verdict(report.summary)}`, report),
    "import-ap": { href: planHref },
    results: [resultOf(report, content)],
    ...(backMatter ? { "back-matter": backMatter } : {}),
  };
}

function resultOf(report: Report, content: string): Result {
  const { generatedAt, policy, asOf, enforced, inputs } = report;
  const evidence = evidenceByRule(report);
  const assessed = evidence.map(({ rule }) => rule);
  const nothingSeen = RULE_INFOS.map(({ id }) => id).filter((id) => !assessed.includes(id));
  return {
    uuid: uuidOf("result", content),
    title: verdict(report.summary),
    description: `${summaryLine(report)}.`,
    start: generatedAt,
    end: generatedAt,
    props: ownProps({
      "as-of": asOf,
      "policy-file": policy.file,
      "policy-sha256": policy.sha256,
      profiles: policy.profiles.map(({ id }) => id).join(" "),
      inputs: inputs.map(({ file }) => file).join("; "),
      enforced: `${enforced}`,
    }),
    "local-definitions": {
      ...listed("inventory-items", inventoryItems(report)),
      "assessment-assets": assessmentAssets(report),
    },
    // A selection cannot be empty: where nothing was there to look at, every rule was held against that.
    "reviewed-controls": reviewedControls(
      assessed.length > 0 ? assessed : nothingSeen,
      "Rules that had something in the inputs to look at.",
    ),
    ...listed("observations", [
      ...evidence.flatMap(({ observed, passed }) => [
        ...observed.map(({ observation }) => observation),
        ...(passed ? [passed] : []),
      ]),
      ...notAssessedObservations(report),
    ]),
    ...listed(
      "risks",
      evidence.flatMap(({ risks }) => risks),
    ),
    ...listed(
      "findings",
      evidence.map((entry) => findingOf(entry, report)),
    ),
    remarks: `${DISCLAIMER} Without anything to look at: ${nothingSeen.join(", ") || "no rule"}.`,
  };
}

/** Every rule that had something to look at: what it found, what holds, and what comes of it. */
function evidenceByRule(report: Report): readonly RuleEvidence[] {
  const observed = groupBy(observe(report), ({ finding }) => finding.rule);
  const passes = new Map(report.rules.map((rule) => [rule.id, rule]));
  return [...new Set([...passes.keys(), ...observed.keys()])].flatMap((rule) => {
    const ofRule = observed.get(rule) ?? [];
    const { pass } = passes.get(rule) ?? { pass: 0 };
    if (ofRule.length === 0 && pass === 0) return [];
    const passed = pass > 0 ? passedObservation({ id: rule, pass }, report) : undefined;
    return [{ rule, observed: ofRule, risks: risksOf(ofRule, report), ...(passed ? { passed } : {}) }];
  });
}

/** Another where anything but the time of the report differs. */
function contentId(report: Report): string {
  return uuidOf(JSON.stringify({ ...report, generatedAt: undefined }));
}
