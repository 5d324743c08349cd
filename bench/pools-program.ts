/** Builds and synthesises so many pools of a platform, by our construct or by hand, and prints the seconds and what was emitted. */
import * as fs from "node:fs";
import * as path from "node:path";
import { performance } from "node:perf_hooks";
import { App } from "cdktf";
import type * as AwsByConstruct from "./aws-pools-by-construct";
import type * as AwsByHand from "./aws-pools-by-hand";
import type * as Google from "./google-pools";

/** Each is loaded only where it is measured: provider packages are large. */
const PROGRAMS: Readonly<Record<string, () => (app: App, count: number) => void>> = {
  "aws construct": () => (require("./aws-pools-by-construct") as typeof AwsByConstruct).addAwsPoolsByConstruct,
  "aws by-hand": () => (require("./aws-pools-by-hand") as typeof AwsByHand).addAwsPoolsByHand,
  "google construct": () => (require("./google-pools") as typeof Google).addGooglePoolsByConstruct,
  "google by-hand": () => (require("./google-pools") as typeof Google).addGooglePoolsByHand,
};

// cdktf keeps a stack trace for each part of a resource; mapping them to TypeScript is tsx's cost, not the library's.
process.setSourceMapsEnabled(false);

const [, , platform, how, count, outdir] = process.argv;
const addPools = PROGRAMS[`${platform} ${how}`]();

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
