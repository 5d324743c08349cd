import type { Policy } from "../policy";
import { didYouMean } from "../document/nearest";
import { isJsonObject } from "../json";
import { exportRulesInDoubt } from "../policy/export-control";
import type { SiteFacts } from "./graph";
import type { FactGraph, NotAssessed } from "./model/graph";
import { stackLabel } from "./model/stack-label";
import { statesEndUser } from "./rules/exp-cases";
import { hallQuestions } from "./halls-not-assessed";
import { hasBudget, powerBudgets } from "./rules/power-budgets";

/** What no rule could look at, so that nobody takes it for passed. */
export function openQuestions(graph: FactGraph, policy: Policy, siteFacts?: SiteFacts): readonly NotAssessed[] {
  return [
    ...budgetsWithoutPools(graph, policy),
    ...detectedPools(graph, policy),
    ...acceleratorsOutsideBudgets(graph, policy),
    ...hallQuestions(graph),
    ...exportControl(graph, policy),
    ...modelsWithoutNames(graph),
    ...factsOfNothing(graph, siteFacts),
    ...statesOfPlans(graph),
  ];
}

/** A misspelt site would else be a budget that always holds. */
function budgetsWithoutPools(graph: FactGraph, { power }: Policy): readonly NotAssessed[] {
  return powerBudgets(graph, power)
    .filter(({ draws }) => draws.length === 0)
    .map(({ clause }) => ({ what: clause, why: "the input has nothing that it covers" }));
}

function detectedPools({ pools }: FactGraph, { power }: Policy): readonly NotAssessed[] {
  return pools
    .filter((pool) => pool.detected && !hasBudget(pool, power))
    .map(({ path }) => ({ what: `power of ${path}`, why: "its hardware is only looked at when deploying" }));
}

/** Accelerators of which no pool, no machine and no hall's topology says what they draw. */
function acceleratorsOutsideBudgets(graph: FactGraph, { power }: Policy): readonly NotAssessed[] {
  const counted = new Set([...graph.pools, ...graph.machines].map(({ path }) => path));
  const halls = new Set(graph.topologies.map(({ site, assessment }) => site ?? assessment.topology.name));
  const open = graph.accelerators.filter(
    ({ stack, address, site }) =>
      !counted.has(address) &&
      !(site !== undefined && halls.has(site)) &&
      hasBudget({ stack, path: address, site, basis: "" }, power),
  );
  return [...new Map(open.map((fact) => [fact.address, fact])).values()].map(({ address, mayHaveNone }) => ({
    what: `power of ${address}`,
    why: mayHaveNone
      ? "its instance type cannot be resolved, so that it counts in no power budget"
      : "it is in no pool, and counts in no power budget",
  }));
}

function modelsWithoutNames({ stacks }: FactGraph): readonly NotAssessed[] {
  return stacks.flatMap((stack) =>
    (stack.facts?.models ?? []).flatMap((manifest, index) =>
      isJsonObject(manifest) && typeof manifest.name === "string"
        ? []
        : [{ what: `models[${index}] of ${stackLabel(stack)}`, why: "it has no name, so no report can list it" }],
    ),
  );
}

function exportControl({ accelerators }: FactGraph, policy: Policy): readonly NotAssessed[] {
  if (accelerators.every(({ mayHaveNone }) => mayHaveNone)) return [];
  if (!statesEndUser(policy)) return [{ what: "export control of accelerators", why: "the policy states no endUser" }];
  return exportRulesInDoubt().map(({ id, title, status, statusNote }) => ({
    what: `${id}: ${title}`,
    why: `${status}${statusNote === undefined ? "" : `: ${statusNote}`}`,
  }));
}

/** A misspelt name in a `--site` file would else be a fact of nothing. */
function factsOfNothing({ stacks }: FactGraph, siteFacts?: SiteFacts): readonly NotAssessed[] {
  if (!siteFacts) return [];
  const { resources = {}, providers = {} } = siteFacts;
  const all = stacks.flatMap((stack) => [...stack.resources, ...stack.dataSources]);
  const addresses = new Set(all.map(({ address }) => address));
  if (stacks.some(({ backend }) => backend)) addresses.add("terraform.backend");
  const keys = new Set(all.map(({ providerKey }) => providerKey));
  return [
    ...Object.keys(resources).flatMap((address) => unusedFact(address, addresses)),
    ...Object.keys(providers).flatMap((key) => unusedFact(key, keys, "provider ")),
  ];
}

function unusedFact(name: string, known: ReadonlySet<string>, label = ""): readonly NotAssessed[] {
  if (known.has(name)) return [];
  return [
    {
      what: `${label}${name} of the --site file`,
      why: `the input has nothing of this name${didYouMean(name.replace(/^provider\./, ""), known)}`,
    },
  ];
}

/** A plan has no backend block, so that RES-STATE finds nothing to look at. */
function statesOfPlans({ stacks }: FactGraph): readonly NotAssessed[] {
  return stacks
    .filter(({ kind }) => kind === "plan")
    .map((stack) => ({ what: `state of ${stackLabel(stack)}`, why: "a plan does not say where its state rests" }));
}
