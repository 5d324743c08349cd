import { compareDataClasses, effectiveDataClass, type DataClassName, type Policy } from "../../policy";
import type { Locator } from "../locate/locator";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/** How protected the data of a resource is: as its program states it, within what the policy permits. */
export class DataClasses {
  public constructor(
    private readonly policy: Policy,
    private readonly locator: Locator,
  ) {}

  public of(
    stack: TerraformStack,
    resource: Pick<TerraformResource, "address" | "constructPath" | "facts" | "providerKey">,
  ): DataClassName {
    const stated = this.locator.factsOf(stack).of(resource, "dataClass")?.value ?? this.policy.defaultDataClass;
    return effectiveDataClass(this.policy, stated).dataClass;
  }

  /** What the program says that the data of a resource is; undefined where it says nothing. */
  public tagsOf(
    stack: TerraformStack,
    resource: Pick<TerraformResource, "address" | "constructPath" | "facts" | "providerKey">,
  ): readonly string[] | undefined {
    const tags = this.locator.factsOf(stack).of(resource, "tags")?.value;
    return tags && tags.length > 0 ? tags : undefined;
  }

  /** Of the stack as a whole. */
  public ofStack(stack: TerraformStack): DataClassName {
    const stated = stack.facts?.dataClass ?? this.policy.defaultDataClass;
    return effectiveDataClass(this.policy, stated).dataClass;
  }

  /** Of all that the policy knows. */
  public mostProtected(): DataClassName {
    return mostProtected(Object.keys(this.policy.classes) as DataClassName[]) ?? this.policy.defaultDataClass;
  }
}

/** What is said of several kinds of data together; nothing where one of them may be anything. */
export function tagsTogether(all: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const stated = all.filter((tags) => tags !== undefined);
  if (stated.length === 0 || stated.length < all.length) return undefined;
  return stated.every((tags) => tags === stated[0]) ? stated[0] : [...new Set(stated.flat())].sort();
}

/** What several kinds of data together are: as protected as the most protected of them. */
export function mostProtected(classes: Iterable<DataClassName>): DataClassName | undefined {
  return [...new Set(classes)].reduce<DataClassName | undefined>(
    (most, next) => (most === undefined || compareDataClasses(next, most) > 0 ? next : most),
    undefined,
  );
}
