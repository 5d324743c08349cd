// A program whose workloads are one or two groups of nodes with a power budget; GROUPS says which.
import { App, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ClusterAccess } from "../../../constructs/cluster-access";
import type { PowerGroup } from "../../../constructs/kubernetes/power/power-group";
import { emitPowerObjects } from "../../../constructs/kubernetes/power/power-objects";
import { Manifests } from "../../../constructs/manifests";
import { Operator } from "../../../constructs/operator";
import { Site } from "../../../constructs/site";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { TaintEffect } from "../../../constructs/taint";

const { GROUPS = "train", WHEN_HOT = "taint", CAP = "550" } = process.env;

const train: PowerGroup = {
  name: "train",
  site: "hall",
  nodeSelector: { "node.acme.example/pool": "h100" },
  taints: [{ key: "nvidia.com/gpu", value: "present", effect: TaintEffect.NO_SCHEDULE }],
  accelerator: "h100-sxm",
  acceleratorsPerNode: 8,
  nodes: 2,
  nodeWatts: 4600 + 8 * Number(CAP),
  gpuCapWatts: Number(CAP),
  thresholds: { gpuCelsius: 84, memoryCelsius: 95 },
  whenHot: WHEN_HOT as PowerGroup["whenHot"],
  racks: [
    { name: "r1", nodes: 1, nodeNames: ["n1"], feeds: ["feed-a", "feed-b"], redundancy: "2N", coolingZone: "z1" },
    { name: "r2", nodes: 1, nodeNames: ["n2"], feeds: ["feed-a", "feed-b"], redundancy: "2N", limitWatts: 30_000 },
  ],
  feeds: [
    { name: "feed-a", limitWatts: 41_000 },
    { name: "feed-b", limitWatts: 41_000 },
  ],
  hallLimitWatts: 60_000,
  tenants: [{ tenant: "research", createNamespace: true, accelerators: 8, borrowableAccelerators: 4 }],
  registry: "registry.acme.example",
  image: `registry.acme.example/power/agent@sha256:${"0".repeat(64)}`,
  kubectlImage: "registry.acme.example/power/kubectl:1.34.3",
};

const serve: PowerGroup = {
  ...train,
  name: "serve",
  nodeSelector: { "node.acme.example/pool": "b200" },
  accelerator: "b200",
  nodes: 1,
  nodeWatts: 14_300,
  gpuCapWatts: undefined,
  whenHot: "alert",
  racks: [{ name: "r3", nodes: 1, nodeNames: ["n3"], feeds: ["feed-c"], redundancy: "N" }],
  feeds: [{ name: "feed-c", limitWatts: 30_000 }],
  tenants: [],
};

const app = new App({ outdir: "cdktf.out", stackTraces: false });
const site = Site.kubernetes("hall", {
  country: "FR",
  operator: Operator.of("acme", { hq: "FR" }),
  kubernetesVersion: "1.34",
  access: ClusterAccess.kubeconfig({ file: "kubeconfig", context: "hall" }),
});
const stack = new SovereignStack(app, "hall", { site, manifests: Manifests.KUBECTL });
const all: Readonly<Record<string, PowerGroup>> = { train, serve };
for (const name of GROUPS.split(",")) {
  emitPowerObjects(new Construct(stack.workloadsLayer as TerraformStack, name), stack, all[name]);
}
app.synth();
