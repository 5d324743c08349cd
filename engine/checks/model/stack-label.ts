import type { TerraformStack } from "./terraform";

/** What a reader calls a stack: its name, or the file of plain Terraform. */
export function stackLabel({ name, file }: Pick<TerraformStack, "name" | "file">): string {
  return name ?? file;
}
