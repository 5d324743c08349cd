import { describe, expect, test } from "vitest";
import { flows, graphOf, tf } from "../terraform";

const provider = { aws: [{ region: "eu-central-1" }, { alias: "us", region: "us-east-1" }] };
const graph = (resource: object) => graphOf(tf({ provider, resource }));
const US = { aws_s3_bucket: { us: { provider: "aws.us", bucket: "abroad" } } };

/** A rule about another resource, which sends what that one holds to the United States. */
interface MovesOf {
  readonly holder: string;
  readonly holds: object;
  readonly rule: string;
  readonly says: object;
}

const RULES: readonly MovesOf[] = [
  {
    holder: "aws_s3_bucket",
    holds: { bucket: "home" },
    rule: "aws_s3_bucket_replication_configuration",
    says: { bucket: "home", rule: [{ destination: { bucket: "arn:aws:s3:::abroad" } }] },
  },
  {
    holder: "aws_kinesis_stream",
    holds: {},
    rule: "aws_kinesis_firehose_delivery_stream",
    says: {
      kinesis_source_configuration: { kinesis_stream_arn: "${aws_kinesis_stream.home.arn}" },
      extended_s3_configuration: { bucket_arn: "${aws_s3_bucket.us.arn}" },
    },
  },
  {
    holder: "aws_sns_topic",
    holds: {},
    rule: "aws_sns_topic_subscription",
    says: { topic_arn: "${aws_sns_topic.home.arn}", protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:1:q" },
  },
  {
    holder: "aws_cloudwatch_event_bus",
    holds: { name: "bus" },
    rule: "aws_cloudwatch_event_target",
    says: { event_bus_name: "bus", rule: "r", arn: "arn:aws:events:us-east-1:1:event-bus/x" },
  },
  {
    holder: "aws_sqs_queue",
    holds: {},
    rule: "aws_pipes_pipe",
    says: { source: "${aws_sqs_queue.home.arn}", target: "arn:aws:sqs:us-east-1:1:q" },
  },
];

describe("what goes to a resource goes on with a rule about it", () => {
  test.each(RULES.map((each) => [each.rule, each] as const))("%s", (rule, { holder, holds, says }) => {
    const sender = { endpoint: `\${${holder}.home.arn}`, topic_arn: "arn:aws:sns:eu-central-1:1:t", protocol: "sqs" };
    const buckets = holder === "aws_s3_bucket" ? { home: holds, ...US.aws_s3_bucket } : US.aws_s3_bucket;
    const resource = {
      ...(holder === "aws_s3_bucket" ? {} : { [holder]: { home: holds } }),
      aws_s3_bucket: buckets,
      aws_sns_topic_subscription: { sender },
      [rule]: { ...(rule === "aws_sns_topic_subscription" ? { sender } : {}), x: says },
    };
    expect(flows(graph(resource), "aws_sns_topic_subscription.sender")).toEqual([
      "replication to DE",
      "replication to US",
    ]);
  });

  test("a topic that alarms go to hands them on abroad", () => {
    const resource = {
      aws_sns_topic: { home: {} },
      aws_cloudwatch_metric_alarm: { a: { alarm_actions: ["${aws_sns_topic.home.arn}"] } },
      aws_config_delivery_channel: {
        c: { s3_bucket_name: "${aws_s3_bucket.home.id}", sns_topic_arn: "${aws_sns_topic.home.arn}" },
      },
      aws_s3_bucket: { home: { bucket: "home" } },
      aws_sns_topic_subscription: {
        x: { topic_arn: "${aws_sns_topic.home.arn}", protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:1:q" },
      },
    };
    expect(flows(graph(resource), "aws_config_delivery_channel.c")).toContain("log to US");
  });

  test("what is selected for backups goes where their copies go", () => {
    const resource = {
      aws_backup_plan: {
        p: { rule: [{ copy_action: [{ destination_vault_arn: "arn:aws:backup:us-east-1:1:backup-vault:v" }] }] },
      },
      aws_s3_bucket: { home: { bucket: "home" } },
      aws_backup_selection: { s: { plan_id: "${aws_backup_plan.p.id}", resources: ["${aws_s3_bucket.home.arn}"] } },
    };
    expect(flows(graph(resource), "aws_backup_selection.s")).toEqual(["backup to DE", "backup to US"]);
  });

  test("a selection whose plan copies nothing stays at home", () => {
    const resource = {
      aws_backup_plan: { p: { rule: [{ target_vault_name: "v" }] } },
      aws_backup_selection: { s: { plan_id: "${aws_backup_plan.p.id}", resources: ["*"] } },
    };
    expect(flows(graph(resource), "aws_backup_selection.s")).toEqual(["backup to DE"]);
  });
});

describe("what is collected from other regions rests where it is collected", () => {
  test.each<[string, object]>([
    ["aws_config_configuration_aggregator", { account_aggregation_source: { regions: ["us-east-1"] } }],
    ["aws_config_configuration_aggregator", { organization_aggregation_source: { all_regions: true } }],
    ["aws_securityhub_finding_aggregator", { linking_mode: "SPECIFIED_REGIONS", specified_regions: ["us-east-1"] }],
    ["aws_cloudtrail_event_data_store", { multi_region_enabled: true }],
  ])("%s: %j", (type, values) => {
    expect(flows(graph({ [type]: { x: values } }), `${type}.x`)).toEqual([]);
  });
});

describe("buckets that have to be in the region of who writes to them", () => {
  test.each<[string, object, string[]]>([
    ["aws_lb", { access_logs: { bucket: "elsewhere" } }, []],
    ["aws_lb", { access_logs: { bucket: "${aws_s3_bucket.us.id}" } }, ["log to US"]],
    ["aws_lb", { access_logs: { bucket: "abroad" } }, ["log to US"]],
    ["aws_s3_bucket_logging", { target_bucket: "elsewhere" }, []],
    ["aws_s3_bucket_logging", { target_bucket: "abroad" }, ["log to US"]],
    ["aws_s3_bucket_inventory", { destination: { bucket: { bucket_arn: "arn:aws:s3:::elsewhere" } } }, []],
    ["aws_redshift_logging", { bucket_name: "elsewhere" }, []],
    ["aws_cloudtrail", { s3_bucket_name: "elsewhere" }, ["log to unknown"]],
  ])("%s: %j", (type, values, expected) => {
    expect(flows(graph({ ...US, [type]: { x: values } }), `${type}.x`)).toEqual(expected);
  });
});
