import { allowedCountries, effectiveDataClass, type DataClassName, type Policy } from "../../policy";
import { StatedFacts, type SiteFacts } from "../locate/stated-facts";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { mayBeIn } from "../rules/wording";
import type { ExplainedData } from "./explanation";
import { lawsFor } from "./laws";

export interface DataContext {
  readonly policy: Policy;
  readonly siteFacts?: SiteFacts;
  /** ISO date of what counts as today. */
  readonly asOf: string;
}

type Kind = Pick<ExplainedData, "dataClass" | "because" | "tags" | "tagsStatedBy">;

/** What the data of some resources is, each class with its tags once, and why. */
export function dataOf(
  stack: TerraformStack,
  resources: readonly TerraformResource[],
  context: DataContext,
): readonly ExplainedData[] {
  const facts = new StatedFacts(stack, context.siteFacts);
  const kinds = new Map<string, { readonly kind: Kind; resources: number }>();
  for (const resource of resources) {
    const kind = kindOf(facts, resource, context.policy);
    const key = JSON.stringify(kind);
    const known = kinds.get(key);
    if (known) known.resources++;
    else kinds.set(key, { kind, resources: 1 });
  }
  return [...kinds.values()].map(({ kind, resources: count }) => explained(kind, count, context));
}

/** Of something that no resource says anything of: a state. */
export function dataOfClass(
  dataClass: DataClassName,
  tags: readonly string[] | undefined,
  because: string,
  context: DataContext,
): ExplainedData {
  return explained({ dataClass, because, tags }, 0, context);
}

function explained(kind: Kind, resources: number, { policy, asOf }: DataContext): ExplainedData {
  const { dataClass, because, tags, tagsStatedBy } = kind;
  const ofClass = policy.classes[dataClass];
  return {
    dataClass,
    because,
    allowed: ofClass ? mayBeIn(dataClass, allowedCountries(ofClass)) : `the policy has no entry for ${dataClass} data`,
    ...(tags ? { tags } : {}),
    ...(tagsStatedBy === undefined ? {} : { tagsStatedBy }),
    resources,
    laws: lawsFor({ dataClass, tags }, policy, asOf),
  };
}

function kindOf(facts: StatedFacts, resource: TerraformResource, policy: Policy): Kind {
  const stated = facts.of(resource, "dataClass");
  const tags = facts.of(resource, "tags");
  const { dataClass, permitted } = effectiveDataClass(policy, stated?.value ?? policy.defaultDataClass);
  const said = stated ? `stated by ${stated.by}` : "the policy's defaultDataClass";
  return {
    dataClass,
    because: permitted
      ? said
      : `${stated?.value ?? policy.defaultDataClass} is ${said}, and program.minDataClass of the policy lets none be lower`,
    ...(tags && tags.value.length > 0 ? { tags: tags.value, tagsStatedBy: tags.by } : {}),
  };
}
