import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { Cluster } from "../../../constructs/cluster";
import { ClusterController } from "../../../constructs/cluster-controller";
import { Manifests } from "../../../constructs/manifests";
import { NodeSelection } from "../../../constructs/node-selection";
import { Site } from "../../../constructs/site";
import type { KubernetesSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack, type SovereignStackProps } from "../../../constructs/sovereign-stack";
import type { TenantQuota } from "../../../constructs/tenant-quota";
import { SovereignError } from "../../../engine/error";
import { thrownBy } from "../aws/aws-program";
import { useTemporaryFolder } from "../program";
import { ACME, clusterSite, layers, POOL, poolLayers } from "./kubernetes-program";

useTemporaryFolder();

const { byLabels, byName, byRack } = NodeSelection;
const REGISTRY = { host: "registry.acme.example", country: "FR", operator: ACME };

function refused(act: () => void): string {
  const error = thrownBy(act);
  expect(error).toBeInstanceOf(SovereignError);
  return error.message;
}

const poolRefused = (pool: Partial<SovereignGpuPoolProps>, stack: Partial<SovereignStackProps> = {}) =>
  refused(() => void poolLayers(pool, stack));

describe("nodes that stand already", () => {
  test.each<[string, Partial<SovereignGpuPoolProps>, string | RegExp]>([
    ["no selection", { nodeSelection: undefined }, "nodeSelection does not say which they are"],
    ["by rack", { nodeSelection: byRack("r1") }, "NodeSelection.byRack needs a site whose hosts state their racks"],
    ["no name", { nodeSelection: byName() }, "names no node"],
    ["no label", { nodeSelection: byLabels({}) }, "names no label, which would mean every node"],
    [
      "a label that is none",
      { nodeSelection: byLabels({ "a b": "c" }) },
      "nodeSelection: 'a b=c' is no Kubernetes label",
    ],
    ["a value that is none", { nodeSelection: byLabels({ a: "-" }) }, "nodeSelection: 'a=-' is no Kubernetes label"],
    ["a name twice", { nodes: 2, nodeSelection: byName("a", "a") }, 'names the node "a" twice'],
    ["fewer names than nodes", { nodeSelection: byName("a") }, "has 4 nodes, and nodeSelection names 1"],
    ["labels on nodes found by labels", { labels: { a: "b" } }, "NodeSelection.byName"],
    ["own label that is none", { nodes: 1, nodeSelection: byName("a"), labels: { "/": "b" } }, "the label '/=b'"],
    ["detected hardware", { accelerator: Accelerator.detected() }, "In a cluster say which one"],
    ["spot", { capacity: Capacity.spot() }, "capacity has no meaning"],
    ["a zone", { zone: "eu-west-1a" }, "zone has no meaning"],
    ["compact placement", { compactPlacement: true }, "compactPlacement has no meaning"],
    ["an interconnect", { clusterInterconnect: true }, "clusterInterconnect has no meaning"],
    ["a disk", { diskGib: 100 }, "diskGib has no meaning"],
    ["fewest nodes", { nodes: undefined, minNodes: 1, maxNodes: 4 }, "minNodes has no meaning"],
    ["a handler that is none", { runtimeClassHandler: "Kata QEMU" }, "runtimeClassHandler is 'Kata QEMU'"],
    ["an override of nothing", { overrides: { aws_instance: {} } }, "It emits nothing"],
  ])("%s", (_, props, message) => {
    const text = poolRefused(props);
    expect(text).toMatch(/^hall\/train: /);
    expect(text).toMatch(message);
  });

  test("labels and taints through the kubectl provider: it would delete the Node", () => {
    const named = { nodes: 1, nodeSelection: byName("a") };
    expect(poolRefused(named, { manifests: Manifests.KUBECTL })).toContain("would delete the Node");
  });

  test.each([
    ["a name", { nodes: 1, nodeSelection: byName("a") }, { nodes: 2, nodeSelection: byName("b", "a") }, 'the node "a"'],
    ["the same labels", {}, {}, "the nodes with node.acme.example/pool=h100"],
  ])("two pools on %s", (_, one, two, taken) => {
    const text = refused(() =>
      layers((stack) => {
        new SovereignGpuPool(stack, "one", { ...POOL, ...one });
        new SovereignGpuPool(stack, "two", { ...POOL, ...two });
      }),
    );
    expect(text).toContain(`hall/two: hall/one has ${taken} already`);
  });

  test("pools of one name in two stacks of a cluster would be one to Kueue", () => {
    const site = clusterSite();
    const quotas = [{ tenant: "a", accelerators: 1 }];
    const text = refused(() => {
      const app = new App();
      new SovereignGpuPool(new SovereignStack(app, "one", { site }), "train", { ...POOL, quotas });
      const other = { ...POOL, quotas, nodeSelection: byLabels({ pool: "other" }) };
      new SovereignGpuPool(new SovereignStack(app, "two", { site }), "train", other);
    });
    expect(text).toContain('the cluster has one ResourceFlavor "train"');
  });
});

