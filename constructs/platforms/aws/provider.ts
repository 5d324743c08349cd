import { TerraformProvider, type TerraformStack } from "cdktf";
import { statedOf } from "../../facts";
import type { SiteFacts } from "../driver";
import { awsModule } from "./modules";

/** Gives a stack the provider of its site, unless the program declares one without an alias. */
export function ensureProvider(stack: TerraformStack, site: SiteFacts): void {
  if (stack.node.findAll().some(isDefaultAwsProvider)) return;
  const { AwsProvider } = awsModule("provider", stack);
  const { accountId, profile, assumeRoleArn } = site.provider;
  new AwsProvider(stack, "aws", {
    region: site.region,
    allowedAccountIds: accountId ? [accountId] : undefined,
    profile,
    assumeRole: assumeRoleArn ? [{ roleArn: assumeRoleArn }] : undefined,
    defaultTags: [{ tags: siteTags(stack, site) }],
  });
}

/** The tags of everything in a stack: the site's own, its name and what is stated of the data. */
export function siteTags(stack: TerraformStack, site: SiteFacts): Record<string, string> {
  const { dataClass } = statedOf(stack);
  return { ...site.tags, "sovereign:site": site.name, ...(dataClass ? dataClassTag(dataClass) : {}) };
}

export function dataClassTag(dataClass: string): Record<string, string> {
  return { "sovereign:data-class": dataClass };
}

function isDefaultAwsProvider(node: unknown): boolean {
  return TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === "aws" && !node.alias;
}
