import { TerraformProvider, type TerraformStack } from "cdktf";
import type { DataClassName } from "../../../engine/policy";
import { statedOf } from "../../facts";
import { dataClassLabel } from "../data-class-label";
import type { SiteFacts } from "../driver";
import { awsModule } from "./modules";

/** What the provider block takes beside the region. */
export interface AwsSettings {
  readonly profile?: string;
  readonly assumeRoleArn?: string;
}

/** Gives a stack the provider of its site, unless the program declares one without an alias. */
export function ensureProvider(stack: TerraformStack, site: SiteFacts, settings: AwsSettings): void {
  if (stack.node.findAll().some(isDefaultAwsProvider)) return;
  const { AwsProvider } = awsModule("provider", stack);
  const { profile, assumeRoleArn } = settings;
  new AwsProvider(stack, "aws", {
    region: site.region,
    allowedAccountIds: site.account ? [site.account] : undefined,
    profile,
    assumeRole: assumeRoleArn ? [{ roleArn: assumeRoleArn }] : undefined,
    defaultTags: [{ tags: siteTags(stack, site) }],
  });
}

/** The tags of everything in a stack: the site's own, its name and how protected the data is. */
export function siteTags(stack: TerraformStack, site: SiteFacts): Record<string, string> {
  return { ...site.tags, "sovereign:site": site.name, ...dataClassTag(stack, () => statedOf(stack).dataClass) };
}

/** A tag with the data class that the checker goes by; no tag where nobody states one. */
export function dataClassTag(stack: TerraformStack, stated: () => DataClassName | undefined): Record<string, string> {
  return { "sovereign:data-class": dataClassLabel(stack, stated) };
}

function isDefaultAwsProvider(node: unknown): boolean {
  return TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === "aws" && !node.alias;
}
