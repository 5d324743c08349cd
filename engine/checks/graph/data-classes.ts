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

  /** Of the stack as a whole. */
  public ofStack(stack: TerraformStack): DataClassName {
    const stated = stack.facts?.dataClass ?? this.policy.defaultDataClass;
    return effectiveDataClass(this.policy, stated).dataClass;
  }
}

/** What several kinds of data together are: as protected as the most protected of them. */
export function mostProtected(classes: Iterable<DataClassName>): DataClassName | undefined {
  return [...classes].reduce<DataClassName | undefined>(
    (most, next) => (most === undefined || compareDataClasses(next, most) > 0 ? next : most),
    undefined,
  );
}
