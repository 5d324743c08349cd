import { AWS_FLOWS } from "./flows/aws";
import { AZURERM_FLOWS } from "./flows/azurerm";
import { GOOGLE_FLOWS } from "./flows/google";
import { OPENTELEKOMCLOUD_FLOWS } from "./flows/opentelekomcloud";
import type { FlowRule } from "./flows/rule";
import { AZURERM_PARENTS, GOOGLE_PARENTS, OPENTELEKOMCLOUD_PARENTS } from "./parent-names";
import type { ParentNames } from "./parents";
import type { PlaceNames } from "./place-arguments";

/** What is read of a provider's package, and how its arguments are told apart. */
export interface Provider {
  /** As its types begin: `aws`. */
  readonly name: string;
  readonly package: string;
  /** The version to fetch. @default - that of the package which is installed here */
  readonly version?: string;
  /** What the checker needs of it. @default - only the census */
  readonly tables?: ProviderTables;
}

export interface ProviderTables {
  readonly places: PlaceNames;
  readonly flows: readonly FlowRule[];
  /** @default - a type without a place of its own is where its provider block says */
  readonly parents?: ParentNames;
}

export const PROVIDERS: readonly Provider[] = [
  {
    name: "aws",
    package: "@cdktf/provider-aws",
    tables: {
      // In a few types the argument is an older name of a target; the comment tells them apart.
      places: [{ name: "region", described: /^Region where this resource will be / }],
      flows: AWS_FLOWS,
    },
  },
  {
    name: "google",
    package: "@cdktf/provider-google",
    tables: {
      places: [
        { name: "region" },
        { name: "location" },
        { name: "zone" },
        { name: "location_id" },
        { name: "locations" },
        { name: "config", type: /^spanner_/ },
        { name: "aws_region" },
        { name: "azure_region" },
      ],
      flows: GOOGLE_FLOWS,
      parents: GOOGLE_PARENTS,
    },
  },
  {
    name: "azurerm",
    package: "@cdktf/provider-azurerm",
    version: "14.23.1",
    tables: {
      places: [{ name: "location" }, { name: "region" }, { name: "data_location" }],
      flows: AZURERM_FLOWS,
      parents: AZURERM_PARENTS,
    },
  },
  {
    name: "opentelekomcloud",
    package: "@cdktf/provider-opentelekomcloud",
    version: "12.0.16",
    tables: {
      places: [
        { name: "region" },
        { name: "availability_zone" },
        { name: "availability_zones" },
        { name: "available_zones" },
        { name: "az" },
      ],
      flows: OPENTELEKOMCLOUD_FLOWS,
      parents: OPENTELEKOMCLOUD_PARENTS,
    },
  },
  { name: "kubernetes", package: "@cdktf/provider-kubernetes" },
  { name: "helm", package: "@cdktf/provider-helm" },
];
