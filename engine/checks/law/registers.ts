import { findOperator } from "../../../catalog/operators";
import type { DataClassName, FlowKind, Policy } from "../../policy";
import { demandsOf } from "../../policy/profiles/demands";
import type { LawProfile, Requirement } from "../../policy/profiles/profile";
import type { DataKind } from "../../policy/profiles/scope";
import type { Citation } from "../model/finding";
import type { FactGraph } from "../model/graph";
import type { Flow, Place, Placement } from "../model/placement";
import type { TerraformResource } from "../model/terraform";
import { citationOf } from "../rules/requirement";

/** Rows that a law wants listed, made from what the infrastructure shows. */
export interface Register {
  readonly profile: string;
  readonly requirement: string;
  readonly purpose: string;
  readonly citation: Citation;
  /** By operator. */
  readonly rows: readonly RegisterRow[];
}

export interface RegisterRow {
  /** `unknown` where neither the catalogue nor the program says who it is. */
  readonly operator: string;
  readonly legalName?: string;
  readonly hq?: string;
  readonly ultimateParent?: string;
  readonly techVendor?: string;
  readonly resources: number;
  /** Where data is stored or processed: Terraform does not tell the two apart. */
  readonly countries: readonly string[];
  /** Resources whose country is not known, or that may be anywhere. */
  readonly withoutCountry: number;
  readonly dataClasses: readonly DataClassName[];
  /** Where data goes from there. */
  readonly onward: readonly OnwardFlow[];
}

export interface OnwardFlow {
  readonly kind: FlowKind;
  /** Absent where it is not known. */
  readonly operator?: string;
  readonly countries: readonly string[];
}

export function registersOf(graph: FactGraph, policy: Policy, asOf: string): readonly Register[] {
  const wanted = policy.profiles.flatMap((profile) =>
    profile.requirements.flatMap((requirement) => (requirement.register ? [{ profile, requirement }] : [])),
  );
  return wanted.map(({ profile, requirement }) => {
    const isMeant = (kind: DataKind): boolean =>
      demandsOf(policy, kind, asOf).some((demand) => demand.requirement === requirement);
    return {
      profile: profile.id,
      requirement: requirement.id,
      purpose: requirement.register?.purpose ?? "",
      citation: citationFor(profile, requirement),
      rows: rowsOf(graph.placements.filter(isMeant), graph.flows.filter(isMeant), graph),
    };
  });
}

function citationFor(profile: LawProfile, requirement: Requirement): Citation {
  return citationOf({
    profile,
    requirement,
    applies: { certain: true },
    isLaw: (requirement.status ?? profile.status) === "in-force",
  });
}

interface Row {
  resources: number;
  withoutCountry: number;
  readonly countries: Set<string>;
  readonly dataClasses: Set<DataClassName>;
  readonly onward: Map<string, { kind: FlowKind; operator?: string; countries: Set<string> }>;
}

function rowsOf(placements: readonly Placement[], flows: readonly Flow[], graph: FactGraph): readonly RegisterRow[] {
  const rows = new Map<string, Row>();
  const rowOf = (operator = "unknown"): Row => {
    const found = rows.get(operator) ?? {
      resources: 0,
      withoutCountry: 0,
      countries: new Set<string>(),
      dataClasses: new Set<DataClassName>(),
      onward: new Map<string, { kind: FlowKind; operator?: string; countries: Set<string> }>(),
    };
    rows.set(operator, found);
    return found;
  };
  const heldBy = new Map<TerraformResource, string | undefined>();
  for (const { resource, operator, place, dataClass } of placements) {
    heldBy.set(resource, operator);
    const row = rowOf(operator);
    row.resources++;
    if (place.kind !== "countries") row.withoutCountry++;
    countriesOf(place).forEach((country) => row.countries.add(country));
    row.dataClasses.add(dataClass);
  }
  for (const { resource, kind, operator, place } of flows) {
    if (kind === "image") continue;
    const { onward } = rowOf(heldBy.get(resource));
    const key = `${kind} ${operator ?? ""}`;
    const flow = onward.get(key) ?? { kind, operator, countries: new Set<string>() };
    countriesOf(place).forEach((country) => flow.countries.add(country));
    onward.set(key, flow);
  }
  const stated = new Map(
    graph.operators.flatMap(({ operator }) => (operator ? [[operator.id, operator] as const] : [])),
  );
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([operator, row]) => {
      const known = findOperator(operator);
      const said = stated.get(operator);
      return {
        operator,
        legalName: known?.legalName,
        hq: known?.hq ?? said?.hq,
        ultimateParent: known?.ultimateParent ?? said?.ultimateParent,
        techVendor: known?.techVendor?.name,
        resources: row.resources,
        countries: [...row.countries].sort(),
        withoutCountry: row.withoutCountry,
        dataClasses: [...row.dataClasses].sort(),
        onward: [...row.onward]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, { countries, ...flow }]) => ({ ...flow, countries: [...countries].sort() })),
      };
    });
}

function countriesOf(place: Place): readonly string[] {
  return place.kind === "countries" ? place.countries : [];
}
