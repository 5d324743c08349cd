import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import * as errors from "./errors";

/** What may stand at the top of a Terraform file. */
export const KNOWN_BLOCKS: ReadonlySet<string> = new Set([
  "//",
  "check",
  "data",
  "ephemeral",
  "import",
  "locals",
  "module",
  "moved",
  "output",
  "provider",
  "removed",
  "resource",
  "terraform",
  "variable",
]);

export type Recognised =
  { readonly kind: "plan"; readonly json: JsonObject } | { readonly kind: "terraform"; readonly json: JsonObject };

/**
 * What a JSON document is.
 *
 * @throws SovereignError where it is neither a plan nor Terraform's own JSON; it says what it is instead where it can
 */
export function recognise(value: JsonValue, file: string): Recognised {
  if (!isJsonObject(value)) throw errors.notTerraform(file, `this is ${describe(value)}`);
  if (isVersion(value.format_version)) return recognisePlan(value, file);
  if (isJsonObject(value.planned_values)) return { kind: "plan", json: value };
  if (typeof value["@level"] === "string") throw errors.planStream(file);
  if (typeof value.remote_plan_format === "number") throw errors.remotePlan(file);
  if (typeof value.plan_format_version === "string") throw errors.redactedPlan(file);
  if (Array.isArray(value.racks) && value.electricalCode !== undefined) throw errors.powerTopology(file);
  if (typeof value.lineage === "string" || typeof value.serial === "number") throw errors.stateGiven(file);

  const blocks = Object.entries(value).filter(([key, block]) => isBlock(key, block));
  if (blocks.length > 0) return { kind: "terraform", json: value };
  const keys = Object.keys(value).slice(0, 5);
  throw errors.notTerraform(
    file,
    keys.length > 0 ? `this has ${keys.map((key) => `'${key}'`).join(", ")} at the top` : "this is an empty object",
  );
}

function recognisePlan(value: JsonObject, file: string): Recognised {
  if (isJsonObject(value.planned_values)) return { kind: "plan", json: value };
  if (isJsonObject(value.values)) throw errors.stateGiven(file);
  throw errors.planWithoutValues(file);
}

function isVersion(value: JsonValue | undefined): boolean {
  return typeof value === "string" && /^\d+\.\d+/.test(value);
}

/** A package.json has a `module` too, which is text. */
function isBlock(key: string, value: JsonValue): boolean {
  return KNOWN_BLOCKS.has(key) && key !== "//" && (isJsonObject(value) || Array.isArray(value));
}

function describe(value: JsonValue): string {
  if (Array.isArray(value)) return "a list";
  return value === null ? "null" : `a ${typeof value}`;
}
