import { isResourceSite, type Occurrence, type Reading, type ReadingSite, type ResourceSite } from "../reading";
import type { TerraformResource } from "../../model/terraform";
import { parseAzureId } from "./azure-id";
import { textOf } from "./text";

const OUTERMOST = /^[^/@]+\/[^/@]+@/;

/** Resources that hold others and extend nothing, by Terraform's type and by the type that the API knows. */
const SCOPES: ReadonlySet<string> = new Set([
  "azapi_client_config",
  "azurerm_client_config",
  "azurerm_management_group",
  "azurerm_resource_group",
  "azurerm_subscription",
]);
const SCOPE_TYPE = /^microsoft\.(?:management\/managementgroups|resources\/(?:resourcegroups|subscriptions))(?:@|$)/i;

/**
 * The type that Azure's own API knows: where the provider block has a location by default, a resource of an outermost
 * type is there. What is inside another resource, or extends one, is where that one is.
 */
export function readAzapiType({ outcome }: Occurrence, site: ReadingSite): Reading | undefined {
  if (!isResourceSite(site) || !OUTERMOST.test(textOf(outcome) ?? "") || extendsAnother(site)) return undefined;
  const { address, place, operator, evidence } = site.locator.binding(site.stack, site.resource);
  return place.kind === "unknown" ? undefined : { place, operator, to: address, evidence };
}

/** Whether the parent is a resource, and no resource group or subscription. */
function extendsAnother(site: ResourceSite): boolean {
  const parent = site.locator.program.attribute(site, ["parent_id"]);
  if (!parent) return false;
  const id = parseAzureId(textOf(parent) ?? parent.outline ?? "");
  if (id) return id.resourceType !== undefined && !SCOPE_TYPE.test(id.resourceType);
  return parent.targets.some(({ resource }) => !isScope(resource));
}

function isScope({ type, values }: TerraformResource): boolean {
  return SCOPES.has(type) || (typeof values.type === "string" && SCOPE_TYPE.test(values.type));
}
