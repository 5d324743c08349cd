import parents from "../../engine/checks/locate/data/azurerm-parents.json";

/** What an argument is set to so that it leads abroad, by its name; the first pattern that fits counts. */
export type AbroadValues = readonly (readonly [pattern: RegExp, value: string])[];

/** A bare name, which says something of the same parent or region. */
export const NOT_MOVED = "";

/** The provider with its home and its resources abroad: `${type.abroad.…}` in the values. */
export interface RecallProvider {
  readonly provider: string;
  readonly blocks: readonly object[];
  /** Where everything is at home, and so what a clean resource says. */
  readonly home: Readonly<Record<string, string>>;
  readonly homeCountry: string;
  /** Arguments of the resources abroad, by type. */
  readonly abroad: Readonly<Record<string, object>>;
  readonly values: AbroadValues;
}

const AWS: RecallProvider = {
  provider: "aws",
  blocks: [{ region: "eu-central-1" }, { alias: "abroad", region: "us-east-1" }],
  home: {},
  homeCountry: "DE",
  abroad: Object.fromEntries(
    [
      ["aws_s3_bucket", { bucket: "acme-abroad" }],
      ...[
        "aws_ami",
        "aws_backup_vault",
        "aws_cloudwatch_log_group",
        "aws_db_instance",
        "aws_db_snapshot",
        "aws_ebs_snapshot",
        "aws_ecr_repository",
        "aws_kinesis_firehose_delivery_stream",
        "aws_kinesis_stream",
        "aws_kms_key",
        "aws_lambda_function",
        "aws_prometheus_workspace",
        "aws_rds_global_cluster",
        "aws_secretsmanager_secret",
        "aws_sns_topic",
        "aws_sqs_queue",
        "aws_vpc",
      ].map((type) => [type, {}] as const),
    ].map(([type, values]) => [type, { provider: "aws.abroad", ...(values as object) }]),
  ),
  values: [
    [/(?:^|[._])availability_zone_ids?$/, "use1-az1"],
    [/(?:^|[._])(?:availability_zones?|availability_zone_names?|az)$/, "us-east-1a"],
    [/(?:^|[._])(?:\w+_)?regions?(?:_name|_names|_list|\[\]\.name)?$|home_region|region_scope/, "us-east-1"],
    [
      /(?:kms|cmk|encryption_key|customer_managed_key|customer_key)\w*(?:arn|id|key|identifier)?$/,
      "${aws_kms_key.abroad.arn}",
    ],
    [/bucket\w*arn$/, "${aws_s3_bucket.abroad.arn}"],
    [
      /(?:s3_uri|s3_url|\.s3_path|s3_output_\w+|_location_uri|location_uri|s3_location|model_data_url|output_location|output_path|s3_output_path|data_s3_uri)$/,
      "s3://acme-abroad/x",
    ],
    [/(?:^|[._])(?:\w+_)?bucket(?:_name)?$/, "${aws_s3_bucket.abroad.id}"],
    [/log_?group\w*arn$|cloudwatch_logs\w*arn$|log_destination$|log_group$/, "${aws_cloudwatch_log_group.abroad.arn}"],
    [/log_group_name$/, "${aws_cloudwatch_log_group.abroad.name}"],
    [/firehose\w*arn|delivery_stream\w*arn/, "${aws_kinesis_firehose_delivery_stream.abroad.arn}"],
    [/stream\w*arn$/, "${aws_kinesis_stream.abroad.arn}"],
    [/(?:topic|sns)\w*arn$/, "${aws_sns_topic.abroad.arn}"],
    [/queue\w*arn$/, "${aws_sqs_queue.abroad.arn}"],
    [/queue_url$/, "${aws_sqs_queue.abroad.url}"],
    [/(?:lambda|function)\w*arn$/, "${aws_lambda_function.abroad.arn}"],
    [/vault\w*arn$/, "${aws_backup_vault.abroad.arn}"],
    [/secret\w*arn$/, "${aws_secretsmanager_secret.abroad.arn}"],
    [
      /(?:^|[._])(?:image_uri|image|container_image|ecr_image|image_identifier)$/,
      "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1",
    ],
    [/repository_url$|repository_uri$/, "${aws_ecr_repository.abroad.repository_url}"],
    [
      /db_snapshot_\w+$|db_cluster_snapshot\w*$|(?<!final_)snapshot_identifier$/,
      "${aws_db_snapshot.abroad.db_snapshot_arn}",
    ],
    [/arns?$/, "arn:aws:dynamodb:us-east-1:123456789012:table/x"],
    [/model_id$|foundation_model$/, "us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    [
      /(?:^|[._])(?:\w*url|\w*uri|\w*endpoint|\w*host|\w*hostname|\w*servers?|\w*server_name|issuer|\w*domain|\w*fqdns?|\w*urls|\w*brokers?|\w*hosts|\w*host_name|connection_string)$/,
      "https://x.us-east-1.amazonaws.com/x",
    ],
    [/./, "arn:aws:dynamodb:us-east-1:123456789012:table/x"],
  ],
};

