import { not, whereText } from "./condition";
import { from, to } from "./flow-row";
import { decidesOnDefaultLogs } from "./google-logs";
import type { FlowRow, TypeRow } from "./table";

/** The log entries of a subnetwork. */
const FLOW_LOGS = { label: "subnetwork_name", alsoTrue: ['resource.type="gce_subnetwork"'] };

/** A network has no region; that of a peer may have subnetworks anywhere. */
const PEERING: Omit<TypeRow, "type"> = {
  serviceKind: "control-plane",
  otherwise: "global",
  flows: [to("network", "peer_network", "google-network")],
};

/** What a container pulls, and what its settings name. */
const runs = (container: string): readonly FlowRow[] => [
  to("image", `${container}.image`, "image"),
  to("network", `${container}.env[].value`, "setting"),
];

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
    type: "google_alloydb_backup",
    flows: [{ ...from("backup", "cluster_name", "google-parent"), names: "google_alloydb_cluster.cluster_id" }],
  },
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
    flows: [to("replication", "secondary_disk.disk", "reference")],
    movesDataOf: { attribute: "primary_disk" },
  },
  { type: "google_compute_disk", flows: [from("replication", "async_primary_disk.disk", "reference")] },
  { type: "google_compute_region_disk", flows: [from("replication", "async_primary_disk.disk", "reference")] },
  {
    type: "google_filestore_instance",
    flows: [
      {
        ...to("replication", "initial_replication.replicas[].peer_instance", "reference"),
        when: whereText("initial_replication.role", (role) => role === "ACTIVE"),
      },
      {
        ...from("replication", "initial_replication.replicas[].peer_instance", "reference"),
        when: whereText("initial_replication.role", (role) => role !== "ACTIVE"),
      },
    ],
  },
  {
    type: "google_netapp_volume_replication",
    flows: [to("replication", "destination_volume_parameters.storage_pool", "reference")],
    movesDataOf: { attribute: "volume_name", names: "google_netapp_volume.name" },
  },
  {
    type: "google_netapp_volume",
    flows: [to("replication", "hybrid_replication_parameters.cluster_location", "region")],
  },
  {
    type: "google_datastream_stream",
    service: "bigquery",
    flows: [
      to("replication", "destination_config.destination_connection_profile", "reference"),
      to(
        "replication",
        "destination_config.bigquery_destination_config.source_hierarchy_datasets.dataset_template.location",
        "region",
      ),
    ],
  },
  {
    type: "google_storage_transfer_job",
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [
      to("replication", "transfer_spec.gcs_data_sink.bucket_name", "bucket"),
      to("replication", "transfer_spec.posix_data_sink.root_directory", "google-file-system"),
      to("replication", "replication_spec.gcs_data_sink.bucket_name", "bucket"),
    ],
    movesDataOf: { attribute: "transfer_spec.gcs_data_source.bucket_name", names: "google_storage_bucket.name" },
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
  { type: "google_filestore_backup", flows: [from("backup", "source_instance", "reference")] },
  { type: "google_gke_backup_restore_plan", flows: [from("backup", "backup_plan", "reference")] },
  { type: "google_netapp_backup", flows: [from("backup", "source_volume", "reference")] },
  { type: "google_netapp_backup_vault", flows: [to("backup", "backup_region", "region")] },
  {
    type: "google_composer_environment",
    flows: [to("backup", "config.recovery_config.scheduled_snapshots_config.snapshot_location", "bucket")],
  },

  // Images
  {
    type: "google_cloud_run_v2_service",
    places: [
      { attribute: "multi_region_settings.regions", as: "region" },
      { attribute: "location", as: "region" },
    ],
    flows: runs("template.containers[]"),
  },
  { type: "google_cloud_run_v2_job", flows: runs("template.template.containers[]") },
  { type: "google_cloud_run_service", flows: runs("template.spec.containers[]") },
  { type: "google_cloud_run_v2_worker_pool", flows: runs("template.containers[]") },

  // Networks
  { type: "google_compute_network_peering", ...PEERING },
  { type: "google_vmwareengine_network_peering", ...PEERING },
  {
    type: "google_compute_vpn_tunnel",
    flows: [to("network", "peer_gcp_gateway", "reference")],
  },
  {
    type: "google_network_connectivity_spoke",
    serviceKind: "control-plane",
    flows: [to("network", "linked_vpc_network.uri", "google-network")],
  },

  // Events
  {
    type: "google_cloudfunctions2_function",
    flows: [
      to("network", "event_trigger.trigger_region", "region"),
      to("network", "service_config.environment_variables{}", "setting"),
    ],
  },
  { type: "google_cloudfunctions_function", flows: [to("network", "environment_variables{}", "setting")] },
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
