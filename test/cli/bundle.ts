import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const ROOT = path.join(__dirname, "../..");
/** Laid out as `lib` is, for what the command line reads from beside it. */
const LIB = path.join(ROOT, `node_modules/.cache/cdktf-sovereign-ai/lib-${process.pid}`);
export const BUNDLE = path.join(LIB, "cli/sovereign.js");
const ON_HOST = "engine/hosts/on-host";
let bundled = false;

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Descriptor that standard output goes to. @default - it is in the result */
  readonly stdout?: number;
}

/** Makes `BUNDLE`: the command line as it is shipped, the sources of now in one file. */
export function bundle(): void {
  if (bundled) return;
  execFileSync(process.execPath, ["--import", "tsx", "scripts/bundle-cli.ts", BUNDLE, "."], { cwd: ROOT });
  fs.cpSync(path.join(ROOT, ON_HOST), path.join(LIB, ON_HOST), { recursive: true });
  bundled = true;
}

/** Runs the command line as it is shipped, in a process of its own. */
export function sovereign(
  args: readonly string[],
  { cwd, input, env = {}, stdout: sink }: CommandOptions = {},
): CommandResult {
  bundle();
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUNDLE, ...args], {
    cwd,
    input: input ?? "",
    stdio: ["pipe", sink ?? "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, NO_COLOR: "1", ...env },
  });
  return { status, stdout, stderr };
}
