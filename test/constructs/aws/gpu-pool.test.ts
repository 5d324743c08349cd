import type { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { Lazy, type TerraformResource } from "cdktf";
import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { DataClass } from "../../../constructs/data-class";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import type { SovereignStack } from "../../../constructs/sovereign-stack";
import { TaintEffect } from "../../../constructs/taint";
import { useTemporaryFolder } from "../program";
import { emitted, emittedPool, partOf, SMALL } from "./aws-program";

useTemporaryFolder();

describe("what a pool becomes on EKS", () => {
  test("on demand: a node group and a launch template of its own, nodes close together", () => {
    expect(emittedPool()).toMatchSnapshot();
  });

  test("spot", () => {
    expect(emittedPool({ capacity: Capacity.spot() })).toMatchSnapshot();
  });

  test("a reservation: aimed at, in its zone, without a placement group of our own", () => {
    const capacity = Capacity.reservation("cr-0123456789abcdef0");
    expect(emittedPool({ capacity, zone: "eu-central-1b" })).toMatchSnapshot();
  });

  test("a capacity block", () => {
    const capacity = Capacity.capacityBlock("cr-0123456789abcdef0");
    expect(emittedPool({ capacity, zone: "eu-central-1b" })).toMatchSnapshot();
  });
});

describe("the size of a pool", () => {
  test("a fixed number stays what the program says", () => {
    const { aws_eks_node_group: group } = emittedPool({ nodes: 3 });
    expect(group.scaling_config).toEqual({ min_size: 3, max_size: 3, desired_size: 3 });
    expect(group.lifecycle).toBeUndefined();
  });

  test("a range starts at its least, and what an autoscaler makes of it is left alone", () => {
    const { aws_eks_node_group: group } = emittedPool({ nodes: undefined, minNodes: 1, maxNodes: 9 });
    expect(group.scaling_config).toEqual({ min_size: 1, max_size: 9, desired_size: 1 });
    expect(group.lifecycle).toEqual({ ignore_changes: ["scaling_config[0].desired_size"] });
  });

  test("no nodes at all is a group that may have one, since EKS makes no other; power counts that one", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "parked", { ...SMALL, nodes: 0 }));
    expect(partOf(json, "parked").aws_eks_node_group.scaling_config).toEqual({
      min_size: 0,
      max_size: 1,
      desired_size: 0,
    });
    expect(json["//"].sovereignty.constructs["cloud/parked"]).toMatchObject({ accelerator: { nodes: 1 } });
  });
});

describe("where the nodes stand", () => {
  const threeSubnets = [1, 2, 3].map((n) => expect.stringContaining(`network_subnet-${n}`));

  test("nodes with an interconnect share a placement group, and so one subnet", () => {
    const pool = emittedPool({ nodes: 2 });
    expect(pool.aws_placement_group).toEqual({ name: "cloud-train", strategy: "cluster" });
    expect(pool.aws_eks_node_group.subnet_ids).toEqual([threeSubnets[0]]);
  });

  test.each([
    ["a single node", { nodes: 1 }],
    ["a type without an interconnect", { acceleratorsPerNode: 1, nodes: 4 }],
    ["compactPlacement: false", { compactPlacement: false }],
  ])("%s: any zone will do", (_, props) => {
    const pool = emittedPool(props);
    expect(pool.aws_placement_group).toBeUndefined();
    expect(pool.aws_launch_template.placement).toBeUndefined();
    expect(pool.aws_eks_node_group.subnet_ids).toEqual(threeSubnets);
  });

  test("a zone picks its subnet when deploying", () => {
    const { aws_eks_node_group: group } = emittedPool({ zone: "eu-central-1c" });
    expect(group.subnet_ids).toEqual([expect.stringMatching(/^\$\{zipmap\(.*\)\["eu-central-1c"\]\}$/)]);
  });

  test("a zone in which the network has no subnet is refused by the plan, in words", () => {
    const { aws_eks_node_group: group } = emittedPool({ zone: "eu-central-1f" });
    expect(group.lifecycle).toEqual({
      precondition: [
        {
          condition: expect.stringMatching(/^\$\{contains\(\[\$?\{?aws_subnet.*\], "eu-central-1f"\)\}$/),
          error_message: expect.stringMatching(
            /^cloud\/train: zone is 'eu-central-1f', and no private subnet of .* is there/,
          ),
        },
      ],
    });
  });
});

describe("the interconnect", () => {
  const interfacesOf = (props: Parameters<typeof emittedPool>[0]) =>
    (emittedPool(props).aws_launch_template.network_interfaces as Record<string, unknown>[]).map(
      ({ network_card_index: card, device_index: device, interface_type: type }) => [card, device, type],
    );

  test("takes every card of a p5: addresses on the first device of the first, adapters everywhere else", () => {
    const interfaces = interfacesOf({ accelerator: Accelerator.H100_SXM, acceleratorsPerNode: undefined });
    expect(interfaces).toHaveLength(33);
    expect(interfaces.slice(0, 3)).toEqual([
      [0, 0, "interface"],
      [0, 1, "efa-only"],
      [1, 0, "efa-only"],
    ]);
    expect(interfaces.at(-1)).toEqual([31, 0, "efa-only"]);
  });

  test("leaves out the first card where it takes no adapter", () => {
    const interfaces = interfacesOf({ accelerator: Accelerator.GB200, acceleratorsPerNode: undefined });
    expect(interfaces.slice(0, 3)).toEqual([
      [0, 0, "interface"],
      [1, 0, "efa-only"],
      [3, 0, "efa-only"],
    ]);
    expect(interfaces).toHaveLength(9);
  });

  test("has a security group of its own, which names itself both ways", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", SMALL));
    const template = partOf(json, "train").aws_launch_template;
    const [primary, adapter] = template.network_interfaces as Record<string, string[]>[];
    expect(primary.security_groups).toEqual([expect.stringContaining("cluster_security_group_id")]);
    expect(adapter.security_groups).toEqual([expect.stringContaining("aws_security_group.cluster_fabric")]);
    for (const direction of ["ingress", "egress"]) {
      const rules = Object.entries(json.resource[`aws_vpc_security_group_${direction}_rule`]);
      const [, rule] = rules.find(([name]) => name.startsWith("cluster_fabric")) ?? [];
      expect(rule?.referenced_security_group_id).toBe(rule?.security_group_id);
    }
  });

  test("can be left out", () => {
    expect(interfacesOf({ clusterInterconnect: false })).toEqual([[0, 0, "interface"]]);
  });
});

