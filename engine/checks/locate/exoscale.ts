import { to } from "./flow-row";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { anywhere } from "./reading";
import { bindByRegion } from "./region-binding";
import type { ProviderTable, TypeRow } from "./table";
import { global } from "./type-families";

const P = "exoscale";

/**
 * Exoscale: which argument names another place. Names after the provider's documentation (commit b692022e33 of
 * 2026-08-12); that groups, names and roles belong to no zone follows from it, as their types have none.
 */
const ROWS: readonly TypeRow[] = [
  ...global(P, "control-plane", ["anti_affinity_group", "domain", "iam_", "security_group", "ssh_key"]),
  { type: `${P}_sks_cluster`, flows: [to("log", "audit[].endpoint", "host")] },
  { type: `${P}_dbaas_external_endpoint_datadog`, flows: [to("log", "site", "host")] },
  { type: `${P}_dbaas_external_endpoint_elasticsearch`, flows: [to("log", "url", "host")] },
  { type: `${P}_dbaas_external_endpoint_opensearch`, flows: [to("log", "url", "host")] },
  { type: `${P}_dbaas_external_endpoint_rsyslog`, flows: [to("log", "server", "host")] },
  {
    type: `${P}_dbaas_external_integration`,
    flows: [to("log", "dest_endpoint_id", "resource-id")],
  },
];

/** Exoscale. Nearly every type says its zone; the provider block takes none. */
export const exoscale: ProviderTable = {
  provider: "exoscale",
  sources: ["exoscale/exoscale", "hashicorp/exoscale"],
  bind: bindByRegion({
    endpoints: ["sos_endpoint"],
    ownHosts: /\.(?:exo\.io|exoscale\.com)$/,
  }),
  placeArguments: placeArgumentsOf("exoscale_", () => require("./data/exoscale-types.json") as KnownTypes),
  places: [{ attribute: "zone", as: "region" }],
  refinements: [],
  otherwise: () => "unknown",
  globalPlace: () => anywhere("its service is global"),
  rows: ROWS,
};
