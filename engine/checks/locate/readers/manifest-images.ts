import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import { evaluate } from "../../expression/evaluate";
import { known, type Scope } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readImage } from "./image";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** A cluster object has no reason to be nested deeper. */
const MAX_DEPTH = 50;

/** The container images of a cluster object, written out or as YAML. */
export function readManifestImages(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  const { attribute, outcome } = occurrence;
  if (isUnset(outcome)) return [];
  const text = textOf(outcome);
  const objects = text === undefined ? outcome.known && [outcome.known.value] : parseYaml(text);
  if (!objects) {
    const why = text === undefined ? whyUnknown(occurrence) : `${attribute} is not YAML`;
    return [{ place: unknownPlace(why), to: attribute, evidence: evidenceOf(occurrence, site) }];
  }
  const scope = outcome.known?.scope ?? site.locator.program.scopeOf(site.stack);
  const images = objects.flatMap((object) => imagesIn(object, attribute, text === undefined ? scope : undefined, 0));
  return images.flatMap((image) => readImage(image, site) ?? []);
}

/** @param scope what names mean in the object; absent where its text is final */
function imagesIn(value: JsonValue, attribute: string, scope: Scope | undefined, depth: number): readonly Occurrence[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => imagesIn(item, `${attribute}[${index}]`, scope, depth + 1));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = `${attribute}.${key}`;
    if (key !== "image" || typeof member !== "string") return imagesIn(member, path, scope, depth + 1);
    const outcome = scope ? evaluate(member, scope) : known(member, NOWHERE);
    return [{ attribute: path, value: member, outcome }];
  });
}

/** Of final text nothing is asked. */
const NOWHERE: Scope = { resolve: () => ({ targets: [], trail: [] }) };

function parseYaml(text: string): readonly JsonValue[] | undefined {
  // Loaded on first use: few programs hold cluster objects as text.
  const { parseAllDocuments } = require("yaml") as typeof import("yaml");
  const documents = parseAllDocuments(text, { schema: "core", uniqueKeys: false, logLevel: "silent" });
  if (!Array.isArray(documents)) return [];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    return documents.map((document) => document.toJS({ maxAliasCount: 100 }) as JsonValue);
  } catch {
    return undefined;
  }
}
