import { describe, expect, test } from "vitest";
import { hallQuestions } from "../../../../engine/checks/halls-not-assessed";
import type { FactGraph } from "../../../../engine/checks/model/graph";
import { rack, topologyOf } from "../halls";
import { cdk, graphOf, tf } from "../terraform";

const stack = (name: string, facts: object, resource: object = {}) =>
  cdk(name, { "//": { sovereignty: { version: 1, ...facts } }, resource });
const HALL = { site: "hall-1", country: "SA", operator: { id: "acme", hq: "SA" } };
const pool = (nodes: number, more: object = {}) => ({
  type: "SovereignGpuPool",
  accelerator: { name: "h100-sxm", perNode: 8, nodes },
  server: "dgx-h100",
  ...more,
});
const EMPTY = topologyOf({ racks: [rack({ servers: [] }), rack({ name: "r2", servers: [] })] });

const rackKw = ({ topologies }: FactGraph) => topologies[0].assessment.racks.map(({ kw }) => kw);

describe("the power topology of a hall", () => {
  test("is the stack's, and carries its site", () => {
    const { topologies, unreadStatements } = graphOf(stack("hall", { ...HALL, powerTopology: topologyOf() }));
    expect(topologies).toMatchObject([{ site: "hall-1", constructPath: "hall", placed: [], misplaced: [] }]);
    expect(topologies[0].assessment.itKw).toBeCloseTo(20.4);
    expect(unreadStatements).toEqual([]);
  });

  test("is none where no stack states one", () => {
    expect(graphOf(stack("hall", HALL)).topologies).toEqual([]);
  });

  test("is one for several stacks of a site that state the same, whatever the order of keys and the defaults", () => {
    const again = Object.fromEntries(Object.entries({ ...topologyOf(), powerFactor: 0.95 }).reverse());
    const graph = graphOf([
      stack("hall", { ...HALL, powerTopology: topologyOf() }),
      stack("hall-platform", { ...HALL, powerTopology: topologyOf() }),
      stack("hall-workloads", { ...HALL, powerTopology: again }),
    ]);
    expect(graph.topologies.map(({ stack: { name } = {} }) => name)).toEqual(["hall"]);
    expect(graph.unreadStatements).toEqual([]);
  });

  test("is what the first stack says, where another of the site says something else of the same hall", () => {
    const graph = graphOf([
      stack("hall", { ...HALL, powerTopology: topologyOf() }),
      stack("hall-platform", { ...HALL, powerTopology: EMPTY }),
    ]);
    expect(graph.topologies).toHaveLength(1);
    expect(graph.unreadStatements).toMatchObject([
      {
        address: "hall-platform",
        constructPath: "hall-platform",
        fact: "powerTopology",
        why: "it differs from what stack 'hall' states of 'hall-1', which counts",
      },
    ]);
  });

  test("is one for two sites that state the same, and carries the nodes of both", () => {
    const standing = (path: string, nodes: number) => ({ constructs: { [path]: pool(nodes, { racks: ["r1"] }) } });
    const graph = graphOf([
      stack("a", { ...HALL, ...standing("a/pool", 1), powerTopology: EMPTY }),
      stack("b", { ...HALL, site: "hall-2", ...standing("b/pool", 2), powerTopology: EMPTY }),
    ]);
    expect(graph.topologies).toMatchObject([{ site: "hall-1", otherSites: ["hall-2"] }]);
    expect(rackKw(graph)[0]).toBeCloseTo(30.6);
    expect(hallQuestions(graph)).toContainEqual({
      what: "hall-1 as several halls",
      why: expect.stringContaining("hall-1 and hall-2 state the same hall") as string,
    });
  });

  test("is one for each site, also where they have the same name, if they differ", () => {
    const graph = graphOf([
      stack("a", { ...HALL, powerTopology: topologyOf() }),
      stack("b", { ...HALL, site: "hall-2", powerTopology: EMPTY }),
    ]);
    expect(graph.topologies.map(({ site }) => site)).toEqual(["hall-1", "hall-2"]);
    expect(graph.unreadStatements).toEqual([]);
  });

  test("is an unread statement where it cannot be read, with what is wrong in it", () => {
    const graph = graphOf(
      stack("hall", { ...HALL, powerTopology: topologyOf({ racks: [rack({ feeds: ["feed-x"] })] }) }),
    );
    expect(graph.topologies).toEqual([]);
    expect(graph.unreadStatements).toMatchObject([{ address: "hall", fact: "powerTopology" }]);
    expect(graph.unreadStatements[0].why).toMatch(
      /^racks\[0\]\.feeds\[0\]: .*feed-x.*'feed-a'\? It counts as not stated$/,
    );
  });
});

