import { modelPulls } from "../manifest/model-servers";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readImage } from "./image";
import { jsonTextOf, type JsonPart } from "./json-text";
import { readRegion } from "./region";
import { readSetting } from "./setting";
import { environmentOf, servingContainer } from "./task-container";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** The containers of a task or a job, which stand in one argument as JSON text. */
export function readContainerDefinitions(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  const { attribute, outcome } = occurrence;
  if (isUnset(outcome)) return [];
  const text = jsonTextOf(occurrence, site);
  const items = text?.items();
  if (!items) {
    const why = outcome.known ? `${attribute} is not JSON` : whyUnknown(occurrence);
    return [unread(occurrence, site, why)];
  }
  return items.flatMap(containersIn).flatMap((container, index) => {
    if (!container.items()) return [unread(occurrence, site, container.outcome.why ?? "a container is not known")];
    const part = (path: string, { outcome: inner }: JsonPart): Occurrence => ({
      attribute: `${attribute}[${index}].${path}`,
      value: inner.known?.value ?? occurrence.value,
      outcome: { ...inner, trail: [...outcome.trail, ...inner.trail] },
    });
    const image = container.member("image");
    const pulled = image && part("image", image);
    const environment = environmentOf(container);
    const region = container.member("logConfiguration")?.member("options")?.member("awslogs-region");
    return [
      ...(pulled ? [readImage(pulled, site) ?? []].flat() : []),
      ...(pulled ? modelPulls(servingContainer(container, pulled, part), site) : []),
      ...(container.member("environment")?.items() ?? []).flatMap((variable) => {
        const value = variable.member("value");
        const name = variable.member("name");
        const path = `environment[${(name && textOf(name.outcome)) ?? ""}]`;
        return value ? (readSetting(part(path, value), site, environment) ?? []) : [];
      }),
      ...(region ? readLogRegion(part("logConfiguration.options.awslogs-region", region), site) : []),
    ];
  });
}

/** An ECS task lists its containers; a job of AWS Batch has one, or those of a task, or one for each range of nodes. */
function containersIn(definition: JsonPart): readonly JsonPart[] {
  const nested = [
    ...(definition.member("taskProperties")?.items() ?? []).flatMap((task) => task.member("containers")?.items() ?? []),
    ...(definition.member("nodeRangeProperties")?.items() ?? []).flatMap((range) => range.member("container") ?? []),
  ];
  return nested.length > 0 ? nested : [definition];
}

function unread(occurrence: Occurrence, site: ReadingSite, why: string): Reading {
  return { place: unknownPlace(why), to: occurrence.attribute, evidence: evidenceOf(occurrence, site) };
}

/** The region that a container's log driver names. */
function readLogRegion(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  const found = readRegion(occurrence, site);
  return found ? [{ ...found, kind: "log" }] : [];
}
