import { buildGraph, type SiteFacts } from "../../../engine/checks/graph";
import type { FactGraph } from "../../../engine/checks/model/graph";
import type { Place } from "../../../engine/checks/model/placement";
import type { TerraformStack } from "../../../engine/checks/model/terraform";
import { readPlan } from "../../../engine/checks/read/plan";
import { readRootModule } from "../../../engine/checks/read/root-module";
import type { JsonObject } from "../../../engine/json";
import { policyOf } from "./hand-made";

/** Terraform JSON as somebody writes it. */
export function tf(json: object, file = "main.tf.json"): TerraformStack {
  return readRootModule(file, [{ file, json: json as JsonObject }]);
}

/** A stack as cdktf synthesises it. */
export function cdk(name: string, json: object): TerraformStack {
  const comment = { metadata: { stackName: name, version: "0.21.0", backend: "local" } };
  return tf({ ...json, "//": { ...comment, ...(json as { "//"?: object })["//"] } }, `stacks/${name}/cdk.tf.json`);
}

export function plan(json: object, file = "plan.json"): TerraformStack {
  return readPlan({ format_version: "1.2", ...json } as JsonObject, file, JSON.stringify(json).includes("${"));
}

export interface GraphOf {
  readonly policy?: object;
  readonly siteFacts?: SiteFacts;
}

export function graphOf(
  stacks: TerraformStack | readonly TerraformStack[],
  { policy, siteFacts }: GraphOf = {},
): FactGraph {
  return buildGraph([stacks].flat(), { policy: policyOf(policy).policy, siteFacts });
}

/** Each placement by its address: `SE`, `BE, NL`, `anywhere`, `unknown`. */
export function places({ placements }: FactGraph): Record<string, string> {
  return Object.fromEntries(placements.map(({ resource, place }) => [resource.address, inWords(place)]));
}

/** Each flow of a resource: `replication to ES`. */
export function flows({ flows: all }: FactGraph, address: string): readonly string[] {
  return all
    .filter(({ resource }) => resource.address === address)
    .map(({ kind, place }) => `${kind} to ${inWords(place)}`);
}

export function inWords(place: Place): string {
  return place.kind === "countries" ? place.countries.join(", ") : place.kind;
}

/** Why the place of the only placement is not known. */
export function why({ placements: [{ place }] }: FactGraph): string | undefined {
  return place.kind === "countries" ? undefined : place.why;
}