describe("pools of the site", () => {
  test("stand in its racks, those of other stacks too, with their caps", () => {
    const constructs = { "hall-workloads/train": pool(3, { racks: ["r1", "r2"], gpuCapWatts: 550 }) };
    const graph = graphOf([
      stack("hall", { ...HALL, powerTopology: EMPTY }),
      stack("hall-workloads", { ...HALL, constructs }),
    ]);
    // 4.6 + 8 × 0.55 = 9 kW a node.
    expect(rackKw(graph)).toEqual([18, 9]);
    expect(graph.topologies[0].placed).toMatchObject([{ nodes: 3, pool: { path: "hall-workloads/train" } }]);
    expect(graph.pools).toMatchObject([{ itKwPerNode: 9, perNode: 8, isCapped: true }]);
  });

  test("stand where rackNodes says", () => {
    const constructs = { "hall/train": pool(3, { racks: ["r1", "r2"], rackNodes: { r1: 1, r2: 2 } }) };
    expect(rackKw(graphOf(stack("hall", { ...HALL, powerTopology: EMPTY, constructs })))).toEqual([10.2, 20.4]);
  });

  test("stand beside it without racks, and at another site", () => {
    const constructs = { "hall/a": pool(1), "hall/b": pool(1, { racks: ["r1"], site: "elsewhere" }) };
    const { topologies } = graphOf(stack("hall", { ...HALL, powerTopology: EMPTY, constructs }));
    expect(topologies).toMatchObject([{ placed: [], misplaced: [] }]);
  });

  test("are misplaced in a rack that there is not", () => {
    const constructs = { "hall/train": pool(2, { racks: ["r7"] }) };
    const { topologies } = graphOf(stack("hall", { ...HALL, powerTopology: EMPTY, constructs }));
    expect(topologies[0]).toMatchObject({ placed: [], misplaced: [{ pool: { path: "hall/train" } }] });
  });

  test("make the power of a rack unknown where nobody knows the server", () => {
    const detected = { ...pool(1, { racks: ["r1"] }), server: "detected" };
    const graph = graphOf(stack("hall", { ...HALL, powerTopology: EMPTY, constructs: { "hall/train": detected } }));
    expect(rackKw(graph)).toEqual([null, 0]);
  });

  test("have quotas of tenants", () => {
    const quotas = [{ tenant: "research", accelerators: 12 }];
    expect(graphOf(stack("hall", { ...HALL, constructs: { "hall/train": pool(2, { quotas }) } })).pools).toMatchObject([
      { quotas, perNode: 8, maxNodes: 2 },
    ]);
  });

  test("of a cloud count capped where they have a cap, at what the driver takes", () => {
    const of = (gpuCapWatts: number) => {
      const instanceType = { provider: "aws", name: "p5.48xlarge" };
      const constructs = { "cloud/train": { ...pool(2, { gpuCapWatts, instanceType }), server: undefined } };
      return graphOf(stack("cloud", { site: "jeddah", constructs })).pools[0];
    };
    expect(of(500)).toMatchObject({ itKwPerNode: 8.6, isCapped: true });
    expect(of(500).capOutOfRange).toBeUndefined();
    expect(of(800)).toMatchObject({ itKwPerNode: 10.2, capOutOfRange: [{ watts: 800, maxWatts: 700 }] });
  });
});

