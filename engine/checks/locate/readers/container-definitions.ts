import type { JsonValue } from "../../../json";
import { blocks } from "../../../json";
import { known } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readImage } from "./image";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** The containers of an ECS task, which stand in one argument as JSON text. */
export function readContainerDefinitions(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  const { attribute, outcome } = occurrence;
  if (isUnset(outcome)) return [];
  const text = textOf(outcome);
  const definitions = text === undefined ? undefined : parse(text);
  if (definitions === undefined) {
    const why = text === undefined ? whyUnknown(occurrence) : `${attribute} is not JSON`;
    return [{ place: unknownPlace(why), to: attribute, evidence: evidenceOf(occurrence, site) }];
  }
  const scope = outcome.known?.scope ?? site.locator.program.scopeOf(site.stack);
  return blocks(definitions).flatMap(({ image }, index) => {
    if (typeof image !== "string") return [];
    const inner = {
      attribute: `${attribute}[${index}].image`,
      value: image,
      outcome: known(image, scope, outcome.trail),
    };
    return readImage(inner, site) ?? [];
  });
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
