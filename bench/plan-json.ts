import * as fs from "node:fs";

interface PlannedResource {
  readonly type: string;
  readonly values: object;
  readonly provider: string;
}

const RESOURCES_IN_A_MODULE = 250;

/**
 * Writes a plan as `terraform show -json` does, of about 3.8 kB a resource: modules with instances, queues, tables,
 * keys, flow logs and distributions in Frankfurt. Some stand in Virginia, some send data there.
 */
export function writePlanJson(file: string, resources: number): void {
  const modules = Array.from({ length: Math.ceil(resources / RESOURCES_IN_A_MODULE) }, (_, index) => {
    const first = index * RESOURCES_IN_A_MODULE;
    const count = Math.min(RESOURCES_IN_A_MODULE, resources - first);
    return { name: `estate_${index}`, planned: Array.from({ length: count }, (_, offset) => planned(first + offset)) };
  });
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      root_module: {
        child_modules: modules.map(({ name, planned }) => ({
          address: `module.${name}`,
          resources: planned.map((resource, index) => ({
            ...named(resource, index, `module.${name}.`),
            schema_version: 1,
            values: resource.values,
            sensitive_values: {},
          })),
        })),
      },
    },
    resource_changes: modules.flatMap(({ name, planned }) =>
      planned.map((resource, index) => ({
        ...named(resource, index, `module.${name}.`),
        module_address: `module.${name}`,
        change: {
          actions: ["create"],
          before: null,
          after: resource.values,
          after_unknown: { id: true, arn: true, tags_all: {} },
          before_sensitive: false,
          after_sensitive: {},
        },
      })),
    ),
    configuration: {
      provider_config: {
        aws: providerConfig("aws", "eu-central-1"),
        "aws.virginia": { ...providerConfig("aws", "us-east-1"), alias: "virginia" },
      },
      root_module: {
        module_calls: Object.fromEntries(
          modules.map(({ name, planned }) => [
            name,
            {
              source: "./estate",
              module: {
                resources: planned.map((resource, index) => ({
                  ...named(resource, index, ""),
                  provider_config_key: resource.provider,
                  expressions: expressionsOf(resource.values),
                  schema_version: 1,
                })),
              },
            },
          ]),
        ),
      },
    },
  };
  fs.writeFileSync(file, JSON.stringify(plan));
}

function named({ type }: PlannedResource, index: number, prefix: string): object {
  const name = `r${index}`;
  return {
    address: `${prefix}${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
  };
}

function providerConfig(name: string, region: string): object {
  return {
    name,
    full_name: "registry.terraform.io/hashicorp/aws",
    expressions: { region: { constant_value: region } },
  };
}

function expressionsOf(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { constant_value: value as unknown }]),
  );
}

function planned(index: number): PlannedResource {
  const abroad = index % 20 === 7;
  const region = abroad ? "us-east-1" : "eu-central-1";
  const tags = { team: "payments", "cost-centre": `${index % 97}`, service: "ledger", stage: "production" };
  const kind = index % 500 === 9 ? distribution : KINDS[index % KINDS.length];
  return { ...kind(index, region, tags), provider: abroad ? "aws.virginia" : "aws" };
}

type Kind = (index: number, region: string, tags: object) => Omit<PlannedResource, "provider">;

const KINDS: readonly Kind[] = [
  (index, region, tags) => ({
    type: "aws_instance",
    values: {
      region,
      ami: `ami-${index.toString(16).padStart(17, "0")}`,
      instance_type: "m7i.large",
      user_data: "#!/bin/sh\nset -eu\n".padEnd(900, `echo step ${index}\n`),
      root_block_device: [{ encrypted: true, volume_size: 40, volume_type: "gp3", tags }],
      metadata_options: [{ http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 }],
      tags: { ...tags, Name: `node-${index}` },
      tags_all: { ...tags, Name: `node-${index}` },
    },
  }),
  (index, region, tags) => ({
    type: "aws_sqs_queue",
    values: {
      region,
      name: `orders-${index}`,
      message_retention_seconds: 345600,
      policy: policyDocument(`orders-${index}`),
      tags,
      tags_all: tags,
    },
  }),
  (index, region, tags) => ({
    type: "aws_dynamodb_table",
    values: {
      region,
      name: `ledger-${index}`,
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "id",
      attribute: [{ name: "id", type: "S" }],
      replica: index % 50 === 2 ? [{ region_name: "eu-west-2", propagate_tags: true }] : [],
      server_side_encryption: [{ enabled: true }],
      tags,
      tags_all: tags,
    },
  }),
  (index, region, tags) => ({
    type: "aws_kms_key",
    values: {
      region,
      description: `Key of ledger ${index}`,
      multi_region: index % 100 === 3,
      enable_key_rotation: true,
      policy: policyDocument(`key-${index}`),
      tags,
      tags_all: tags,
    },
  }),
  (index, region, tags) => ({
    type: "aws_flow_log",
    values: {
      region,
      log_destination: `arn:aws:logs:${index % 40 === 4 ? "eu-west-2" : region}:123456789012:log-group:flow-${index}`,
      traffic_type: "ALL",
      vpc_id: `vpc-${index.toString(16).padStart(17, "0")}`,
      tags,
      tags_all: tags,
    },
  }),
];

const distribution: Kind = (index, _, tags) => ({
  type: "aws_cloudfront_distribution",
  values: {
    enabled: true,
    origin: [{ domain_name: `origin-${index}.acme.example`, origin_id: "origin" }],
    price_class: "PriceClass_100",
    tags,
    tags_all: tags,
  },
});

function policyDocument(name: string): string {
  const statement = (sid: number): object => ({
    Sid: `Statement${sid}`,
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::123456789012:role/${name}` },
    Action: ["sqs:SendMessage", "sqs:ReceiveMessage", "kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  });
  return JSON.stringify({ Version: "2012-10-17", Statement: [1, 2, 3, 4].map(statement) });
}
