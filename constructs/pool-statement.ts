import type { ConstructFacts } from "../engine/checks/model/facts";
import type { SovereignGpuPoolProps } from "./sovereign-gpu-pool";

/** What a construct of nodes states of itself, beside what its platform says of the nodes. */
export function poolStatement(
  type: string,
  { dataClass, dataTags, quotas = [] }: Pick<SovereignGpuPoolProps, "dataClass" | "dataTags" | "quotas">,
): ConstructFacts {
  return {
    type,
    ...(dataClass ? { dataClass } : {}),
    ...(dataTags ? { tags: dataTags } : {}),
    ...(quotas.length > 0 ? { quotas: quotas.map(({ tenant, accelerators }) => ({ tenant, accelerators })) } : {}),
  };
}
