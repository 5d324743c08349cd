import type { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { stateFacts } from "../facts";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import type { SovereignStack } from "../sovereign-stack";
import { objectName } from "./names";

/** Where a pool's part of the cluster stands in the layer of workloads; it is as protected as the pool. */
export function poolScope(pool: IConstruct, stack: SovereignStack, props: SovereignGpuPoolProps): Construct {
  const pools = partOf(stack.workloadsLayer as TerraformStack, "pools");
  const name = objectName(pool, stack);
  const found = pools.node.tryFindChild(name) as Construct | undefined;
  if (found) return found;
  const { dataClass, dataTags } = props;
  const scope = new Construct(pools, name);
  if (dataClass ?? dataTags) {
    stateFacts(scope, { ...(dataClass ? { dataClass } : {}), ...(dataTags ? { tags: dataTags } : {}) });
  }
  return scope;
}

/** A part of a layer that is made on first need. */
export function partOf(layer: TerraformStack, id: string): Construct {
  return (layer.node.tryFindChild(id) as Construct | undefined) ?? new Construct(layer, id);
}
