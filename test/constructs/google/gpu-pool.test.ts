import type { ContainerNodePool } from "@cdktf/provider-google/lib/container-node-pool";
import { Lazy } from "cdktf";
import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { DataClass } from "../../../constructs/data-class";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import type { SovereignStack } from "../../../constructs/sovereign-stack";
import { TaintEffect } from "../../../constructs/taint";
import { partOf, stackJson } from "../emitted";
import { useTemporaryFolder } from "../program";
import { emitted, emittedPool, TRAIN } from "./google-program";

useTemporaryFolder();

describe("what a pool becomes on GKE", () => {
  test("on demand: a node pool in the first zone that offers the machine type", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", TRAIN));
    expect({ resource: partOf(json, "train"), data: json.data?.google_compute_machine_types }).toMatchSnapshot();
  });

  test("spot, in a zone that scales", () => {
    const props = { capacity: Capacity.spot(), zone: "me-central2-b", nodes: undefined, minNodes: 1, maxNodes: 6 };
    expect(emittedPool(props)).toMatchSnapshot();
  });

  test.each([Capacity.reservation("h100-2027"), Capacity.capacityBlock("h100-2027")])(
    "capacity of kind $kind: no other may be used",
    (capacity) => {
      const pool = emittedPool({ capacity, zone: "me-central2-a" });
      expect(pool.node_config).toMatchObject({
        reservation_affinity: {
          consume_reservation_type: "SPECIFIC_RESERVATION",
          key: "compute.googleapis.com/reservation-name",
          values: ["h100-2027"],
        },
      });
    },
  );

  test("close together where asked for", () => {
    expect(emittedPool().placement_policy).toBeUndefined();
    expect(emittedPool({ compactPlacement: true }).placement_policy).toEqual({ type: "COMPACT" });
  });
});

describe("the machine", () => {
  test.each([
    [Accelerator.A100_40_SXM, 16, "a2-megagpu-16g", "nvidia-tesla-a100", "pd-balanced"],
    [Accelerator.A100_80_SXM, 8, "a2-ultragpu-8g", "nvidia-a100-80gb", "pd-balanced"],
    [Accelerator.H100_SXM, 8, "a3-highgpu-8g", "nvidia-h100-80gb", "pd-balanced"],
    [Accelerator.H200_SXM, 8, "a3-ultragpu-8g", "nvidia-h200-141gb", "hyperdisk-balanced", Capacity.spot()],
    [Accelerator.B200, 8, "a4-highgpu-8g", "nvidia-b200", "hyperdisk-balanced", Capacity.spot()],
    [Accelerator.L4, 8, "g2-standard-96", "nvidia-l4", "pd-balanced"],
    [Accelerator.RTX_PRO_6000, 8, "g4-standard-384", "nvidia-rtx-pro-6000", "hyperdisk-balanced"],
  ])("of $name has as many as there are", (accelerator, count, machineType, type, diskType, capacity?: Capacity) => {
    expect(emittedPool({ accelerator, capacity }).node_config).toMatchObject({
      machine_type: machineType,
      disk_type: diskType,
      guest_accelerator: [{ type, count, gpu_driver_installation_config: { gpu_driver_version: "DEFAULT" } }],
    });
  });

  test("has as many as the program states", () => {
    const { node_config: config } = emittedPool({ accelerator: Accelerator.L4, acceleratorsPerNode: 2, diskGib: 300 });
    expect(config).toMatchObject({ machine_type: "g2-standard-24", disk_size_gb: 300 });
  });
});

describe("the size of a pool", () => {
  test("a fixed number stays what the program says", () => {
    const pool = emittedPool({ nodes: 3, zone: "me-central2-a" });
    expect(pool).toMatchObject({ node_count: 3, node_locations: ["me-central2-a"] });
    expect(pool.autoscaling).toBeUndefined();
    expect(pool.lifecycle).toBeUndefined();
  });

  test("a range starts at its least, since GKE's autoscaler does not go there by itself", () => {
    const pool = emittedPool({ nodes: undefined, minNodes: 1, maxNodes: 9, zone: "me-central2-a" });
    expect(pool).toMatchObject({
      initial_node_count: 1,
      autoscaling: { total_min_node_count: 1, total_max_node_count: 9, location_policy: "ANY" },
      lifecycle: { ignore_changes: ["initial_node_count"] },
    });
    expect(pool.node_count).toBeUndefined();
  });

  test("an upgrade starts no node beside them", () => {
    expect(emittedPool().upgrade_settings).toMatchObject({ max_surge: 0, max_unavailable: 1 });
  });
});

