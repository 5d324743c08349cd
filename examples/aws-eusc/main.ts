import {
  Accelerator,
  DataClass,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereigntyPolicy,
  SovereignStack,
  StateStore,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const brandenburg = Site.aws("brandenburg", {
  region: "eusc-de-east-1",
  account: "123456789012",
  state: StateStore.s3("acme-terraform-state"),
});

const training = new SovereignStack(app, "training", { site: brandenburg, dataClass: DataClass.CONFIDENTIAL });
new SovereignGpuPool(training, "finetune", { accelerator: Accelerator.H100_SXM, nodes: 2 });

app.synth();
