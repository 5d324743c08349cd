import { findSoleOperator } from "../../../catalog/operators";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { OPENSTACK_ROWS } from "./openstack-rows";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, unknownPlace } from "./reading";
import { hostOf } from "./readers/host";
import { siteAtHost } from "./readers/site-host";
import { readHostedRegion } from "./readers/hosted-region";
import { cloudAt } from "./readers/openstack-clouds";
import type { ProviderTable } from "./table";

/**
 * OpenStack: software that anybody runs. The host of `auth_url` tells whose cloud it is, and only then does the name of a
 * region mean a place; of any other, as of a hall, somebody has to state where it is. Arguments after the provider's
 * documentation (commit 27f261252a of 2026-07-16).
 */
export const openstack: ProviderTable = {
  provider: "openstack",
  sources: ["terraform-provider-openstack/openstack", "hashicorp/openstack"],
  inCluster: true,
  bind: bindOpenstack,
  placeArguments: placeArgumentsOf("openstack_", () => require("./data/openstack-types.json") as KnownTypes),
  places: [{ attribute: "region", as: "hosted-region" }],
  refinements: [],
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
  rows: OPENSTACK_ROWS,
};

function bindOpenstack({ address, block, read, site }: ProviderView): ProviderBinding {
  const [url] = read("auth_url");
  const host = url && hostOf(url);
  if (host === undefined) {
    const why = block
      ? `${address} does not say which cloud it speaks to: auth_url is ${url ? "not known" : "not set"}`
      : `${address} does not exist, so that the environment decides`;
    return { address, place: unknownPlace(why), evidence: [{ address, attribute: "auth_url", note: "not known" }] };
  }
  const evidence = [{ address, attribute: "auth_url", value: host }];
  const cloud = cloudAt(host);
  if (!cloud) {
    const { place, operator } = siteAtHost(host, site);
    return { address, place, operator, evidence };
  }
  const partition = cloud.name;
  const common = { address, partition, operator: findSoleOperator(cloud.provider, cloud.partition)?.id };
  const [region] = read("region").flatMap((argument) => readHostedRegion(argument, { ...site, partition }) ?? []);
  if (region) return { ...common, place: region.place, evidence: [...evidence, ...region.evidence] };
  const { place } = siteAtHost(host, site);
  return place.kind === "countries"
    ? { ...common, place, evidence }
    : { ...common, place: unknownPlace(`${address} sets no region of ${cloud.name}`), evidence };
}
