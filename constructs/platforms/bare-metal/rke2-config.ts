import { stringify } from "yaml";
import type { Host } from "../../../engine/hosts/host";
import type { OfflineRke2Props } from "../../rke2";
import type { SiteRegistry } from "../../site-props";

/** Where the steps put what RKE2 reads; `configure-rke2` writes to these places. */
export const TOKEN_FILE = "/etc/rancher/rke2/sovereign-token";
export const AUDIT_POLICY_FILE = "/etc/rancher/rke2/audit-policy.yaml";

const AUDIT_LOG = "/var/lib/rancher/rke2/server/logs/audit.log";
const AUDIT_LOG_DAYS = 30;

/**
 * `config.yaml` of a host. Keys as in RKE2's references of server and agent configuration (rancher/rke2-docs, read on 22
 * Nov 2026); agents take no `system-default-registry`. The server that a host joins through is written by the step that
 * joins it.
 */
export function rke2Config(host: Host, rke2: OfflineRke2Props, registry?: SiteRegistry): string {
  const { registrationAddress, tlsSans = [], clusterCidr, serviceCidr, cni } = rke2;
  const node = {
    "node-name": host.name,
    "token-file": TOKEN_FILE,
    // What is not in the site's registry is not to be had: nobody asks a registry outside.
    "disable-default-registry-endpoint": registry ? true : undefined,
  };
  const server = {
    "write-kubeconfig-mode": "0600",
    "tls-san": [...new Set([host.address, ...(registrationAddress ? [registrationAddress] : []), ...tlsSans])],
    "cluster-cidr": clusterCidr,
    "service-cidr": serviceCidr,
    cni,
    "system-default-registry": registry?.host,
    "audit-policy-file": AUDIT_POLICY_FILE,
    "kube-apiserver-arg": [`audit-log-path=${AUDIT_LOG}`, `audit-log-maxage=${AUDIT_LOG_DAYS}`],
  };
  return yaml(host.role === "server" ? { ...node, ...server } : node);
}

/** `registries.yaml`: every image comes from the site's registry; empty where it has none. */
export function registriesConfig(registry?: SiteRegistry): string {
  return registry ? yaml({ mirrors: { "*": { endpoint: [`https://${registry.host}`] } } }) : "";
}

/** Who did what, when; never what was in it, so no secret either. */
export function auditPolicy(): string {
  return yaml({
    apiVersion: "audit.k8s.io/v1",
    kind: "Policy",
    omitStages: ["RequestReceived"],
    rules: [{ level: "Metadata" }],
  });
}

function yaml(value: object): string {
  return stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 0 });
}
