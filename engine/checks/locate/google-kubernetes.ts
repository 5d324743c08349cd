import { from, to } from "./flow-row";
import { not, whereBlock, type Answer } from "./condition";
import { decidesOnDefaultLogs } from "./google-logs";
import { labelIs } from "./log-filter";
import { occurrencesAt } from "./read-row";
import type { ResourceSite } from "./reading";
import { textOf, whyUnknown } from "./readers/text";
import type { FlowRow, TypeRow } from "./table";

/** A key of the service, by its full name or by a resource that has it. */
const key = (attribute: string): FlowRow => to("key", attribute, "reference", { verb: "is encrypted with" });

/**
 * Kubernetes Engine. Names after the generated types of provider 6.50.0; that logs go to a global bucket by default as in
 * row GCP-09 of the facts (2026-11-22).
 */
export const GOOGLE_KUBERNETES: readonly TypeRow[] = [
  {
    type: "google_container_cluster",
    otherwise: "provider",
    flows: [
      to("log", "logging_config", "default-log-bucket", { when: logsToDefaultBucket }),
      to("log", "resource_usage_export_config.bigquery_destination.dataset_id", "reference", {
        names: "google_bigquery_dataset.dataset_id",
      }),
      key("database_encryption.key_name"),
      key("cluster_autoscaling.auto_provisioning_defaults.boot_disk_kms_key"),
      key("node_config.boot_disk_kms_key"),
      key("node_pool[].node_config.boot_disk_kms_key"),
      key("user_managed_keys_config.control_plane_disk_encryption_key"),
      key("user_managed_keys_config.gkeops_etcd_backup_encryption_key"),
    ],
  },
  {
    type: "google_container_node_pool",
    places: [
      { attribute: "location", as: "region" },
      { attribute: "cluster", as: "parent" },
    ],
    otherwise: "provider",
    flows: [key("node_config.boot_disk_kms_key")],
  },
  {
    type: "google_gke_backup_backup_plan",
    flows: [key("backup_config.encryption_key.gcp_kms_encryption_key"), from("backup", "cluster", "reference")],
  },
];

/** Nothing is left to a default where the cluster logs nothing, or the program decides on it. */
function logsToDefaultBucket(site: ResourceSite): Answer {
  const location = occurrencesAt("location", site).flatMap(({ outcome }) => textOf(outcome) ?? []);
  const alsoTrue = location.map((text) => labelIs("location", text));
  const decided = decidesOnDefaultLogs(site, { label: "cluster_name", alsoTrue });
  if (decided === true) return false;
  if (occurrencesAt("logging_service", site).some(({ outcome }) => textOf(outcome) === "none")) return false;
  const components = occurrencesAt("logging_config.enable_components", site);
  const block = whereBlock("logging_config")(site);
  if (block === true && components.length === 0) return false;
  const doubtful = block === true ? components.find(({ outcome }) => !outcome.known) : undefined;
  return doubtful ? { unknown: `${doubtful.attribute} decides, and ${whyUnknown(doubtful)}` } : not(decided);
}
