/** Synthesises and checks a hall of so many hosts in racks of eight, every rack a pool, and prints the seconds. */
import * as fs from "node:fs";
import * as path from "node:path";
import { performance } from "node:perf_hooks";
import { Accelerator } from "../constructs/accelerator";
import { Hosts, type HostProps } from "../constructs/hosts";
import { NodeSelection } from "../constructs/node-selection";
import { Operator } from "../constructs/operator";
import { SovereigntyPolicy } from "../constructs/policy";
import { Site } from "../constructs/site";
import { SovereignApp } from "../constructs/sovereign-app";
import { SovereignGpuPool } from "../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../constructs/sovereign-stack";

const RACK = 8;
const HOST_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMVD+FxQHbQTGJaEa6tf3ZXy3mYQ3q3nC0dYQEwXNwIr";
const POLICY = "version: 1\ndefaultDataClass: confidential\nclasses:\n  confidential: { countries: [DE] }\n";

const [, , count, outdir] = process.argv;

function synthesise(racks: number): void {
  fs.mkdirSync(outdir, { recursive: true });
  fs.writeFileSync(path.join(outdir, "sovereignty.yaml"), POLICY);
  process.chdir(outdir);
  const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });
  const hosts = Hosts.of(...Array.from({ length: racks * RACK }, (_, index) => hostOf(index)));
  const operator = Operator.of("acme", { hq: "DE" });
  const stack = new SovereignStack(app, "hall", {
    site: Site.bareMetal("hall-1", { country: "DE", operator, hosts }),
  });
  for (let rack = 0; rack < racks; rack++) {
    new SovereignGpuPool(stack, `pool-${rack}`, {
      accelerator: Accelerator.H100_SXM,
      nodes: RACK,
      nodeSelection: NodeSelection.byRack(`r${rack}`),
    });
  }
  app.synth();
}

function hostOf(index: number): HostProps {
  return {
    name: `n${index}`,
    address: `10.20.${Math.floor(index / 250)}.${(index % 250) + 1}`,
    hostKey: HOST_KEY,
    rack: `r${Math.floor(index / RACK)}`,
    server: "dgx-h100",
    accelerators: { "h100-sxm": 8 },
  };
}

// Loads everything first: what is measured is the work on hosts.
synthesise(1);
const start = performance.now();
synthesise(Number(count) / RACK);
console.log((performance.now() - start) / 1000);