describe("quotas", () => {
  const share: TenantQuota = { tenant: "a", accelerators: 1 };

  test.each<[string, TenantQuota[], string]>([
    ["more than the pool has", [{ ...share, accelerators: 33 }], "come to 33 accelerators, and the pool has 32"],
    ["together more than the pool has", [share, { tenant: "b", accelerators: 32 }], "come to 33 accelerators"],
    ["a tenant twice", [share, { ...share, namespace: "b" }], 'names the tenant "a" twice'],
    ["a namespace twice", [share, { tenant: "b", namespace: "a", accelerators: 1 }], '"a" to "a" and "b"'],
    ["a tenant that names nothing", [{ ...share, tenant: "A" }], 'tenant "A" names objects of the cluster'],
    ["a namespace that names nothing", [{ ...share, namespace: "a.b" }], 'namespace "a.b" names objects'],
    ["less than none", [{ ...share, accelerators: -1 }], "accelerators is -1"],
    ["half a core", [{ ...share, cpuCores: 0.5 }], "cpuCores is 0.5"],
    ["no number", [{ ...share, borrowableAccelerators: NaN }], "borrowableAccelerators is NaN"],
  ])("%s", (_, quotas, message) => expect(poolRefused({ quotas })).toContain(message));

  test("exactly what the pool has is right", () => {
    expect(() => poolLayers({ quotas: [share, { tenant: "b", accelerators: 31 }] })).not.toThrow();
  });

  test("of nodes that nobody counts accelerators on", () => {
    expect(poolRefused({ quotas: [share], server: undefined })).toContain("nobody says how many a node has");
  });

  test("of an accelerator without a device plugin", () => {
    const props = { accelerator: Accelerator.GROQ_LPU, acceleratorsPerNode: 8, quotas: [share] };
    expect(poolRefused(props)).toContain("none is known for groq-lpu");
  });
});

describe("topology and labels", () => {
  const levels = (count: number) => Array.from({ length: count }, (_, index) => `acme.example/level-${index}`);
  test.each<[string, string[], string]>([
    ["too many levels", levels(17), "has 17 levels, and Kueue takes 16"],
    ["a level twice", ["rack", "rack"], 'names "rack" twice'],
    ["the host name before another", ["kubernetes.io/hostname", "rack"], "Put it last"],
    ["no label key", ["-rack"], '"-rack", which is no key of a Kubernetes label'],
  ])("%s", (_, topologyLevels, message) => expect(poolRefused({ topologyLevels })).toContain(message));

  test("as many levels as Kueue takes are right", () => {
    expect(() => poolLayers({ topologyLevels: levels(16) })).not.toThrow();
  });

  test("more labels than a flavour takes", () => {
    const labels = Object.fromEntries(levels(9).map((key) => [key, "x"]));
    const selection = { nodeSelection: byLabels(labels), topologyLevels: ["rack"] };
    expect(poolRefused(selection)).toContain("found by 9 labels, and Kueue takes 8");
  });
});

