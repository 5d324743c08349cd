import * as fs from "node:fs";
import * as path from "node:path";

/** What `cdktf deploy` or `terraform apply` would take for granted if it stayed behind a failed synth. */
const DEPLOYABLE_IN_ROOT = ["manifest.json"];
const DEPLOYABLE_IN_STACK = ["cdk.tf.json", "cdk.tf", "plan"];

/** Where the cdktf command, or an app that says nothing else, writes to. */
export function defaultOutputFolder(): string {
  return process.env.CDKTF_OUTDIR ?? "cdktf.out";
}

/** Removes what could be deployed, and nothing else: state, `.terraform` and lock files stay. */
export function removeDeployables(outdir: string): void {
  if (!fs.existsSync(outdir)) return;
  removeFiles(outdir, DEPLOYABLE_IN_ROOT);
  const stacks = path.join(outdir, "stacks");
  if (!fs.existsSync(stacks)) return;
  for (const stack of fs.readdirSync(stacks)) removeFiles(path.join(stacks, stack), DEPLOYABLE_IN_STACK);
}

export function removeFiles(folder: string, files: readonly string[]): void {
  for (const file of files) fs.rmSync(path.join(folder, file), { force: true });
}
