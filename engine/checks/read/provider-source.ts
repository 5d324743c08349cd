import type { JsonObject } from "../../json";
import { blocks } from "../../json";

/** The provider that Terraform itself brings: `terraform_data`, `terraform_remote_state`. */
const BUILT_IN = "builtin/terraform";

/** Source addresses of the providers by their local names, from `required_providers`. */
export function requiredProviders(terraformBlocks: readonly JsonObject[]): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const required of terraformBlocks.flatMap((block) => blocks(block.required_providers))) {
    for (const [name, requirement] of Object.entries(required)) {
      const [source] = blocks(requirement).map((block) => block.source);
      if (typeof source === "string") sources.set(name, withoutRegistry(source));
    }
  }
  return sources;
}

/** What a local name stands for: what is required under it, else the provider of that name in Terraform's namespace. */
export function sourceOf(localName: string, required: ReadonlyMap<string, string>): string {
  return required.get(localName) ?? (localName === "terraform" ? BUILT_IN : `hashicorp/${localName}`);
}

/** `hashicorp/aws` for `registry.terraform.io/hashicorp/aws`, and for the bare `aws` that cdktf's own packages write. */
export function withoutRegistry(source: string): string {
  const parts = source.toLowerCase().split("/").slice(-2);
  return parts.length === 1 ? `hashicorp/${parts[0]}` : parts.join("/");
}
