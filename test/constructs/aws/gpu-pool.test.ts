import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { DataClass } from "../../../constructs/data-class";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
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
  const factsOf = (props: Partial<typeof SMALL>) => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", { ...SMALL, ...props }));
    return json["//"].sovereignty.constructs["cloud/train"];
  };

  test("accelerator, the most nodes and the instance type", () => {
    expect(factsOf({ nodes: undefined, minNodes: 1, maxNodes: 6 })).toEqual({
      type: "SovereignGpuPool",
      accelerator: { name: "l40s", perNode: 4, nodes: 6 },
      instanceType: { provider: "aws", name: "g6e.12xlarge" },
    });
  });

  test("what is overridden by hand counts as it is emitted", () => {
    const overrides = {
      aws_launch_template: { instance_type: "g6e.48xlarge" },
      aws_eks_node_group: { scaling_config: { max_size: 20 } },
    };
    expect(factsOf({ overrides })).toMatchObject({
      accelerator: { perNode: 8, nodes: 20 },
      instanceType: { name: "g6e.48xlarge" },
    });
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
});
