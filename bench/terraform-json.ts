import * as fs from "node:fs";

/** Writes plain Terraform JSON with so many resources: queues, buckets with replicas, tables, log groups by reference. */
export function writeTerraformJson(file: string, resources: number): void {
  const queues: Record<string, object> = {};
  const buckets: Record<string, object> = {};
  const tables: Record<string, object> = {};
  const flowLogs: Record<string, object> = {};
  for (let i = 0; i < resources / 4; i++) {
    queues[`queue_${i}`] = {
      name: `queue-${i}`,
      kms_master_key_id: "alias/aws/sqs",
      tags: { team: "payments", cost: `${i}` },
    };
    buckets[`bucket_${i}`] = { bucket: `acme-bucket-${i}`, ...(i % 10 === 0 ? { provider: "aws.virginia" } : {}) };
    tables[`table_${i}`] = {
      name: `table-${i}`,
      hash_key: "id",
      attribute: [{ name: "id", type: "S" }],
      replica: i % 20 === 0 ? [{ region_name: "eu-west-2" }] : [],
    };
    flowLogs[`log_${i}`] = {
      log_destination: `\${aws_s3_bucket.bucket_${i}.arn}`,
      traffic_type: "ALL",
      vpc_id: `vpc-${i}`,
    };
  }
  const program = {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    provider: { aws: [{ region: "${var.region}" }, { alias: "virginia", region: "us-east-1" }] },
    variable: { region: { default: "eu-central-1" } },
    resource: { aws_sqs_queue: queues, aws_s3_bucket: buckets, aws_dynamodb_table: tables, aws_flow_log: flowLogs },
  };
  fs.writeFileSync(file, JSON.stringify(program));
}
