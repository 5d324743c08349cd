import { azapiRows, CHANGE_OF } from "./azapi-rows";
import { azurerm } from "./azurerm";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { readRegion } from "./readers/region";
import type { PlaceRow, ProviderTable, TypedResource } from "./table";

const TYPE = /^([\w.]+(?:\/\w+)+)@/;

const PLACES: readonly PlaceRow[] = [
  { attribute: "location", as: "region" },
  { attribute: "body.location", as: "region" },
  { attribute: "type", as: "azapi-type" },
  { attribute: "parent_id", as: "azure-resource" },
  { attribute: "resource_id", as: "azure-resource" },
];

/**
 * Azure's own API, type by type: `azapi_resource` with `type = "Microsoft.Storage/storageAccounts@2023-05-01"`. Tables
 * call a resource by that type in small letters, without its version. Arguments after the provider's documentation as of
 * 2026-08 (general knowledge, 2026-11-22).
 */
export const azapi: ProviderTable = {
  provider: azurerm.provider,
  sources: ["azure/azapi", "hashicorp/azapi"],
  bind: bindAzapi,
  typeOf: azureType,
  placeArguments: () => undefined,
  places: PLACES,
  refinements: [],
  otherwise: () => "unknown",
  globalPlace: azurerm.globalPlace,
  get rows() {
    return azapiRows();
  },
};

/** The type that the API knows; Terraform's own where that one does not tell. */
function azureType({ type, values }: TypedResource): string {
  const written = typeof values?.type === "string" ? TYPE.exec(values.type)?.[1].toLowerCase() : undefined;
  if (written === undefined) return type;
  if (type === "azapi_resource") return written;
  return type === "azapi_update_resource" ? `${CHANGE_OF}${written}` : type;
}

function bindAzapi(view: ProviderView): ProviderBinding {
  const binding = azurerm.bind(view);
  const [location] = view.read("default_location");
  const reading = location && readRegion(location, { ...view.site, partition: binding.partition });
  if (!reading || binding.overrides) return binding;
  const { place, operator, evidence } = reading;
  return { ...binding, place, operator, evidence: [...evidence, ...binding.evidence] };
}
