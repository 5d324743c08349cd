import {
  ClusterController,
  DataClass,
  Hosts,
  JoinToken,
  Operator,
  PowerTopology,
  Rke2,
  Server,
  Site,
  SovereignApp,
  SovereigntyPolicy,
  SovereignStack,
  ThermalAwareNodeGroup,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const acme = Operator.of("acme", { hq: "DE" });
const hall = Site.bareMetal("hall-1", {
  country: "DE",
  operator: acme,
  hosts: Hosts.fromFile("hosts.yaml"),
  power: PowerTopology.fromFile("hall-1.power.yaml"),
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
new ThermalAwareNodeGroup(stack, "train", {
  server: Server.DGX_H100,
  racks: ["r1"],
  // At 700 W either feed alone would carry 21.2 kW, and it may carry 20.976 kW.
  gpuCapWatts: 650,
  agent: { image: "registry.acme.example:5000/library/debian:13.2-slim" },
  quotas: [{ tenant: "research", accelerators: 16 }],
});

app.synth();
