import { findRegion, regionsOf } from "../../../catalog/regions";
import { placeArgumentsOf, type KnownTypes } from "./known-types";
import { OCI_ROWS } from "./oci-rows";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, inCountries, unknownPlace } from "./reading";
import { knownText, textOf } from "./readers/text";
import { bindByRegion } from "./region-binding";
import type { ProviderTable } from "./table";
import { said } from "./type-families";

/** The realm that everybody can use. */
const COMMERCIAL = "oc1";
/** `ocid1.tenancy.oc19..`: the tenancy of a realm. */
const TENANCY = /^ocid1\.tenancy\.(oc\d+)\./;

const bindRegion = bindByRegion({ regions: ["region"], ownHosts: /$^/, partition: realmOfTenancy });

/**
 * Oracle Cloud. A realm is a partition: its own accounts, its own operator. Types have no region of their own but for a
 * few; names after the provider's documentation (commit 8de3c480b4 of 2026-08-19).
 */
export const oci: ProviderTable = {
  provider: "oci",
  sources: ["oracle/oci", "hashicorp/oci"],
  bind: bindOci,
  placeArguments: placeArgumentsOf("oci_", () => require("./data/oci-types.json") as KnownTypes),
  places: [],
  refinements: [
    ...said("region", "availability_domain"),
    // What a resource stands in tells where it is where the provider block does not.
    ...said("reference", "cluster_id", "subnet_id", "vcn_id"),
  ],
  otherwise: () => "provider",
  globalPlace: (realm, serviceKind) =>
    serviceKind === "control-plane" && realm !== undefined && realm !== COMMERCIAL
      ? inCountries(regionsOf({ provider: "oci", partition: realm }).map(({ country }) => country))
      : anywhere("it rests in the tenancy's home region and in every region that the tenancy has subscribed to"),
  rows: OCI_ROWS,
};

function bindOci(view: ProviderView): ProviderBinding {
  const binding = bindRegion(view);
  const realm = binding.partition;
  const region = view.read("region").map(({ outcome }) => textOf(outcome))[0];
  const row = region === undefined ? undefined : findRegion("oci", undefined, region);
  if (realm === undefined) return row ? { ...binding, partition: row.partition } : binding;
  if (!row || row.partition === realm) return binding;
  const place = unknownPlace(`${region} is of the realm ${row.partition}, and the tenancy of the realm ${realm}`);
  return { address: binding.address, partition: realm, place, overrides: true, evidence: binding.evidence };
}

function realmOfTenancy({ read }: ProviderView): string | undefined {
  return read("tenancy_ocid")
    .map(({ outcome }) => TENANCY.exec(knownText(outcome))?.[1])
    .find((realm) => realm !== undefined);
}
