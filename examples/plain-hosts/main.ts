import {
  Hosts,
  NodeSelection,
  Operator,
  Site,
  SovereignApp,
  SovereigntyPolicy,
  SovereignStack,
  SystemdService,
} from "cdktf-sovereign-ai";

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const lab = Site.bareMetal("lab", {
  country: "DE",
  operator: Operator.of("acme", { hq: "DE" }),
  hosts: Hosts.fromFile("hosts.yaml"),
});

const stack = new SovereignStack(app, "lab", { site: lab });
new SystemdService(stack, "exporter", {
  nodeSelection: NodeSelection.byRack("r1"),
  execStart: "/opt/exporter/bin/exporter --listen 127.0.0.1:9400",
});

app.synth();