describe("the zone", () => {
  test("is asked for when deploying, once for all pools, and kept", () => {
    const json = emitted((stack) => {
      new SovereignGpuPool(stack, "train", TRAIN);
      new SovereignGpuPool(stack, "serve", { accelerator: Accelerator.L4, nodes: 1 });
    });
    expect(json.data?.google_compute_zones).toEqual({
      "google-zones": { project: "acme-ksa", region: "me-central2" },
    });
    const { google_container_node_pool: pool } = partOf(json, "serve");
    expect(pool.node_locations).toEqual([
      expect.stringMatching(
        /^\$\{try\(element\(sort\(\[for zone, offer in data\.google_compute_machine_types\.serve_offers/,
      ),
    ]);
    expect(pool.lifecycle).toMatchObject({
      ignore_changes: ["node_locations"],
      precondition: [
        {
          error_message: expect.stringMatching(
            /^cloud\/serve: no zone of me-central2 offers g2-.*stands already: name/,
          ),
        },
      ],
    });
  });

  test("that the program states is taken, and nobody asked", () => {
    const json = emitted((stack) => new SovereignGpuPool(stack, "train", { ...TRAIN, zone: "me-central2-c" }));
    expect(partOf(json, "train").google_container_node_pool.node_locations).toEqual(["me-central2-c"]);
    expect(json.data?.google_compute_machine_types).toBeUndefined();
  });
});

describe("labels and taints", () => {
  test("workloads that ask for no accelerator stay away, and find the pool by name", () => {
    expect(emittedPool().node_config).toMatchObject({
      labels: { "sovereign.ai/pool": "train", "sovereign.ai/accelerator": "h100-sxm" },
      taint: [{ key: "nvidia.com/gpu", value: "present", effect: "NO_SCHEDULE" }],
    });
  });

  test("the program's own are added and win", () => {
    const { node_config: config } = emittedPool({
      labels: { team: "nlp", "sovereign.ai/accelerator": "big" },
      taints: [{ key: "nlp", effect: TaintEffect.NO_EXECUTE }],
    });
    expect(config).toMatchObject({
      labels: { "sovereign.ai/pool": "train", "sovereign.ai/accelerator": "big", team: "nlp" },
      taint: [{ key: "nlp", value: "", effect: "NO_EXECUTE" }],
    });
  });

  test("nodes carry site and data class, their own where it is another than the stack's", () => {
    const ofNodes = (dataClass?: DataClass) =>
      (emittedPool({ dataClass }, { dataClass: DataClass.CONFIDENTIAL }).node_config as Record<string, object>)
        .resource_labels;
    expect(ofNodes()).toEqual({ "sovereign-site": "dammam", "sovereign-data-class": "confidential" });
    expect(ofNodes(DataClass.SECRET)).toMatchObject({ "sovereign-data-class": "secret" });
  });
});

test("what Kueue is told of the nodes has GKE's own taint too", () => {
  emitted((stack) => {
    new SovereignGpuPool(stack, "train", {
      ...TRAIN,
      taints: [{ key: "nlp", effect: TaintEffect.NO_EXECUTE }],
      quotas: [{ tenant: "research", accelerators: 16 }],
    });
  });
  const { kubernetes_manifest: manifests } = stackJson("cloud-workloads").resource;
  const flavor = Object.values(manifests).find(({ manifest }) => manifest["kind"] === "ResourceFlavor");
  expect(flavor?.manifest).toMatchObject({
    spec: {
      nodeLabels: { "sovereign.ai/pool": "train" },
      nodeTaints: [
        { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" },
        { key: "nlp", effect: "NoExecute" },
      ],
    },
  });
});

describe("what the checker is told", () => {
  type Change = (nodes: ContainerNodePool, stack: SovereignStack) => void;
  const factsAfter = (change: Change, props: Partial<typeof TRAIN> = {}) => {
    const json = emitted((stack) => {
      const pool = new SovereignGpuPool(stack, "train", { ...TRAIN, ...props });
      change(pool.node.findChild("nodes") as ContainerNodePool, stack);
    });
    return json["//"].sovereignty.constructs["cloud/train"];
  };
  const factsOf = (props: Partial<typeof TRAIN>) => factsAfter(() => undefined, props);
  const overriddenBy = (nodes: Record<string, unknown>, props: Partial<typeof TRAIN> = {}) =>
    factsOf({ ...props, overrides: { google_container_node_pool: nodes } });

  test("accelerator, the most nodes and the machine type", () => {
    expect(factsOf({ nodes: undefined, minNodes: 1, maxNodes: 6 })).toEqual({
      type: "SovereignGpuPool",
      accelerator: { name: "h100-sxm", perNode: 8, nodes: 6 },
      instanceType: { provider: "google", name: "a3-highgpu-8g" },
    });
    expect(factsOf({ nodes: 0 })).toMatchObject({ accelerator: { nodes: 0 } });
  });

  test.each([
    ["a number", { node_count: 100 }],
    ["a number in quotes", { node_count: "100" }],
    ["a lazy number", { node_count: Lazy.numberValue({ produce: () => 100 }) }],
    ["a second zone", { node_count: 50, node_locations: ["me-central2-b"] }],
    ["an autoscaler of the whole pool", { node_count: undefined, autoscaling: { total_max_node_count: 100 } }],
    ["an autoscaler by zone", { node_count: undefined, autoscaling: [{ min_node_count: 1, max_node_count: 100 }] }],
  ])("the most nodes as overridden by %s", (_, nodes) => {
    expect(overriddenBy(nodes)).toMatchObject({
      accelerator: { nodes: 100 },
      instanceType: { name: "a3-highgpu-8g" },
    });
  });

  test("the most nodes as changed on the node pool itself, after the pool was made", () => {
    const bySetter = factsAfter((nodes) => (nodes.nodeCount = 100));
    const byOverride = factsAfter((nodes) => nodes.addOverride("node_count", 100));
    for (const facts of [bySetter, byOverride]) expect(facts).toMatchObject({ accelerator: { nodes: 100 } });
    const byZones = factsAfter((nodes) => (nodes.nodeLocations = ["me-central2-a", "me-central2-b"]));
    expect(byZones).toMatchObject({ accelerator: { nodes: 4 } });
  });

  test("the machine type as overridden, with the accelerators that it has", () => {
    expect(overriddenBy({ node_config: { machine_type: "a3-ultragpu-8g" } })).toMatchObject({
      accelerator: { name: "h200-sxm", perNode: 8 },
      instanceType: { name: "a3-ultragpu-8g" },
    });
  });

  test.each([
    ["a size that is a reference", { node_count: "${var.size}" }],
    ["no size at all", { node_count: undefined }],
    ["zones that GKE chooses", { node_locations: undefined }],
    ["a node pool that is repeated", { count: 5 }],
    ["a machine type that is a reference", { node_config: { machine_type: "${var.type}" } }],
    ["no machine type", { node_config: { machine_type: undefined } }],
  ])("%s leaves the machine type out, so that its power is unknown", (_, nodes) => {
    expect(overriddenBy(nodes)).not.toHaveProperty("instanceType");
  });

  test("so does an override of the whole stack that reaches into its nodes", () => {
    const facts = factsAfter((nodes, stack) => {
      stack.addOverride(`resource.google_container_node_pool.${nodes.friendlyUniqueId}.timeouts.create`, "1h");
    });
    expect(facts).toMatchObject({ accelerator: { nodes: 2 } });
    expect(facts).not.toHaveProperty("instanceType");
  });
});

test("overrides of one pool leave the others as they are, though they share their labels", () => {
  const overrides = { google_container_node_pool: { node_config: { resource_labels: { team: "nlp" } } } };
  const json = emitted((stack) => {
    new SovereignGpuPool(stack, "train", { ...TRAIN, overrides });
    new SovereignGpuPool(stack, "serve", TRAIN);
  });
  const labelsOf = (id: string) => JSON.stringify(partOf(json, id).google_container_node_pool.node_config);
  expect(labelsOf("train")).toContain("nlp");
  expect(labelsOf("serve")).not.toContain("nlp");
});

test("overrides are merged over what is emitted", () => {
  const overrides = {
    google_container_node_pool: {
      node_config: { local_nvme_ssd_block_config: { local_ssd_count: 16 } },
      upgrade_settings: { max_surge: 1 },
    },
  };
  expect(emittedPool({ overrides })).toMatchObject({
    node_config: { machine_type: "a3-highgpu-8g", local_nvme_ssd_block_config: { local_ssd_count: 16 } },
    upgrade_settings: { max_surge: 1, max_unavailable: 1 },
  });
});
