import * as path from "node:path";
import { performance } from "node:perf_hooks";
import { App } from "cdktf";

// The compiled library, as users have it: compiling the sources on the way would count as work of ours.
const { Accelerator, Site, SovereignApp, SovereignGpuPool, SovereigntyPolicy, SovereignStack } =
  require("../lib/index") as typeof import("../index");

const folder = process.argv[2];
process.chdir(folder);

// What cdktf's own synth takes inside the checked one; the rest is ours.
let cdktfMilliseconds = 0;
const synth = App.prototype.synth;
App.prototype.synth = function timed(this: App): void {
  const start = performance.now();
  synth.call(this);
  cdktfMilliseconds = performance.now() - start;
};

const policy = SovereigntyPolicy.of({
  version: 1,
  defaultDataClass: "confidential",
  classes: { confidential: { countries: ["DE"] } },
});
const start = performance.now();
const app = new SovereignApp({ policy, outdir: path.join(folder, "checks-in-synth.out") });
const stack = new SovereignStack(app, "cloud", { site: Site.aws("frankfurt", { region: "eu-central-1" }) });
for (let i = 0; i < 1000; i++) new SovereignGpuPool(stack, `pool-${i}`, { accelerator: Accelerator.L4, nodes: 1 });
const built = performance.now();
app.synth();
const checkedMilliseconds = performance.now() - built;

console.log(
  JSON.stringify({
    synthSeconds: (built - start + cdktfMilliseconds) / 1000,
    checkSeconds: (checkedMilliseconds - cdktfMilliseconds) / 1000,
  }),
);
