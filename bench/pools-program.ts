/** Builds and synthesises so many pools, by our construct or by hand, and prints the seconds and what was emitted. */
import * as fs from "node:fs";
import * as path from "node:path";
import { performance } from "node:perf_hooks";
import { App } from "cdktf";
import { addPoolsByConstruct } from "./pools-by-construct";
import { addPoolsByHand } from "./pools-by-hand";

// cdktf keeps a stack trace for each part of a resource; mapping them to TypeScript is tsx's cost, not the library's.
process.setSourceMapsEnabled(false);

const [, , how, count, outdir] = process.argv;
const addPools = how === "construct" ? addPoolsByConstruct : addPoolsByHand;

function synthesise(pools: number): void {
  const app = new App({ outdir, stackTraces: false });
  addPools(app, pools);
  app.synth();
}

// Loads the modules of both ways alike: what is measured is the work for each pool.
synthesise(1);
const start = performance.now();
synthesise(Number(count));
const seconds = (performance.now() - start) / 1000;

const stack = path.join(outdir, "stacks", "cloud", "cdk.tf.json");
const { resource } = JSON.parse(fs.readFileSync(stack, "utf8")) as { resource: Record<string, object> };
const resources = Object.fromEntries(
  Object.entries(resource)
    .map(([type, byName]) => [type, Object.keys(byName).length] as const)
    .sort(([a], [b]) => a.localeCompare(b)),
);
console.log(JSON.stringify({ seconds, resources }));
