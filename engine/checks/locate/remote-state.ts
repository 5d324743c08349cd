import { blocks } from "../../json";
import { stackPath } from "../model/stack-path";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/** How cdktf names the data source by which one stack reads another. */
const CROSS_STACK = "cross-stack-reference-input-";

/** The arguments of a backend that say which state it is. */
const STATE_KEYS = ["bucket", "key", "prefix", "path", "storage_account_name", "container_name", "address"] as const;

/** The stack whose state a `terraform_remote_state` reads, where exactly one of the stacks has it. */
export function remoteStack(
  reader: TerraformStack,
  { name, values }: TerraformResource,
  stacks: readonly TerraformStack[],
): TerraformStack | undefined {
  const others = stacks.filter((stack) => stack !== reader);
  const found = name.startsWith(CROSS_STACK)
    ? others.filter((stack) => bare(stackPath(stack)) === bare(name.slice(CROSS_STACK.length)))
    : others.filter((stack) => hasState(stack, values));
  return found.length === 1 ? found[0] : undefined;
}

/** cdktf drops from a name what Terraform does not take. */
function bare(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "");
}

function hasState({ backend }: TerraformStack, values: TerraformResource["values"]): boolean {
  if (!backend || values.backend !== backend.type) return false;
  const [config = {}] = blocks(values.config);
  const stated = STATE_KEYS.filter((key) => config[key] !== undefined);
  return stated.length > 0 && STATE_KEYS.every((key) => config[key] === backend.config[key]);
}
