import { stackPath } from "../model/stack-path";
import type { TerraformStack } from "../model/terraform";
import type { LocatedFlow } from "./flows";
import { inCountries } from "./reading";
import { authorityOf } from "./readers/host";
import { statedEvidence } from "./stated-facts";
import { contradictionOf } from "./stated-place";

/** The registry that a stack states, as flows name it; undefined where it states none. */
export function registryOf({ facts }: TerraformStack): string | undefined {
  return facts?.registry && authorityOf(facts.registry.host);
}

/**
 * A flow of images with what the stack states of its registry. That fills what is unknown of the registry's host, and
 * never beats what is known of it.
 */
export function atRegistry(flow: LocatedFlow, stack: TerraformStack): LocatedFlow {
  const { country, operator } = stack.facts?.registry ?? {};
  if (flow.kind !== "image" || flow.host === undefined || flow.host !== registryOf(stack)) return flow;
  if (country === undefined) return flow;

  const by = stackPath(stack);
  const evidence = statedEvidence(flow.host, "country of the registry", country, by);
  if (flow.place.kind === "unknown") {
    return {
      ...flow,
      place: inCountries([country]),
      operator: flow.operator ?? operator?.id,
      evidence: [...flow.evidence, evidence],
    };
  }
  const why = contradictionOf(flow.place, `the host '${flow.host}'`, { value: country, by });
  return why === undefined ? flow : { ...flow, contradiction: { why, evidence } };
}
