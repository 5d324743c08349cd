import { describe, expect, test } from "vitest";
import { Operator } from "../../../constructs/operator";
import type { AwsSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { useTemporaryFolder } from "../program";
import { awsSite, emitted, SMALL, type Emitted } from "./aws-program";

useTemporaryFolder();

const emittedIn = (props: Partial<AwsSiteProps>) =>
  emitted((stack) => new SovereignGpuPool(stack, "train", SMALL), { site: awsSite(props) });

const textOf = (json: Emitted) => JSON.stringify([json.resource, json.data]);

/** Every AWS service that a role or the key trusts. */
function principalsOf({ resource }: Emitted): string[] {
  const policies = [
    ...Object.values(resource.aws_iam_role).map((role) => String(role.assume_role_policy)),
    ...Object.values(resource.aws_kms_key).map((key) => String(key.policy)),
  ];
  const statements = policies.flatMap((policy) => (JSON.parse(policy) as { Statement: Statement[] }).Statement);
  return statements.flatMap(({ Principal }) => Principal.Service ?? []).sort();
}

interface Statement {
  readonly Principal: { readonly Service?: string | string[] };
}

const servicesOf = (json: Emitted) =>
  Object.values(json.resource.aws_vpc_endpoint)
    .map((endpoint) => String(endpoint.service_name))
    .filter((name) => /ecr\.api|ec2|s3/.test(name))
    .sort();

describe("the European Sovereign Cloud", () => {
  const json = () => emittedIn({ region: "eusc-de-east-1" });

  test("has its own partition in every ARN", () => {
    expect(textOf(json())).toContain("arn:aws-eusc:iam::111122223333:root");
    expect(/arn:aws:/.test(textOf(json()))).toBe(false);
  });

  test("has the usual service principals: IAM refuses those that end in .eu", () => {
    expect(principalsOf(json())).toEqual([
      "ec2.amazonaws.com",
      "eks.amazonaws.com",
      "logs.eusc-de-east-1.amazonaws.com",
      "vpc-flow-logs.amazonaws.com",
    ]);
  });

  test("has a prefix of its own for the endpoints of its registry, and for no other", () => {
    expect(servicesOf(json())).toEqual([
      "com.amazonaws.eusc-de-east-1.ec2",
      "com.amazonaws.eusc-de-east-1.s3",
      "eu.amazonaws.eusc-de-east-1.ecr.api",
    ]);
  });
});

describe("China", () => {
  const json = () => emittedIn({ region: "cn-north-1" });

  test("asks for its own form of EC2's and CloudWatch Logs' principals", () => {
    expect(principalsOf(json())).toEqual([
      "ec2.amazonaws.com",
      "ec2.amazonaws.com.cn",
      "eks.amazonaws.com",
      "logs.cn-north-1.amazonaws.com.cn",
      "vpc-flow-logs.amazonaws.com",
    ]);
    expect(/arn:aws:/.test(textOf(json()))).toBe(false);
  });

  test("has its own endpoints", () => {
    expect(servicesOf(json())).toEqual([
      "cn.com.amazonaws.cn-north-1.ec2",
      "cn.com.amazonaws.cn-north-1.ecr.api",
      "com.amazonaws.cn-north-1.s3",
    ]);
  });
});

describe("a region that the catalogue does not know", () => {
  test("is asked for its partition when deploying", () => {
    const operator = Operator.of("aws", { hq: "US" });
    const json = emittedIn({ region: "eu-nowhere-9", country: "DE", operator });
    expect(Object.keys(json.data?.aws_partition ?? {})).toEqual(["aws-partition"]);
    expect(textOf(json)).toContain("arn:${data.aws_partition.aws-partition.partition}:iam::111122223333:root");
  });
});

describe("an account that the site does not state", () => {
  test("is that of the credentials", () => {
    const json = emittedIn({ account: undefined });
    expect(Object.keys(json.data?.aws_caller_identity ?? {})).toEqual(["aws-account"]);
    expect(textOf(json)).toContain("arn:aws:iam::${data.aws_caller_identity.aws-account.account_id}:root");
  });
});
