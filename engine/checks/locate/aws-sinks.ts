import { whereText } from "./condition";
import { to } from "./flow-row";
import type { FlowRow, TypeRow } from "./table";

/** The destinations of a delivery stream that have a bucket of their own. */
const FIREHOSE_DESTINATIONS = [
  "elasticsearch",
  "http_endpoint",
  "iceberg",
  "opensearch",
  "opensearchserverless",
  "redshift",
  "snowflake",
  "splunk",
] as const;

/** Where a knowledge base keeps its vectors outside AWS. */
const VECTOR_STORES = [
  "pinecone_configuration[].connection_string",
  "redis_enterprise_cloud_configuration[].endpoint",
] as const;

const KEEPS_VECTORS = "keeps its vectors at";

/**
 * Logs, network and models of AWS: which argument names where they go. Names after the generated types of provider
 * 6.25.0; what they do after the provider's documentation as general knowledge (2026-11-22).
 */
export const AWS_SINKS: readonly TypeRow[] = [
  // Logs, audit, metrics
  {
    type: "aws_cloudtrail",
    flows: [to("log", "s3_bucket_name", "bucket"), to("log", "cloud_watch_logs_group_arn", "arn")],
  },
  { type: "aws_flow_log", flows: [to("log", "log_destination", "arn")] },
  { type: "aws_cloudwatch_log_destination", flows: [to("log", "target_arn", "arn")] },
  {
    type: "aws_cloudwatch_log_subscription_filter",
    movesDataOf: { attribute: "log_group_name", names: "aws_cloudwatch_log_group.name" },
    flows: [to("log", "destination_arn", "arn")],
  },
  {
    type: "aws_cloudwatch_log_delivery_destination",
    flows: [to("log", "delivery_destination_configuration[].destination_resource_arn", "arn")],
  },
  { type: "aws_cloudwatch_metric_stream", flows: [to("log", "firehose_arn", "arn")] },
  {
    type: "aws_config_delivery_channel",
    flows: [to("log", "s3_bucket_name", "bucket"), to("log", "sns_topic_arn", "arn")],
  },
  {
    type: "aws_config_aggregate_authorization",
    flows: [to("log", "authorized_aws_region", "region"), to("log", "region", "region")],
    otherwise: "provider",
  },
  { type: "aws_guardduty_publishing_destination", flows: [to("log", "destination_arn", "arn")] },
  { type: "aws_oam_link", flows: [to("log", "sink_identifier", "arn")] },
  { type: "aws_route53_query_log", flows: [to("log", "cloudwatch_log_group_arn", "arn")] },
  {
    type: "aws_ssm_resource_data_sync",
    flows: [to("log", "s3_destination.region", "region")],
  },
  {
    type: "aws_observabilityadmin_centralization_rule_for_organization",
    flows: [
      to("log", "rule[].destination[].region", "region"),
      to("backup", "rule[].destination[].destination_logs_configuration[].backup_configuration[].region", "region"),
    ],
  },
  {
    type: "aws_securitylake_data_lake",
    places: [
      { attribute: "configuration[].region", as: "region" },
      { attribute: "region", as: "region" },
    ],
    flows: [to("log", "configuration[].replication_configuration[].regions", "region")],
  },
  {
    type: "aws_bcmdataexports_export",
    flows: [to("log", "export[].destination_configurations[].s3_destination[].s3_region", "region")],
  },
  { type: "aws_cur_report_definition", flows: [to("log", "s3_region", "region")] },
  {
    type: "aws_kinesis_firehose_delivery_stream",
    movesDataOf: { attribute: "kinesis_source_configuration.kinesis_stream_arn" },
    flows: [
      to("replication", "extended_s3_configuration.bucket_arn", "bucket"),
      to("backup", "extended_s3_configuration.s3_backup_configuration.bucket_arn", "bucket"),
      ...FIREHOSE_DESTINATIONS.map((name) =>
        to("replication", `${name}_configuration.s3_configuration.bucket_arn`, "bucket"),
      ),
      to("replication", "elasticsearch_configuration.domain_arn", "arn"),
      to("replication", "elasticsearch_configuration.cluster_endpoint", "host"),
      to("replication", "opensearch_configuration.domain_arn", "arn"),
      to("replication", "opensearch_configuration.cluster_endpoint", "host"),
      to("replication", "opensearchserverless_configuration.collection_endpoint", "host"),
      to("replication", "redshift_configuration.cluster_jdbcurl", "host"),
      to("log", "http_endpoint_configuration.url", "host"),
      to("log", "splunk_configuration.hec_endpoint", "host"),
      to("log", "snowflake_configuration.account_url", "host"),
    ],
  },

  // Events
  {
    type: "aws_cloudwatch_event_target",
    movesDataOf: { attribute: "event_bus_name", names: "aws_cloudwatch_event_bus.name" },
    flows: [to("replication", "arn", "arn")],
  },
  { type: "aws_pipes_pipe", movesDataOf: { attribute: "source" }, flows: [to("replication", "target", "arn")] },
  {
    type: "aws_cloudwatch_event_endpoint",
    flows: [to("replication", "routing_config.failover_config.secondary.route", "region")],
  },
  { type: "aws_transfer_connector", flows: [to("network", "url", "host")] },
  { type: "aws_cloudwatch_event_api_destination", flows: [to("network", "invocation_endpoint", "host")] },
  { type: "aws_sns_topic_subscription", movesDataOf: { attribute: "topic_arn" }, flows: subscriptionFlows() },

  // Network
  { type: "aws_vpc_peering_connection", flows: [to("network", "peer_region", "region")] },
  { type: "aws_ec2_transit_gateway_peering_attachment", flows: [to("network", "peer_region", "region")] },
  {
    type: "aws_vpc_endpoint",
    flows: [to("network", "service_region", "region"), to("network", "service_name", "endpoint-service")],
  },
  { type: "aws_vpc_endpoint_service", flows: [to("network", "supported_regions", "region")] },
  {
    type: "aws_networkmanager_core_network",
    flows: [
      to("network", "base_policy_regions", "region"),
      to("network", "base_policy_document", "core-network-policy"),
    ],
  },
  {
    type: "aws_networkmanager_core_network_policy_attachment",
    flows: [to("network", "policy_document", "core-network-policy")],
  },
  { type: "aws_networkmanager_transit_gateway_peering", flows: [to("network", "transit_gateway_arn", "arn")] },
  { type: "aws_networkmanager_transit_gateway_registration", flows: [to("network", "transit_gateway_arn", "arn")] },
  { type: "aws_networkmanager_connect_attachment", flows: [to("network", "edge_location", "region")] },
  { type: "aws_networkmanager_dx_gateway_attachment", flows: [to("network", "edge_locations", "region")] },
  {
    type: "aws_appsync_datasource",
    flows: [
      to("network", "dynamodb_config.region", "region"),
      to("network", "elasticsearch_config.region", "region"),
      to("network", "opensearchservice_config.region", "region"),
      to("network", "relational_database_config.http_endpoint_config.region", "region"),
      to("network", "http_config.endpoint", "host"),
    ],
  },

  // A key store outside AWS: the keys are where its proxy is
  {
    type: "aws_kms_custom_key_store",
    flows: [to("key", "xks_proxy_uri_endpoint", "host", { verb: "has its keys behind" })],
  },

  // Models
  { type: "aws_bedrock_inference_profile", flows: [to("ai", "model_source.copy_from", "bedrock-model")] },
  {
    type: "aws_bedrock_guardrail",
    flows: [to("ai", "cross_region_config[].guardrail_profile_identifier", "bedrock-model")],
  },
  { type: "aws_bedrockagent_agent", flows: [to("ai", "foundation_model", "bedrock-model")] },
  { type: "aws_bedrockagent_prompt", flows: [to("ai", "variant[].model_id", "bedrock-model")] },
  {
    type: "aws_bedrockagent_flow",
    flows: [
      to("ai", "definition[].node[].configuration[].knowledge_base[].model_id", "bedrock-model"),
      to(
        "ai",
        "definition[].node[].configuration[].prompt[].source_configuration[].inline[].model_id",
        "bedrock-model",
      ),
    ],
  },
  {
    type: "aws_bedrockagent_knowledge_base",
    flows: [
      to(
        "ai",
        "knowledge_base_configuration[].vector_knowledge_base_configuration[].embedding_model_arn",
        "bedrock-model",
      ),
      ...VECTOR_STORES.map((argument) =>
        to("replication", `storage_configuration[].${argument}`, "host", { verb: KEEPS_VECTORS }),
      ),
    ],
  },
  {
    type: "aws_bedrockagent_data_source",
    flows: [
      to(
        "ai",
        "vector_ingestion_configuration[].parsing_configuration[].bedrock_foundation_model_configuration[].model_arn",
        "bedrock-model",
      ),
    ],
  },
  { type: "aws_bedrock_provisioned_model_throughput", flows: [to("ai", "model_arn", "bedrock-model")] },
  {
    type: "aws_bedrockagentcore_memory_strategy",
    flows: [
      to("ai", "configuration[].extraction[].model_id", "bedrock-model"),
      to("ai", "configuration[].consolidation[].model_id", "bedrock-model"),
    ],
  },
  { type: "aws_connect_bot_association", flows: [to("ai", "lex_bot.lex_region", "region")] },
];

/** What an endpoint is hangs on the protocol: a queue or function has an ARN, a web hook an address. */
function subscriptionFlows(): readonly FlowRow[] {
  return [
    to("replication", "endpoint", "arn", {
      when: whereText("protocol", (protocol) => !["http", "https", "email", "email-json", "sms"].includes(protocol)),
    }),
    to("network", "endpoint", "host", { when: whereText("protocol", (protocol) => /^https?$/.test(protocol)) }),
  ];
}
