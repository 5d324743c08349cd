import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, TerraformIterator, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readInputs } from "../../../../engine/checks/read";
import type { FactGraph } from "../../../../engine/checks/model/graph";
import { flows, graphOf, places } from "../terraform";

let folder: string;
let graph: FactGraph;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "cdktf-"));
  const app = new App({ outdir: folder });

  const spain = new TerraformStack(app, "in-spain");
  new AwsProvider(spain, "aws", { region: "eu-south-2" });
  const copy = new S3Bucket(spain, "copy", { bucketPrefix: "copy" });

  const nested = new TerraformStack(new Construct(app, "prod"), "in-ireland");
  nested.addOverride("//.sovereignty", { version: 1, path: nested.node.path });
  new AwsProvider(nested, "aws", { region: "eu-west-1" });
  const second = new S3Bucket(nested, "second", { bucketPrefix: "second" });

  const home = new TerraformStack(app, "home");
  const region = new TerraformVariable(home, "region", { default: "eu-north-1" });
  new AwsProvider(home, "aws", { region: region.stringValue });
  const virginia = new AwsProvider(home, "virginia", { region: "us-east-1", alias: "virginia" });
  const each = TerraformIterator.fromList(["eu-west-1", "eu-north-1"]);
  const main = new S3Bucket(home, "main", { bucket: "main" });
  const rule = [{ status: "Enabled", destination: { bucket: copy.arn } }];
  new S3BucketReplicationConfigurationA(home, "replication", { bucket: main.id, role: "r", rule });
  new S3BucketReplicationConfigurationA(home, "again", {
    bucket: main.id,
    role: "r",
    rule: [{ status: "Enabled", destination: { bucket: second.arn } }],
  });
  new SqsQueue(home, "each", { forEach: each, region: each.value });
  new SqsQueue(home, "abroad", { provider: virginia });
  const table = new DynamodbTable(home, "table", { name: "t", hashKey: "a", attribute: [{ name: "a", type: "S" }] });
  table.addOverride("dynamic.replica", {
    for_each: '${toset(["eu-west-1"])}',
    iterator: "each",
    content: { region_name: "${each.value}" },
  });
  app.synth();
  graph = graphOf(readInputs([folder]).stacks);
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

test("what cdktf writes is placed: variables, aliases and iterators", () => {
  expect(places(graph)).toEqual({
    "aws_dynamodb_table.table": "SE",
    "aws_s3_bucket.copy": "ES",
    "aws_s3_bucket.main": "SE",
    "aws_s3_bucket.second": "IE",
    "aws_s3_bucket_replication_configuration.again": "SE",
    "aws_s3_bucket_replication_configuration.replication": "SE",
    "aws_sqs_queue.abroad": "US",
    'aws_sqs_queue.each["eu-north-1"]': "SE",
    'aws_sqs_queue.each["eu-west-1"]': "IE",
  });
});

test("a reference from one stack to another is followed", () => {
  expect(flows(graph, "aws_s3_bucket_replication_configuration.replication")).toEqual(["replication to ES"]);
});

test("a reference to a stack inside another construct is followed", () => {
  expect(flows(graph, "aws_s3_bucket_replication_configuration.again")).toEqual(["replication to IE"]);
});

test("blocks of an iterator are followed", () => {
  expect(flows(graph, "aws_dynamodb_table.table")).toEqual(["replication to IE"]);
});

test("construct paths are known", () => {
  expect(graph.placements.map(({ resource }) => resource.constructPath)).toContain("in-spain/copy");
});