describe("machines in no pool", () => {
  const machines = (resource: object, facts: object = {}) =>
    graphOf(
      tf({ "//": { sovereignty: { version: 1, ...facts } }, provider: { aws: { region: "eu-north-1" } }, resource }),
    ).machines;

  test("draw what their instance type does, each instance by itself, at the site that is stated", () => {
    const found = machines(
      { aws_instance: { gpu: { count: 3, instance_type: "p5.48xlarge" } } },
      { site: "stockholm" },
    );
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({ path: "aws_instance.gpu[0]", site: "stockholm", maxNodes: 1, itKwPerNode: 10.2 });
  });

  test("count as many as a group may have, of the type that draws the most", () => {
    const aws_eks_node_group = {
      n: { instance_types: ["p4d.24xlarge", "p5.48xlarge"], scaling_config: { max_size: 4, desired_size: 1 } },
    };
    expect(machines({ aws_eks_node_group })).toMatchObject([{ maxNodes: 4, itKwPerNode: 10.2, perNode: 8 }]);
  });

  test("are unknown in number where others decide, and in power where the catalogue has no row", () => {
    const [group] = machines({
      aws_emr_instance_fleet: { f: { instance_type_configs: { instance_type: "p5.48xlarge" } } },
    });
    expect(group).toMatchObject({ itKwPerNode: 10.2 });
    expect(group.maxNodes).toBeUndefined();
    const [machine] = machines({ aws_instance: { gpu: { instance_type: "p99.48xlarge" } } });
    expect(machine).toMatchObject({ maxNodes: 1, basis: "the catalogue has no instance type p99.48xlarge of aws" });
    expect(machine.itKwPerNode).toBeUndefined();
  });

  test("are not those without accelerators, nor those of a pool", () => {
    expect(machines({ aws_instance: { web: { instance_type: "m7i.large" } } })).toEqual([]);
    const own = { metadata: { path: "cloud/train/nodes", uniqueId: "n" } };
    const facts = { constructs: { "cloud/train": pool(1) } };
    expect(machines({ aws_instance: { gpu: { "//": own, instance_type: "p5.48xlarge" } } }, facts)).toEqual([]);
  });
});

describe("machines of a template", () => {
  const found = (resource: object) =>
    graphOf(
      tf({ provider: { aws: { region: "eu-north-1" }, google: { region: "europe-west3" } }, resource }),
    ).machines.map(({ path, maxNodes, itKwPerNode }) => `${path}: ${maxNodes ?? "?"} × ${itKwPerNode ?? "?"}`);
  const aws_launch_template = { gpu: { instance_type: "p5.48xlarge" } };
  const group = (more: object) => ({ max_size: 4, launch_template: { id: "${aws_launch_template.gpu.id}" }, ...more });

  test("are as many as the groups that use it may have, all together", () => {
    const aws_autoscaling_group = { a: group({}), b: group({ max_size: 2 }) };
    expect(found({ aws_launch_template, aws_autoscaling_group })).toEqual(["aws_launch_template.gpu: 6 × 10.2"]);
  });

  test("are unknown in number where nothing uses it, and where a group does not say", () => {
    expect(found({ aws_launch_template })).toEqual(["aws_launch_template.gpu: ? × 10.2"]);
    const aws_autoscaling_group = { a: group({}), b: group({ max_size: "${var.most}" }) };
    expect(found({ aws_launch_template, aws_autoscaling_group })).toEqual(["aws_launch_template.gpu: ? × 10.2"]);
  });

  test("are those of the group, where that names other types", () => {
    const override = [{ instance_type: "p4d.24xlarge" }];
    const launch_template_specification = [{ launch_template_id: "${aws_launch_template.gpu.id}" }];
    const mixed_instances_policy = [{ launch_template: [{ launch_template_specification, override }] }];
    const aws_autoscaling_group = { a: { max_size: 3, mixed_instances_policy } };
    expect(found({ aws_launch_template, aws_autoscaling_group })).toEqual([
      "aws_launch_template.gpu: 0 × 10.2",
      "aws_autoscaling_group.a: 3 × 6.5",
    ]);
  });

  test("grow with what scales the group", () => {
    const google = {
      google_compute_instance_template: { gpu: { machine_type: "a3-highgpu-8g" } },
      google_compute_instance_group_manager: {
        m: {
          zone: "europe-west3-a",
          target_size: 1,
          version: [{ instance_template: "${google_compute_instance_template.gpu.id}" }],
        },
      },
    };
    expect(found(google)).toEqual(["google_compute_instance_template.gpu: 1 × 10.2"]);
    const google_compute_autoscaler = {
      s: { target: "${google_compute_instance_group_manager.m.id}", autoscaling_policy: [{ max_replicas: 5 }] },
    };
    expect(found({ ...google, google_compute_autoscaler })).toEqual(["google_compute_instance_template.gpu: 5 × 10.2"]);
  });
});
