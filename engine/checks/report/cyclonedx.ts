import { characters } from "./characters";
import type { Bom, Component } from "./cyclonedx/bom";
import { hallParts, refOf } from "./cyclonedx/hall-parts";
import { modelParts } from "./cyclonedx/model-parts";
import { hallsOf } from "./halls-of";
import { uuidOf } from "./oscal/identifiers";
import type { Report } from "./report";
import { toolUri } from "./tool";

/**
 * The hardware of halls, and the models that run on it, as a CycloneDX 1.6 bill of materials. The energy of a hall stands
 * in the model card of its one model, the only place that CycloneDX has for it; what parts draw stands in properties.
 * The bill of one hall is about that hall; of several each is a component.
 */
export function cyclonedxReport(report: Report): string {
  const halls = hallsOf(report);
  const parts = halls.map((hall, index) => hallParts(hall, halls.length === 1 ? "" : `${index + 1}/`));
  const about = parts.length === 1 ? parts[0].hall : undefined;
  const models = modelParts(report, halls);
  const accelerators = new Map(parts.flatMap((each) => each.accelerators).map((part) => [refOf(part), part]));
  const content = {
    components: [
      ...(about ? [] : parts.map(({ hall }) => hall)),
      ...parts.flatMap(({ servers }) => servers),
      ...accelerators.values(),
      ...models,
    ],
    dependencies: [
      ...parts.flatMap(({ dependencies }) => dependencies),
      ...[...accelerators.keys(), ...models.map(refOf)].map((ref) => ({ ref })),
    ],
  };
  const bom: Bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf("cyclonedx", JSON.stringify([about, content]))}`,
    version: 1,
    metadata: {
      timestamp: report.generatedAt,
      lifecycles: [{ phase: "design" }],
      tools: { components: [tool(report)] },
      ...(about && { component: about }),
    },
    ...content,
  };
  return `${JSON.stringify(bom, wellFormed, 2)}\n`;
}

function tool({ tool: { name, version } }: Report): Component {
  const url = toolUri();
  return {
    type: "application",
    name,
    version,
    ...(url === undefined ? {} : { externalReferences: [{ type: "website", url }] }),
  };
}

/** Texts of an input as XML could hold them as well: tools convert one form of CycloneDX to the other. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? characters(value) : value;
}
