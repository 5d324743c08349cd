/**
 * The speed that the design promises, as ratios measured side by side in this run. `npm run compile` comes first.
 *
 *   npm run bench            every figure
 *   npm run bench -- quick   fewer rounds, for a first look
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { measureChecksInSynth } from "./checks-in-synth";
import { print, type Result } from "./measure";
import { measureCommandLine } from "./command-line";
import { measureHosts } from "./hosts";
import { measurePeers } from "./peers";
import { measurePools } from "./pools";
import { measurePower } from "./power";

const rounds = process.argv.includes("quick") ? 3 : 7;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-bench-"));
try {
  const figures: [string, () => Result[]][] = [
    ["command line", () => measureCommandLine(folder, rounds)],
    ["checks in synth", () => measureChecksInSynth(folder, rounds)],
    ["pools", () => measurePools(folder, rounds)],
    ["hosts", () => measureHosts(folder, rounds)],
    ["power", () => measurePower(folder, rounds)],
    ["peers", () => measurePeers(folder, rounds)],
  ];
  for (const [name, measure] of figures) {
    console.log(`\n${name}`);
    print(measure());
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
