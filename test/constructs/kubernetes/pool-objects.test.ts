import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { DataClass } from "../../../constructs/data-class";
import { Manifests } from "../../../constructs/manifests";
import { NodeSelection } from "../../../constructs/node-selection";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { TaintEffect } from "../../../constructs/taint";
import { stackJson } from "../aws/aws-program";
import { useTemporaryFolder } from "../program";
import { problemsOf } from "./custom-resources";
import { clusterSite, layers, manifests, POOL, poolLayers, resources, yamlManifests } from "./kubernetes-program";

useTemporaryFolder();

const SHARED: Partial<SovereignGpuPoolProps> = {
  quotas: [
    { tenant: "research", accelerators: 24, borrowableAccelerators: 8 },
    { tenant: "chat", namespace: "chat-prod", accelerators: 8, cpuCores: 256, memoryGib: 2048, createNamespace: true },
  ],
  topologyLevels: ["topology.acme.example/rack", "kubernetes.io/hostname"],
  taints: [
    { key: "nvidia.com/gpu", effect: TaintEffect.NO_SCHEDULE },
    { key: "team", value: "ai", effect: TaintEffect.NO_EXECUTE },
  ],
  runtimeClassHandler: "nvidia",
};

const NAMED: Partial<SovereignGpuPoolProps> = {
  nodes: 2,
  nodeSelection: NodeSelection.byName("node-1", "node-2.acme.example"),
  labels: { team: "ai" },
};

describe("what a pool becomes in a cluster that stands already", () => {
  test("nodes by label: quotas, topology and runtime class above them, and nothing on the nodes", () => {
    expect(poolLayers(SHARED)).toMatchSnapshot();
  });

  test("nodes by name: they get the pool's labels and taints", () => {
    expect(poolLayers(NAMED)).toMatchSnapshot();
  });

  test("labels and taints of a node have two owners: one would lose the first when it writes the second", () => {
    const owners = resources(poolLayers(NAMED).workloads).map(([type, { field_manager: owner }]) => `${type} ${owner}`);
    expect([...new Set(owners)]).toEqual([
      "kubernetes_labels cdktf-sovereign-ai-labels",
      "kubernetes_node_taint cdktf-sovereign-ai-taints",
    ]);
  });

  test("through the kubectl provider", () => {
    expect(poolLayers(SHARED, { manifests: Manifests.KUBECTL }).workloads).toMatchSnapshot();
  });

  test("without wishes: facts alone, no provider in any layer", () => {
    const { base, platform, workloads } = poolLayers();
    for (const layer of [base, platform, workloads]) {
      expect(Object.keys(layer.terraform)).toEqual(["backend"]);
      expect([layer.provider, layer.resource]).toEqual([undefined, undefined]);
    }
    expect(base["//"].sovereignty.constructs).toEqual({
      "hall/train": {
        type: "SovereignGpuPool",
        accelerator: { name: "h100-sxm", perNode: 8, nodes: 4 },
        server: "dgx-h100",
      },
    });
  });

  test("the same program gives the same bytes", () => {
    expect(JSON.stringify(poolLayers(SHARED))).toBe(JSON.stringify(poolLayers(SHARED)));
  });
});

