import { AZURERM_ROWS } from "./azurerm-rows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, unknownPlace } from "./reading";
import { textOf } from "./readers/text";
import type { ProviderTable } from "./table";

const DEFAULT_ENVIRONMENT = "public";

export const azurerm: ProviderTable = {
  provider: "azurerm",
  sources: ["hashicorp/azurerm"],
  bind: bindAzure,
  placeArguments: placeArgumentsOf("azurerm_", () => require("./data/azurerm-types.json") as KnownTypes),
  places: [
    { attribute: "location", as: "region" },
    { attribute: "data_location", as: "region" },
  ],
  refinements: [],
  otherwise: (_, placeArguments) => (placeArguments?.length ? "unknown" : "unlisted"),
  globalPlace: () => anywhere("its service is global"),
  rows: AZURERM_ROWS,
};

/** A provider block of Azure has no region; it only says which of Azure's clouds is meant. */
function bindAzure({ address, read }: ProviderView): ProviderBinding {
  const [environment] = read("environment").map(({ outcome }) => ({ value: textOf(outcome) }));
  const partition = environment ? environment.value : DEFAULT_ENVIRONMENT;
  const place = unknownPlace(`${address} has no region`);
  return { address, place, partition, evidence: [{ address, attribute: "environment", value: partition }] };
}
