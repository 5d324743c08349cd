import type { ProviderTable } from "./table";

/** A table with the source addresses of its provider, which the table itself names too. */
interface ProviderTableEntry {
  readonly sources: readonly string[];
  readonly load: () => ProviderTable;
}

/**
 * A further cloud is one more table here. A program has a few providers, and all tables together take longer to load
 * than a small program to check: each is loaded when a resource of its provider is met.
 */
export const PROVIDER_TABLES: readonly ProviderTableEntry[] = [
  {
    sources: ["aliyun/alicloud", "hashicorp/alicloud"],
    load: () => (require("./alicloud") as typeof import("./alicloud")).alicloud,
  },
  {
    sources: ["hashicorp/aws"],
    load: () => (require("./aws") as typeof import("./aws")).aws,
  },
  {
    sources: ["azure/azapi", "hashicorp/azapi"],
    load: () => (require("./azapi") as typeof import("./azapi")).azapi,
  },
  {
    sources: ["hashicorp/azuread"],
    load: () => (require("./azuread") as typeof import("./azuread")).azuread,
  },
  {
    sources: ["hashicorp/azurerm"],
    load: () => (require("./azurerm") as typeof import("./azurerm")).azurerm,
  },
  {
    sources: ["exoscale/exoscale", "hashicorp/exoscale"],
    load: () => (require("./exoscale") as typeof import("./exoscale")).exoscale,
  },
  {
    sources: ["hashicorp/google", "hashicorp/google-beta"],
    load: () => (require("./google") as typeof import("./google")).google,
  },
  {
    sources: ["hashicorp/helm"],
    load: () => (require("./kubernetes") as typeof import("./kubernetes")).helm,
  },
  {
    sources: ["huaweicloud/huaweicloud", "hashicorp/huaweicloud"],
    load: () => (require("./huaweicloud") as typeof import("./huaweicloud")).huaweicloud,
  },
  {
    sources: ["ionos-cloud/ionoscloud", "hashicorp/ionoscloud"],
    load: () => (require("./ionoscloud") as typeof import("./ionoscloud")).ionoscloud,
  },
  {
    sources: ["alekc/kubectl", "gavinbunney/kubectl", "hashicorp/kubectl"],
    load: () => (require("./kubernetes") as typeof import("./kubernetes")).kubectl,
  },
  {
    sources: ["hashicorp/kubernetes"],
    load: () => (require("./kubernetes") as typeof import("./kubernetes")).kubernetes,
  },
  {
    sources: ["oracle/oci", "hashicorp/oci"],
    load: () => (require("./oci") as typeof import("./oci")).oci,
  },
  {
    sources: ["terraform-provider-openstack/openstack", "hashicorp/openstack"],
    load: () => (require("./openstack") as typeof import("./openstack")).openstack,
  },
  {
    sources: ["opentelekomcloud/opentelekomcloud", "hashicorp/opentelekomcloud"],
    load: () => (require("./opentelekomcloud") as typeof import("./opentelekomcloud")).opentelekomcloud,
  },
  {
    sources: ["outscale/outscale", "outscale-dev/outscale", "hashicorp/outscale"],
    load: () => (require("./outscale") as typeof import("./outscale")).outscale,
  },
  {
    sources: ["ovh/ovh", "hashicorp/ovh"],
    load: () => (require("./ovh") as typeof import("./ovh")).ovh,
  },
  {
    sources: ["scaleway/scaleway", "hashicorp/scaleway"],
    load: () => (require("./scaleway") as typeof import("./scaleway")).scaleway,
  },
  {
    sources: ["stackitcloud/stackit", "hashicorp/stackit"],
    load: () => (require("./stackit") as typeof import("./stackit")).stackit,
  },
  {
    sources: ["hashicorp/vsphere", "vmware/vsphere"],
    load: () => (require("./vsphere") as typeof import("./vsphere")).vsphere,
  },
];

const bySource = new Map(
  PROVIDER_TABLES.flatMap(({ sources, load }) => sources.map((source) => [source, load] as const)),
);
const loaded = new Map<string, ProviderTable>();

/** The table of a provider; undefined where there is none. */
export function tableFor(source: string): ProviderTable | undefined {
  const found = loaded.get(source);
  if (found) return found;
  const table = bySource.get(source)?.();
  if (table) loaded.set(source, table);
  return table;
}
