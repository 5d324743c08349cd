import { findOperator } from "../../../catalog/operators";
import type { DataClassName, Policy } from "../../policy";
import { demandsOf, type Demand } from "../../policy/profiles/demands";
import type { ExposureClause, OperatorTie } from "../../policy/profiles/profile";
import type { DataKind } from "../../policy/profiles/scope";
import type { StatedOperator } from "../model/facts";
import type { Citation } from "../model/finding";
import type { FactGraph, NotAssessed } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { citationOf } from "../rules/requirement";
import { kindsOf } from "../rules/requirement-operators";

/** The law of a country that reaches data through who runs it, wherever it lies. A note, and no finding. */
export interface Exposure {
  readonly profile: string;
  readonly requirement: string;
  readonly operator: string;
  readonly legalName?: string;
  /** What ties the operator to that law: `ultimateParent US`. */
  readonly through: readonly string[];
  /** Provider blocks, sites, and resources whose data flows to it, each with its stack. */
  readonly at: readonly { readonly stack: string; readonly address: string }[];
  readonly dataClasses: readonly DataClassName[];
  readonly note: string;
  readonly mitigations: readonly string[];
  readonly citation: Citation;
}

export interface Exposures {
  readonly exposures: readonly Exposure[];
  readonly notAssessed: readonly NotAssessed[];
}

interface Held {
  readonly operator?: StatedOperator;
  readonly stack: string;
  readonly address: string;
  readonly kinds: readonly DataKind[];
}

const TIES: readonly OperatorTie[] = ["hq", "ultimateParent"];

export function exposuresOf(graph: FactGraph, policy: Policy, asOf: string): Exposures {
  const found = new Map<string, Exposure>();
  const open = new Map<string, NotAssessed>();
  for (const held of heldBy(graph)) {
    for (const kind of held.kinds) {
      for (const demand of demandsOf(policy, kind, asOf)) {
        const { exposure } = demand.requirement;
        if (!exposure) continue;
        const ties = tiesOf(exposure, held.operator);
        if (ties === undefined) {
          const what = `${demand.profile.id}: exposure of ${held.address} in ${held.stack} (${demand.requirement.id})`;
          open.set(what, { what, why: "the countries of its operator's head office and parent are not known" });
        } else if (held.operator && ties.length > 0) add(found, demand, exposure, held.operator, held, kind, ties);
      }
    }
  }
  return { exposures: [...found.values()], notAssessed: [...open.values()] };
}

function add(
  found: Map<string, Exposure>,
  demand: Demand,
  { note, mitigations = [] }: ExposureClause,
  { id }: StatedOperator,
  { stack, address }: Held,
  { dataClass }: DataKind,
  through: readonly string[],
): void {
  const key = [demand.profile.id, demand.requirement.id, id].join(" ");
  const before = found.get(key);
  const isListed = before?.at.some((where) => where.stack === stack && where.address === address);
  found.set(key, {
    profile: demand.profile.id,
    requirement: demand.requirement.id,
    operator: id,
    legalName: findOperator(id)?.legalName,
    through,
    at: isListed ? before!.at : [...(before?.at ?? []), { stack, address }],
    dataClasses: [...new Set([...(before?.dataClasses ?? []), dataClass])].sort(),
    note,
    mitigations,
    citation: citationOf(demand),
  });
}

/** What ties an operator to the countries; empty where nothing does, undefined where that is not known. */
function tiesOf({ reach, through = TIES }: ExposureClause, operator?: StatedOperator): readonly string[] | undefined {
  if (!operator) return undefined;
  const countries = through.map((tie) => [tie, operator[tie]] as const);
  const found = countries.flatMap(([tie, country]) =>
    country && reach.includes(country) ? [`${tie} ${country}`] : [],
  );
  const isOpen = countries.some(([tie, country]) => country === undefined && tie !== "techVendor");
  return found.length === 0 && isOpen ? undefined : found;
}

/** Who runs what, and whoever data flows to besides. */
function heldBy({ operators, flows }: FactGraph): readonly Held[] {
  const running = operators.map((binding) => ({
    operator: binding.operator,
    stack: stackLabel(binding.stack),
    address: binding.address,
    kinds: kindsOf(binding),
  }));
  const ids = new Set(running.flatMap(({ operator }) => operator?.id ?? []));
  const receiving = flows.flatMap(({ operator: id, kind, stack, resource, dataClass, tags }): readonly Held[] => {
    // What is pulled in takes no data out; who runs a stack's cloud is listed with it.
    if (id === undefined || kind === "image" || ids.has(id)) return [];
    const row = findOperator(id);
    const operator = row && { id, hq: row.hq, ultimateParent: row.ultimateParent, techVendor: row.techVendor?.country };
    return [{ operator, stack: stackLabel(stack), address: resource.address, kinds: [{ dataClass, tags }] }];
  });
  return [...running, ...receiving];
}
