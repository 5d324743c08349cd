import type { JsonValue } from "../../../json";
import { evaluate } from "../../expression/evaluate";
import type { Scope } from "../../expression/outcome";
import { occurrences } from "../paths";
import type { Occurrence, ReadingSite } from "../reading";
import { textOf } from "../readers/text";

/** A part of a cluster object, or of the settings of a chart, with what names mean inside it. */
export interface Node {
  /** `manifest.spec.template`, from the resource. */
  readonly attribute: string;
  readonly value: JsonValue;
  readonly scope: Scope;
}

/** An object of a cluster. */
export interface ClusterObject extends Node {
  /** Group of its API, empty for the core. */
  readonly group: string;
  readonly kind: string;
}

/** Who asks where a part of a cluster object leads. */
export interface ClusterSite extends ReadingSite {
  /** Namespace of the object: a host `vault.<namespace>` is a service in it. @default - not known */
  readonly namespace?: string;
}

/** A way to read a part of a cluster object; it gives nothing where the part leads nowhere else. */
export type Read<T> = (occurrence: Occurrence, site: ClusterSite) => T | readonly T[] | undefined;

/** Every value that stands at a path below a node, e.g. `spec.remoteWrite[].url`; the empty path is the node itself. */
export function valuesAt(node: Node, path: string): readonly Occurrence[] {
  const { attribute, value, scope } = node;
  if (path === "") return [occurrenceOf(node)];
  // A path cannot begin with every member: they are members of something.
  const found = path.startsWith("*")
    ? occurrences({ [WHOLE]: value }, scope, `${WHOLE}.${path}`).map(withoutWhole)
    : occurrences(value, scope, path);
  return found.map((found) => ({ ...found, attribute: below(attribute, found.attribute) }));
}

const WHOLE = "_";

function withoutWhole(found: Occurrence): Occurrence {
  return { ...found, attribute: found.attribute.slice(WHOLE.length) };
}

/** The first text at a path; undefined where there is none or it is not known. */
export function textAt(node: Node, path: string): string | undefined {
  const [first] = valuesAt(node, path);
  return first && textOf(first.outcome);
}

/** Every value below a node that can be looked into, each as a node. */
export function nodesAt(node: Node, path: string): readonly Node[] {
  return valuesAt(node, path).flatMap(({ attribute, outcome: { known } }) =>
    known ? [{ attribute, value: known.value, scope: known.scope }] : [],
  );
}

export function occurrenceOf({ attribute, value, scope }: Node): Occurrence {
  return { attribute, value, outcome: evaluate(value, scope) };
}

/** One name for `repos[0].provider["aws"]` and `repos.provider.aws`: which element it is in does not count. */
export function memberName(attribute: string): string {
  return attribute.replace(/\["([^"]*)"\]/g, ".$1").replace(/\[\d+\]/g, "");
}

/** Of final text nothing is asked. */
export const NOWHERE: Scope = { resolve: () => ({ targets: [], trail: [] }) };

export function below(attribute: string, name: string): string {
  if (attribute === "" || name === "") return attribute + name;
  return name.startsWith("[") ? `${attribute}${name}` : `${attribute}.${name}`;
}
