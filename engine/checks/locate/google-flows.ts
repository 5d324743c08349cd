import { not } from "./condition";
import { from, to } from "./flow-row";
import { decidesOnDefaultLogs } from "./google-logs";
import type { TypeRow } from "./table";

/** The log entries of a subnetwork. */
const FLOW_LOGS = { label: "subnetwork_name", alsoTrue: ['resource.type="gce_subnetwork"'] };

/** Types that say where they are like any other, and send data elsewhere. Names as in `google-services.ts`. */
export const GOOGLE_FLOWS: readonly TypeRow[] = [
  // Logs
  ...["billing_account", "folder", "organization", "project"].map((level): TypeRow => ({
    type: `google_logging_${level}_sink`,
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [to("log", "destination", "log-sink")],
  })),
  {
    type: "google_compute_subnetwork",
    flows: [
      to("log", "log_config", "default-log-bucket", {
        when: (site) => not(decidesOnDefaultLogs(site, FLOW_LOGS)),
      }),
    ],
  },

  // Replicas
  {
    type: "google_alloydb_cluster",
    flows: [
      from("replication", "secondary_config.primary_cluster_name", "reference"),
      to("backup", "automated_backup_policy.location", "region"),
    ],
  },
  {
    type: "google_redis_cluster",
    flows: [
      from("replication", "cross_cluster_replication_config.primary_cluster.cluster", "reference"),
      to("replication", "cross_cluster_replication_config.secondary_clusters[].cluster", "reference"),
    ],
  },
  {
    type: "google_memorystore_instance",
    flows: [
      from("replication", "cross_instance_replication_config.primary_instance.instance", "reference"),
      to("replication", "cross_instance_replication_config.secondary_instances[].instance", "reference"),
    ],
  },
  {
    type: "google_compute_disk_async_replication",
    places: [{ attribute: "primary_disk", as: "reference" }],
    otherwise: "unknown",
    flows: [to("replication", "secondary_disk.disk", "reference")],
  },
  {
    type: "google_netapp_volume_replication",
    flows: [to("replication", "destination_volume_parameters.storage_pool", "reference")],
  },
  {
    type: "google_storage_transfer_job",
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [
      to("replication", "transfer_spec.gcs_data_sink.bucket_name", "bucket"),
      to("replication", "replication_spec.gcs_data_sink.bucket_name", "bucket"),
    ],
  },
  {
    type: "google_vmwareengine_private_cloud",
    flows: [to("replication", "management_cluster.stretched_cluster_config.secondary_location", "region")],
  },
  {
    type: "google_apigee_organization",
    places: [
      { attribute: "api_consumer_data_location", as: "region" },
      { attribute: "analytics_region", as: "region" },
    ],
    otherwise: { anywhere: "no analytics_region and no api_consumer_data_location" },
  },
  { type: "google_dataflow_job", flows: [to("replication", "temp_gcs_location", "bucket")] },

  // Backups
  { type: "google_netapp_backup_vault", flows: [to("backup", "backup_region", "region")] },
  {
    type: "google_composer_environment",
    flows: [to("backup", "config.recovery_config.scheduled_snapshots_config.snapshot_location", "bucket")],
  },

  // Images
  { type: "google_cloud_run_v2_service", flows: [to("image", "template.containers[].image", "image")] },
  { type: "google_cloud_run_v2_job", flows: [to("image", "template.template.containers[].image", "image")] },
  { type: "google_cloud_run_service", flows: [to("image", "template.spec.containers[].image", "image")] },
  { type: "google_cloud_run_v2_worker_pool", flows: [to("image", "template.containers[].image", "image")] },

  // Events
  { type: "google_cloudfunctions2_function", flows: [to("network", "event_trigger.trigger_region", "region")] },
  {
    type: "google_eventarc_trigger",
    flows: [
      to("network", "destination.cloud_run_service.region", "region"),
      to("network", "destination.gke.location", "region"),
      to("network", "destination.http_endpoint.uri", "host"),
    ],
  },
  {
    type: "google_apihub_api_hub_instance",
    service: "vertex-ai",
    flows: [to("ai", "config.vertex_location", "region")],
  },
];
