import { ofRegion } from "../graph/catalogue-rows";
import type { CheckInput } from "../check";
import { buildGraph } from "../graph";
import { judge } from "../judge";
import type { FactGraph, StatePlacement } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import type { TerraformResource } from "../model/terraform";
import type { Report } from "../report/report";
import { chainOf, FactsByResource } from "./chain";
import { dataOf, dataOfClass, type DataContext } from "./data";
import type { ExplainedData, ExplainedState, ExplainedSubject, Explanation } from "./explanation";
import { askableNames, suggestionsFor } from "./names";
import { operatorsKnown } from "./operators";
import { poolsOfSubject } from "./pools";
import { saidOf } from "./said";
import { subjectsOf, type Subject } from "./subjects";

/** An address that nothing has, with the names that are nearest to it. */
export interface NothingFound {
  readonly suggestions: readonly string[];
}

/**
 * Everything that is known of an address, and how: a resource or its instances, a construct path, a module, a provider
 * block, a site, the backend, the program, or whatever else a finding stands at.
 *
 * @throws SovereignError where a data class is in use that the policy has no entry for
 */
export function explain(asked: string, { stacks, ...context }: CheckInput): Explanation | NothingFound {
  const { siteFacts } = context;
  const { policy } = context.policy;
  const graph = buildGraph(stacks, { policy, siteFacts });
  const report = judge(graph, context);
  const subjects = subjectsOf(asked, { graph, report, policy, siteFacts });
  if (subjects.length === 0) return { suggestions: suggestionsFor(asked, askableNames(graph, report)) };

  const facts = new FactsByResource(graph, policy);
  return {
    schemaVersion: 1,
    tool: report.tool,
    policy: report.policy,
    asOf: report.asOf,
    address: asked,
    subjects: subjects.map((subject) =>
      explained(subject, { graph, report, facts, policy, siteFacts, asOf: report.asOf }),
    ),
  };
}

interface Known extends DataContext {
  readonly graph: FactGraph;
  readonly report: Report;
  readonly facts: FactsByResource;
}

function explained(subject: Subject, known: Known): ExplainedSubject {
  const { kind, address, stack } = subject;
  const { graph, facts } = known;
  const resources = [...subject.resources].sort((a, b) => (a.address < b.address ? -1 : 1));
  const row = kind === "catalogue row" ? graph.catalogueRows.find((one) => one.address === address) : undefined;
  const waiver = kind === "waiver" ? known.policy.waivers[Number(/\d+/.exec(address)?.[0])] : undefined;
  const pools = poolsOfSubject(subject, graph);
  const state = kind === "backend" ? graph.states.find((one) => one.stack === stack) : undefined;
  return {
    kind,
    address,
    ...(stack ? { stack: stackLabel(stack) } : {}),
    resources: resources.map((resource) => facts.explained(resource)),
    ...(state ? { state: explainedState(state) } : {}),
    ...(kind === "program"
      ? { sites: graph.sites.map(({ name, countries, held }) => ({ ...(name ? { name } : {}), countries, held })) }
      : {}),
    ...(pools.length > 0 ? { pools } : {}),
    ...(row ? { row } : {}),
    ...(waiver ? { waiver } : {}),
    operators: operatorsKnown(
      operatorIds(subject, state, known),
      graph.operators.filter((binding) => stack === undefined || binding.stack === stack),
    ),
    data: dataOfSubject(subject, state, known),
    ...saidOf(subject, known.report, waiver),
  };
}

function explainedState(state: StatePlacement): ExplainedState {
  const { backend, place, operator, dataClass, evidence, contradiction } = state;
  const ofPlace =
    place.kind === "countries" && place.region !== undefined ? ofRegion("", undefined, operator, place.region) : [];
  return {
    backend,
    place,
    ...(operator === undefined ? {} : { operator }),
    dataClass,
    ...chainOf(evidence, ofPlace, contradiction),
  };
}

function operatorIds(
  { kind, address, stack, resources }: Subject,
  state: StatePlacement | undefined,
  { graph, facts }: Known,
): ReadonlySet<string> {
  const bindings = graph.operators.filter(
    (binding) => kind === "program" || (binding.stack === stack && binding.address === address),
  );
  const ids = [
    state?.operator,
    ...bindings.map(({ operator }) => operator?.id),
    ...resources.flatMap((resource) =>
      [...facts.placementsOf(resource), ...facts.flowsOf(resource)].map(({ operator }) => operator),
    ),
  ];
  return new Set(ids.filter((id) => id !== undefined));
}

/** What keeps nothing outside the Terraform state has no data to speak of. */
function dataOfSubject(
  { stack, resources }: Subject,
  state: StatePlacement | undefined,
  known: Known,
): readonly ExplainedData[] {
  if (!stack) return [];
  if (state) return [dataOfClass(state.dataClass, state.tags, "the most protected of what the stack holds", known)];
  const holds = ({ resource }: { readonly resource: TerraformResource }): boolean =>
    known.facts.placementsOf(resource).length > 0 || known.facts.flowsOf(resource).length > 0;
  return dataOf(
    stack,
    resources.filter((resource) => holds({ resource })),
    known,
  );
}
