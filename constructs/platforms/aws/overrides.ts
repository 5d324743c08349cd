import type { TerraformResource } from "cdktf";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { overridesNothing } from "./errors";

type Overrides = NonNullable<SovereignGpuPoolProps["overrides"]>;

/** Merges what a program states by hand over what was emitted, by type of resource. */
export function applyOverrides(
  where: string,
  resources: readonly TerraformResource[],
  overrides: Overrides = {},
): void {
  for (const [resourceType, attributes] of Object.entries(overrides)) {
    const resource = resources.find((emitted) => emitted.terraformResourceType === resourceType);
    if (!resource) {
      const emitted = resources.map((each) => each.terraformResourceType);
      throw overridesNothing(where, resourceType, emitted);
    }
    for (const [attribute, value] of Object.entries(attributes as object)) resource.addOverride(attribute, value);
  }
}

/** The instance type as overridden by hand: power is checked for what is emitted, not for what was meant before. */
export function overriddenInstanceType(overrides: Overrides = {}): string | undefined {
  const template = overrides.aws_launch_template as { instance_type?: unknown } | undefined;
  return typeof template?.instance_type === "string" ? template.instance_type : undefined;
}

/** The most nodes as overridden by hand. */
export function overriddenMaxNodes(overrides: Overrides = {}): number | undefined {
  const group = overrides.aws_eks_node_group as { scaling_config?: { max_size?: unknown } } | undefined;
  const maxSize = group?.scaling_config?.max_size;
  return typeof maxSize === "number" ? maxSize : undefined;
}
