import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { Accelerator } from "../../../constructs/accelerator";
import { Operator } from "../../../constructs/operator";
import { Site } from "../../../constructs/site";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";

export const DETECTED: SovereignGpuPoolProps = { accelerator: Accelerator.detected(), nodes: 1 };

export function desk(name = "desk"): Site {
  return Site.local(name, { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });
}

/** Synthesises one local stack with these pools into `cdktf.out` of the working folder. */
export function synthLocal(pools: Record<string, SovereignGpuPoolProps>, site = desk()): string {
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  const stack = new SovereignStack(app, "local", { site });
  for (const [id, props] of Object.entries(pools)) new SovereignGpuPool(stack, id, props);
  app.synth();
  return fs.readFileSync(path.join("cdktf.out/stacks", stack.node.id, "cdk.tf.json"), "utf8");
}