const GOOGLE: RecallProvider = {
  provider: "google",
  blocks: [{ region: "europe-west3", project: "p" }],
  home: { region: "europe-west3", location: "europe-west3", zone: "europe-west3-a", location_id: "europe-west3" },
  homeCountry: "DE",
  abroad: {
    google_storage_bucket: { name: "acme-abroad", location: "us-east1" },
    google_kms_crypto_key: { key_ring: "projects/p/locations/us-east1/keyRings/r" },
    google_pubsub_topic: { message_storage_policy: [{ allowed_persistence_regions: ["us-east1"] }] },
    google_bigquery_dataset: { location: "us-east1" },
    google_artifact_registry_repository: { location: "us-east1" },
    google_compute_disk: { zone: "us-east1-b" },
  },
  values: [
    [/(?:^|[._])(?:\w+_)?zones?$/, "us-east1-b"],
    [
      /(?:^|[._])(?:\w+_)?(?:regions?|locations?|location_id)$|data_locations$|storage_location$|vertex_location/,
      "us-east1",
    ],
    [/kms_key_arn$/, "arn:aws:kms:us-east-1:123456789012:key/x"],
    [
      /(?:kms_key|kms_key_name|kms_key_self_link|crypto_key|crypto_key_name|crypto_key_id|kms_key_names|boot_disk_kms_key|encryption_key|key_name|kms_wrapped_key|kms_crypto_key\w*)$/,
      "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k",
    ],
    [/(?:^|[._])(?:\w+_)?bucket(?:_name)?$/, "${google_storage_bucket.abroad.name}"],
    [
      /(?:gcs_\w*uri|gcs_\w*location|gcs_path|file_uris?|archive_uris|jar_file_uris?|python_file_uris?|temp_location|gcs_destination|audio_uri|output_uri|source_uris?|staging_\w*uri|artifact_uri|query_file_uri|r_file_uri)$/,
      "gs://acme-abroad/x",
    ],
    [/(?:topic|pubsub_topic|topic_name|pubsub_destination)$/, "${google_pubsub_topic.abroad.id}"],
    [/(?:dataset|dataset_id|dataset_uri|bigquery_destination)$/, "${google_bigquery_dataset.abroad.id}"],
    [/(?:^|[._])(?:image|container_image|image_uri|images)$/, "us-east1-docker.pkg.dev/p/r/app:1"],
    [/(?:repository|docker_repository)$/, "${google_artifact_registry_repository.abroad.id}"],
    [
      /(?:snapshot|source_snapshot|source_disk|source_image|source_backup|source_instance\w*|disk|destination|target|backup_vault|backup_plan|backup|peer\w*|network|workspace|instance|cluster|connection|service|endpoint_group|resource_uri|target_uri|model|reservation)$/,
      "projects/p/locations/us-east1/things/x",
    ],
    [
      /(?:^|[._])(?:\w*url|\w*uri|\w*uris|\w*endpoint|\w*host|\w*hostname|\w*hostnames|\w*hosts|\w*host_name|\w*fqdns?|\w*domain|\w*server|issuer|\w*urls|\w*external_endpoints)$/,
      "https://us-east1-aiplatform.googleapis.com/x",
    ],
    [/./, "projects/p/locations/us-east1/things/x"],
  ],
};

const AZURERM_REFERENCES: readonly (readonly [RegExp, string])[] = [
  [
    /(?:key_vault_key|managed_hsm_key|encryption_key|customer_managed_key)\w*_id$|key_vault_(?:secret|certificate)_id$|key_vault_(?:key_)?u(?:rl|ri)$/,
    "azurerm_key_vault_key",
  ],
  [/(?:key_vault|managed_hsm)_id$/, "azurerm_key_vault"],
  [/disk_encryption_set_id$/, "azurerm_disk_encryption_set"],
  [/(?:log_analytics_workspace|workspace|workspace_resource)_id$/, "azurerm_log_analytics_workspace"],
  [/storage_account_id$|storage_container_id$|container_id$/, "azurerm_storage_account"],
  [/(?:eventhub|event_hub)\w*_id$/, "azurerm_eventhub_namespace"],
  [/(?:service_?bus)\w*_id$|partner_namespace_id$/, "azurerm_servicebus_namespace"],
  [/virtual_network_id$/, "azurerm_virtual_network"],
  [/(?:recovery_vault|backup_vault|recovery_services_vault)_id$/, "azurerm_recovery_services_vault"],
  [/backup_policy_id$/, "azurerm_data_protection_backup_vault"],
  [/container_registry_id$|registry_id$/, "azurerm_container_registry"],
  [/(?:source|target|destination|remote|linked|replica|peer|snapshot|image|resource)\w*_ids?$/, "azurerm_managed_disk"],
];

