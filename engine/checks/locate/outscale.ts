import { from, to } from "./flow-row";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable, TypeRow } from "./table";
import { regional, said } from "./type-families";

const P = "outscale";

/** What a region holds, by what the types begin with. */
const REGIONAL = [
  ...["access_key", "api_access_", "ca", "client_gateway", "dhcp_option", "flexible_gpu", "image", "internet_service"],
  ...[
    "keypair",
    "load_balancer",
    "main_route_table",
    "nat_service",
    "net",
    "nic",
    "oks_",
    "policy",
    "public_ip",
    "route",
  ],
  ...["security_group", "server_certificate", "snapshot", "subnet", "user", "virtual_gateway", "vm", "volume", "vpn_"],
];

/**
 * Outscale: which argument names another place. Names after the provider's documentation (commit 70f2bbeb23 of
 * 2026-08-12), which says that a copy stays in the account's region; an account is of one region.
 */
const ROWS: readonly TypeRow[] = [
  ...regional(P, REGIONAL),
  { type: `${P}_oks_project`, places: [{ attribute: "region", as: "region" }], otherwise: "provider" },
  {
    type: `${P}_image`,
    flows: [from("image", "source_region_name", "region"), to("image", "file_location", "host")],
  },
  {
    type: `${P}_snapshot`,
    flows: [from("backup", "source_region_name", "region"), from("backup", "file_location", "host")],
  },
  { type: `${P}_load_balancer_attributes`, flows: [to("log", "access_log.osu_bucket_name", "resource-id")] },
  { type: `${P}_net_peering`, flows: [to("network", "accepter_net_id", "resource-id")] },
  { type: `${P}_client_gateway`, flows: [to("network", "public_ip", "host")] },
  { type: `${P}_oks_manifest`, flows: [to("image", "manifest", "manifest-objects")] },
];

/**
 * Outscale. `eu-west-2` is Paris here. The block names its region in `api` and `oks`, in older versions at its root, or
 * by the host of the endpoint.
 */
export const outscale: ProviderTable = {
  provider: "outscale",
  sources: ["outscale/outscale", "outscale-dev/outscale", "hashicorp/outscale"],
  bind: bindByRegion({
    regions: ["region", "api[].region", "oks[].region"],
    hosts: ["api[].endpoint", "endpoints[].api"],
    endpoints: ["api[].endpoint", "oks[].endpoint", "endpoints[].api", "endpoints[].oks"],
    ownHosts: /\.outscale\.com$/,
  }),
  placeArguments: placeArgumentsOf("outscale_", () => require("./data/outscale-types.json") as KnownTypes),
  places: [],
  refinements: [
    ...said("region", "subregion_name", "subregion_names", "placement_subregion_name", "cp_subregions"),
    // What a resource stands in tells where it is where the provider block does not.
    ...said("reference", "net_id", "subnet_id"),
  ],
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: ROWS,
};
