/**
 * What our construct costs over the same L1 resources written by hand, for 1,000 pools in one stack.
 *
 *   npx tsx bench/pools.ts
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { median, paired, print, type Result, type Run, runNode } from "./measure";

const PROGRAM = path.join(__dirname, "pools-program.ts");
const POOLS = 1000;
const PLATFORMS = ["aws", "google"];

interface Synth {
  readonly seconds: number;
  /** How many resources of each type were emitted. */
  readonly resources: Readonly<Record<string, number>>;
}

export function measurePools(folder: string, rounds: number): Result[] {
  return PLATFORMS.flatMap((platform) => measurePoolsOf(platform, folder, rounds));
}

function measurePoolsOf(platform: string, folder: string, rounds: number): Result[] {
  const run = (how: "construct" | "by-hand") => () =>
    runNode(["--import", "tsx", PROGRAM, platform, how, String(POOLS), path.join(folder, `${platform}-${how}`)]);
  const { a: construct, b: byHand } = paired(rounds, run("construct"), run("by-hand"));
  assertSameResources(synthOf(construct[0]), synthOf(byHand[0]));
  const seconds = construct.map((ours, round) => synthOf(ours).seconds / synthOf(byHand[round]).seconds);
  const peaks = construct.map((ours, round) => ours.peakMib / byHand[round].peakMib);
  const what = `${POOLS} pools on ${platform} by our construct against by hand`;
  return [
    { what: `${what}, time`, value: median(seconds), unit: "×", target: 1.1 },
    { what: `${what}, memory`, value: median(peaks), unit: "×", target: 1.1 },
  ];
}

function synthOf({ output }: Run): Synth {
  return JSON.parse(output.trim().split("\n").at(-1) as string) as Synth;
}

/** A ratio of two programs that emit different things would say nothing. */
function assertSameResources(ours: Synth, theirs: Synth): void {
  const [emitted, expected] = [ours, theirs].map(({ resources }) => JSON.stringify(resources));
  if (emitted !== expected) throw new Error(`the two programs differ: ${emitted} against ${expected}`);
}

if (require.main === module) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-bench-"));
  try {
    print(measurePools(folder, 7));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
