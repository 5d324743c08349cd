import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { bundleCli } from "../../scripts/bundle-cli";

const BUNDLE = path.join(__dirname, `../../node_modules/.cache/cdktf-sovereign-ai/sovereign-${process.pid}.js`);
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

/** Runs the command line as it is shipped: the sources of now in one file, in a process of its own. */
export function sovereign(
  args: readonly string[],
  { cwd, input, env = {}, stdout: sink }: CommandOptions = {},
): CommandResult {
  if (!bundled) bundleCli(BUNDLE);
  bundled = true;
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
