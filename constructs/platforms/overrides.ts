import type { TerraformResource } from "cdktf";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import { overridesNothing } from "./errors";

type Overrides = NonNullable<SovereignGpuPoolProps["overrides"]>;

/** Merges what a program states by hand over what was emitted, by type of resource: every one of the type. */
export function applyOverrides(
  where: string,
  resources: readonly TerraformResource[],
  overrides: Overrides = {},
): void {
  for (const [resourceType, attributes] of Object.entries(overrides)) {
    const ofType = resources.filter((emitted) => emitted.terraformResourceType === resourceType);
    if (ofType.length === 0) {
      const emitted = new Set(resources.map((each) => each.terraformResourceType));
      throw overridesNothing(where, resourceType, [...emitted]);
    }
    for (const resource of ofType) {
      for (const [attribute, value] of Object.entries(attributes as object)) resource.addOverride(attribute, value);
    }
  }
}
