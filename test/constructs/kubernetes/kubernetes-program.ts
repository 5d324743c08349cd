import { App } from "cdktf";
import { parse } from "yaml";
import { Accelerator } from "../../../constructs/accelerator";
import { ClusterAccess } from "../../../constructs/cluster-access";
import { NodeSelection } from "../../../constructs/node-selection";
import { Operator } from "../../../constructs/operator";
import { Server } from "../../../constructs/server";
import { Site } from "../../../constructs/site";
import type { KubernetesSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack, type SovereignStackProps } from "../../../constructs/sovereign-stack";
import { StateStore } from "../../../constructs/state-store";
import { stackJson, type Emitted } from "../aws/aws-program";

export const ACME = Operator.of("acme", { hq: "FR" });

export function clusterSite(props: Partial<KubernetesSiteProps> = {}): Site {
  return Site.kubernetes("lyon", {
    country: "FR",
    operator: ACME,
    kubernetesVersion: "1.34",
    access: ClusterAccess.kubeconfig({ file: "~/.kube/lyon", context: "deploy" }),
    state: StateStore.http("https://state.acme.example", { country: "FR", operator: ACME }),
    ...props,
  });
}

/** Four nodes of eight H100 each, found by a label. */
export const POOL: SovereignGpuPoolProps = {
  accelerator: Accelerator.H100_SXM,
  nodes: 4,
  server: Server.DGX_H100,
  nodeSelection: NodeSelection.byLabels({ "node.acme.example/pool": "h100" }),
};

export interface Layers {
  readonly base: Emitted;
  readonly platform: Emitted;
  readonly workloads: Emitted;
}

/** What a program emits for the stack `hall` and its layers. The working folder must be a temporary one. */
export function layers(build: (stack: SovereignStack) => void, props: Partial<SovereignStackProps> = {}): Layers {
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  build(new SovereignStack(app, "hall", { site: clusterSite(), ...props }));
  app.synth();
  return {
    base: stackJson("hall"),
    platform: stackJson("hall-platform"),
    workloads: stackJson("hall-workloads"),
  };
}

/** The layers of a stack with one pool. */
export function poolLayers(
  pool: Partial<SovereignGpuPoolProps> = {},
  stack: Partial<SovereignStackProps> = {},
): Layers {
  return layers((scope) => void new SovereignGpuPool(scope, "train", { ...POOL, ...pool }), stack);
}

/** Every resource of a stack, as [type, attributes]. */
export function resources(json: Emitted): [string, Record<string, unknown>][] {
  return Object.entries(json.resource ?? {}).flatMap(([type, byName]) =>
    Object.values(byName).map((attributes): [string, Record<string, unknown>] => [type, attributes]),
  );
}

/** The objects of a cluster that a stack writes with `kubernetes_manifest`. */
export function manifests(json: Emitted): Record<string, unknown>[] {
  return resources(json).flatMap(([type, { manifest }]) =>
    type === "kubernetes_manifest" ? [manifest as Record<string, unknown>] : [],
  );
}

/** The objects of a cluster that a stack writes with `kubectl_manifest`. */
export function yamlManifests(json: Emitted): Record<string, unknown>[] {
  return resources(json).flatMap(([type, { yaml_body: text }]) =>
    type === "kubectl_manifest" ? [parse(text as string) as Record<string, unknown>] : [],
  );
}
