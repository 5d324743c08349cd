import * as path from "node:path";
import { App, type TerraformStack } from "cdktf";

/** A file as Terraform sees it from the stack's folder: an absolute path would differ on every machine. */
export function fromStackFolder(stack: TerraformStack, file: string): string {
  const stackFolder = path.join(path.resolve(App.of(stack).outdir), "stacks", stack.node.id);
  return path.relative(stackFolder, path.resolve(file)).split(path.sep).join("/");
}
