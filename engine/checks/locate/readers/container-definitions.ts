import type { JsonValue } from "../../../json";
import { blocks, isJsonObject } from "../../../json";
import { known } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readImage } from "./image";
import { readRegion } from "./region";
import { readSetting } from "./setting";
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
  const part = (path: string, value: JsonValue) => ({
    attribute: `${attribute}${path}`,
    value,
    outcome: known(value, scope, outcome.trail),
  });
  return blocks(definitions).flatMap(({ image, environment, logConfiguration }, index) => [
    ...(typeof image === "string" ? [readImage(part(`[${index}].image`, image), site) ?? []].flat() : []),
    ...blocks(environment).flatMap(({ name, value }) =>
      value === undefined ? [] : (readSetting(part(`[${index}].environment[${String(name)}]`, value), site) ?? []),
    ),
    ...logsOf(logConfiguration).flatMap(
      (region) => readLogRegion(part(`[${index}].logConfiguration.options.awslogs-region`, region), site) ?? [],
    ),
  ]);
}

/** The region that a container's log driver names. */
function logsOf(configuration: JsonValue | undefined): readonly JsonValue[] {
  const options = isJsonObject(configuration) ? configuration.options : undefined;
  const region = isJsonObject(options) ? options["awslogs-region"] : undefined;
  return region === undefined ? [] : [region];
}

function readLogRegion(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const found = readRegion(occurrence, site);
  return found && { ...found, kind: "log" };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
