import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import { isTemplate, parseTemplate } from "../../expression/parse";
import { evaluateExpression } from "../../expression/evaluate";
import type { Scope } from "../../expression/outcome";
import type { Occurrence, ReadingSite } from "../reading";
import { textOf, whyUnknown } from "../readers/text";
import { Holes } from "./holes";
import { nodesAt, textAt, type ClusterObject, type Node } from "./node";
import { yamlDocuments } from "./yaml";

/** Functions that read a text as a value. */
const DECODERS: ReadonlySet<string> = new Set(["jsondecode", "yamldecode"]);

/** What an argument holds, or why nobody can see that. */
export type Documents = { readonly nodes: readonly Node[] } | { readonly unread: string };

/**
 * The objects in an argument: written out, as YAML or JSON text, or as such a text with parts that are not known.
 *
 * @param scope what names mean in the argument
 * @param holes stand for the parts that are not known
 */
export function documentsOf(occurrence: Occurrence, scope: Scope, site: ReadingSite, holes = new Holes()): Documents {
  const { attribute, value, outcome } = occurrence;
  const text = textOf(outcome);
  if (text !== undefined) return fromText(attribute, text, holes, site);
  if (outcome.known) return { nodes: [{ attribute, ...outcome.known }] };
  return fromTemplate(attribute, value, scope, site, holes) ?? { unread: whyUnknown(occurrence) };
}

/** Of a value that is not known as a whole, as far as its parts are. */
function fromTemplate(
  attribute: string,
  value: JsonValue,
  scope: Scope,
  site: ReadingSite,
  holes: Holes,
): Documents | undefined {
  if (typeof value !== "string" || !isTemplate(value)) return undefined;
  const encoded = holes.encodedBy(value, scope);
  if (encoded !== undefined) return { nodes: [{ attribute, value: holes.fill(encoded), scope: holes.scope }] };
  const text = decodedText(value, scope) ?? holes.textOf(value, scope);
  return text === undefined ? undefined : fromText(attribute, text, holes, site);
}

/** The text that `yamldecode` reads. */
function decodedText(template: string, scope: Scope): string | undefined {
  const expression = parseTemplate(template);
  if (expression.kind !== "call" || !DECODERS.has(expression.name) || expression.args.length !== 1) return undefined;
  return textOf(evaluateExpression(expression.args[0], scope, 0));
}

function fromText(attribute: string, text: string, holes: Holes, { locator }: ReadingSite): Documents {
  const documents = yamlDocuments(text, locator.program);
  if (!documents) return { unread: `${attribute} is not YAML` };
  const objects = documents.filter((document) => document !== null);
  if (!objects.every((document) => typeof document === "object")) return { unread: `${attribute} holds no object` };
  const many = objects.length > 1;
  return {
    nodes: objects.map((document, index) => ({
      attribute: many ? `${attribute}[${index}]` : attribute,
      value: holes.fillFrom(text, document),
      scope: holes.scope,
    })),
  };
}

/** The cluster objects among documents; a list is the objects in it. */
export function objectsIn(nodes: readonly Node[]): readonly ClusterObject[] {
  return nodes.flatMap((node) => {
    if (Array.isArray(node.value)) return objectsIn(itemsOf(node));
    const kind = textAt(node, "kind") ?? "";
    const items = kind.endsWith("List") ? nodesAt(node, "items[]") : [];
    if (items.length > 0) return objectsIn(items);
    const version = textAt(node, "apiVersion") ?? "";
    return [{ ...node, kind, group: version.includes("/") ? version.split("/", 1)[0] : "" }];
  });
}

function itemsOf({ attribute, value, scope }: Node): readonly Node[] {
  const items = Array.isArray(value) ? value : [];
  return items.filter(isJsonObject).map((item, index) => ({ attribute: `${attribute}[${index}]`, value: item, scope }));
}
