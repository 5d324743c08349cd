/** What the id of an Azure resource says. No part of it is a region, but for the few ids that have one written out. */
export interface AzureId {
  /** Absent where that part of the id is not known. */
  readonly subscription?: string;
  readonly resourceGroup?: string;
  /** `microsoft.network/virtualnetworks`, of the outermost resource that the id names. */
  readonly resourceType?: string;
  /** Of that resource. */
  readonly name?: string;
  /** `westeurope` of `…/providers/Microsoft.Web/locations/westeurope/managedApis/office365`. */
  readonly region?: string;
}

const BEGINNING = /^\/(?:subscriptions|providers)\//i;

/**
 * Reads `/subscriptions/<id>/resourceGroups/<name>/providers/<namespace>/<type>/<name>…`, as far as it goes; undefined for
 * other text. What is inside a resource, and what extends one, is where the outermost one is.
 */
export function parseAzureId(text: string): AzureId | undefined {
  if (!BEGINNING.test(text)) return undefined;
  const parts = text.split("/").filter((part) => part !== "");
  const after = (name: string) => parts[parts.findIndex((part) => part.toLowerCase() === name) + 1];
  const has = (name: string) => parts.some((part) => part.toLowerCase() === name);
  const scope = {
    subscription: has("subscriptions") ? written(after("subscriptions")) : undefined,
    resourceGroup: has("resourcegroups") ? written(after("resourcegroups")) : undefined,
  };
  const provider = parts.findIndex((part) => part.toLowerCase() === "providers");
  if (provider === -1) return scope;
  const [namespace, type, name] = parts.slice(provider + 1);
  if (type?.toLowerCase() === "locations") return { ...scope, region: written(name) };
  const resourceType = namespace && type && `${namespace}/${type}`.toLowerCase();
  return { ...scope, resourceType, name: written(name) };
}

/** A part that is an expression of its own is not known. */
function written(part: string | undefined): string | undefined {
  return part === undefined || part.includes("${") ? undefined : part;
}
