import { buildGraph } from "../../engine/checks/graph";
import type { FactGraph } from "../../engine/checks/model/graph";
import type { Place } from "../../engine/checks/model/placement";
import { readRootModule } from "../../engine/checks/read/root-module";
import type { JsonObject } from "../../engine/json";
import { policyFromValue } from "../../engine/policy";
import type { RecallProvider } from "./abroad-values";
import type { CensusArgument } from "./census";

/** What became of an argument that was moved abroad, or why it was not. */
export interface RecallResult extends CensusArgument {
  /**
   * `placed-otherwise`: a parent, beside which a nearer one or the provider tells the place. `carries-nothing`: the
   * checker shows nothing, and there is nothing to show. `not-moved`: it takes no text, or a bare name.
   */
  readonly outcome: "caught" | "missed" | "placed-otherwise" | "carries-nothing" | "not-moved";
  /** What it was set to, or why nothing is shown. */
  readonly detail: string;
}

const SINGLE_OR_LIST = /^(?:string|list\(string\)|set\(string\))$/;
const POLICY = { version: 1, defaultDataClass: "confidential", classes: { confidential: { countries: ["any"] } } };

/**
 * Moves every argument of the census abroad, one at a time: in each resource one, beside a clean resource of the same
 * type. It is caught where the resource's places and flows show somewhere else than home that the clean one's do not.
 */
export function recall(provider: RecallProvider, census: readonly CensusArgument[]): readonly RecallResult[] {
  const mutants = census.map((argument, index) => ({
    argument,
    name: `m${index}`,
    value: abroadOf(argument, provider),
  }));
  const resource: Record<string, Record<string, object>> = {};
  const declare = (type: string, name: string, values: object): void => {
    (resource[type] ??= {})[name] = values;
  };
  for (const [type, values] of Object.entries(provider.abroad)) declare(type, "abroad", values);
  for (const { argument, name, value } of mutants) {
    const clean = cleanValues(argument.type, census, provider);
    declare(argument.type, "clean", clean);
    if (value !== undefined) declare(argument.type, name, setAt(clean, argument, value));
  }
  const elsewhere = elsewhereBy(graphOf(provider, resource), provider.homeCountry);
  return mutants.map(({ argument, name, value }): RecallResult => {
    if (value === undefined) return { ...argument, outcome: "not-moved", detail: detailOf(argument) };
    const clean = elsewhere.get(`${argument.type}.clean`) ?? new Set();
    const shows = [...(elsewhere.get(`${argument.type}.${name}`) ?? [])].some((fact) => !clean.has(fact));
    if (shows) return { ...argument, outcome: "caught", detail: value };
    if (argument.isParent) return { ...argument, outcome: "placed-otherwise", detail: value };
    const { carriesNothing } = argument;
    return carriesNothing === undefined
      ? { ...argument, outcome: "missed", detail: value }
      : { ...argument, outcome: "carries-nothing", detail: carriesNothing };
  });
}

function detailOf({ valueType }: CensusArgument): string {
  return SINGLE_OR_LIST.test(valueType) ? "a bare name, of the same parent or region" : `a ${valueType}`;
}

function abroadOf({ path, valueType }: CensusArgument, { values }: RecallProvider): string | undefined {
  if (!SINGLE_OR_LIST.test(valueType)) return undefined;
  const bare = path.replace(/(?:\[\]|\{\})/g, "");
  return values.find(([pattern]) => pattern.test(path) || pattern.test(bare))?.[1] || undefined;
}

/** The place that the type itself asks for, at home. */
function cleanValues(type: string, census: readonly CensusArgument[], { home }: RecallProvider): JsonObject {
  const own = ownArguments(census).get(type) ?? [];
  return Object.fromEntries(own.filter((name) => home[name] !== undefined).map((name) => [name, home[name]]));
}

const indexed = new WeakMap<readonly CensusArgument[], ReadonlyMap<string, readonly string[]>>();

/** The arguments of each type that stand at its top. */
function ownArguments(census: readonly CensusArgument[]): ReadonlyMap<string, readonly string[]> {
  let byType = indexed.get(census);
  if (!byType) {
    const found = new Map<string, string[]>();
    for (const { type, path } of census) {
      if (path.includes(".")) continue;
      const names = found.get(type);
      if (names) names.push(path);
      else found.set(type, [path]);
    }
    indexed.set(census, (byType = found));
  }
  return byType;
}

function setAt(values: JsonObject, { path, valueType }: CensusArgument, value: string): JsonObject {
  const leaf = valueType === "string" ? value : [value];
  const [first, ...rest] = path.split(".");
  return { ...values, [bareName(first)]: nested(first, rest, leaf) };
}

function nested(name: string, rest: readonly string[], leaf: string | string[]): JsonObject[string] {
  if (rest.length === 0) return leaf;
  const [next, ...further] = rest;
  const block = { [bareName(next)]: nested(next, further, leaf) };
  if (name.endsWith("{}")) return { key: block };
  return name.endsWith("[]") ? [block] : block;
}

function bareName(segment: string): string {
  return segment.replace(/(?:\[\]|\{\})$/, "");
}

function graphOf({ provider, blocks }: RecallProvider, resource: object): FactGraph {
  const json = { provider: { [provider]: blocks }, resource, terraform: requiredProviders(provider) };
  const stack = readRootModule("main.tf.json", [{ file: "main.tf.json", json: json as unknown as JsonObject }]);
  return buildGraph([stack], { policy: policyFromValue(POLICY, "recall", "2026-11-22").policy });
}

function requiredProviders(provider: string): object {
  const source = provider === "opentelekomcloud" ? "opentelekomcloud/opentelekomcloud" : `hashicorp/${provider}`;
  return { required_providers: { [provider]: { source } } };
}

/** What each resource shows of places other than home, unknown ones among them, and of data that comes from elsewhere. */
function elsewhereBy({ placements, flows }: FactGraph, home: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const note = (address: string, fact: string): void => {
    found.set(address, (found.get(address) ?? new Set()).add(fact));
  };
  const isHome = (place: Place): boolean =>
    place.kind === "countries" && place.countries.every((country) => country === home);
  for (const { resource, place } of placements) if (!isHome(place)) note(resource.address, `rests ${inWords(place)}`);
  for (const { resource, kind, from, place } of flows) {
    if (!isHome(place)) note(resource.address, `${kind} to ${inWords(place)}`);
    if (from !== resource.address) note(resource.address, `${kind} from ${from}`);
  }
  return found;
}

function inWords(place: Place): string {
  return place.kind === "countries" ? place.countries.join() : place.kind;
}
