import { LocalAiStack, Operator, Site, SovereignApp, SovereigntyPolicy } from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const desk = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }) });

new LocalAiStack(app, "local", { site: desk });

app.synth();
