import { OWN_NAME, SETTINGS, WORDS } from "./common";
import { MENTIONS } from "./google-mentions";
import { flow, flowAsNamed, none, place, type FlowRule } from "./rule";
import { anyOf, between, ending, exactly, having } from "../words";

const LANDS = having`
    dest output export (?:^|[_.])logs?(?:[_.]|$) logging backup report archive results? sink staging
    (?:^|[_.])temp[_.] snapshot
  `;

/** Names after the generated types of provider 6.50.0; what they lead to as general knowledge (2026-11-22). */
export const GOOGLE_FLOWS: readonly FlowRule[] = [
  // Where the resource itself stands
  none("a zone of its own region", {
    name: exactly`
      zone zones node_locations? gce_zone preferred_zone secondary_zone replica_zones? distribution_policy_zones
      worker_zone alternative_location_id gcp_oracle_zone membership_location azure_availability_zone
      auto_provisioning_locations next_hop_instance_zone
    `,
  }),
  place({ name: /^data_locations$/, type: /^storage_bucket$/ }),
  place({
    both: exactly`
      pubsub_topic.message_storage_policy\.allowed_persistence_regions
      secret_manager_secret.replication\.user_managed\.replicas\.location
      spanner_instance_config.replicas\.location compute_image.storage_locations
      logging_(?:folder|organization)_settings.storage_location ml_engine_model.regions
      apigee_organization.(?:analytics_region|api_consumer_data_location)
    `,
  }),
  none("what a build makes", { path: /artifacts\.images$/, type: /^cloudbuild_/ }),
  none("a place of another network", { name: /^remote_location$/ }),
  none("the first of two places of its own", { path: /stretched_cluster_config\.preferred_location$/ }),
  none("a folder or organisation, which has no place", { path: /^multi_tenant\.default_tenant_location$/ }),
  none("a rule about places, not a flow", {
    path: having`
      condition expr\. predicate value_expression region_codes custom_config (?:include|exclude)\w*locations
      cel_expression _filter\. sms_region fqdns (?:http_element|request)_location geo\[?\]?\.location$
      location_selector region_preferences ^selected_regions$ source_regions basic_sli collocation allocation
      terms\. origin_region location_policy ^regions$
    `,
    type: /^(?!beyondcorp|ml_engine_model|clouddeploy)/,
  }),

  ...MENTIONS,

  // Who acts, and what a thing is attached to
  none("who may act", {
    name: anyOf(
      ending`
        iam roles? members? principals? identity identities operators? workload_identity\w* workforce\w*
        policy_data policies policy policy_id groups_prefix
      `,
      having`service_account service_agent security_operators billing_account billing_project`,
    ),
  }),
  none("proof of who it is", {
    name: having`
      certificate ca_pool trust_?store keystore key_store tls_policy _cert(?:s|_data)?$ ssl_ x509 gpg_key
      public_key krb5 kdc cross_realm
    `,
  }),
  none("a project, folder or organisation has no place", {
    name: exactly`
      project projects project_id project_number folder folders folder_id organization org_id parent_project
      host_project consumer_project service_project billing_project subnetwork_project target_project
      source_project_id \w*projects? \w*project_numbers?
    `,
  }),
  none("a network that the resource stands in", {
    name: exactly`
      network networks subnetwork subnetworks network_uri subnetwork_uri network_id subnet subnet_id vpc_network
      private_network authorized_network network_url sub_network network_tags ip_subnetworks vpc_ip_subnetworks
      subnetwork_range_name network_tier consumer_network odb_network odb_subnet backup_odb_subnet
      private_endpoint_subnetwork network_profile vcenter_network vmware_engine_network security_group_ids
      subnet_ids virtual_network_id vpc_id
    `,
    path: /^(?!.*(?:peer|target|destination))/,
  }),
  none("a parent: it stands where that stands", {
    path: /^(?:crypto_key|crypto_key_id|key_ring|key_ring_id)$/,
    type: /^kms_(?!secret_ciphertext)/,
  }),
  none("a parent: it stands where that stands", { path: /^bucket$/, type: /^(?:storage_|logging_)/ }),
  none("a parent: it stands where that stands", {
    path: /^(?:router|hub|backend_service)$/,
    type: /^(?:compute|network)_/,
  }),
  none("a parent: it stands where that stands", {
    path: exactly`
      parent instance instance_id instance_name cluster cluster_id cluster_name dataset dataset_id database
      database_id table table_id topic secret secret_id service service_id service_name function cloud_function
      repository repository_id policy firewall_policy security_policy managed_zone backend_service backend_bucket
      network interconnect router lake dataplex_zone entry_group taxonomy policy_tag tag_key tag_template gateway
      api apihub location membership_id membership feature scope fleet pool ca_pool certificate_authority
      index_endpoint featurestore feature_group entitytype tensorboard fhir_store dicom_store hl7_v2_store
      consent_store agent flow_id env_id environment org_id organization backup_vault backup_plan backup_vault_id
      backup_plan_id backup_channel restore_channel volume_name storage_pool_name replication_volume private_cloud
      forwarding_rule url_map target_proxy attestor note_path workstation_cluster_id workstation_config_id
      data_store_id engine_id collection_id location_id mirroring_\w+ intercept_\w+ catalog namespace app
      application name resource disk snapshot image region_\w+ web_\w+ instance_group_manager
      network_endpoint_group global_network_endpoint_group security_gateway_id security_gateways_id vpn_gateway
      hub spoke channel connection_id connector subscription schema queue job trigger brand tenant key
    `,
    type: between("_", "$")`
      iam_(?:audit_config|binding|member|policy) access member tag version entry attachment association
      policy_attachment
    `,
  }),

  // Keys
  none("a key's name in a place said elsewhere", {
    name: having`
      ^kms_(?:ring|project_id|location|config)$ key_service_account$
      encryption_key_(?:shutdown_duration|revocation_action) _key_(?:rsa|raw|sha256)$ rsa_encrypted_key ^ekm_
      external_key_uri crypto_space crypto_key_backend key_access_justification key_access_reasons
    `,
  }),
  flow("key", "reference", { name: /^key_name$/, path: /encryption/ }),
  flow("key", "link", { name: /kms_key_arn|key_arn$/ }),
  flow("key", "reference", {
    name: having`
      kms_key(?:_name|_self_link|_names|_uri|_id)?$ kms_encryption_key$ crypto_key(?:_name|_id)?$ cmek_key_name
      encryption_key(?:_name)?$ ^customer_managed_(?:encryption_)?key$ gcp_kms_\w*key
    `,
    path: /^(?!.*(?:raw|customer_encryption\.|ssh))/,
    type: /^(?!storage_object_acl)/,
  }),
  OWN_NAME,
  ...SETTINGS,

  // Buckets and files
  flow("network", "link", {
    path: having`(?:endpoint|webhook|web_service|http_target|proxy|linked_\w+|sitemap)\.uris?$ ^target$`,
  }),
  flow("replication", "link", {
    path: having`
      (?:gcs_source|gcs_destination|big_query_source|inputs|output|overlays\.image|gcs_notebook_source)\.uris?$
      audio_uri$
    `,
  }),
  none("a link that people follow", { path: /serve\.redirect\.uri$/ }),
  flow("replication", "link", {
    path: having`dead_letter_topic$ ^destinations\.topic$ pubsub_target\.topic_name$ ^transport\.pubsub\.topic$`,
  }),
  flow("replication", "bucket", { path: /manifest\.manifest_location$/ }),
  flow("network", "link", { name: /^backup_pool$/ }),
  flow("image", "link", {
    name: anyOf(
      exactly`
        uris? jar_uris archive_uris py_file_uris python_file_uris jar_file_uris main_jar_file_uri gcs_path
        container_spec_gcs_path template_gcs_path executable_file package_path script_path init_script
        main_file_uri post_startup_script_url startup_script\w* cloud_storage_uri base_image_uri
      `,
      having`source_archive_bucket (?:jar|python|py|archive|file|main_\w+|query)_file_uris?$`,
    ),
  }),
  flowAsNamed("bucket", {
    name: ending`
      bucket bucket_name gcs_bucket logs_bucket staging_bucket temp_bucket gcs_location backup_location
      storage_uri snapshot_location temp_location gcs_output_uri dump_path output_uri results_bucket
    `,
    path: new RegExp(`^(?!.*bigquery).*(?:${LANDS.source})`),
    type: /^(?!storage_)/,
  }),
  flow("log", "bucket", {
    name: /^(?:bucket|bucket_name)$/,
    type: /^project_usage_export_bucket$|storage_insights_report/,
  }),
  flow("replication", "link", {
    name: having`
      (?:^|_)(?:bucket|bucket_name|gcs_bucket|buckets|bucket_id)$ gcs_(?:uri|path|location|data) ^gcs\w*
      storage_(?:uri|path|object) location_uri$ manifest_location (?:^|_)input_uri$ file_uri ^uris?$ data_uri
      dump_file_path _gcs_
    `,
  }),

  // Places
  flow("image", "bucket", { path: /artifacts\.objects\.location$/ }),
  flow("image", "bucket", { path: /build_config\.source_location$/ }),
  flow("network", "region", { path: /egress_policy\.regions$/ }),
  flow("replication", "region", { path: /bigquery_publishing_config\.location$|data_affinity_regions$/ }),
  flow("network", "region", { path: /internal_load_balancers\.region$/ }),
  flow("backup", "region", { path: /^storage_locations$/ }),
  flow("replication", "region", { path: /replica_selection\.location$/ }),
  flowAsNamed("region", {
    name: /(?:^|_)(?:regions?|locations?|location_id)$/,
    path: having`
      \. storage_location data_locations backup_region secondary_location remote_location data_location
      analytics_region trigger_region persistence_regions ^regions$
    `,
    type: /^(?!memcache_instance)/,
  }),

  // Logs and notifications
  flow("log", "log-sink", { path: /^destination$/, type: /^logging_\w*sink$/ }),
  flow("log", "link", {
    name: ending`
      log_bucket log_name pubsub_topic notification_topic notification_pubsub_topic notification_channels topic
      topic_name topics topic_id big_query_dataset bigquery_dataset export_dataset audit_dataset metastore_service
      dataproc_metastore_service pubsub_destination linked_dataset log_destination
    `,
    path: /log|audit|notif|pubsub|topic|monitor|alert|export/,
  }),

  // Models
  flow("ai", "link", {
    name: ending`
      models? model_id publisher_model_name hugging_face_model_id model_name summarization_model deployed_model
      index index_endpoint agent dialogflow_agent_to_link engine conversation_profile generator data_store
      data_stores knowledge_bases?
    `,
    type: having`
      vertex dialogflow discovery contact_center document_ai ml_ apihub integrations ces_ recaptcha
    `,
  }),

  // Images
  flow("image", "image", {
    name: /^(?:image_uri|container_image|image|base_image)$/,
    type: having`
      cloud_run vertex_ai composer workstations container_analysis app_engine dataproc_batch dataproc_session
      notebooks workbench cloudfunctions2
    `,
    path: /container|^(?!.*vm_image)/,
  }),
  flow("image", "link", {
    name: anyOf(
      ending`
        images? image_uri container_image source_image disk_image source_disk repository docker_repository
        docker_registry public_repository base_image source_instance_template instance_template remote_uri
        clone_uri repository_uri git_uri repo_uri dependency_images image_name image_family source_machine_image
        custom_repository upstream_policies
      `,
      having`^(?:base|repository_base)$`,
    ),
  }),

  // Backups
  flow("backup", "reference", { name: /^(?:source_backup|backup_name|backup_vault|source_disk_backup)$/ }),
  flow("backup", "link", { name: /snapshot|backup(?!_(?:window|plan_association))/ }),

  flow("replication", "link", {
    name: exactly`
      stream_arn consumer_arn cluster_arn primary_disk cloud_storage_output artifact_storage
    `,
  }),
  flow("network", "link", { name: /^failover_origin$/ }),
  flow("replication", "link", { path: /^secondary_disk\.disk$/ }),

  // Copies
  flow("replication", "reference", { name: /^primary_cluster_name$/ }),
  flow("replication", "link", {
    name: anyOf(
      ending`
        dataset dataset_id table table_id database dataset_uri bigquery_dataset bigquery_table topic
        pubsub_topic linked_resource dead_letter_topic external_source stream_id fhir_store\w* cloud_function
        function function_uri linked_dataset big_query\w*
      `,
      having`
        destination (?:^|_)target(?:s|_id|_uri|_resource|_project_id)?$ ^source(?:_\w+)?$ replica
        (?:master|primary)_(?:instance|cluster) sink output_(?:uri|table|dataset|path) results_table
        push_endpoint
      `,
    ),
  }),

  // Networks
  flow("network", "host", { name: /^(?:push_endpoint|psa_write_endpoint)$/ }),
  flow("network", "link", {
    name: anyOf(
      ending`
        service_attachment target_service_attachment_uri linked_\w+_uris uris interconnect_attachment vpn_tunnel
        vpn_gateway next_hop_\w+ backend_service default_service service gateway target_vpc group instance
        instances cluster gke_cluster forwarding_rule private_connection vpc_connector connector connection
        cloud_sql_instance network_attachment attachment network network_uri host_uri hub spoke dest_group
        resource_uri resource workspace workflow target_service resources worker_pool webhook flow
        service_directory_service private_connection_id cloud_run_service cluster_id endpoint router
        egress_gateway target_network alloydb_cluster_id vpc_connector_id network_endpoint_group
        region_network_endpoint_group network_firewall_policy firewall_endpoint proxy_subnet dataproc_cluster
        storage_pool
      `,
      having`peer`,
    ),
  }),
  flow("network", "link", { path: /\.connection_id$/ }),
  ...WORDS,
];
