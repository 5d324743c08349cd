import { flow, flowAsNamed, none, place, type FlowRule } from "./rule";
import { OWN_NAME, SETTINGS, WORDS } from "./common";
import { anyOf, beginning, between, ending, exactly, having, notBeginning } from "../words";

const LANDS = having`
    dest output export (?:^|[_.])logs?(?:[_.]|$) _logs?_ backup report deliver archive result artifact sink target
    failure flow_logs usage cdr upload
  `;

/** Names after the generated types of provider 6.25.0; what they lead to as general knowledge (2026-11-22). */
export const AWS_FLOWS: readonly FlowRule[] = [
  // Where the resource itself stands
  none("a zone or an outpost of its own region", {
    name: having`
      outpost_arns?$ ^(?:preferred_)?availability_zones?(?:_ids?)?$ availability_zone_id$
      (?:replica|primary)_availability_zones?$
    `,
  }),
  place({ path: /^(?:region|regions|stack_set_instance_region)$/, type: /^cloudformation_stack_(?:set_)?instances?$/ }),
  place({ path: /^configuration\.region$/, type: /^securitylake_data_lake$/ }),
  none("a network that the resource stands in", {
    name: having`
      subnet security_groups? (?:^|_)vpc_(?:id|arn|config)$ vpc_zone_identifier network_interface placement_group
      host_arn host_resource_group route_table allocation_id local_zone_group
    `,
  }),

  // Who acts, and what a thing is attached to
  none("a group of users", { path: /grantee?\.uri$|grant\[?\]?\.uri$/, type: /^s3_bucket/ }),
  none("who may act", {
    name: anyOf(
      between("(?:^|_)", "_arns?$")`
        iam principal grantee permission permissions user owner instance_profile organization
        organizational_unit account saml_provider openid_connect_provider identity_center idc identity_provider
        provider caller signing_profile\w* ^group ^share resource_share
      `,
      having`
        (?:^|_)roles?(?:_arns?|_name|$) iam_arn instance_profile ^managed_policy
        (?:^|_)polic(?:y|ies)(?:_arns?|_names?|_document)?$ identity_center permission_set principal
        saml_provider identity_source
      `,
    ),
  }),
  none("who may act", { path: /(?:^|\.)iam_instance_profile\.(?:arn|name)$/ }),
  none("who may act", { path: /^source_arn$/, type: /^lambda_permission$/ }),
  none("proof of who it is", {
    name: having`certificate trust_?store (?:^|_)ca_cert acm_pca client_key_arn code_signing ssl_`,
  }),
  none("a secret that it reads", {
    name: having`
      secrets?_(?:manager_)?(?:arn|store_arn)$ secrets_manager_arn credentials?(?:_secret)?_arn$
      credentials_provider_arn secret_iam_arn
    `,
  }),
  none("a price or a right to use", {
    name: having`
      capacity_reservation license product_arn billing_view standards?_(?:control_)?arns? standard_arns
      rules_package pricing reservation
    `,
  }),
  none("its own settings", {
    name: anyOf(
      between("", "_(?:arns?|id)$")`
        configuration settings lifecycle_config parameter_group scheduling_policy framework theme extension
        platform component runtime_version recipe definition workteam human_task_ui web_acl firewall_policy
        realtime_log_config tls_inspection\w* key_value_store field_level_encryption health_check
        launch_template option_group control_panel routing_control policy_store schema canary fleet permission
      `,
      having`lifecycle_config_arns?$`,
    ),
    type: /^(?!sagemaker_image|datazone)/,
  }),
  none("a parent: it stands where that stands", {
    path: between("^", "_arns?$")`
      cluster instance load_balancer listener portal domain registry application graph app_bundle user_pool
      gateway resource resources table_bucket certificate_authority accelerator service project workspace
      firewall transit_gateway core_network file_system fsx_filesystem storage_virtual_machine control_panel
      vector_bucket msk_cluster replication_instance collection detector environment organization directory flow
      connect_instance broker workflow memory agent bot knowledge_base catalog database stack schedule_group
      auto_scaling_group attachment service_network consumer identity_pool parent_folder key_arn scope platform
      gateway_load_balancer
    `,
    type: notBeginning`
      backup_ resiliencehub grafana kinesis_stream_consumer dms_replication_task prometheus_scraper
    `,
  }),
  none("a parent: it stands where that stands", { path: /^bucket$/, type: /^s3(?:_|control|tables|vectors)/ }),
  none("a parent: it stands where that stands", { path: /^(?:key_id|target_key_id)$/, type: /^kms_(?!ciphertext)/ }),

  // Keys
  flow("key", "host", { name: /^xks_proxy_uri_endpoint$/ }),
  none("a key inside a key store", {
    name: having`^xks_ kms_key_provider_uri kms_encryption_context encryption_context`,
  }),
  flow("key", "arn", {
    name: having`
      kms(?:_\w+)?_(?:key|id|arn) kms_(?:key|arn) (?:^|_)cmk encryption_key(?:_arn|_id)?$
      customer_managed_key(?:_arn)?$ key_management_service_arn ^key_arn$ primary_key_arn data_?encryption_key_id
      ^volume_encryption_key$
    `,
  }),
  flow("key", "arn", { name: /^key_id$/, path: /encrypt|kms|sse/ }),
  flow("key", "link", { name: /cloud_hsm_cluster_id/ }),

  // What is sent through another service
  flow("network", "arn", { path: /^email_configuration\.source_arn$/ }),
  flow("network", "link", { name: /^(?:integration_)?uri$/, type: /^api_?gateway/ }),

  // Settings by their last word
  flow("log", "link", { name: /^(?:alarm|ok|insufficient_data)_actions$/ }),
  flow("log", "region", { name: /^(?:cloudwatch_alarm|sns|notification_hub)_region$/ }),
  none("a rule about places, not a flow", {
    path: having`
      geo_restriction geolocation geoproximity latency_routing ^resource_record_set\.region exclude exclusion
      calling_regions addresses\.region state_or_region health_check\.regions data_location_constraint
      signing_region local_domain_info include\.regions ^region_order$ operation_preferences
    `,
  }),
  none("a region that may be used", { name: /region/, type: /^(?:account_region|servicequotas_template)$/ }),
  none("a bucket whose region is said beside it", {
    name: /bucket(?:_name)?$/,
    path: /^(?:export\.destination_configurations\.s3_destination\.s3_bucket|s3_bucket|s3_destination\.bucket_name)$/,
    type: /^(?:bcmdataexports_export|cur_report_definition|ssm_resource_data_sync)$/,
  }),
  none("regions that something is collected from", {
    path: having`
      aggregation_source\.regions$ ^specified_regions$ ^source\.regions$ ^rule\.source\.regions$ ^report_setting\.regions$
    `,
    type: having`config_configuration_aggregator securityhub_ securitylake_ observabilityadmin_ backup_report_plan`,
  }),
  none("regions that something is collected from", { path: /^regions$/, type: /^notifications_event_rule$/ }),
  none("where checks come from, not data", { path: /^regions$/, type: /^route53_health_check$/ }),
  OWN_NAME,
  ...SETTINGS,

  flow("replication", "region", { path: /destination\.availability_zone_name$/ }),

  // Buckets
  flow("image", "bucket-link", {
    name: /bucket(?:_arn|_name)?$/,
    path: having`
      code script plugin jar package (?:^|[_.])ami source_ content installation template model ca_certificates
      revocations startup dag definition ^s3_bucket$
    `,
    type: beginning`
      lambda serverlessapplication imagebuilder mwaa elastic_beanstalk signer gamelift kinesisanalytics mskconnect
      lb_trust alb_trust appsync m2_ synthetics codebuild cloudformation emr glue sagemaker lightsail comprehend
      rds db_ ec2 ami rekognition
    `,
  }),
  // What a model is made of is fetched; what it learns from and what it says is copied
  flow("image", "link", {
    path: having`model_data_source\. model_data_url$ tool_schema\. open_api_schema\. smithy_model\. code_configuration\.`,
    type: beginning`sagemaker_model bedrockagentcore_`,
  }),
  flow("replication", "bucket", {
    name: having`s3_(?:uri|output_path|output_location)$ ^bucket$`,
    path: /^(?!.*(?:monitor|log)).*(?:output|destination|sharing|resolved)/,
    type: beginning`sagemaker_ bedrock_custom_model comprehend_ rekognition_`,
  }),
  flow("replication", "link", {
    name: having`s3_uri$ s3_failure_path ^uri$`,
    type: beginning`sagemaker_ bedrock comprehend_ transcribe_`,
  }),

  // The service takes only a bucket of its own region: one that is not declared is there as well
  flow("log", "bucket-link", {
    name: /(?:^|_)bucket(?:_name|_arn)?$/,
    path: /^(?:access_logs|connection_logs|health_check_logs)\.|^(?:target_)?bucket(?:_name)?$|^logging\./,
    type: /^(?:lb|alb|elb|s3_bucket_logging|redshift_(?:cluster|logging)|s3_bucket)$/,
  }),
  flow("replication", "bucket-link", {
    name: /^(?:bucket|bucket_arn)$/,
    path: /destination\./,
    type: /^s3_bucket_(?:inventory|analytics_configuration)$/,
  }),
  flowAsNamed("bucket", {
    name: having`
      (?:^|_)(?:buckets?|bucket_arn|bucket_name|bucket_names)$ ^s3_bucket(?:_name|_arn)?$
    `,
    path: LANDS,
  }),
  flow("log", "bucket", {
    name: /^(?:s3_)?bucket(?:_name|_arn)?$|^bucket_folder$/,
    type: having`
      log cloudtrail config_delivery spot_datafeed access_logs ^cur_ bcmdataexports vpc_flow usage_report
      inventory analytics_configuration export
    `,
  }),
  flow("replication", "bucket-link", { name: /(?:^|_)(?:buckets?|bucket_arn|bucket_name|bucket_names)$/ }),
  flowAsNamed("bucket", {
    name: having`
      s3_(?:uri|location|url|path|output_path|output_location)$ ^output_location$ ^location_uri$ ^log_uri$
      s3_artifact_path$ data_repository_path s3_output_path artifact_store_uri export_path artifact_s3_location
    `,
    path: LANDS,
  }),
  flowAsNamed("link", {
    name: having`
      s3_(?:uri|location|url|path|output_path|output_location)$ s3_uri s3_failure_path _location$
      ^location(?:s|_uri)?$ locations$ ^log_uri$ data_repository_path s3_path$ model_data_url artifact_store_uri
      ^uri$ ^export_path$ location_scope
    `,
  }),

  flow("replication", "link", { name: /^paths?$/, path: /^(?:s3|hudi|iceberg)_target\./, type: /^glue_crawler$/ }),

  // Logs, metrics and notifications
  flow("log", "arn", {
    name: having`
      log_group_arns?$ logs?_group_arn cloudwatch_logs?_\w*arn$ audit_destination_arn$ audit_log_destination$
      log_destination(?:_arn)?$ log_stream_arn log_group_arn_list
    `,
  }),
  flow("log", "link", { name: /log_group|log_stream|log_destination|log_bucket|query_log_config_id/ }),
  flow("log", "link", {
    name: having`topic_arns?$ ^notification_(?:target_)?arns?$ connection_notification_arn`,
  }),
  flow("log", "link", {
    name: having`
      (?:^|_)topics?$ alarm_actions ok_actions insufficient_data_actions sns_topic destination_identifier
      notification_target monitoring_arn sink_identifier remote_write_url alias_arn alarm_arn
    `,
  }),

  // Models
  flow("ai", "bedrock-model", {
    name: exactly`
      foundation_model model_id model_arn embedding_model_arn model_identifier base_model_identifier
      guardrail_profile_identifier copy_from
    `,
    type: /^(?:bedrock|opensearch|kendra|qbusiness|lexv2|connect)/,
  }),
  flow("ai", "link", {
    name: having`
      (?:^|_)model(?:_arn|_name|_package_name)?$ knowledge_base_(?:id|arn) agent_(?:alias_)?arn$
      guardrail_(?:arn|identifier)$ bot_alias_arn prompt_arn ^inference_profile
    `,
  }),

  // Images and what is fetched to run
  flow("image", "host", { name: /^upstream_registry_url$/ }),
  flow("image", "image", {
    name: exactly`
      image image_uri container_uri ecr_image_uri repository_uri container_image image_identifier base_image
      ecr_repository
    `,
    type: notBeginning`opsworks workspaces medialive lex appstream codebuild_project$ imagebuilder`,
    path: /^(?!.*response_card)/,
  }),
  flow("image", "link", {
    name: ending`
      ami ami_id additional_code_repositories image image_ids? image_arn parent_image base_image image_version_arn
      repository_url repository_name repository registry_url template_ur[il] snapshot_image image_name
      code_repository code_repositories registry image_location sagemaker_image_\w*arn
    `,
  }),

  // Backups and snapshots
  flow("backup", "arn", {
    name: having`
      snapshot_arns?$ backup_arn$ destination_vault_arn target_vault_arn automated_backups_arn
      air_gapped_backup_vault_arn snapshot_arns_to_restore restore_source_table_arn
    `,
  }),
  flow("backup", "link", {
    name: having`
      snapshot backup(?!_(?:plan|policy)) recovery_point restore (?:^|_)vault(?:_name|_arn)?$
    `,
  }),

  // Copies: what names a destination must say where
  flowAsNamed("arn", {
    name: exactly`
      destination_arn target_arn destination_resource_arn destination_stream_arn stream_arn kinesis_stream_arn
      delivery_stream_arn firehose_arn destination_location_arn source_location_arn target_cluster_arn
      target_kafka_cluster_arn source_kafka_cluster_arn destination_table_bucket_arn replicate_source_db
      replication_source_identifier source_db_instance_arn data_replication_primary_broker_arn global_table_arn
      source_arn copy_source_arn source_volume_arn target_endpoint_arn source_endpoint_arn event_bus_arn
      event_queue_arn dlq_event_queue_arn queue_arn event_source_arn
    `,
    type: notBeginning`lambda_permission sns_topic_policy sqs_ ses glacier pipes_pipe$`,
  }),
  flow("replication", "link", {
    name: having`
      destination (?:^|_)target(?:s|_id|_arns?|_identifier|_name)?$
      source(?:_\w*(?:identifier|arn|id|name|db|cluster))?$ replicat global_\w*(?:cluster|group)_\w+
      multi_region_cluster_name stream(?:_arn|_name)?$ queue_(?:url|arn) dead_letter delivery_stream function_arn
      lambda state_machine firehose (?:^|_)clusters$ data_set_arn data_source_arn table_arn data_share_arn
      location_arn access_point
    `,
  }),

  // Networks
  flow("network", "host", {
    name: /^(?:invocation_endpoint|hec_endpoint|account_url|http_endpoint)$/,
    type: /^(?:cloudwatch_event|kinesis_firehose|appflow)/,
  }),
  flow("network", "link", {
    name: having`
      peer_(?:vpc|transit_gateway|network)_id peering transit_gateway target_group vpc_endpoint service_name$
      endpoint_(?:id|arn) resource_configuration load_balancer listener gateway_id attachment_id
      connection_(?:id|arn) integration_uri authorizer_uri endpoint_service
    `,
  }),
  flow("network", "link", { name: /(?:^|_)arns?$|_arns?$/ }),
  ...WORDS,
];