describe("versions of Kubernetes", () => {
  const withVersion = (kubernetesVersion: string): Partial<SovereignStackProps> => ({
    site: clusterSite({ kubernetesVersion }),
  });

  test("too old for an object: both versions are named", () => {
    const quotas = [{ tenant: "a", accelerators: 1 }];
    const text = poolRefused({ quotas }, withVersion("1.28"));
    expect(text).toMatch(/^hall-workloads\/pools\/train\/\S+: \w+ of kueue.x-k8s.io\/v1beta2 needs Kubernetes 1.29/);
    expect(text).toContain("the cluster has 1.28");
  });

  test.each(["1.29", "1.100"])("%s is new enough", (version) => {
    expect(() => poolLayers({ topologyLevels: ["rack"] }, withVersion(version))).not.toThrow();
  });

  test("too old for a controller", () => {
    const site = clusterSite({ kubernetesVersion: "1.28", registry: REGISTRY });
    const text = refused(() => layers(() => undefined, { site, controllers: [ClusterController.kueue()] }));
    expect(text).toContain("the chart kueue 0.19.2 needs Kubernetes 1.29");
  });

  test.each(["1", "1.34.2", "v1.34", "2.0", "latest", ""])("'%s' is none, and the site says so", (version) => {
    const text = refused(() => clusterSite({ kubernetesVersion: version }));
    expect(text).toBe(
      `Site.kubernetes("lyon"): '${version}' is no minor version of Kubernetes. Write one such as 1.34, without the patch.`,
    );
  });

  test("of a cluster that is passed in", () => {
    const withCluster = (version: string) => ({ cluster: Cluster.existing({ clusterName: "lyon", version }) });
    const quotas = [{ tenant: "a", accelerators: 1 }];
    expect(() => poolLayers({ quotas }, withCluster("v1.34.2+rke2r1"))).not.toThrow();
    expect(poolRefused({ quotas }, withCluster("v1.28.9"))).toContain("the cluster has v1.28.9");
    expect(poolRefused({ quotas }, withCluster("latest"))).toContain("kubernetesVersion is 'latest'");
  });

  test("stated of the stack too", () => {
    expect(poolRefused({}, { kubernetesVersion: "1.33" })).toContain("Leave it out of the stack");
  });
});

describe("a site that does not say how its cluster is reached, as no compiler stops a program from doing", () => {
  const site = clusterSite({ access: undefined });

  test("is refused with the first object", () => {
    const text = poolRefused({ runtimeClassHandler: "nvidia" }, { site });
    expect(text).toMatch(/^hall-workloads: .* State its `access`, e\.g\. `ClusterAccess\.kubeconfig/);
  });

  test("is right as long as nothing stands in its cluster", () => {
    expect(() => poolLayers({}, { site })).not.toThrow();
  });
});

describe("controllers", () => {
  const stackWith = (controllers: ClusterController[], site: Partial<KubernetesSiteProps> = {}) =>
    refused(() => layers(() => undefined, { site: clusterSite(site), controllers }));

  test("without a registry", () => {
    expect(stackWith([ClusterController.kueue()])).toMatch(/^hall: Kueue is installed from the registry of the site/);
  });

  test("twice", () => {
    const twice = [ClusterController.kueue(), ClusterController.kueue()];
    expect(stackWith(twice, { registry: REGISTRY })).toContain("names Kueue twice");
  });

  test("on a site without a cluster", () => {
    const site = Site.local("here", { country: "FR", operator: ACME });
    const text = refused(
      () => new SovereignStack(new App(), "hall", { site, controllers: [ClusterController.kueue()] }),
    );
    expect(text).toContain('the site "here" has none');
  });
});

describe("parts that are not this platform's", () => {
  test.each(["network", "key"] as const)("%s", (part) => {
    expect(refused(() => layers((stack) => void stack[part]))).toContain(`platform 'kubernetes' has no ${part}`);
  });
});
