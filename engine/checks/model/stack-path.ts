import type { TerraformStack } from "./terraform";

/** Construct path of a stack: its name, unless it stands in another construct; of plain Terraform, the file. */
export function stackPath({ facts, name, file }: Pick<TerraformStack, "facts" | "name" | "file">): string {
  return facts?.path ?? name ?? file;
}
