// The program of a data-centre's user. What a proof changes between two deploys stands in site.json and hosts.json.
import { readFileSync } from "node:fs";
import {
  Accelerator,
  Hosts,
  JoinToken,
  NodeSelection,
  Operator,
  Rke2,
  Server,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereignStack,
  SovereigntyPolicy,
  SystemdService,
  ThermalAwareNodeGroup,
} from "cdktf-sovereign-ai";

const wanted = JSON.parse(readFileSync("site.json", "utf8"));
const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });
const token = wanted.tokenVariable ? JoinToken.fromVariable(wanted.tokenVariable) : JoinToken.fromFile("token");
const site = Site.bareMetal(wanted.site, {
  country: "DE",
  operator: Operator.of("acme", { hq: "DE" }),
  hosts: Hosts.fromFile("hosts.json"),
  ...(wanted.version
    ? {
        kubernetes: Rke2.offline({
          bundle: "bundle",
          version: wanted.version,
          token,
          kubeconfigFile: wanted.kubeconfigFile,
        }),
      }
    : {}),
});
const stack = new SovereignStack(app, "hall", { site });
if (wanted.train) {
  new SovereignGpuPool(stack, "train", {
    accelerator: Accelerator.H100_SXM,
    nodes: wanted.train.nodes,
    nodeSelection: NodeSelection.byRack("r1"),
  });
}
if (wanted.serve) {
  new SovereignGpuPool(stack, "serve", {
    accelerator: Accelerator.A100_80_SXM,
    nodes: 1,
    nodeSelection: NodeSelection.byName("s2"),
    labels: { "acme.example/use": "serving" },
  });
}
if (wanted.cap) {
  new ThermalAwareNodeGroup(stack, "cap", {
    server: Server.DGX_H100,
    nodeSelection: NodeSelection.byName(...wanted.cap.hosts),
    gpuCapWatts: wanted.cap.watts,
  });
}
for (const [name, { hosts, ...unit }] of Object.entries<{ hosts: string[]; execStart: string }>(
  wanted.services ?? {},
)) {
  new SystemdService(stack, name, { ...unit, nodeSelection: NodeSelection.byName(...hosts) });
}
app.synth();
