import * as path from "node:path";
import { median, type Result, runNode } from "./measure";

const PROGRAM = path.join(__dirname, "checks-in-synth-program.ts");

/** What the gate adds to a synth of 1,000 pools, as a share of the whole. Both times come from one process each. */
export function measureChecksInSynth(folder: string, rounds: number): Result[] {
  const run = (): number => {
    const { output } = runNode(["--import", "tsx", PROGRAM, folder]);
    const { synthSeconds, checkSeconds } = JSON.parse(output.trim().split("\n").at(-1) as string) as Record<
      string,
      number
    >;
    return checkSeconds / synthSeconds;
  };
  run();
  const share = median(Array.from({ length: rounds }, run));
  return [{ what: "checks as a share of synth, 1,000 pools", value: share * 100, unit: "%", target: 5 }];
}