describe("the image of the nodes", () => {
  test.each([
    [Accelerator.H100_SXM, "AL2023_x86_64_NVIDIA"],
    [Accelerator.GB200, "AL2023_ARM_64_NVIDIA"],
    [Accelerator.TRAINIUM2, "AL2023_x86_64_NEURON"],
  ])("of $name has its driver", (accelerator, amiType) => {
    const pool = emittedPool({ accelerator, acceleratorsPerNode: undefined });
    expect(pool.aws_eks_node_group.ami_type).toBe(amiType);
  });
});

describe("labels and taints", () => {
  test("workloads that ask for no accelerator stay away, and find the pool by name", () => {
    const { aws_eks_node_group: group } = emittedPool();
    expect(group.labels).toEqual({ "sovereign.ai/pool": "train", "sovereign.ai/accelerator": "l40s" });
    expect(group.taint).toEqual([{ key: "nvidia.com/gpu", value: "present", effect: "NO_SCHEDULE" }]);
  });

  test("a Trainium pool is kept for what asks for Neuron devices", () => {
    const pool = emittedPool({ accelerator: Accelerator.TRAINIUM2, acceleratorsPerNode: undefined });
    expect(pool.aws_eks_node_group.taint).toMatchObject([{ key: "aws.amazon.com/neuron" }]);
  });

  test("the program's own labels are added, its taints replace ours", () => {
    const { aws_eks_node_group: group } = emittedPool({
      labels: { team: "nlp" },
      taints: [{ key: "team", value: "nlp", effect: TaintEffect.NO_EXECUTE }],
    });
    expect(group.labels).toMatchObject({ team: "nlp", "sovereign.ai/pool": "train" });
    expect(group.taint).toEqual([{ key: "team", value: "nlp", effect: "NO_EXECUTE" }]);
    expect(emittedPool({ taints: [] }).aws_eks_node_group.taint ?? []).toEqual([]);
  });

  test("a data class of the pool's own is a tag of its nodes and their disks", () => {
    const pool = emittedPool({ dataClass: DataClass.SECRET });
    const specifications = pool.aws_launch_template.tag_specifications as { tags: unknown }[];
    const tags = { "sovereign:site": "frankfurt", "sovereign:data-class": "secret" };
    expect(specifications.map((specification) => specification.tags)).toEqual([tags, tags, tags]);
    expect(pool.aws_eks_node_group.tags).toEqual({ "sovereign:data-class": "secret" });
  });
});

