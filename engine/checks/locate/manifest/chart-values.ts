import type { JsonObject, JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import type { Outcome } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type ResourceSite } from "../reading";
import { evidenceOf, isUnset } from "../readers/text";
import { documentsOf } from "./documents";
import { foundAs, withoutValues, type Found } from "./found";
import { Holes } from "./holes";
import { nodesAt, NOWHERE, textAt, valuesAt, type ClusterSite, type Node } from "./node";
import { walk } from "./walk";

/** Arguments of a release that set single values, from the weakest to the strongest. */
const SETTERS = [
  { argument: "set", isSecret: false },
  { argument: "set_list", isSecret: false },
  { argument: "set_sensitive", isSecret: true },
  { argument: "set_wo", isSecret: true },
] as const;

const VALUES = "values";

/** Values of a chart as YAML text. */
export function valuesOfChart(source: Occurrence, site: ClusterSite): readonly Found[] {
  const documents = documentsOf(source, NOWHERE, site);
  return "unread" in documents
    ? unread(source, documents.unread, site)
    : documents.nodes.flatMap((node) => read(node, site));
}

function read(node: Node, site: ClusterSite): readonly Found[] {
  return walk(node, site, { bare: "say-nothing" });
}

function unread(source: Occurrence, why: string, site: ClusterSite): readonly Found[] {
  return foundAs("image", {
    place: unknownPlace(why),
    to: `what ${source.attribute} says`,
    evidence: evidenceOf(source, site),
    unknownSeverity: "warning",
  });
}

/** All values of a release together: what comes later, and what sets one value, overrides what others say of it. */
export function releaseValues(site: ResourceSite): readonly Found[] {
  const { locator, stack, resource } = site;
  const release: Node = { attribute: "", value: resource.values, scope: locator.program.scopeOf(stack, resource) };
  const holes = new Holes();
  const missing: Found[] = [];
  let values: JsonValue = {};
  for (const source of valuesAt(release, VALUES)) {
    if (isUnset(source.outcome)) continue;
    const documents = documentsOf(source, release.scope, site, holes);
    if ("unread" in documents) missing.push(...unread(source, documents.unread, site));
    else for (const { value } of documents.nodes) values = merged(values, value);
  }
  const setBy = new Map<string, { readonly attribute: string; readonly isSecret: boolean }>();
  for (const { argument, isSecret } of SETTERS) {
    for (const setter of nodesAt(release, `${argument}[]`)) {
      const name = textAt(setter, "name");
      const said = valuesAt(setter, "value").map(({ outcome }) => known(outcome) ?? holes.dig(outcome));
      if (name === undefined || said.length === 0) continue;
      const path = pathOf(name);
      values = merged(values, nested(path, holes.fill(argument === "set_list" ? said : said[0])));
      setBy.set([VALUES, ...path].join("."), { attribute: `${argument}["${name}"]`, isSecret });
    }
  }
  const all = read({ attribute: VALUES, value: values, scope: holes.scope }, site);
  return [...missing, ...all.flatMap((found) => saidBy(found, setBy))];
}

function known({ known: found }: Outcome): JsonValue | undefined {
  return found && (typeof found.value === "object" ? found.value : String(found.value));
}

/** Evidence of a value that was set on its own names the argument which set it. */
function saidBy(
  found: Found,
  setBy: ReadonlyMap<string, { readonly attribute: string; readonly isSecret: boolean }>,
): readonly Found[] {
  const [first, ...others] = found.reading.evidence;
  const setter = first?.attribute === undefined ? undefined : nearest(first.attribute, setBy);
  if (!setter) return [found];
  const evidence = [{ ...first, attribute: setter.attribute }, ...others];
  const said = { ...found, reading: { ...found.reading, evidence } };
  return setter.isSecret ? withoutValues([said]) : [said];
}

/** What set a value, or something that it is a part of. */
function nearest<T>(attribute: string, setBy: ReadonlyMap<string, T>): T | undefined {
  for (
    let at = attribute.length;
    at > 0;
    at = Math.max(attribute.lastIndexOf(".", at - 1), attribute.lastIndexOf("[", at - 1))
  ) {
    const found = setBy.get(attribute.slice(0, at));
    if (found) return found;
  }
  return undefined;
}

/** `controller."node\.kind".args[0]`, as Helm reads the name of a value; a place in a list becomes a member. */
function pathOf(name: string): readonly string[] {
  return name
    .replaceAll("\\.", "\u0000")
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .map((part) => part.replaceAll("\u0000", ".").replace(/^"|"$/g, ""))
    .filter((part) => part !== "");
}

function nested(path: readonly string[], value: JsonValue): JsonValue {
  return path.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
}

function merged(under: JsonValue, over: JsonValue): JsonValue {
  if (Array.isArray(under) && isJsonObject(over)) return mergedList(under, over);
  if (!isJsonObject(under) || !isJsonObject(over)) return over;
  const all: JsonObject = { ...under };
  for (const [key, value] of Object.entries(over)) {
    all[key] = Object.hasOwn(under, key) ? merged(under[key], value) : value;
  }
  return all;
}

/** `hosts[0].name=…` changes an element of a list that is there already. */
function mergedList(list: readonly JsonValue[], over: JsonObject): JsonValue {
  const places = Object.keys(over);
  if (!places.every((place) => /^\d+$/.test(place))) return over;
  const all = [...list];
  for (const place of places) all[Number(place)] = merged(all[Number(place)] ?? {}, over[place]);
  return all.map((item) => item ?? null);
}
