import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { convertHcl, readInputs } from "../../../../engine/checks/read";
import type { TerraformStack } from "../../../../engine/checks/model/terraform";
import { SovereignError } from "../../../../engine/error";
import { flows, graphOf, places } from "../terraform";

let folder: string;
let before: string;

beforeEach(() => {
  before = process.cwd();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "hcl-"));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(before);
  fs.rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

async function read(...paths: string[]): Promise<readonly TerraformStack[]> {
  return readInputs(paths, { hcl: await convertHcl(paths) }).stacks;
}

async function failure(...paths: string[]): Promise<string> {
  try {
    await read(...paths);
  } catch (error) {
    expect(error).toBeInstanceOf(SovereignError);
    return (error as Error).message;
  }
  throw new Error("was read");
}

const QUEUE = 'resource "aws_sqs_queue" "q" {\n  region = var.region\n}\n';
const REGION = 'variable "region" {\n  default = "eu-west-1"\n}\n';

describe("HCL", () => {
  test("a folder is one root module: HCL, JSON and values beside each other", async () => {
    write({
      "prod/main.tf": QUEUE,
      "prod/variables.tf": REGION,
      "prod/more.tf.json": '{"resource":{"aws_sqs_queue":{"json":{"region":"${var.region}"}}}}',
      "prod/terraform.tfvars": 'region = "eu-north-1"\n',
    });
    const [stack, ...others] = await read("prod");
    expect(others).toEqual([]);
    expect(stack.file).toBe("prod");
    expect(places(graphOf(stack))).toEqual({ "aws_sqs_queue.json": "SE", "aws_sqs_queue.q": "SE" });
    expect(stack.notAssessed).toEqual([]);
  });

  test("values are read in Terraform's order: terraform.tfvars, then *.auto.tfvars and their JSON by name", async () => {
    write({
      "main.tf": QUEUE + REGION,
      "terraform.tfvars": 'region = "eu-west-3"',
      "a.auto.tfvars.json": '{"region":"eu-south-1"}',
      "b.auto.tfvars": 'region = "eu-north-1"',
    });
    expect(places(graphOf(await read(".")))).toEqual({ "aws_sqs_queue.q": "SE" });
  });

  test("a single file, by itself or with others of its folder", async () => {
    write({ "main.tf": QUEUE, "variables.tf": REGION });
    expect(places(graphOf(await read("main.tf")))).toEqual({ "aws_sqs_queue.q": "unknown" });
    expect(places(graphOf(await read("main.tf", "variables.tf")))).toEqual({ "aws_sqs_queue.q": "IE" });
  });

  test("what HCL has and JSON writes in another way", async () => {
    write({
      "main.tf": `
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
          backend "s3" {
            region = "eu-west-1"
          }
        }
        provider "aws" {
          region = "eu-north-1"
        }
        provider "aws" {
          alias  = "away"
          region = "us-east-1"
        }
        locals {
          zones = toset(["eu-west-1", "eu-west-3"])
        }
        locals {
          names = { for zone in local.zones : zone => "t-\${zone}" }
        }
        resource "aws_sqs_queue" "away" {
          provider = aws.away
          policy   = <<-EOT
            region is \${data.aws_region.here.name} and $\${not this}
          EOT
        }
        resource "aws_sqs_queue" "each" {
          for_each = local.names
          region   = each.key
        }
        resource "aws_dynamodb_table" "t" {
          name = "t"
          dynamic "replica" {
            for_each = local.zones
            iterator = where
            content {
              region_name = where.value
            }
          }
        }
      `,
    });
    const [stack] = await read("main.tf");
    expect(stack.backend).toEqual({ type: "s3", config: { region: "eu-west-1" } });
    const graph = graphOf(stack);
    expect(places(graph)).toEqual({
      "aws_dynamodb_table.t": "SE",
      "aws_sqs_queue.away": "US",
      'aws_sqs_queue.each["eu-west-1"]': "IE",
      'aws_sqs_queue.each["eu-west-3"]': "FR",
    });
    expect(flows(graph, "aws_dynamodb_table.t")).toEqual(["replication to IE", "replication to FR"]);
  });

  test("an override file changes what it names, in either syntax", async () => {
    write({
      "main.tf": REGION + QUEUE,
      "override.tf": 'variable "region" {\n  default = "eu-west-3"\n}\n',
      "z_override.tf.json": '{"variable":{"region":{"default":"eu-north-1"}}}',
    });
    expect(places(graphOf(await read(".")))).toEqual({ "aws_sqs_queue.q": "SE" });
  });

  test("OpenTofu takes a file of its own in place of Terraform's", async () => {
    write({ "main.tf": 'resource "aws_sqs_queue" "terraform" {}', "main.tofu": 'resource "aws_sqs_queue" "tofu" {}' });
    const [{ resources }] = await read(".");
    expect(resources.map(({ address }) => address)).toEqual(["aws_sqs_queue.tofu"]);
  });

  test.each([
    ["a slip", 'resource "aws_sqs_queue" "q" {\n  name = \n}\n', /^main\.tf:2:\d+: not HCL: /],
    ["a file that is cut off", 'resource "aws_sqs_queue" "q" {', /^main\.tf:1:\d+: not HCL: Unclosed/],
    [
      "a block that stands twice",
      'resource "a_b" "c" {}\nresource "a_b" "c" {}\n',
      /^main\.tf: a_b\.c is declared twice/,
    ],
    ["a hostile depth", `x = ${"[".repeat(200_000)}`, /^main\.tf: values are nested more than 250 deep/],
  ])("%s is refused with its place", async (_, text, message) => {
    write({ "main.tf": text });
    expect(await failure("main.tf")).toMatch(message);
  });

  test("a file that was saved as UTF-16, with blanks and lines as on Windows", async () => {
    const text = `\uFEFF${REGION}${QUEUE}`.replaceAll("\n", "\r\n");
    fs.writeFileSync("main.tf", Buffer.from(text, "utf16le"));
    expect(places(graphOf(await read("main.tf")))).toEqual({ "aws_sqs_queue.q": "IE" });
  });

  test("costs nothing where there is none", async () => {
    write({ "main.tf.json": '{"resource":{"aws_sqs_queue":{"q":{}}}}', "stacks/a.tf": "" });
    expect(await convertHcl(["main.tf.json", ".", "none", "-"])).toBeUndefined();
  });

  test("beside the JSON of a cdktf stack, HCL is refused: half a module would be checked", async () => {
    write({
      "cdktf.out/manifest.json": '{"stacks":{"a":{"synthesizedStackPath":"stacks/a/cdk.tf.json"}}}',
      "cdktf.out/stacks/a/cdk.tf.json": '{"resource":{}}',
      "cdktf.out/stacks/a/more.tf": QUEUE,
    });
    expect(await failure("cdktf.out")).toMatch(/more\.tf stands beside what cdktf synthesised/);
  });
});