describe("what the checker is told", () => {
  const factsAfter = (change: (pool: SovereignGpuPool, stack: SovereignStack) => void, props = {}) => {
    const json = emitted((stack) => change(new SovereignGpuPool(stack, "train", { ...SMALL, ...props }), stack));
    return json["//"].sovereignty.constructs["cloud/train"];
  };
  const factsOf = (props: Partial<typeof SMALL>) => factsAfter(() => undefined, props);
  const part = (pool: SovereignGpuPool, id: string) => pool.node.findChild(id) as TerraformResource;

  test("accelerator, the most nodes and the instance type", () => {
    expect(factsOf({ nodes: undefined, minNodes: 1, maxNodes: 6 })).toEqual({
      type: "SovereignGpuPool",
      accelerator: { name: "l40s", perNode: 4, nodes: 6 },
      instanceType: { provider: "aws", name: "g6e.12xlarge" },
    });
  });

  test.each([
    ["a number", { scaling_config: { max_size: 100 } }],
    ["a dotted key", { "scaling_config.max_size": 100 }],
    ["a number in quotes", { scaling_config: { max_size: "100" } }],
    ["a list of one block", { scaling_config: [{ min_size: 2, max_size: 100, desired_size: 2 }] }],
    ["null in between", { scaling_config: null, "scaling_config.max_size": 100 }],
    ["a lazy number", { "scaling_config.max_size": Lazy.numberValue({ produce: () => 100 }) }],
  ])("the most nodes as overridden by %s", (_, group) => {
    expect(factsOf({ overrides: { aws_eks_node_group: group } })).toMatchObject({
      accelerator: { nodes: 100 },
      instanceType: { name: "g6e.12xlarge" },
    });
  });

  test("the most nodes as changed on the node group itself, after the pool was made", () => {
    const byOverride = factsAfter((pool) => part(pool, "nodes").addOverride("scaling_config.max_size", 100));
    const bySetter = factsAfter((pool) => {
      (part(pool, "nodes") as EksNodeGroup).putScalingConfig({ minSize: 1, maxSize: 100, desiredSize: 1 });
    });
    for (const facts of [byOverride, bySetter]) expect(facts).toMatchObject({ accelerator: { nodes: 100 } });
  });

  test("the instance type as overridden, with the accelerators that it has", () => {
    expect(factsOf({ overrides: { aws_launch_template: { instance_type: "p5.48xlarge" } } })).toMatchObject({
      accelerator: { name: "h100-sxm", perNode: 8 },
      instanceType: { name: "p5.48xlarge" },
    });
  });

  test("of several instance types, the one that draws the most", () => {
    const overrides = {
      aws_launch_template: { instance_type: undefined },
      aws_eks_node_group: { instance_types: ["g6e.12xlarge", "p5.48xlarge", "g6e.48xlarge"] },
    };
    expect(factsOf({ overrides })).toMatchObject({ instanceType: { name: "p5.48xlarge" } });
  });

  test("of several instance types, the one that the catalogue does not know", () => {
    const overrides = { aws_eks_node_group: { instance_types: ["p99.48xlarge"] } };
    expect(factsOf({ overrides })).toMatchObject({ instanceType: { name: "p99.48xlarge" } });
  });

  test.each([
    ["a size that is a reference", { aws_eks_node_group: { scaling_config: { max_size: "${var.size}" } } }],
    ["no size at all", { aws_eks_node_group: { scaling_config: { max_size: undefined } } }],
    ["a node group that is repeated", { aws_eks_node_group: { count: 5 } }],
    ["an instance type that is a reference", { aws_launch_template: { instance_type: "${var.type}" } }],
    ["no instance type", { aws_launch_template: { instance_type: undefined } }],
    ["another launch template", { aws_eks_node_group: { launch_template: { id: "lt-1" } } }],
    ["an older version of the launch template", { aws_eks_node_group: { launch_template: { version: "1" } } }],
  ])("%s leaves the instance type out, so that its power is unknown", (_, overrides) => {
    expect(factsOf({ overrides })).not.toHaveProperty("instanceType");
  });

  test.each(["nodes", "template"])("so does an override of the whole stack that reaches into its %s", (id) => {
    const facts = factsAfter((pool, stack) => {
      const { terraformResourceType: type, friendlyUniqueId: name } = part(pool, id);
      stack.addOverride(`resource.${type}.${name}.timeouts.create`, "1h");
    });
    expect(facts).toMatchObject({ accelerator: { nodes: 2 } });
    expect(facts).not.toHaveProperty("instanceType");
  });
});

describe("overrides", () => {
  test("are merged over what is emitted: attributes replaced, an element of a list named by its index", () => {
    const pool = emittedPool({
      overrides: {
        aws_launch_template: {
          metadata_options: { http_put_response_hop_limit: 2 },
          block_device_mappings: { 0: { ebs: { throughput: 1000 } } },
        },
        aws_placement_group: { spread_level: "rack" },
      },
    });
    const { metadata_options: metadata, block_device_mappings: disks } = pool.aws_launch_template;
    expect(metadata).toMatchObject({ http_put_response_hop_limit: 2, http_tokens: "required" });
    expect(disks).toMatchObject([{ ebs: { throughput: 1000, encrypted: "true" } }]);
    expect(pool.aws_placement_group).toMatchObject({ spread_level: "rack", strategy: "cluster" });
  });

  test("of one pool leave the others as they are, though they share their tags", () => {
    const overrides = { aws_launch_template: { tag_specifications: { 0: { tags: { team: "nlp" } } } } };
    const json = emitted((stack) => {
      new SovereignGpuPool(stack, "train", { ...SMALL, overrides });
      new SovereignGpuPool(stack, "serve", SMALL);
    });
    const tagsOf = (id: string) => JSON.stringify(partOf(json, id).aws_launch_template.tag_specifications);
    expect(tagsOf("train")).toContain("nlp");
    expect(tagsOf("serve")).not.toContain("nlp");
  });

  test("are merged into tags that are worked out late", () => {
    const overrides = { aws_eks_node_group: { tags: { team: "nlp" } } };
    const { aws_eks_node_group: group } = emittedPool({ dataClass: DataClass.SECRET, overrides });
    expect(group.tags).toEqual({ "sovereign:data-class": "secret", team: "nlp" });
  });
});