describe("every object", () => {
  test.each<[string, Partial<SovereignGpuPoolProps>]>([
    ["with everything", SHARED],
    ["of named nodes", { ...SHARED, ...NAMED, taints: undefined, quotas: [{ tenant: "a", accelerators: 16 }] }],
    ["with a share of nothing", { quotas: [{ tenant: "a", accelerators: 0, cpuCores: 0, memoryGib: 0 }] }],
    ["with topology alone", { topologyLevels: ["rack"] }],
  ])("is what the cluster's definition says: %s", (_, props) => {
    const objects = manifests(poolLayers(props).workloads).filter(({ apiVersion }) => /kueue/.test(String(apiVersion)));
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.flatMap(problemsOf)).toEqual([]);
  });

  test("with an unknown field, in the wrong scope or of an older version would be found out", () => {
    const [queue] = manifests(poolLayers(SHARED).workloads).filter(({ kind }) => kind === "ClusterQueue");
    const spec = queue.spec as object;
    expect(problemsOf({ ...queue, spec: { ...spec, cohort: "train" } }).join()).toContain("additional properties");
    expect(problemsOf({ ...queue, metadata: { name: "a", namespace: "b" } }).join()).toContain("namespace");
    expect(problemsOf({ ...queue, apiVersion: "kueue.x-k8s.io/v1alpha1" }).join()).toContain("no definition");
  });

  test("through the kubectl provider is deleted with the program, but for a namespace, which may have stood before", () => {
    const written = resources(poolLayers(SHARED, { manifests: Manifests.KUBECTL }).workloads);
    const staying = written.filter(([, { apply_only: stays }]) => stays === true);
    expect(staying.map(([, { yaml_body: text }]) => text)).toEqual([expect.stringContaining("kind: Namespace\n")]);
  });

  test("is the same through both providers", () => {
    const objects = yamlManifests(poolLayers(SHARED, { manifests: Manifests.KUBECTL }).workloads);
    expect(objects).toHaveLength(8);
    expect(objects).toEqual(manifests(poolLayers(SHARED).workloads));
  });
});

describe("quotas", () => {
  const queueOf = (tenant: string, props: Partial<SovereignGpuPoolProps>) =>
    manifests(poolLayers(props).workloads).find(
      ({ kind, metadata }) => kind === "ClusterQueue" && (metadata as { name: string }).name === `train.${tenant}`,
    )?.spec as { resourceGroups: { flavors: { resources: Record<string, string>[] }[] }[] };
  const sharesOf = (tenant: string, props: Partial<SovereignGpuPoolProps>) =>
    Object.fromEntries(
      queueOf(tenant, props).resourceGroups[0].flavors[0].resources.map(({ name, nominalQuota, borrowingLimit }) => [
        name,
        `${nominalQuota}+${borrowingLimit}`,
      ]),
    );

  test("cover CPU and memory always: Kueue lets nothing in that asks for what is not covered", () => {
    expect(sharesOf("research", SHARED)).toEqual({ "nvidia.com/gpu": "24+8", cpu: "1M+0", memory: "1Pi+0" });
    expect(sharesOf("chat", SHARED)).toEqual({ "nvidia.com/gpu": "8+0", cpu: "256+0", memory: "2Ti+0" });
  });

  test("are written as Kubernetes writes quantities, or an admission webhook would rewrite them", () => {
    const share = { tenant: "a", accelerators: 8000, cpuCores: 12_000_000, memoryGib: 1536 };
    expect(sharesOf("a", { nodes: 1000, quotas: [share] })).toEqual({
      "nvidia.com/gpu": "8k+0",
      cpu: "12M+0",
      memory: "1536Gi+0",
    });
  });

  test("count the resource of the accelerator's vendor", () => {
    const props = { accelerator: Accelerator.MI300X, acceleratorsPerNode: 8, server: undefined };
    expect(sharesOf("a", { ...props, quotas: [{ tenant: "a", accelerators: 1 }] })).toHaveProperty(["amd.com/gpu"]);
  });

  test("of two pools share a namespace that the deploy makes, which stays with either", () => {
    const quotas = [{ tenant: "a", accelerators: 1, createNamespace: true }];
    const both = layers((stack) => {
      new SovereignGpuPool(stack, "one", { ...POOL, quotas });
      new SovereignGpuPool(stack, "two", {
        ...POOL,
        quotas,
        nodeSelection: NodeSelection.byLabels({ pool: "two" }),
      });
    }).workloads;
    const one = layers((stack) => void new SovereignGpuPool(stack, "one", { ...POOL, quotas })).workloads;
    const addressesOf = (json: typeof one) => Object.keys(json.resource.kubernetes_manifest);
    expect(addressesOf(both).filter((name) => name.startsWith("namespaces_"))).toHaveLength(1);
    expect(addressesOf(both)).toEqual(expect.arrayContaining(addressesOf(one)));
  });
});

