import { none, type FlowRule } from "./rule";
import { exactly, having } from "../words";

/** Arguments of Google's types that only speak of something: what a rule, a test or a name is about. */
export const MENTIONS: readonly FlowRule[] = [
  none("who may do what, where", { type: /^(?:access_context_manager|apikeys|binary_authorization|iam|org_policy)_/ }),
  none("who may do what, where", {
    both: having`
      ^bigquery_dataset(?:_access)?.(?:access\.)?(?:dataset|routine|view)\. ^apigee_api_product.
      ^privileged_access_manager_entitlement.privileged_access
    `,
  }),
  none("what is tried, registered or noted, not what is sent", {
    type: /^(?:network_management_connectivity_test|apphub_|container_analysis_)/,
  }),
  none("what is in scope, not where it goes", {
    path: having`
      exclude _objects\. filter\.(?:cloud|database|table) foreign_keys\. selected_resources name_constraints
      subject_alt_name collocation backfill_all resource_restore_scope restore_order group_kind
    `,
  }),
  none("what traffic a rule is about", {
    path: /target_resources$|source_subnetwork_ip_ranges|source_ip_ranges|security_profile_group|redirect_options/,
  }),
  none("how it asks itself whether it is well", { path: /_probe\.|_check\./ }),
  none("a name that means something inside it alone", {
    name: exactly`
      table_id target_ids? destination_ids destination_target_id source_phases replication_slot source_contents
      source_md5hash source_provenance_hash function_target combining_function backup_retention_inheritance
      source_file_share logging_service monitoring_service waf_service resource_groups? special_group
      security_group node_group source_restriction
    `,
  }),
  none("a name that means something inside it alone", {
    both: having`
      ^storage_bucket_object.source$ ^pubsub_topic.*\.(?:aws_msk|confluent_cloud|azure_event_hubs)\.
      ^pubsub_topic.*\.consumer_arn$ admin_groups\.group$ control_plane_endpoints_config
      ^compute_(?:region_)?autoscaler.target$ ^gemini_\w+.target$ ^pubsub_lite_subscription.topic$
    `,
  }),
  none("a kind of place, not a place", { name: /^(?:producer_instance_location|flex_shielding_regions)$/ }),
  none("a zone of its own region", { path: /node_pool_config\.locations$/ }),
  none("a project, folder or organisation has no place", { name: /^target_project_id$/ }),
];
