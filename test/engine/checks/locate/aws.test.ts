import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

const provider = { aws: [{ region: "eu-central-1" }, { alias: "us", region: "us-east-1" }] };
const program = (resource: object, more: object = {}) => graphOf(tf({ provider, ...more, resource }));

/** The flows of the one resource of this type. */
function flowsOf(type: string, values: object, others: object = {}): readonly string[] {
  return flows(program({ ...others, [type]: { x: values } }), `${type}.x`);
}

const bucketAbroad = { aws_s3_bucket: { us: { provider: "aws.us", bucket: "abroad" }, de: { bucket: "home" } } };

describe("an argument that decides what another one means", () => {
  const variable = (value?: string) => ({ variable: { v: value === undefined ? {} : { default: value } } });
  const found = (type: string, values: object, more: object) =>
    flows(program({ [type]: { x: values } }, more), `${type}.x`);
  const topic = { protocol: "${var.v}", endpoint: "https://hook.acme.example/x" };

  test.each<[string, string, object, object, string[]]>([
    ["holds", "aws_wafv2_web_acl", { scope: "${var.v}" }, variable("CLOUDFRONT"), ["edge to anywhere"]],
    ["does not hold", "aws_wafv2_web_acl", { scope: "${var.v}" }, variable("REGIONAL"), []],
    ["is not known", "aws_wafv2_web_acl", { scope: "${var.v}" }, variable(), ["edge to unknown"]],
    ["is a web hook", "aws_sns_topic_subscription", topic, variable("https"), ["network to unknown"]],
    ["is mail", "aws_sns_topic_subscription", topic, variable("email"), []],
    ["may be a web hook", "aws_sns_topic_subscription", topic, variable(), ["network to unknown"]],
  ])("%s", (_, type, values, more, expected) => {
    expect(found(type, values, more)).toEqual(expected);
  });
});

describe("places on AWS", () => {
  test.each<[string, string, object, string]>([
    ["a zone of its region", "aws_ebs_volume", { availability_zone: "eu-central-1b" }, "DE"],
    ["a local zone abroad", "aws_ebs_volume", { availability_zone: "eu-central-1-waw-1a" }, "PL"],
    [
      "zones of several countries",
      "aws_rds_cluster",
      { availability_zones: ["eu-central-1a", "eu-central-1-waw-1a"] },
      "DE, PL",
    ],
    ["a zone against the region", "aws_ebs_volume", { availability_zone: "us-east-1a" }, "DE, US"],
    ["a zone that is not known", "aws_ebs_volume", { availability_zone: "${var.z}" }, "DE"],
    [
      "a zone of a data source",
      "aws_ebs_volume",
      { availability_zone: "${data.aws_availability_zones.all.names[0]}" },
      "DE",
    ],
    ["a subnet", "aws_instance", { subnet_id: "${aws_subnet.s.id}" }, "PL"],
    ["subnets", "aws_db_subnet_group", { subnet_ids: ["${aws_subnet.s.id}"] }, "PL"],
    ["identity", "aws_iam_role", {}, "anywhere"],
    ["content delivery", "aws_cloudfront_distribution", {}, "anywhere"],
    ["a service that follows the provider", "aws_rolesanywhere_profile", {}, "DE"],
    [
      "a list of regions as the place",
      "aws_cloudformation_stack_instances",
      { regions: ["eu-central-1", "eu-west-1"] },
      "DE, IE",
    ],
  ])("%s", (_, type, values, expected) => {
    const data = { aws_availability_zones: { all: {} } };
    const subnet = { aws_subnet: { s: { availability_zone: "eu-central-1-waw-1a" } } };
    const graph = program({ ...subnet, [type]: { x: values } }, { data, variable: { z: {} } });
    expect(places(graph)[`${type}.x`]).toBe(expected);
  });

  test("a subnet says where its instances are where the provider does not", () => {
    const resource = {
      aws_subnet: { s: { availability_zone: "eu-north-1a" } },
      aws_instance: { i: { subnet_id: "${aws_subnet.s.id}" } },
    };
    expect(places(graphOf(tf({ provider: { aws: {} }, resource })))).toEqual({
      "aws_subnet.s": "SE",
      "aws_instance.i": "SE",
    });
  });

  test("the control plane of a sovereign partition stays in it", () => {
    const json = { provider: { aws: { region: "eusc-de-east-1" } }, resource: { aws_iam_role: { r: {} } } };
    expect(places(graphOf(tf(json)))).toEqual({ "aws_iam_role.r": "DE" });
  });

  test.each([
    ["aws_iam_role", "control-plane"],
    ["aws_route53_zone", "control-plane"],
    ["aws_organizations_account", "control-plane"],
    ["aws_cloudfront_distribution", "edge"],
    ["aws_globalaccelerator_accelerator", "edge"],
  ])("%s is %s", (type, serviceKind) => {
    expect(program({ [type]: { x: {} } }).placements[0].serviceKind).toBe(serviceKind);
  });
});

