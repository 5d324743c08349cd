import { Lazy, type TerraformStack } from "cdktf";
import { effectiveDataClass, type DataClassName } from "../../engine/policy";
import { policyOf } from "../gate";

/**
 * The data class that the checker goes by, for tags and labels: the stated one within what the policy permits, or else
 * the policy's own; absent where neither says one. It is worked out when the stack is written: until then a program may
 * classify the stack, and have a policy enforced.
 */
export function dataClassLabel(stack: TerraformStack, stated: () => DataClassName | undefined): string {
  const produce = () => {
    const policy = policyOf(stack)?.policy;
    const dataClass = stated() ?? policy?.defaultDataClass;
    return policy && dataClass ? effectiveDataClass(policy, dataClass).dataClass : dataClass;
  };
  return Lazy.stringValue({ produce });
}
