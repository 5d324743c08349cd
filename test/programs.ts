import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const ROOT = path.resolve(__dirname, "..");
const LEFT_BEHIND = ["cdktf.out", ".sovereign", "node_modules", "bundle"];

/**
 * Runs `main.ts` of a folder as a user does, against the sources, in a copy outside the checkout, where it leaves nothing
 * behind. What an example has a user make first is made.
 */
export function runProgram(from: string, copy: string, outdir: string): { status: number | null; stderr: string } {
  fs.cpSync(from, copy, { recursive: true, filter: (file) => !LEFT_BEHIND.includes(path.basename(file)) });
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
  if (fs.existsSync(path.join(copy, "stand-in-bundle.sh"))) execFileSync("sh", ["stand-in-bundle.sh"], { cwd: copy });
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: copy,
    env: { ...process.env, CDKTF_OUTDIR: outdir, TSX_TSCONFIG_PATH: path.join(ROOT, "tsconfig.dev.json") },
    encoding: "utf8",
  });
  return { status, stderr };
}
