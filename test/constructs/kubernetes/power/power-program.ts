import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Manifests } from "../../../../constructs/manifests";
import type { PowerGroup } from "../../../../constructs/kubernetes/power/power-group";
import { emitPowerObjects } from "../../../../constructs/kubernetes/power/power-objects";
import type { SovereignStackProps } from "../../../../constructs/sovereign-stack";
import { TaintEffect } from "../../../../constructs/taint";
import { layers, manifests, type Layers } from "../kubernetes-program";

export const DIGEST = `sha256:${"0".repeat(64)}`;

/** Four DGX H100 capped at 550 W, in two racks on the same two feeds. */
export const TRAIN: PowerGroup = {
  name: "train",
  site: "lyon",
  hall: "hall-1",
  nodeSelector: { "node.acme.example/pool": "h100" },
  taints: [{ key: "nvidia.com/gpu", value: "present", effect: TaintEffect.NO_SCHEDULE }],
  accelerator: "h100-sxm",
  acceleratorsPerNode: 8,
  nodes: 4,
  nodeWatts: 9000,
  gpuCapWatts: 550,
  capRange: { minWatts: 200, maxWatts: 700 },
  thresholds: { gpuCelsius: 84, memoryCelsius: 95 },
  whenHot: "taint",
  racks: [
    {
      name: "r1",
      nodes: 2,
      nodeNames: ["n1", "n2"],
      feeds: ["feed-a", "feed-b"],
      redundancy: "2N",
      coolingZone: "z1",
      limitWatts: 30_000,
      otherWatts: 500,
    },
    { name: "r2", nodes: 2, nodeNames: ["n3", "n4"], feeds: ["feed-a", "feed-b"], redundancy: "2N", coolingZone: "z1" },
  ],
  feeds: [
    { name: "feed-a", limitWatts: 41_000, otherWatts: 250, otherFailoverWatts: 500 },
    { name: "feed-b", limitWatts: 41_000, otherWatts: 250, otherFailoverWatts: 500 },
  ],
  hallLimitWatts: 60_000,
  tenants: [
    { tenant: "research", accelerators: 16, borrowableAccelerators: 8 },
    { tenant: "chat", namespace: "chat-prod", accelerators: 8, createNamespace: true },
  ],
  registry: "registry.acme.example",
  image: `registry.acme.example/power/agent@${DIGEST}`,
};

/** Two nodes with B200, on a feed of their own. */
export const SERVE: PowerGroup = {
  ...TRAIN,
  name: "serve",
  nodeSelector: { "node.acme.example/pool": "b200" },
  accelerator: "b200",
  nodes: 2,
  nodeWatts: 14_300,
  gpuCapWatts: undefined,
  capRange: undefined,
  thresholds: { gpuCelsius: 86 },
  whenHot: "alert",
  racks: [{ name: "r3", nodes: 2, nodeNames: ["n5", "n6.acme"], feeds: ["feed-c"], redundancy: "N" }],
  feeds: [{ name: "feed-c", limitWatts: 30_000 }],
  tenants: [{ tenant: "chat", accelerators: 16 }],
};

/** What a program with these groups emits. The working folder must be a temporary one. */
export function groupLayers(groups: readonly PowerGroup[], props: Partial<SovereignStackProps> = {}): Layers {
  return layers((stack) => {
    for (const group of groups) {
      emitPowerObjects(new Construct(stack.workloadsLayer as TerraformStack, group.name), stack, group);
    }
  }, props);
}

export type KubernetesManifest = Record<string, unknown> & {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
};

export function objectsOf(
  groups: readonly PowerGroup[],
  props: Partial<SovereignStackProps> = {},
): KubernetesManifest[] {
  const kubernetes = { manifests: Manifests.KUBERNETES, ...props };
  return manifests(groupLayers(groups, kubernetes).workloads) as KubernetesManifest[];
}

/** The one object of a kind, or that with a name. */
export function objectOf(objects: readonly KubernetesManifest[], kind: string, name?: string): KubernetesManifest {
  const found = objects.filter(
    (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  if (found.length !== 1) throw new Error(`${found.length} objects ${kind} ${name ?? ""}`);
  return found[0];
}
