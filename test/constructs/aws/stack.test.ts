import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import { Cluster } from "../../../constructs/cluster";
import { Key } from "../../../constructs/key";
import { Network } from "../../../constructs/network";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { useTemporaryFolder } from "../program";
import { addresses, awsSite, emitted, partOf, SMALL, stackJson } from "./aws-program";

useTemporaryFolder();

const KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd";
const NETWORK = Network.existing({ networkId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-b"] });
const CLUSTER = Cluster.existing({ clusterName: "shared", version: "1.34" });

describe("what a stack shares", () => {
  test("is private and encrypted as it comes", () => {
    const { resource, data } = emitted((stack) => new SovereignGpuPool(stack, "train", SMALL));
    for (const type of ["aws_launch_template", "aws_eks_node_group", "aws_placement_group"]) {
      for (const name of Object.keys(resource[type])) if (name.startsWith("train_")) delete resource[type][name];
    }
    expect({ resource, data }).toMatchSnapshot();
  });

  test("keeps its addresses: a rename would replace a cluster in use", () => {
    expect(addresses(emitted((stack) => new SovereignGpuPool(stack, "train", SMALL)))).toMatchSnapshot();
  });

  test("is made once for all pools, and stands as it did when one of them goes", () => {
    const both = emitted((stack) => {
      new SovereignGpuPool(stack, "train", SMALL);
      new SovereignGpuPool(stack, "serve", SMALL);
    });
    const one = emitted((stack) => new SovereignGpuPool(stack, "serve", SMALL));
    const gone = addresses(both).filter((address) => !addresses(one).includes(address));
    expect(gone.map((address) => address.split("_", 4).join("_"))).toHaveLength(3);
    expect(gone.every((address) => address.includes(".train_"))).toBe(true);
    for (const address of addresses(one)) {
      const [type, name] = address.split(".");
      expect(both.resource[type][name], address).toEqual(one.resource[type][name]);
    }
  });

  test("is not made when nothing needs it", () => {
    expect(emitted(() => undefined).resource).toBeUndefined();
  });
});

describe("what is passed in", () => {
  test("a network: the cluster and the nodes stand in it, and it stays as it is", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", SMALL), { network: NETWORK });
    expect(
      addresses(json).filter((address) => /aws_(vpc|subnet|route_table|flow_log|vpc_endpoint)\./.test(address)),
    ).toEqual([]);
    const [cluster] = Object.values(json.resource.aws_eks_cluster);
    expect(cluster.vpc_config).toMatchObject({ subnet_ids: ["subnet-a", "subnet-b"] });
    expect(partOf(json, "train").aws_eks_node_group.subnet_ids).toEqual(["subnet-a"]);
  });

  test("a network and a zone: AWS is asked which of its subnets is there", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", { ...SMALL, zone: "eu-central-1b" }), {
      network: NETWORK,
    });
    expect(Object.values(json.data?.aws_subnets ?? {})).toEqual([
      {
        filter: [
          { name: "vpc-id", values: ["vpc-1"] },
          { name: "subnet-id", values: ["subnet-a", "subnet-b"] },
          { name: "availability-zone", values: ["eu-central-1b"] },
        ],
      },
    ]);
    expect(partOf(json, "train").aws_eks_node_group.subnet_ids).toMatch(
      /^\$\{data\.aws_subnets\.train_subnets_\w+\.ids\}$/,
    );
    expect(partOf(json, "train").aws_eks_node_group.lifecycle).toEqual({
      precondition: [
        {
          condition: expect.stringMatching(/^\$\{\(?length\(data\.aws_subnets\.train_subnets_\w+\.ids\) >= 1\)?\}$/),
          error_message: expect.stringContaining("zone is 'eu-central-1b', and no private subnet"),
        },
      ],
    });
  });

  test("a key: it encrypts disks, secrets and logs, and no other is made", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", SMALL), { key: Key.existing(KEY_ARN) });
    expect(json.resource.aws_kms_key).toBeUndefined();
    const encrypted = [
      ...Object.values(json.resource.aws_cloudwatch_log_group).map((group) => group.kms_key_id),
      ...Object.values(json.resource.aws_eks_cluster).map(
        (cluster) => cluster.encryption_config["provider"]["key_arn"],
      ),
      ...Object.values(json.resource.aws_launch_template).map((t) => t.block_device_mappings[0]["ebs"]["kms_key_id"]),
    ];
    expect(encrypted).toHaveLength(5);
    expect(new Set(encrypted)).toEqual(new Set([KEY_ARN]));
  });

  test("a cluster with its network: nodes of its version join it, nothing else of it is touched", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", SMALL), {
      network: NETWORK,
      cluster: CLUSTER,
    });
    for (const type of ["aws_eks_cluster", "aws_eks_addon", "aws_vpc"]) expect(json.resource[type]).toBeUndefined();
    const pool = partOf(json, "train");
    expect(pool.aws_eks_node_group).toMatchObject({ cluster_name: "shared", version: "1.34" });
    // Another stack may join the same cluster with a pool of the same id.
    expect(pool.aws_eks_node_group).toMatchObject({
      node_group_name: "cloud-train",
      labels: { "sovereign.ai/pool": "cloud-train" },
    });
    expect(pool.aws_placement_group.name).toBe("cloud-train");
    expect(pool.aws_launch_template.network_interfaces).toMatchObject([
      { security_groups: [expect.stringContaining("data.aws_eks_cluster.cluster_existing")] },
      {},
    ]);
  });

  test.each([
    ["all of them", {}],
    ["network and key alone", { cluster: undefined }],
    ["network alone", { cluster: undefined, key: undefined }],
  ])("the parts of another stack, %s: none in depends_on", (_, left) => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    const site = awsSite();
    const { network, cluster, key } = new SovereignStack(app, "base", { site });
    const cloud = new SovereignStack(app, "cloud", { site, network, cluster, key, ...left });
    new SovereignGpuPool(cloud, "train", { ...SMALL, zone: "eu-central-1b" });
    app.synth();
    const json = stackJson("cloud");
    const dependencies = Object.values(json.resource).flatMap((byName) =>
      Object.values(byName).flatMap((attributes) => (attributes.depends_on ?? []) as string[]),
    );
    // Terraform takes whole resources there, and the parts of another stack are outputs.
    expect(dependencies.length).toBeGreaterThan(0);
    expect(dependencies.filter((address) => !addresses(json).includes(address))).toEqual([]);
  });

  test("the parts of another stack are referred to across the stacks", () => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    const site = awsSite();
    const base = new SovereignStack(app, "base", { site });
    const { network, cluster, key } = base;
    new SovereignGpuPool(new SovereignStack(app, "cloud", { site, network, cluster, key }), "train", SMALL);
    app.synth();
    const json = stackJson("cloud");
    expect(json.resource.aws_eks_cluster).toBeUndefined();
    expect(partOf(json, "train").aws_eks_node_group.cluster_name).toContain("terraform_remote_state");
    expect(partOf(stackJson("base"), "cluster").aws_eks_cluster).toMatchObject({ name: "base" });
  });
});

