import { onAws } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resRepl = flowRule({
  id: "RES-REPL",
  kind: "replication",
  verb: "replicates to",
  what:
    "Replication, global tables, read replicas and shared copies keep the data in the countries that the policy " +
    "allows.",
  why: "A copy abroad is under foreign law like the original, and replication makes it without anybody asking again.",
  citation: "GDPR Art. 44 to 49; CBUAE Outsourcing Regulation C 14/2021 Art. 6; RBI circular of 6 April 2018",
  example:
    "The destination bucket of an aws_s3_bucket_replication_configuration is under a provider alias of eu-central-1.",
  demonstration: onAws(
    {
      aws_dynamodb_table: {
        ledger: { name: "ledger", hash_key: "id", replica: [{ region_name: "us-east-1" }] },
      },
    },
    { aws_dynamodb_table: { ledger: { name: "ledger", hash_key: "id" } } },
  ),
  remedy: "Replicate to another zone or region of an allowed country, or leave the replication out.",
});
