import { spawnSync } from "node:child_process";
import * as path from "node:path";

/** One finished process: wall-clock seconds and the most memory it held, in MiB. */
export interface Run {
  readonly seconds: number;
  readonly peakMib: number;
  readonly output: string;
}

const PEAK = "peak-kib=";

/**
 * Runs Node once in a process of its own, which reports its peak memory when it ends. The exit status is the caller's
 * business: a check that finds something ends with 1.
 */
export function runNode(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Run {
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ["--require", path.join(__dirname, "report-peak.cjs"), ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, NO_COLOR: "1" },
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status === null || child.status > 1) throw new Error(`${args.join(" ")} failed:\n${child.stderr}`);
  const peakKib = Number(child.stderr.split(PEAK).at(-1)?.trim());
  return { seconds, peakMib: peakKib / 1024, output: child.stdout };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs both in turn, A B A B …, after one round that does not count, so that a drift of the machine hits both. */
export function paired(rounds: number, a: () => Run, b: () => Run): { a: Run[]; b: Run[] } {
  a();
  b();
  const runs: { a: Run[]; b: Run[] } = { a: [], b: [] };
  for (let round = 0; round < rounds; round++) {
    runs.a.push(a());
    runs.b.push(b());
  }
  return runs;
}

export interface Result {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
}

export function print(results: readonly Result[]): void {
  for (const { what, value, unit, target } of results) {
    const verdict = value <= target ? "holds" : "MISSED";
    console.log(`${verdict.padEnd(7)} ${what.padEnd(64)} ${value.toFixed(3).padStart(9)} ${unit} (target ${target})`);
  }
}
