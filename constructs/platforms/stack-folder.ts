import * as path from "node:path";
import { App, type TerraformStack } from "cdktf";

/** A file as Terraform sees it from the stack's folder: an absolute path would differ on every machine. */
export function fromStackFolder(stack: TerraformStack, file: string): string {
  const stackFolder = path.join(path.resolve(App.of(stack).outdir), "stacks", stack.node.id);
  return path.relative(stackFolder, path.resolve(file)).split(path.sep).join("/");
}

/** As `fromStackFolder`, for a path as a program states it: `~/…` and an absolute one are the same from everywhere. */
export function statedPath(stack: TerraformStack, file: string): string {
  return /^~?\//.test(file) ? file : fromStackFolder(stack, file);
}
