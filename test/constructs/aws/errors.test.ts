import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { Cluster } from "../../../constructs/cluster";
import { Key } from "../../../constructs/key";
import { Network } from "../../../constructs/network";
import { NodeSelection } from "../../../constructs/node-selection";
import { Server } from "../../../constructs/server";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { useTemporaryFolder } from "../program";
import { emitted, emittedPool, SMALL, thrownBy } from "./aws-program";

useTemporaryFolder();

const messageOf = (...args: Parameters<typeof emittedPool>) => thrownBy(() => emittedPool(...args)).message;

describe("an impossible wish says what there is", () => {
  test("an accelerator that AWS has not", () => {
    const message = messageOf({ accelerator: Accelerator.MI300X });
    expect(message).toMatch(/^cloud\/train: AWS has no instance type with mi300x\./);
    expect(message).toContain("h100-sxm, h200-sxm, l4, l40s");
  });

  test("an accelerator that AWS has in another form", () => {
    expect(messageOf({ accelerator: Accelerator.H100_PCIE })).toContain("with h100-pcie, but it has h100-sxm.");
  });

  test("a number of accelerators that no type has", () => {
    expect(messageOf({ accelerator: Accelerator.H100_SXM, acceleratorsPerNode: 2 })).toBe(
      "cloud/train: AWS has no instance type with 2 h100-sxm a node. There are 1 (p5.4xlarge), 8 (p5.48xlarge).",
    );
  });

  test("an interconnect where the type has none, and which types of the accelerator have it", () => {
    const message = messageOf({ acceleratorsPerNode: 1, clusterInterconnect: true });
    expect(message).toMatch(/g6e\.xlarge takes no Elastic Fabric Adapter/);
    expect(message).toMatch(/these do: 1 \(g6e.*8xlarge.*\), 4 \(.*\), 8 \(g6e\.48xlarge\)\.$/);
  });

  test("the hardware of this machine", () => {
    expect(messageOf({ accelerator: Accelerator.detected() })).toMatch(/of a local site.*On AWS say which one: a100-/);
  });

  test("a placement group of the pool's own for capacity that is reserved", () => {
    const capacity = Capacity.capacityBlock("cr-0123456789abcdef0");
    const message = messageOf({ capacity, zone: "eu-central-1a", compactPlacement: true });
    expect(message).toMatch(/compactPlacement is true/);
    expect(message).toMatch(/aws_launch_template\.placement\.group_name/);
  });
});

describe("a zone", () => {
  test.each([Capacity.reservation("cr-0123456789abcdef0"), Capacity.capacityBlock("cr-0123456789abcdef0")])(
    "is asked for where capacity of kind $kind stands in one",
    (capacity) => {
      expect(messageOf({ capacity })).toMatch(/^cloud\/train: reserved capacity stands in one availability zone\./);
    },
  );

  test.each(["us-east-1a", "eu-central-1", "eu-central-11a"])(
    "is in the region of the site, which %s is not",
    (zone) => {
      expect(messageOf({ zone })).toBe(
        `cloud/train: zone is '${zone}', which is not in the site's region. Write one such as eu-central-1a.`,
      );
    },
  );
});

describe("a mistake in the program", () => {
  test.each([
    ["nodeSelection", { nodeSelection: NodeSelection.byName("node-1") }],
    ["server", { server: Server.DGX_H100 }],
  ])("%s, which is for nodes that stand already", (property, props) => {
    expect(messageOf(props)).toBe(
      `cloud/train: ${property} is for nodes that stand already. AWS makes the nodes of a pool, and their power follows` +
        " from the machine type. Leave it out.",
    );
  });

  test.each(["", "alias/acme", "arn:aws:kms:eu-central-1:111122223333:alias/acme", "projects/p/locations/l"])(
    "a key named '%s'",
    (keyArn) => {
      expect(messageOf({}, { key: Key.existing(keyArn) })).toContain(
        `cloud: the key that was passed in is '${keyArn}'. Write what the cloud calls it in full, such as arn:aws:kms:`,
      );
    },
  );

  test.each(["", "1.34.2", "v1.34", "latest"])("a version of Kubernetes '%s'", (version) => {
    const message = `cloud: '${version}' is no minor version of Kubernetes. Write one such as 1.34, without the patch.`;
    expect(messageOf({}, { kubernetesVersion: version })).toBe(message);
    const network = Network.existing({ networkId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-b"] });
    const cluster = Cluster.existing({ clusterName: "shared", version });
    expect(messageOf({}, { network, cluster })).toBe(message);
  });

  test("one subnet for a cluster of its own, and not for one that stands", () => {
    const network = Network.existing({ networkId: "vpc-1", privateSubnetIds: ["subnet-a"] });
    expect(messageOf({}, { network })).toMatch(/^cloud: EKS wants subnets in at least two availability zones/);
    const cluster = Cluster.existing({ clusterName: "shared", version: "1.34" });
    expect(() => emitted((stack) => new SovereignGpuPool(stack, "train", SMALL), { network, cluster })).not.toThrow();
  });

  test("a pool that would take the name of the system's", () => {
    const act = () => emitted((stack) => new SovereignGpuPool(stack, "sovereign-system", SMALL));
    expect(thrownBy(act).message).toMatch(/^cloud\/sovereign-system: 'sovereign-system' is the id of a part that/);
  });

  test("overrides of what the pool does not emit", () => {
    expect(messageOf({ overrides: { aws_eks_nodegroup: { tags: {} } } })).toBe(
      "cloud/train: overrides names aws_eks_nodegroup, which this pool does not emit; " +
        "did you mean 'aws_eks_node_group'? It emits aws_launch_template, aws_eks_node_group, aws_placement_group.",
    );
  });

  test("an existing cluster without its network", () => {
    const cluster = Cluster.existing({ clusterName: "shared", version: "1.34" });
    expect(thrownBy(() => emittedPool({}, { cluster })).message).toMatch(/^cloud: an existing cluster was passed in/);
  });

  test.each(["network", "keys", "cluster"])("a construct with the id %s, which the stack keeps for itself", (id) => {
    const act = () => emitted((stack) => new SovereignGpuPool(stack, id, SMALL));
    expect(thrownBy(act).message).toBe(
      `cloud/${id}: '${id}' is the id of a part that the stack makes for itself. Give this construct another id.`,
    );
  });

  test("has no stack trace to read", () => {
    expect(thrownBy(() => emittedPool({ zone: "us-east-1a" })).stack).not.toMatch(/\n\s+at /);
  });
});