describe("flows on AWS", () => {
  test.each<[string, string, object, string[]]>([
    [
      "a bucket by a reference",
      "aws_s3_bucket_replication_configuration",
      { rule: [{ destination: [{ bucket: "${aws_s3_bucket.us.arn}" }] }] },
      ["replication to US"],
    ],
    [
      "blocks as objects",
      "aws_s3_bucket_replication_configuration",
      { rule: { destination: { bucket: "${aws_s3_bucket.us.arn}" } } },
      ["replication to US"],
    ],
    [
      "a bucket by its ARN",
      "aws_s3_bucket_replication_configuration",
      { rule: { destination: { bucket: "arn:aws:s3:::abroad" } } },
      ["replication to US"],
    ],
    [
      "a bucket that nobody declares",
      "aws_s3_bucket_replication_configuration",
      { rule: { destination: { bucket: "arn:aws:s3:::elsewhere" } } },
      ["replication to unknown"],
    ],
    [
      "several rules",
      "aws_s3_bucket_replication_configuration",
      {
        rule: [
          { destination: { bucket: "${aws_s3_bucket.us.arn}" } },
          { destination: { bucket: "${aws_s3_bucket.de.arn}" } },
        ],
      },
      ["replication to US", "replication to DE"],
    ],
    [
      "a generated block",
      "aws_dynamodb_table",
      { dynamic: { replica: { for_each: ["eu-west-1"], content: { region_name: "${replica.value}" } } } },
      ["replication to IE"],
    ],
    [
      "a generated block of what is not known",
      "aws_dynamodb_table",
      { dynamic: { replica: { for_each: "${var.x}", content: { region_name: "${replica.value}" } } } },
      ["replication to unknown"],
    ],
    [
      "an ARN with a region",
      "aws_backup_plan",
      { rule: { copy_action: { destination_vault_arn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:x" } } },
      ["backup to IE"],
    ],
    [
      "an ARN whose account is not known",
      "aws_backup_plan",
      {
        rule: {
          copy_action: {
            destination_vault_arn: "arn:aws:backup:eu-west-1:${data.aws_caller_identity.me.account_id}:backup-vault:x",
          },
        },
      },
      ["backup to IE"],
    ],
    [
      "an ARN whose region is not known",
      "aws_backup_plan",
      { rule: { copy_action: { destination_vault_arn: "arn:aws:backup:${var.x}:1:backup-vault:x" } } },
      ["backup to unknown"],
    ],
    [
      "a list of regions",
      "aws_keyspaces_keyspace",
      { replication_specification: { region_list: ["eu-central-1", "us-east-1"] } },
      ["replication to DE", "replication to US"],
    ],
    [
      "a list behind a variable",
      "aws_keyspaces_keyspace",
      { replication_specification: { region_list: "${var.list}" } },
      ["replication to IE"],
    ],
    ["a multi-region key", "aws_kms_key", { multi_region: true }, ["key to anywhere"]],
    ["a key that is not", "aws_kms_key", { multi_region: false }, []],
    ["copies of a secret", "aws_secretsmanager_secret", { replica: [{ region: "eu-west-1" }] }, ["key to IE"]],
    ["a trail", "aws_cloudtrail", { s3_bucket_name: "${aws_s3_bucket.us.id}" }, ["log to US"]],
    [
      "an image of another registry",
      "aws_lambda_function",
      { image_uri: "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1" },
      ["image to US"],
    ],
    [
      "an image of a registry that is declared",
      "aws_lambda_function",
      { image_uri: "${aws_ecr_repository.r.repository_url}:1" },
      ["image to US"],
    ],
    [
      "containers of a task",
      "aws_ecs_task_definition",
      { container_definitions: '[{"image":"quay.io/a/b"},{"image":"1.dkr.ecr.eu-central-1.amazonaws.com/c"}]' },
      ["image to anywhere", "image to DE"],
    ],
    [
      "containers that are not known",
      "aws_ecs_task_definition",
      { container_definitions: "${var.x}" },
      ["image to unknown"],
    ],
    ["a peering", "aws_vpc_peering_connection", { peer_region: "eu-west-2" }, ["network to GB"]],
    [
      "a model profile",
      "aws_bedrockagent_agent",
      { foundation_model: "global.anthropic.claude-sonnet-4-5" },
      ["ai to anywhere"],
    ],
    ["a model of the region", "aws_bedrockagent_agent", { foundation_model: "anthropic.claude-3-5-sonnet" }, []],
    [
      "a web hook",
      "aws_sns_topic_subscription",
      { protocol: "https", endpoint: "https://hook.acme.example/x" },
      ["network to unknown"],
    ],
    [
      "a queue",
      "aws_sns_topic_subscription",
      { protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:1:q" },
      ["replication to US"],
    ],
    ["an address for mail", "aws_sns_topic_subscription", { protocol: "email", endpoint: "a@acme.example" }, []],
    ["a web ACL at the edge", "aws_wafv2_web_acl", { scope: "CLOUDFRONT" }, ["edge to anywhere"]],
    ["a web ACL in the region", "aws_wafv2_web_acl", { scope: "REGIONAL" }, []],
  ])("%s", (_, type, values, expected) => {
    const others = { ...bucketAbroad, aws_ecr_repository: { r: { provider: "aws.us" } } };
    const variable = { x: {}, list: { default: ["eu-west-1"] } };
    const graph = program(
      { ...others, [type]: { x: values } },
      { variable, data: { aws_caller_identity: { me: {} } } },
    );
    expect(flows(graph, `${type}.x`)).toEqual(expected);
  });

  test.each<[string, string, object]>([
    ["a read replica", "aws_db_instance", { replicate_source_db: "arn:aws:rds:eu-central-1:1:db:main" }],
    ["a cluster", "aws_rds_cluster", { replication_source_identifier: "${aws_rds_cluster.main.arn}" }],
    ["a global member", "aws_docdb_cluster", { global_cluster_identifier: "g" }],
  ])("what comes in rests where the resource is: %s", (_, type, values) => {
    const others = { aws_rds_cluster: { main: {} } };
    const resource =
      type in others
        ? { [type]: { main: {}, x: { ...values, provider: "aws.us" } } }
        : { ...others, [type]: { x: { ...values, provider: "aws.us" } } };
    expect(flows(program(resource), `${type}.x`)).toContain("replication to US");
  });

  test("what is copied from outside the program rests there as well", () => {
    const source = "arn:aws:rds:us-west-2:123456789012:db:main";
    expect(flowsOf("aws_db_instance", { replicate_source_db: source })).toContain("replication to US");
  });

  test("a bare identifier is of the same region, and no flow", () => {
    expect(flowsOf("aws_db_instance", { replicate_source_db: "main" })).toEqual([]);
  });

  test("says from where and to where", () => {
    const { flows: all } = program({
      ...bucketAbroad,
      aws_s3_bucket_replication_configuration: { r: { rule: { destination: { bucket: "${aws_s3_bucket.us.arn}" } } } },
    });
    expect(all).toMatchObject([
      {
        from: "aws_s3_bucket_replication_configuration.r",
        to: "aws_s3_bucket.us",
        operator: "aws",
        evidence: [
          {
            attribute: "rule.destination.bucket",
            value: "${aws_s3_bucket.us.arn}",
            note: "aws_s3_bucket.us, provider aws.us",
          },
          { address: "aws_s3_bucket.us", attribute: "arn" },
          { address: "provider.aws.us", attribute: "region", value: "us-east-1" },
        ],
      },
    ]);
  });
});
