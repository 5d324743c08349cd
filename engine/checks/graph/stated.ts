import { controlsOn } from "../../../catalog/operators";
import { effectiveDataClass, type DataClassName, type Policy } from "../../policy";
import type { Locator } from "../locate/locator";
import type { SiteFacts, StatedFacts } from "../locate/stated-facts";
import type { ConstructFacts, StatedOperator } from "../model/facts";
import type { ProgramWaiver, StatedFact } from "../model/graph";
import { stackPath } from "../model/stack-path";
import type { TerraformStack } from "../model/terraform";
import { statementsOf, type Statement } from "./statements";

/** What programs, and the file of `--site`, say of places and data. Waivers are listed with what came of them. */
export function statedFactsOf(
  stacks: readonly TerraformStack[],
  policy: Policy,
  locator: Locator,
  siteFacts: SiteFacts = {},
): readonly StatedFact[] {
  const ofStacks = stacks.flatMap((stack) => statedIn(stack, policy, locator.factsOf(stack)));
  return distinct([...ofStacks, ...statedBySiteFile(siteFacts)]);
}

function statedIn(stack: TerraformStack, policy: Policy, inherited: StatedFacts): readonly StatedFact[] {
  const ofConstructs = statementsOf(stack).flatMap((statement) => {
    const all = [
      ...placesStated(statement.facts),
      ...classStated(statement, inherited, policy),
      ...tagsStated(statement, inherited),
      ...airGapStated(statement, inherited),
      ...(statement.facts.pulls ?? []).map(({ what, from }) => `pulls ${what} from ${from}`),
    ];
    return all.map((what) => ({ path: statement.path, what }));
  });
  const { state, registry } = stack.facts ?? {};
  const ofStack = [
    ...(state ? [`state in ${inWords(state.country, state.operator)}`] : []),
    ...(registry ? [`registry ${registry.host} in ${inWords(registry.country, registry.operator)}`] : []),
  ];
  return [...ofStack.map((what) => ({ path: stackPath(stack), what })), ...ofConstructs];
}

function statedBySiteFile({ resources = {}, providers = {} }: SiteFacts): readonly StatedFact[] {
  const named = [
    ...Object.entries(resources),
    ...Object.entries(providers).map(([key, fact]) => [`provider.${key}`, fact] as const),
  ];
  return named.flatMap(([path, { operator, ...fact }]) => {
    const id = typeof operator === "string" ? { id: operator } : operator;
    return placesStated({ ...fact, operator: id }).map((what) => ({ path, what: `${what}, by the --site file` }));
  });
}

/** The waivers that programs state of themselves, each with the path below which it is stated. */
export function programWaiversOf(stacks: readonly TerraformStack[]): readonly ProgramWaiver[] {
  const seen = new Map<ConstructFacts, string[]>();
  return stacks.flatMap(statementsOf).flatMap(({ kind, stack, path, constructPath, facts }) => {
    const pathless = kind === "resource" && constructPath === "";
    // The instances of a resource share what it states.
    const addresses = seen.get(facts);
    if (addresses) {
      addresses.push(path);
      return [];
    }
    const own = [path];
    seen.set(facts, own);
    return (facts.waivers ?? []).map((waiver) => ({ stack, path, ...(pathless && { addresses: own }), waiver }));
  });
}

function placesStated({ site, country, operator }: ConstructFacts): readonly string[] {
  if (operator && controlsOn(operator.id) !== undefined) {
    // Terraform shows the cloud, and not whose controls a project is under.
    return [`operator ${operator.id}, needs evidence`, ...placesStated({ site, country })];
  }
  if (country === undefined && operator === undefined) return [];
  const parts = [
    ...(country === undefined ? [] : [`country ${country}`]),
    ...(operator === undefined ? [] : [`operator ${operator.id}`]),
    ...(site === undefined ? [] : [`site ${site}`]),
  ];
  return [parts.join(", ")];
}

function inWords(country = "a country that is not stated", operator?: StatedOperator): string {
  return operator === undefined ? country : `${country}, operator ${operator.id}`;
}

/** The promise that nothing is fetched from outside the site, where it is not the one above. */
function airGapStated(statement: Statement, inherited: StatedFacts): readonly string[] {
  const { airGapped } = statement.facts;
  if (airGapped === undefined || airGapped === (inheritedBy(statement, inherited, "airGapped") ?? false)) return [];
  return [airGapped ? "air-gapped: nothing is fetched from outside the site" : "not air-gapped"];
}

/** A class that differs from what would count without the statement, raised or lowered. */
function classStated(statement: Statement, inherited: StatedFacts, policy: Policy): readonly string[] {
  const { dataClass } = statement.facts;
  const without: DataClassName = inheritedBy(statement, inherited, "dataClass") ?? policy.defaultDataClass;
  if (dataClass === undefined || dataClass === without) return [];
  const { permitted, dataClass: counts } = effectiveDataClass(policy, dataClass);
  return [
    permitted ? `dataClass ${dataClass}` : `dataClass ${dataClass}: not permitted by the policy, ${counts} counts`,
  ];
}

function tagsStated(statement: Statement, inherited: StatedFacts): readonly string[] {
  if (statement.facts.tags === undefined) return [];
  const tags = tagList(statement.facts.tags);
  return tags === tagList(inheritedBy(statement, inherited, "tags")) ? [] : [`tags ${tags || "none"}`];
}

/** Tags are a set: their order says nothing. */
function tagList(tags: readonly string[] = []): string {
  return [...tags].sort().join(", ");
}

/** What holds of a fact above the one who states it; nothing stands above the root of a stack. */
function inheritedBy<K extends keyof ConstructFacts>(
  { kind, constructPath }: Statement,
  inherited: StatedFacts,
  fact: K,
): ConstructFacts[K] {
  if (kind === "stack") return undefined;
  const above = kind === "construct" ? inherited.aboveParent(constructPath) : inherited.above(constructPath);
  return above.find(({ value }) => value[fact] !== undefined)?.value[fact];
}

function distinct(stated: readonly StatedFact[]): readonly StatedFact[] {
  return [...new Map(stated.map((fact) => [`${fact.path}\n${fact.what}`, fact])).values()];
}
