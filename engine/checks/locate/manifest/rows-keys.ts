import { readArn } from "../readers/arn";
import { anywhere, type Occurrence, type Reading } from "../reading";
import { evidenceOf, textOf } from "../readers/text";
import { readEndpoint } from "./endpoint";
import { readAsHost } from "./model-uri";
import { foundAs, type Found } from "./found";
import { valuesAt, type ClusterObject, type ClusterSite } from "./node";
import { each, flow, of, only, type ObjectRow } from "./object-row";
import { regionOf } from "./regions";
import { firstOf, storeAt, type Way } from "./store";
import { unseen } from "./unseen";

/** A store that is one host where none is named. */
function hosted(path: string, host: string): readonly Way[] {
  return [
    [path, readEndpoint],
    ["", (occurrence, site) => readAsHost(host, occurrence, site)],
  ];
}

/** Where each kind of store of External Secrets is, by its settings; the first that is set counts. */
const STORES: Readonly<Record<string, readonly Way[]>> = {
  akeyless: [["akeylessGWApiURL", readEndpoint]],
  alibaba: [["regionID", regionOf("alicloud")]],
  aws: [["region", regionOf("aws")]],
  azurekv: [["vaultUrl", readEndpoint]],
  bitwardensecretsmanager: hosted("apiURL", "api.bitwarden.com"),
  conjur: [["url", readEndpoint]],
  doppler: hosted("apiURL", "api.doppler.com"),
  fortanix: hosted("apiUrl", "sdkms.fortanix.com"),
  gcpsm: [
    ["location", regionOf("google")],
    ["projectID", readGlobalSecrets],
  ],
  gitlab: hosted("url", "gitlab.com"),
  ibm: [["serviceUrl", readEndpoint]],
  infisical: hosted("hostAPI", "app.infisical.com"),
  kubernetes: [["server.url", readEndpoint]],
  onepassword: [["connectHost", readEndpoint]],
  onepasswordSDK: hosted("host", "my.1password.com"),
  oracle: [["region", regionOf("oci")]],
  passbolt: [["host", readEndpoint]],
  pulumi: hosted("apiUrl", "api.pulumi.com"),
  scaleway: [
    ["apiUrl", readEndpoint],
    ["region", regionOf("scaleway")],
  ],
  secretserver: [["serverURL", readEndpoint]],
  senhasegura: [["url", readEndpoint]],
  vault: [["server", readEndpoint]],
  webhook: [["url", readEndpoint]],
};

/** Stores that lead nowhere: the cluster's own unless it names another one, and one for tests. */
const MAY_SAY_NOTHING: ReadonlySet<string> = new Set(["fake", "kubernetes"]);

/** The store of External Secrets, which has one member of `provider` for its kind. */
function secretStore(object: ClusterObject, site: ClusterSite): readonly Found[] {
  return valuesAt(object, "spec.provider.*").flatMap((occurrence) => {
    const { attribute, outcome } = occurrence;
    if (!outcome.known) return foundAs("key", unseen(occurrence, site));
    const kind = /\["(.*)"\]$/.exec(attribute)?.[1] ?? "";
    const ways = Object.hasOwn(STORES, kind) ? STORES[kind] : [];
    const read = MAY_SAY_NOTHING.has(kind) ? firstOf("key", ways) : storeAt("key", ways);
    return read({ attribute, ...outcome.known }, site);
  });
}

/** What the settings of the CSI driver for secrets name. */
const CSI_STORE: readonly Way[] = [
  ["vaultAddress", readEndpoint],
  ["openbaoAddress", readEndpoint],
  ["region", regionOf("aws")],
  ["keyvaultName", readKeyVault],
];

const ISSUERS = ["ClusterIssuer", "Issuer"];

/** Where secrets and keys come from, and who signs certificates. */
export const KEY_ROWS: readonly ObjectRow[] = [
  only("external-secrets.io", ["ClusterSecretStore", "SecretStore"], secretStore),
  of("generators.external-secrets.io", "VaultDynamicSecret", flow("key", "spec.provider.server", readEndpoint)),
  of("generators.external-secrets.io", "ECRAuthorizationToken", flow("image", "spec.region", regionOf("aws"))),
  of("secrets-store.csi.x-k8s.io", "SecretProviderClass", each("key", "spec.parameters", firstOf("key", CSI_STORE))),
  of("secrets.hashicorp.com", "VaultConnection", flow("key", "spec.address", readEndpoint)),
  of(
    "vault.banzaicloud.com",
    "Vault",
    flow("key", "spec.unsealConfig.google.kmsLocation", regionOf("google")),
    flow("key", "spec.unsealConfig.aws.kmsRegion", regionOf("aws")),
    flow("key", "spec.unsealConfig.aws.kmsKeyId", readArn),
  ),
  of(
    "cert-manager.io",
    ISSUERS,
    flow("network", "spec.acme.server", readEndpoint),
    flow("key", "spec.vault.server", readEndpoint),
    flow("network", "spec.venafi.tpp.url", readEndpoint),
    flow("network", "spec.venafi.cloud.url", readEndpoint),
  ),
  of("awspca.cert-manager.io", ["AWSPCAClusterIssuer", "AWSPCAIssuer"], flow("key", "spec.arn", readArn)),
  of(
    "cas-issuer.jetstack.io",
    ["GoogleCASClusterIssuer", "GoogleCASIssuer"],
    flow("key", "spec.location", regionOf("google")),
  ),
  of("certmanager.step.sm", ["StepClusterIssuer", "StepIssuer"], flow("key", "spec.url", readEndpoint)),
  only(
    "policy.sigstore.dev",
    "ClusterImagePolicy",
    flow("network", "spec.authorities[].keyless.url", readEndpoint),
    flow("network", "spec.authorities[].ctlog.url", readEndpoint),
  ),
  of("policy.sigstore.dev", "TrustRoot", flow("network", "spec.remote.mirror", readEndpoint)),
];

/** Google replicates a secret that is not regional as its own settings say, which are not seen here. */
function readGlobalSecrets(occurrence: Occurrence, site: ClusterSite): Reading {
  const place = anywhere("without a location the store reads secrets that Google may replicate anywhere");
  return { place, to: "Google Secret Manager", operator: "google", evidence: evidenceOf(occurrence, site) };
}

/** A key vault's name is the first part of its host. */
function readKeyVault(occurrence: Occurrence, site: ClusterSite): readonly Reading[] {
  const name = textOf(occurrence.outcome);
  return name === undefined ? [unseen(occurrence, site)] : readAsHost(`${name}.vault.azure.net`, occurrence, site);
}