test("a namespace that another stack makes already is refused, with what to leave out", () => {
  const app = new App();
  const site = clusterSite();
  const tenant = (id: string) => {
    const quotas = [{ tenant: "a", accelerators: 1, createNamespace: true }];
    const nodeSelection = NodeSelection.byLabels({ pool: id });
    new SovereignGpuPool(new SovereignStack(app, id, { site }), id, { ...POOL, nodeSelection, quotas });
  };
  tenant("one");
  expect(() => tenant("two")).toThrow(
    /makes the namespace "a" of this cluster already\. .*leave out `createNamespace`/,
  );
});

describe("names of objects", () => {
  const nameOf = (id: string) =>
    manifests(
      layers((stack) => void new SovereignGpuPool(stack, id, { ...POOL, runtimeClassHandler: "nvidia" })).workloads,
    ).map(({ metadata }) => (metadata as { name: string }).name)[0];

  test("are the pool's own where Kubernetes takes it, else made so and kept apart by a hash", () => {
    expect(nameOf("train")).toBe("train");
    expect(nameOf("Train_8")).toMatch(/^train-8-[0-9a-f]{8}$/);
    expect(nameOf("x".repeat(80))).toMatch(/^x{54}-[0-9a-f]{8}$/);
    expect(nameOf("_")).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe("the name of a pool's cohort", () => {
  const quotas = [{ tenant: "a", accelerators: 1 }];
  const cohortOf = (stack: string, pool: string) => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    new SovereignGpuPool(new SovereignStack(app, stack, { site: clusterSite() }), pool, { ...POOL, quotas });
    app.synth();
    const queues = manifests(stackJson(`${stack}-workloads`)).filter(({ kind }) => kind === "ClusterQueue");
    expect(queues.flatMap(problemsOf)).toEqual([]);
    return (queues[0].spec as { cohortName: string }).cohortName;
  };

  test("has its stack's too, so that no other program's queues are in it by accident", () => {
    expect(cohortOf("hall", "train")).toBe("hall.train");
    expect(cohortOf("annex", "train")).toBe("annex.train");
  });

  test("is one that Kueue takes, whatever the stack and the pool are called", () => {
    expect(cohortOf("Hall_2", "Train_8")).toMatch(/^hall-2-[0-9a-f]{8}\.train-8-[0-9a-f]{8}$/);
    expect(cohortOf("h".repeat(80), "_")).toMatch(/^h{54}-[0-9a-f]{8}\.[0-9a-f]{8}$/);
  });
});

describe("what is stated", () => {
  test("the objects are as protected as their pool", () => {
    const { workloads } = poolLayers({ ...SHARED, dataClass: DataClass.SECRET });
    expect(workloads["//"].sovereignty.constructs).toEqual({ "hall-workloads/pools/train": { dataClass: "secret" } });
  });
});

describe("a cluster that does not answer, or is older than the program says", () => {
  const HINT = "can-this-machine-reach-the-cluster";

  test.each([
    [Manifests.KUBERNETES, `data.kubernetes_server_version.${HINT}`],
    [Manifests.KUBECTL, `kubectl_server_version.${HINT}`],
  ])("%s: is asked first, and everything waits for the answer", (provider, address) => {
    const { workloads } = poolLayers(provider === Manifests.KUBECTL ? SHARED : { ...SHARED, ...NAMED, quotas: [] }, {
      manifests: provider,
    });
    const written = resources(workloads).filter(([type]) => type !== "kubectl_server_version");
    expect(written.length).toBeGreaterThan(2);
    for (const [type, { depends_on: dependsOn }] of written) expect(dependsOn, type).toContain(address);
    const { lifecycle } = { ...workloads.data, ...workloads.resource }[`${provider}_server_version`][HINT];
    expect(lifecycle).toEqual({
      postcondition: [
        {
          condition: '${tonumber(regex("^v?[0-9]+\\\\.([0-9]+)", self.git_version)[0]) >= 34}',
          error_message: expect.stringContaining("runs Kubernetes ${self.git_version}, and the program says 1.34"),
        },
      ],
    });
  });
});

describe("overrides", () => {
  test("reach every resource of a type", () => {
    const { workloads } = poolLayers({ ...NAMED, overrides: { kubernetes_labels: { force: true } } });
    const labels = Object.values(workloads.resource.kubernetes_labels);
    expect(labels.map(({ force }) => force)).toEqual([true, true]);
  });
});
