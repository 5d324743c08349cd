import { TerraformProvider, type TerraformStack } from "cdktf";
import { statedOf } from "../../facts";
import type { SiteFacts } from "../driver";
import { siteLabels } from "./labels";
import { googleModule } from "./modules";

/** What the provider block takes beside project and region. */
export interface GoogleSettings {
  readonly impersonateServiceAccount?: string;
}

/** Gives a stack the provider of its site, unless the program declares one without an alias. */
export function ensureProvider(stack: TerraformStack, site: SiteFacts, settings: GoogleSettings): void {
  if (stack.node.findAll().some(isDefaultGoogleProvider)) return;
  const { GoogleProvider } = googleModule("provider", stack);
  const { impersonateServiceAccount } = settings;
  const provider = new GoogleProvider(stack, "google", {
    project: site.account,
    region: site.region,
    impersonateServiceAccount,
  });
  // As a property of the provider, cdktf would write the labels' keys with underscores.
  provider.addOverride(
    "default_labels",
    siteLabels(stack, site, () => statedOf(stack).dataClass),
  );
}

function isDefaultGoogleProvider(node: unknown): boolean {
  return TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === "google" && !node.alias;
}
