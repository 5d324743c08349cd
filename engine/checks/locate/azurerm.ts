import { azurermRows } from "./azurerm-rows";
import { derivedFlowsOf, type DerivedFlows } from "./derived-flows";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, unknownPlace } from "./reading";
import { hostOf } from "./readers/host";
import { textOf } from "./readers/text";
import type { FlowRow, ProviderTable } from "./table";

const DEFAULT_ENVIRONMENT = "public";

/** Other names that the provider takes for one of Azure's clouds (general knowledge, 2026-11-22). */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  global: "public",
  usgovernmentl4: "usgovernment",
  usgovernmentl5: "usgovernment",
};

/** Hosts that tell what Azure's clouds are made of; any other one is of a cloud that is not Microsoft's to run. */
const METADATA_HOSTS: Readonly<Record<string, string>> = {
  "management.azure.com": "public",
  "management.chinacloudapi.cn": "china",
  "management.microsoftazure.de": "german",
  "management.usgovcloudapi.net": "usgovernment",
};

const derivedFlows = derivedFlowsOf("azurerm_", () => require("./data/azurerm-arguments.json") as DerivedFlows);

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
  derivedFlows: (type) => derivedFlows(type).map(inAzure),
  get rows() {
    return azurermRows();
  },
};

/** A provider block of Azure has no region; it only says which of Azure's clouds is meant. */
function bindAzure({ address, read }: ProviderView): ProviderBinding {
  const [host] = read("metadata_host");
  if (host) {
    const value = hostOf(host)?.toLowerCase();
    const partition = value === undefined ? undefined : METADATA_HOSTS[value];
    const evidence = [{ address, attribute: "metadata_host", value }];
    const place = unknownPlace(`${address} asks ${value ?? "a host that is not known"} which cloud it is`);
    return partition === undefined
      ? { address, place, overrides: true, evidence }
      : { address, place: noRegion(address), partition, evidence };
  }
  const [environment] = read("environment").map(({ outcome }) => ({ value: textOf(outcome)?.toLowerCase() }));
  const said = environment ? environment.value : DEFAULT_ENVIRONMENT;
  const partition = said === undefined ? undefined : (ENVIRONMENTS[said] ?? said);
  return {
    address,
    place: noRegion(address),
    partition,
    evidence: [{ address, attribute: "environment", value: partition }],
  };
}

function noRegion(address: string): ProviderBinding["place"] {
  return unknownPlace(`${address} has no region`);
}

/** What is referred to is a resource of Azure. */
function inAzure(row: FlowRow): FlowRow {
  return row.as === "reference" ? { ...row, as: "azure-resource" } : row;
}
