import { RULE_TITLES } from "../../../policy";
import { counted } from "../phrases";
import type { Report, ReportedFinding } from "../report";
import { objectiveId } from "./catalog";
import { uuidOf } from "./identifiers";
import type { Observation, OscalFinding, Risk } from "./model";
import { originOf, type Observed } from "./observations";
import { listed } from "./props";

type Status = OscalFinding["target"]["status"];

/** What the observations of one rule come to. */
export interface RuleEvidence {
  readonly rule: string;
  readonly observed: readonly Observed[];
  /** Absent where nothing holds, since nothing was there or all of it breaks the rule. */
  readonly passed?: Observation;
  readonly risks: readonly Risk[];
}

/** One finding a rule: whether its objective is met by everything that was looked at. */
export function findingOf({ rule, observed, passed, risks }: RuleEvidence, report: Report): OscalFinding {
  const observations = [...observed.map(({ observation }) => observation), ...(passed ? [passed] : [])];
  return {
    uuid: uuidOf("finding", rule, ...observations.map(({ uuid }) => uuid)),
    title: rule,
    description: (RULE_TITLES as Readonly<Record<string, string>>)[rule] ?? rule,
    origins: [originOf(report)],
    target: {
      type: "objective-id",
      "target-id": objectiveId(rule),
      status: statusOf(observed.map(({ finding }) => finding)),
    },
    ...listed(
      "related-observations",
      observations.map(({ uuid }) => ({ "observation-uuid": uuid })),
    ),
    ...listed(
      "related-risks",
      risks.map(({ uuid }) => ({ "risk-uuid": uuid })),
    ),
  };
}

/** Accepted is not met, and unknown is not met. Infos alone leave an objective met. */
function statusOf(findings: readonly ReportedFinding[]): Status {
  const serious = findings.filter(({ severity }) => severity !== "info");
  if (serious.length === 0) return { state: "satisfied", reason: "pass" };
  const count = (wanted: ReportedFinding["status"]): number => serious.filter(({ status }) => status === wanted).length;
  const [fail, unknown, waived] = [count("fail"), count("unknown"), count("waived")];
  return {
    state: "not-satisfied",
    reason: fail > 0 ? "fail" : "other",
    remarks: `${counted(fail, "failure")}, ${unknown} that cannot be resolved, ${waived} accepted by a waiver.`,
  };
}
