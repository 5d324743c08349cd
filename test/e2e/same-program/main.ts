import {
  Accelerator,
  Capacity,
  DataClass,
  Operator,
  Site,
  SovereignApp,
  SovereignGpuPool,
  Sovereignty,
  SovereigntyPolicy,
  SovereignStack,
  StateStore,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const frankfurt = Site.aws("frankfurt", { region: "eu-central-1", state: StateStore.s3("acme-terraform-state") });
const cloud = new SovereignStack(app, "cloud", { site: frankfurt, dataClass: DataClass.CONFIDENTIAL });
new SovereignGpuPool(cloud, "train", { accelerator: Accelerator.H100_SXM, nodes: 4, labels: { team: "research" } });
new SovereignGpuPool(cloud, "serve", {
  accelerator: Accelerator.L40S,
  acceleratorsPerNode: 4,
  minNodes: 1,
  maxNodes: 3,
  capacity: Capacity.spot(),
});
Sovereignty.of(cloud).classify(DataClass.RESTRICTED, "personal", "health");

const desk = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });
const local = new SovereignStack(app, "local", { site: desk });
new SovereignGpuPool(local, "here", { accelerator: Accelerator.detected(), nodes: 1 });

app.synth();
