import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { Cluster } from "../../../constructs/cluster";
import { Key } from "../../../constructs/key";
import { Network } from "../../../constructs/network";
import { NodeSelection } from "../../../constructs/node-selection";
import { Server } from "../../../constructs/server";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { thrownBy } from "../emitted";
import { useTemporaryFolder } from "../program";
import { emitted, emittedPool, googleSite, TRAIN } from "./google-program";

useTemporaryFolder();

const messageOf = (...args: Parameters<typeof emittedPool>) => thrownBy(() => emittedPool(...args)).message;

describe("an impossible wish says what there is", () => {
  test("an accelerator that Google Cloud has not", () => {
    expect(messageOf({ accelerator: Accelerator.MI300X })).toMatch(
      /^cloud\/train: Google Cloud has no instance type with mi300x\. There are a100-40-sxm, .*h100-sxm/,
    );
  });

  test("an accelerator that Google Cloud has in another form", () => {
    expect(messageOf({ accelerator: Accelerator.H100_PCIE })).toContain("with h100-pcie, but it has h100-sxm.");
  });

  test("a number of accelerators that no type has", () => {
    expect(messageOf({ accelerator: Accelerator.H200_SXM, acceleratorsPerNode: 4 })).toBe(
      "cloud/train: Google Cloud has no instance type with 4 h200-sxm a node. There are 8 (a3-ultragpu-8g).",
    );
  });

  test("the hardware of this machine", () => {
    expect(messageOf({ accelerator: Accelerator.detected() })).toMatch(
      /of a local site.*On Google Cloud say which one:/,
    );
  });

  test.each([Accelerator.TPU_V5E, Accelerator.TPU_V7])("$name, which is not built", (accelerator) => {
    expect(messageOf({ accelerator })).toMatch(
      /comes in slices, which this version does not build.*builds a100-40-sxm, /,
    );
  });

  test.each([
    [Accelerator.GB200, "a4x-highgpu-4g"],
    [Accelerator.GB300, "a4x-maxgpu-4g-metal"],
  ])("$name, whose racks are not built", (accelerator, machineType) => {
    const message = messageOf({ accelerator });
    expect(message).toContain(`in racks with an RDMA network of their own (${machineType}), which this version`);
    expect(message.split("It builds")[1]).not.toContain(accelerator.name);
  });

  test("an interconnect, whose networks are not built, and what to do instead", () => {
    expect(messageOf({ clusterInterconnect: true })).toMatch(
      /networks that a3-highgpu-8g needs.*`compactPlacement: true`/,
    );
  });

  test.each([
    [Accelerator.H100_SXM, 1, "a3-highgpu-1g"],
    [Accelerator.H100_SXM, 4, "a3-highgpu-4g"],
    [Accelerator.H200_SXM, undefined, "a3-ultragpu-8g"],
    [Accelerator.B200, undefined, "a4-highgpu-8g"],
  ])("$name, %s a node, on demand, and how it can be had", (accelerator, acceleratorsPerNode, machineType) => {
    const message =
      `cloud/train: Google Cloud gives nobody ${machineType} on demand. Take it as it can be had: ` +
      "`capacity: Capacity.spot()`, or `Capacity.reservation(name)` with the zone that the reservation stands in.";
    const props = { accelerator, acceleratorsPerNode };
    expect(messageOf(props)).toBe(message);
    expect(messageOf({ ...props, capacity: Capacity.onDemand() })).toBe(message);
    expect(emittedPool({ ...props, capacity: Capacity.spot() }).node_config).toMatchObject({
      machine_type: machineType,
    });
  });

  test("a placement policy of the pool's own for capacity that is reserved", () => {
    const capacity = Capacity.reservation("h100-2027");
    expect(messageOf({ capacity, zone: "me-central2-a", compactPlacement: true })).toMatch(
      /compactPlacement is true.*`google_container_node_pool\.placement_policy`\.$/,
    );
  });
});

describe("a zone", () => {
  test.each([Capacity.reservation("h100-2027"), Capacity.capacityBlock("h100-2027")])(
    "is asked for where capacity of kind $kind stands in one",
    (capacity) =>
      expect(messageOf({ capacity })).toMatch(/^cloud\/train: reserved capacity stands in one availability zone/),
  );

  test.each(["me-central1-a", "me-central2", "me-central2-"])(
    "is in the region of the site, which %s is not",
    (zone) => {
      expect(messageOf({ zone })).toBe(
        `cloud/train: zone is '${zone}', which is not in the site's region. Write one such as me-central2-a.`,
      );
    },
  );
});

describe("a mistake in the program", () => {
  test.each([
    ["nodeSelection", { nodeSelection: NodeSelection.byName("node-1") }],
    ["server", { server: Server.DGX_H100 }],
  ])("%s, which is for nodes that stand already", (property, props) => {
    expect(messageOf(props)).toMatch(
      new RegExp(`^cloud/train: ${property} is for nodes that stand already\\. Google Cloud makes the nodes`),
    );
  });

  test.each(["", "acme", "arn:aws:kms:eu-central-1:111122223333:key/1234abcd"])("a key named '%s'", (keyArn) => {
    expect(messageOf({}, { key: Key.existing(keyArn) })).toContain(
      `cloud: the key that was passed in is '${keyArn}'. Write what the cloud calls it in full, such as projects/`,
    );
  });

  test.each(["", "1.34.2", "v1.34", "latest"])("a version of Kubernetes '%s'", (version) => {
    const message = `cloud: '${version}' is no minor version of Kubernetes. Write one such as 1.34, without the patch.`;
    expect(messageOf({}, { kubernetesVersion: version })).toBe(message);
    expect(messageOf({}, { cluster: Cluster.existing({ clusterName: "shared", version }) })).toBe(message);
  });

  test("a pool that would take the name of the system's", () => {
    const act = () => emitted((stack) => new SovereignGpuPool(stack, "sovereign-system", TRAIN));
    expect(thrownBy(act).message).toMatch(/^cloud\/sovereign-system: 'sovereign-system' is the id of a part that/);
  });

  test("overrides of what the pool does not emit", () => {
    expect(messageOf({ overrides: { google_container_nodepool: {} } })).toBe(
      "cloud/train: overrides names google_container_nodepool, which this pool does not emit; " +
        "did you mean 'google_container_node_pool'? It emits google_container_node_pool.",
    );
  });

  test("a network with several subnets", () => {
    const network = Network.existing({ networkId: "vpc", privateSubnetIds: ["a", "b"] });
    expect(messageOf({}, { network })).toMatch(/^cloud: the network that was passed in has 2 subnets, but on Google/);
  });

  test.each<Record<string, string>>([{ Team: "ml" }, { team: "ML" }, { "cost:center": "a" }, { team: "a b" }])(
    "a tag that is no label: %o",
    (tags) => {
      const act = () => emitted(() => undefined, { site: googleSite({ tags }) });
      expect(thrownBy(act).message).toMatch(/^Site "dammam": Google Cloud takes no label '\w.*lower-case letters/);
    },
  );

  test.each(["network", "keys", "cluster"])("a construct with the id %s, which the stack keeps for itself", (id) => {
    const act = () => emitted((stack) => new SovereignGpuPool(stack, id, TRAIN));
    expect(thrownBy(act).message).toMatch(new RegExp(`^cloud/${id}: '${id}' is the id of a part that the stack makes`));
  });

  test("has no stack trace to read", () => {
    expect(thrownBy(() => emittedPool({ zone: "us-east1-b" })).stack).not.toMatch(/\n\s+at /);
  });
});