/** Types whose names children of theirs bear. */
const AZURERM_PARENTS = Object.values(parents.names).map((naming) => naming.split(".", 1)[0]);

const AZURERM: RecallProvider = {
  provider: "azurerm",
  blocks: [{ features: [{}] }],
  home: { location: "germanywestcentral" },
  homeCountry: "DE",
  abroad: Object.fromEntries(
    [...new Set(["azurerm_resource_group", ...AZURERM_REFERENCES.map(([, type]) => type), ...AZURERM_PARENTS])].map(
      (type) => [
        type,
        type === "azurerm_key_vault_key"
          ? { key_vault_id: "${azurerm_key_vault.abroad.id}" }
          : {
              name: "acmeabroad",
              location: "eastus",
              storage_account_type: "Standard_LRS",
              account_replication_type: "LRS",
              redundancy: "LocallyRedundant",
              storage_mode_type: "LocallyRedundant",
            },
      ],
    ),
  ),
  values: [
    [/(?:^|[._])(?:\w+_)?(?:location|locations|region|regions)$|target_region\[\]\.name$/, "eastus"],
    ...AZURERM_REFERENCES.map(([pattern, type]) => [pattern, `\${${type}.abroad.id}`] as const),
    [/storage_account_name$/, "acmeabroad"],
    [
      /(?:storage_account_url|storage_\w*endpoint|blob_uri|blob_url|container_uri|sas_url|storage_account_uri|content_uri|storage_blob_\w+)$/,
      "https://acmeabroad.blob.core.windows.net/x",
    ],
    [/(?:docker_image_name|image_name|image)$/, "ghcr.io/acme/app:1"],
    [/(?:docker_registry_url|registry_url|registry_server|repo_url|repository_url|git_url)$/, "https://ghcr.io"],
    [
      /(?:^|[._])(?:\w*url|\w*uri|\w*endpoint|\w*host|\w*hostname|\w*host_names?|\w*fqdns?|\w*endpoints|\w*urls|\w*server|\w*domain|\w*servers|issuer|connection_string\w*)$/,
      "https://x.us-east-1.amazonaws.com/x",
    ],
    [new RegExp(`(?:^|\\.)(?:${Object.keys(parents.names).join("|")})$`), "acmeabroad"],
    [/_(?:name|names)$|^name$|\.name$/, NOT_MOVED],
    [/./, "${azurerm_managed_disk.abroad.id}"],
  ],
};

const OPEN_TELEKOM_CLOUD: RecallProvider = {
  provider: "opentelekomcloud",
  blocks: [{ region: "eu-de" }, { alias: "abroad", region: "eu-nl" }],
  home: {},
  homeCountry: "DE",
  abroad: Object.fromEntries(
    [
      "opentelekomcloud_kms_key_v1",
      "opentelekomcloud_vpc_v1",
      "opentelekomcloud_images_image_v2",
      "opentelekomcloud_evs_volume_v3",
    ]
      .map((type) => [type, { provider: "opentelekomcloud.abroad" }] as const)
      .concat([
        ["opentelekomcloud_obs_bucket", { provider: "opentelekomcloud.abroad", bucket: "acme-abroad" } as never],
      ]),
  ),
  values: [
    [/(?:^|[._])(?:\w+_)?(?:availability_zones?|available_zones|az)$/, "eu-nl-01"],
    [/(?:^|[._])(?:\w+_)?(?:region|region_id|region_list)$/, "eu-nl"],
    [/kms\w*_id$|cmk_id$|encryption_key$/, "${opentelekomcloud_kms_key_v1.abroad.id}"],
    [/(?:^|[._])(?:\w+_)?bucket(?:_name)?$/, "${opentelekomcloud_obs_bucket.abroad.bucket}"],
    [/(?:snapshot_id|volume_id)$/, "${opentelekomcloud_evs_volume_v3.abroad.id}"],
    [/image_id$/, "${opentelekomcloud_images_image_v2.abroad.id}"],
    [/peer_\w*id$/, "${opentelekomcloud_vpc_v1.abroad.id}"],
    [
      /(?:^|[._])(?:\w*url|\w*uri|\w*endpoint|\w*endpoints|\w*host|\w*hostname)$/,
      "https://obs.eu-nl.otc.t-systems.com/x",
    ],
    [/./, "${opentelekomcloud_vpc_v1.abroad.id}"],
  ],
};

export const RECALL_PROVIDERS: readonly RecallProvider[] = [AWS, AZURERM, GOOGLE, OPEN_TELEKOM_CLOUD];
