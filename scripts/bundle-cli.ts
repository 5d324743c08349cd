import { chmodSync } from "node:fs";
import * as path from "node:path";
import { buildSync } from "esbuild";

const ROOT = path.join(__dirname, "..");

/** Bundles the command line into one file that Node runs as it stands. */
export function bundleCli(outfile: string): void {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ["cli/sovereign.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    legalComments: "none",
    logLevel: "warning",
  });
  chmodSync(outfile, 0o755);
}
