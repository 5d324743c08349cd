import type { LoadedPolicy } from "../policy";
import type { SiteFacts } from "./graph";
import { lawNotes } from "./law";
import type { FactGraph } from "./model/graph";
import { openQuestions } from "./not-assessed";
import { policyStatements } from "./policy-statements";
import { reportFindings, reportFlows, reportOperators, reportPlacements, summarise } from "./report/build";
import { reportHalls } from "./report/halls";
import { reportModels } from "./report/models";
import { reportTopology } from "./report/power";
import type { Report, ReportedInput } from "./report/report";
import { toolVersion } from "./report/tool";
import { RULES } from "./rules";
import type { Rule } from "./rules/rule";
import { applyWaivers } from "./waivers";

export interface CheckContext {
  readonly inputs: readonly ReportedInput[];
  readonly policy: LoadedPolicy;
  /** Where things are that the input cannot say. @default - nothing is stated beside the input */
  readonly siteFacts?: SiteFacts;
  /** ISO date of what counts as today. */
  readonly asOf: string;
  /** ISO time that dates the report. */
  readonly generatedAt: string;
  /** Whether findings keep the program from being deployed. */
  readonly enforced: boolean;
  /** Rules that are asked; waivers of others count neither as used nor as unused. @default - all */
  readonly rules?: readonly Rule[];
}

/** Holds facts against the policy: rules, waivers, report. A hall by itself comes here without what reads programs. */
export function judge(graph: FactGraph, context: CheckContext): Report {
  const { inputs, policy: loaded, siteFacts, asOf, generatedAt, enforced, rules = RULES } = context;
  const { policy, source } = loaded;
  const assessments = rules.map((rule) => rule.assess(graph, { policy, asOf }));
  const found = assessments.flatMap((assessment) => assessment.findings);
  const waived = applyWaivers(found, graph.programWaivers, loaded, asOf, context.rules);
  const findings = reportFindings(waived.findings);
  const law = lawNotes(graph, policy, asOf);
  const passed = assessments.reduce((sum, assessment) => sum + assessment.passed, 0);
  const models = reportModels(graph.stacks);
  let placements: Report["placements"] | undefined;
  let flows: Report["flows"] | undefined;

  return {
    schemaVersion: 1,
    tool: { name: "sovereign", version: toolVersion() },
    generatedAt,
    policy: {
      ...source,
      profiles: policy.profiles.map(({ id, asOf, title, status, source: own }) => ({
        id,
        asOf,
        title,
        status,
        ...own,
      })),
    },
    inputs,
    summary: summarise(graph, passed, findings),
    rules: rules.map(({ id }, index) => ({ id, pass: assessments[index].passed })),
    findings,
    operators: reportOperators(graph),
    // Half of the formats list findings only.
    get placements() {
      return (placements ??= reportPlacements(graph.placements));
    },
    get flows() {
      return (flows ??= reportFlows(graph.flows));
    },
    ...(graph.halls.length > 0 ? { halls: reportHalls(graph, findings) } : {}),
    ...(graph.topologies.length > 0 ? { topologies: graph.topologies.map(reportTopology) } : {}),
    ...(models.length > 0 ? { models } : {}),
    ...(law.exposures ? { exposures: law.exposures } : {}),
    ...(law.registers ? { registers: law.registers } : {}),
    stated: [...graph.stated, ...policyStatements(graph, found, { policy, asOf }), ...law.stated, ...waived.stated],
    enforced,
    asOf,
    notAssessed: [
      ...graph.notAssessed,
      ...loaded.notAssessed,
      ...law.notAssessed,
      ...openQuestions(graph, policy, siteFacts),
    ],
  };
}
