import { to } from "./flow-row";
import type { TypeRow } from "./table";

const P = "openstack";

/** OpenStack: which argument names another place. Names and sources as in `openstack.ts`. */
export const OPENSTACK_ROWS: readonly TypeRow[] = [
  {
    type: `${P}_images_image_v2`,
    flows: [to("image", "image_source_url", "host")],
  },
  { type: `${P}_identity_endpoint_v3`, flows: [to("network", "url", "host")] },
  { type: `${P}_vpnaas_site_connection_v2`, flows: [to("network", "peer_address", "host")] },
  { type: `${P}_bgpvpn_*`, otherwise: "provider" },
  { type: `${P}_objectstorage_container_v1`, flows: [to("replication", "container_sync_to", "host")] },
  {
    type: `${P}_containerinfra_clustertemplate_v1`,
    flows: [to("network", "http_proxy", "host"), to("network", "https_proxy", "host")],
  },
];
