import { from, to } from "./flow-row";
import type { TypeRow } from "./table";

/**
 * Replicas, backups and keys of AWS: which argument names the other region. Names after the generated types of provider
 * 6.25.0; directions and defaults after the provider's documentation as general knowledge (2026-11-22).
 */
export const AWS_COPIES: readonly TypeRow[] = [
  // Buckets
  {
    type: "aws_s3_bucket",
    flows: [to("replication", "replication_configuration.rules[].destination.bucket", "bucket")],
  },
  {
    type: "aws_s3_bucket_replication_configuration",
    movesDataOf: { attribute: "bucket", names: "aws_s3_bucket.bucket" },
    flows: [to("replication", "rule[].destination.bucket", "bucket")],
  },
  { type: "aws_s3_object_copy", flows: [to("replication", "bucket", "bucket")] },
  { type: "aws_s3control_multi_region_access_point", flows: [to("replication", "details.region[].bucket", "bucket")] },
  {
    type: "aws_s3tables_table_bucket_replication",
    movesDataOf: { attribute: "table_bucket_arn" },
    flows: [to("replication", "rule[].destination[].destination_table_bucket_arn", "arn")],
  },
  {
    type: "aws_s3tables_table_replication",
    movesDataOf: { attribute: "table_arn" },
    flows: [to("replication", "rule[].destination[].destination_table_bucket_arn", "arn")],
  },

  // Databases and caches
  {
    type: "aws_rds_cluster",
    flows: [
      from("replication", "replication_source_identifier", "arn"),
      from("replication", "source_region", "region"),
      from("replication", "global_cluster_identifier", "reference"),
    ],
  },
  { type: "aws_db_instance", flows: [from("replication", "replicate_source_db", "arn")] },
  {
    type: "aws_rds_integration",
    movesDataOf: { attribute: "source_arn" },
    flows: [to("replication", "target_arn", "arn")],
  },
  {
    type: "aws_rds_export_task",
    movesDataOf: { attribute: "source_arn" },
    flows: [to("replication", "s3_bucket_name", "bucket")],
  },
  { type: "aws_docdb_cluster", flows: [from("replication", "global_cluster_identifier", "reference")] },
  {
    type: "aws_neptune_cluster",
    flows: [
      from("replication", "replication_source_identifier", "arn"),
      from("replication", "global_cluster_identifier", "reference"),
    ],
  },
  {
    type: "aws_dsql_cluster",
    flows: [
      to("replication", "multi_region_properties[].clusters", "arn"),
      to("replication", "multi_region_properties[].witness_region", "region"),
    ],
  },
  {
    type: "aws_dsql_cluster_peering",
    movesDataOf: { attribute: "identifier" },
    flows: [to("replication", "clusters", "arn"), to("replication", "witness_region", "region")],
  },
  {
    type: "aws_dynamodb_table",
    flows: [
      to("replication", "replica[].region_name", "region"),
      to("replication", "global_table_witness.region_name", "region"),
    ],
  },
  {
    type: "aws_dynamodb_global_table",
    movesDataOf: { attribute: "name", names: "aws_dynamodb_table.name" },
    flows: [to("replication", "replica[].region_name", "region")],
  },
  { type: "aws_dynamodb_table_replica", flows: [from("replication", "global_table_arn", "arn")] },
  {
    type: "aws_dynamodb_table_export",
    movesDataOf: { attribute: "table_arn" },
    flows: [to("replication", "s3_bucket", "bucket")],
  },
  {
    type: "aws_dynamodb_kinesis_streaming_destination",
    movesDataOf: { attribute: "table_name", names: "aws_dynamodb_table.name" },
    flows: [to("replication", "stream_arn", "arn")],
  },
  {
    type: "aws_elasticache_replication_group",
    flows: [from("replication", "global_replication_group_id", "reference")],
  },
  {
    type: "aws_elasticache_global_replication_group",
    flows: [from("replication", "primary_replication_group_id", "reference")],
  },
  { type: "aws_memorydb_cluster", flows: [from("replication", "multi_region_cluster_name", "reference")] },
  { type: "aws_keyspaces_keyspace", flows: [to("replication", "replication_specification.region_list", "region")] },
  { type: "aws_opensearch_outbound_connection", flows: [to("replication", "remote_domain_info.region", "region")] },
  {
    type: "aws_redshift_integration",
    movesDataOf: { attribute: "source_arn" },
    flows: [to("replication", "target_arn", "arn")],
  },
  {
    type: "aws_redshift_data_share_consumer_association",
    movesDataOf: { attribute: "data_share_arn" },
    flows: [to("replication", "consumer_region", "region"), to("replication", "consumer_arn", "arn")],
  },

  // Streams, brokers and files
  {
    type: "aws_msk_replicator",
    movesDataOf: { attribute: "replication_info_list.source_kafka_cluster_arn" },
    flows: [to("replication", "replication_info_list.target_kafka_cluster_arn", "arn")],
  },
  { type: "aws_mq_broker", flows: [from("replication", "data_replication_primary_broker_arn", "arn")] },
  {
    type: "aws_efs_replication_configuration",
    movesDataOf: { attribute: "source_file_system_id" },
    flows: [
      to("replication", "destination.region", "region"),
      to("replication", "destination.availability_zone_name", "region"),
    ],
  },
  {
    type: "aws_directory_service_region",
    movesDataOf: { attribute: "directory_id" },
    flows: [to("replication", "region_name", "region")],
  },
  { type: "aws_auditmanager_framework_share", flows: [to("replication", "destination_region", "region")] },

  // Images and artefacts
  {
    type: "aws_ecr_replication_configuration",
    flows: [to("replication", "replication_configuration.rule[].destination[].region", "region")],
  },
  {
    type: "aws_codeartifact_repository",
    flows: [
      to("image", "external_connections.external_connection_name", "package-source", { verb: "pulls packages from" }),
    ],
  },
  { type: "aws_ecr_pull_through_cache_rule", flows: [to("image", "upstream_registry_url", "host")] },
  {
    type: "aws_imagebuilder_distribution_configuration",
    flows: [to("replication", "distribution[].region", "region")],
  },
  {
    type: "aws_codepipeline",
    flows: [
      to("replication", "artifact_store[].region", "region"),
      to("replication", "artifact_store[].location", "link"),
      to("replication", "stage[].action[].region", "region"),
    ],
  },

  // Backups
  { type: "aws_backup_plan", flows: [to("backup", "rule[].copy_action[].destination_vault_arn", "arn")] },
  // What a selection names goes wherever its plan sends copies
  { type: "aws_backup_selection", movesDataOf: { attribute: "resources" }, flows: [to("backup", "plan_id", "arn")] },
  {
    type: "aws_db_instance_automated_backups_replication",
    flows: [from("backup", "source_db_instance_arn", "arn")],
  },
  {
    type: "aws_db_snapshot_copy",
    movesDataOf: { attribute: "source_db_snapshot_identifier" },
    flows: [to("backup", "destination_region", "region")],
  },
  {
    type: "aws_rds_cluster_snapshot_copy",
    movesDataOf: { attribute: "source_db_cluster_snapshot_identifier" },
    flows: [to("backup", "destination_region", "region")],
  },
  {
    type: "aws_redshift_snapshot_copy",
    movesDataOf: { attribute: "cluster_identifier", names: "aws_redshift_cluster.cluster_identifier" },
    flows: [to("backup", "destination_region", "region")],
  },
  {
    type: "aws_ebs_snapshot_copy",
    movesDataOf: { attribute: "source_snapshot_id" },
    flows: [from("backup", "source_region", "region")],
  },
  {
    type: "aws_ami_copy",
    movesDataOf: { attribute: "source_ami_id" },
    flows: [from("backup", "source_ami_region", "region")],
  },
  {
    type: "aws_dlm_lifecycle_policy",
    flows: [
      to("backup", "policy_details.schedule[].cross_region_copy_rule[].target_region", "region"),
      to("backup", "policy_details.schedule[].cross_region_copy_rule[].target", "region"),
      to("backup", "policy_details.action.cross_region_copy[].target", "region"),
    ],
  },

  // Keys and secrets
  { type: "aws_kms_key", flows: [to("key", "multi_region", "partition-flag")] },
  { type: "aws_kms_external_key", flows: [to("key", "multi_region", "partition-flag")] },
  { type: "aws_kms_replica_key", flows: [from("key", "primary_key_arn", "arn")] },
  { type: "aws_kms_replica_external_key", flows: [from("key", "primary_key_arn", "arn")] },
  { type: "aws_secretsmanager_secret", flows: [to("key", "replica[].region", "region")] },
];
