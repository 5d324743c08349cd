import {
  Accelerator,
  DataClass,
  Operator,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereigntyPolicy,
  SovereignStack,
  StateStore,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const dammam = Site.google("dammam", {
  region: "me-central2",
  project: "acme-ksa",
  operator: Operator.of("google-cntxt"), // the project is under CNTXT's sovereign controls
  state: StateStore.gcs("acme-terraform-state", { country: "SA" }),
});

const training = new SovereignStack(app, "training", { site: dammam, dataClass: DataClass.CONFIDENTIAL });
new SovereignGpuPool(training, "finetune", { accelerator: Accelerator.H100_SXM, nodes: 2 });

app.synth();
