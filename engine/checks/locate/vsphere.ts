import { to } from "./flow-row";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, unknownPlace } from "./reading";
import { hostOf } from "./readers/host";
import { siteAtHost } from "./readers/site-host";
import type { ProviderTable, TypeRow } from "./table";

const P = "vsphere";

/** vSphere: which argument names another place. Names and sources as below. */
const ROWS: readonly TypeRow[] = [
  { type: `${P}_*`, otherwise: "provider" },
  {
    type: `${P}_content_library`,
    flows: [to("image", "subscription[].subscription_url", "host")],
  },
  { type: `${P}_content_library_item`, flows: [to("image", "file_url", "host")] },
  { type: `${P}_virtual_machine`, flows: [to("image", "ovf_deploy[].remote_ovf_url", "host")] },
  { type: `${P}_nas_datastore`, flows: [to("replication", "remote_hosts", "host")] },
  { type: `${P}_offline_software_depot`, flows: [to("image", "location", "host")] },
];

/**
 * vSphere: software that anybody runs. The host of the vCenter tells where it is only for a cloud that has a name of its
 * own for it; of any other somebody has to state that. Arguments after the provider's documentation (commit b45b5b4101 of
 * 2026-07-23).
 */
export const vsphere: ProviderTable = {
  provider: "vsphere",
  sources: ["hashicorp/vsphere", "vmware/vsphere"],
  inCluster: true,
  bind: bindVsphere,
  placeArguments: placeArgumentsOf("vsphere_", () => require("./data/vsphere-types.json") as KnownTypes),
  places: [],
  refinements: [],
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: ROWS,
};

function bindVsphere({ address, block, read, site }: ProviderView): ProviderBinding {
  const [server] = ["vsphere_server", "vcenter_server"].flatMap(read);
  const host = server && hostOf(server);
  if (host === undefined) {
    const why = block ? `${address} does not say which vCenter it speaks to` : `there is no block ${address}`;
    return {
      address,
      place: unknownPlace(why),
      evidence: [{ address, attribute: "vsphere_server", note: "not known" }],
    };
  }
  const { place, operator } = siteAtHost(host, site);
  return { address, place, operator, evidence: [{ address, attribute: "vsphere_server", value: host }] };
}
