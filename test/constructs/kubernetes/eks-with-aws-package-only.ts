/* A program of its own, run where no provider package but that of AWS can be found. It prints what it wrote. */
import * as fs from "node:fs";
import * as Module from "node:module";
import * as path from "node:path";

type Resolve = (request: string, ...rest: unknown[]) => string;
const loader = Module as unknown as { _resolveFilename: Resolve; Module?: { _resolveFilename: Resolve } };
const target = loader.Module ?? loader;
const resolve = target._resolveFilename;
target._resolveFilename = function (request, ...rest) {
  if (/^@cdktf\/provider-(?!aws(\/|$))/.test(request)) throw new Error(`not installed here: ${request}`);
  return resolve.call(this, request, ...rest);
};

function isRefused(provider: string): boolean {
  try {
    require(`@cdktf/provider-${provider}/lib/provider`);
    return false;
  } catch {
    return true;
  }
}

function providersOf(stack: string): string[] {
  const file = path.join("cdktf.out", "stacks", stack, "cdk.tf.json");
  return Object.keys((JSON.parse(fs.readFileSync(file, "utf8")) as { provider: object }).provider).sort();
}

function main(): void {
  const library = require("../../../index") as typeof import("../../../index");
  const { App } = require("cdktf") as typeof import("cdktf");
  const { Accelerator, ClusterController, Site, SovereignGpuPool, SovereignStack } = library;
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  const site = Site.aws("frankfurt", { region: "eu-central-1", registry: { host: "registry.acme.example" } });
  const stack = new SovereignStack(app, "cloud", { site, controllers: [ClusterController.kueue()] });
  new SovereignGpuPool(stack, "train", {
    accelerator: Accelerator.L40S,
    nodes: 2,
    quotas: [{ tenant: "nlp", accelerators: 8 }],
  });
  app.synth();
  const refused = ["aws", "google", "helm", "kubernetes"].filter(isRefused);
  const layers = ["cloud-platform", "cloud-workloads"].map((layer) => [layer, providersOf(layer)]);
  process.stdout.write(JSON.stringify({ refused, ...Object.fromEntries(layers) }));
}

main();