describe("names", () => {
  test("a pool inside another construct keeps a name of its own", () => {
    const json = emitted((stack) => {
      const team = new SovereignGpuPool(stack, "nlp", SMALL);
      new SovereignGpuPool(team, "train", SMALL);
      new SovereignGpuPool(stack, "nlp-train", SMALL);
    });
    const names = Object.values(json.resource.aws_eks_node_group).map((group) => String(group.node_group_name));
    expect(names).toContain("nlp-train");
    expect(names).toContainEqual(expect.stringMatching(/^nlp-train-[0-9a-f]{8}$/));
  });

  test("a long one is cut to what EKS takes, and stays unique", () => {
    const json = emitted((stack) => {
      new SovereignGpuPool(stack, `${"x".repeat(70)}1`, SMALL);
      new SovereignGpuPool(stack, `${"x".repeat(70)}2`, SMALL);
    });
    const names = Object.values(json.resource.aws_eks_node_group).map((group) => String(group.node_group_name));
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => name.length <= 63)).toBe(true);
  });
});

test("the same program gives the same bytes", () => {
  const build = (stack: SovereignStack) => void new SovereignGpuPool(stack, "train", SMALL);
  expect(JSON.stringify(emitted(build))).toBe(JSON.stringify(emitted(build)));
});
