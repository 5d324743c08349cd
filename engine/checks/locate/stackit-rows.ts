import { to } from "./flow-row";
import type { TypeRow } from "./table";
import { global, keys, partOf } from "./type-families";

const P = "stackit";

/** STACKIT: which argument names another place. Names and sources as in `stackit.ts`. */
export const STACKIT_ROWS: readonly TypeRow[] = [
  ...global(P, "control-plane", ["authorization_", "dns_", "resourcemanager_", "service_account", "key_pair"]),
  ...partOf(P, {
    instance_id: [
      ...["alertgroup", "credential", "logalertgroup", "scrapeconfig"].map((part) => `observability_${part}`),
      "secretsmanager_user",
    ],
  }),

  // The content network is in the regions that the distribution names: continents, not countries
  {
    type: `${P}_cdn_*`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
  },
  {
    type: `${P}_cdn_distribution`,
    serviceKind: "edge",
    places: [],
    otherwise: { anywhere: "the content network serves from every country of the regions that it names" },
  },
  { type: `${P}_volume`, flows: keys("encryption_parameters.kek_key_id") },

  // Logs and metrics
  ...["loadbalancer", "application_load_balancer"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: ["logs", "metrics"].map((kind) => to("log", `options.observability.${kind}.push_url`, "host")),
  })),
  {
    type: `${P}_telemetryrouter_destination`,
    flows: [to("log", "config.opentelemetry.uri", "host"), to("log", "config.s3.endpoint", "host")],
  },
  { type: `${P}_telemetrylink`, flows: [to("log", "telemetry_router_id", "resource-id")] },
  ...["logme", "mariadb", "opensearch", "rabbitmq", "redis"].map((service): TypeRow => ({
    type: `${P}_${service}_instance`,
    otherwise: "provider",
    flows: [to("log", "parameters.syslog", "host"), to("log", "parameters.graphite", "host")],
  })),

  // Network
  {
    type: `${P}_vpn_connection`,
    flows: [to("network", "tunnel1.remote_address", "host"), to("network", "tunnel2.remote_address", "host")],
  },
];
