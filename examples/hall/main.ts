import {
  Accelerator,
  ClusterController,
  DataClass,
  Hosts,
  JoinToken,
  NodeSelection,
  Operator,
  Rke2,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereigntyPolicy,
  SovereignStack,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const acme = Operator.of("acme", { hq: "DE" });
const hall = Site.bareMetal("hall-1", {
  country: "DE",
  operator: acme,
  hosts: Hosts.fromFile("hosts.yaml"),
  kubernetes: Rke2.offline({
    bundle: "bundle",
    version: "v1.34.2+rke2r1",
    token: JoinToken.fromFile("keys/join-token"),
    kubeconfigFile: "~/.kube/hall-1",
  }),
  registry: { host: "registry.acme.example:5000", country: "DE", operator: acme },
});

const stack = new SovereignStack(app, "hall", {
  site: hall,
  dataClass: DataClass.CONFIDENTIAL,
  controllers: [ClusterController.kueue(), ClusterController.nvidiaGpuOperator()],
});
new SovereignGpuPool(stack, "train", {
  accelerator: Accelerator.H100_SXM,
  nodes: 2,
  nodeSelection: NodeSelection.byRack("r1"),
  quotas: [{ tenant: "research", accelerators: 16 }],
});

app.synth();
