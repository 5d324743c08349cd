import {
  Accelerator,
  ClusterAccess,
  ClusterController,
  DataClass,
  Manifests,
  NodeSelection,
  Operator,
  Server,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereigntyPolicy,
  SovereignStack,
  StateStore,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const acme = Operator.of("acme", { hq: "FR" });
const lyon = Site.kubernetes("lyon", {
  country: "FR",
  operator: acme,
  kubernetesVersion: "1.34",
  access: ClusterAccess.kubeconfig({ file: "~/.kube/lyon", context: "deploy" }),
  registry: { host: "registry.acme.example", country: "FR", operator: acme },
  state: StateStore.http("https://gitlab.acme.example/state", { country: "FR", operator: acme }),
});

const serving = new SovereignStack(app, "serving", {
  site: lyon,
  dataClass: DataClass.CONFIDENTIAL,
  manifests: Manifests.KUBECTL,
  controllers: [ClusterController.kueue(), ClusterController.nvidiaGpuOperator()],
});
new SovereignGpuPool(serving, "train", {
  accelerator: Accelerator.H100_SXM,
  acceleratorsPerNode: 8,
  nodes: 4,
  server: Server.DGX_H100,
  nodeSelection: NodeSelection.byLabels({ "node.acme.example/pool": "h100" }),
  topologyLevels: ["topology.acme.example/rack", "kubernetes.io/hostname"],
  quotas: [
    { tenant: "research", accelerators: 24, borrowableAccelerators: 8 },
    { tenant: "chat", accelerators: 8 },
  ],
});

app.synth();
