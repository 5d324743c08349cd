import { App } from "cdktf";
import { Accelerator } from "../../../constructs/accelerator";
import { Site } from "../../../constructs/site";
import type { GoogleSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack, type SovereignStackProps } from "../../../constructs/sovereign-stack";
import { StateStore } from "../../../constructs/state-store";
import { partOf, stackJson, type Attributes, type Emitted } from "../emitted";

const DAMMAM: GoogleSiteProps = { region: "me-central2", project: "acme-ksa" };

export function googleSite(props: Partial<GoogleSiteProps> = {}): Site {
  return Site.google("dammam", { ...DAMMAM, state: StateStore.gcs("acme-tf", { country: "SA" }), ...props });
}

/** What a program emits for the stack `cloud`. The working folder must be a temporary one. */
export function emitted(build: (stack: SovereignStack) => void, props: Partial<SovereignStackProps> = {}): Emitted {
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  build(new SovereignStack(app, "cloud", { site: googleSite(), ...props }));
  app.synth();
  return stackJson("cloud");
}

/** Two nodes of eight H100 each. */
export const TRAIN: SovereignGpuPoolProps = { accelerator: Accelerator.H100_SXM, nodes: 2 };

export function emittedPool(
  props: Partial<SovereignGpuPoolProps> = {},
  stack: Partial<SovereignStackProps> = {},
): Attributes {
  const json = emitted((scope) => void new SovereignGpuPool(scope, "train", { ...TRAIN, ...props }), stack);
  return partOf(json, "train").google_container_node_pool;
}
