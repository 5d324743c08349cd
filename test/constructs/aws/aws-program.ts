import { App } from "cdktf";
import { Site } from "../../../constructs/site";
import type { AwsSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack, type SovereignStackProps } from "../../../constructs/sovereign-stack";
import { StateStore } from "../../../constructs/state-store";
import { Accelerator } from "../../../constructs/accelerator";
import { partOf, stackJson, type Attributes, type Emitted } from "../emitted";

export { addresses, partOf, stackJson, thrownBy, type Emitted } from "../emitted";

const FRANKFURT: AwsSiteProps = { region: "eu-central-1", account: "111122223333" };

export function awsSite(props: Partial<AwsSiteProps> = {}): Site {
  return Site.aws("frankfurt", { ...FRANKFURT, state: StateStore.s3("acme-tf"), ...props });
}

/** What a program emits for the stack `cloud`. The working folder must be a temporary one. */
export function emitted(build: (stack: SovereignStack) => void, props: Partial<SovereignStackProps> = {}): Emitted {
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  build(new SovereignStack(app, "cloud", { site: awsSite(), ...props }));
  app.synth();
  return stackJson("cloud");
}

/** Two nodes of four L40S each: a type with one network card, so that its launch template stays short. */
export const SMALL: SovereignGpuPoolProps = {
  accelerator: Accelerator.L40S,
  acceleratorsPerNode: 4,
  nodes: 2,
};

export function emittedPool(
  props: Partial<SovereignGpuPoolProps> = {},
  stack: Partial<SovereignStackProps> = {},
): Record<string, Attributes> {
  const json = emitted((scope) => void new SovereignGpuPool(scope, "train", { ...SMALL, ...props }), stack);
  return partOf(json, "train");
}
