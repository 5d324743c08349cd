import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ClusterController } from "../../../../constructs/cluster-controller";
import type { PowerGroup } from "../../../../constructs/kubernetes/power/power-group";
import { Manifests } from "../../../../constructs/manifests";
import { thrownBy } from "../../aws/aws-program";
import { useTemporaryFolder } from "../../program";
import { problemsOf } from "../custom-resources";
import { ACME, clusterSite, yamlManifests } from "../kubernetes-program";
import { groupLayers, objectOf, objectsOf, SERVE, TRAIN, type KubernetesManifest } from "./power-program";

useTemporaryFolder();

const REGISTRY = { host: "registry.acme.example", country: "FR", operator: ACME };
const CUSTOM = /kueue|nfd|monitoring/;
const BARE: Partial<PowerGroup> = { gpuCapWatts: undefined, whenHot: "alert", thresholds: {}, tenants: undefined };
const MI300X: PowerGroup = {
  ...TRAIN,
  accelerator: "mi300x",
  nodeWatts: 9400,
  gpuCapWatts: 600,
  capRange: { minWatts: 100, maxWatts: 750 },
};

const names = (objects: readonly KubernetesManifest[]) =>
  objects.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name].filter(Boolean).join(" ")).sort();

const specOf = <Spec>(object: KubernetesManifest) => object.spec as Spec;

interface PodTemplate {
  readonly template: {
    readonly spec: {
      readonly containers: readonly Record<string, unknown>[];
      readonly tolerations: readonly Record<string, string>[];
      readonly volumes: readonly Record<string, unknown>[];
    } & Record<string, unknown>;
    readonly metadata: { readonly annotations: Record<string, string> };
  };
}

const podOf = (objects: readonly KubernetesManifest[], name: string) =>
  specOf<PodTemplate>(objectOf(objects, "DaemonSet", name)).template;

describe("what holds a group to its numbers", () => {
  test("all of it", () => {
    expect(objectsOf([TRAIN])).toMatchSnapshot();
  });

  test("through the kubectl provider, with no variable of a script as one of Terraform", () => {
    const { workloads } = groupLayers([TRAIN], { manifests: Manifests.KUBECTL });
    const scripts = yamlManifests(workloads).find(
      ({ metadata }) => (metadata as { name: string }).name === "train.scripts",
    );
    const text = (scripts?.data as Record<string, string>)["power-cap.sh"];
    expect(text).toContain("$${");
    expect(text.replaceAll("$${", "")).not.toContain("${");
    const daemons = Object.values(workloads.resource.kubectl_manifest).filter(({ yaml_body: body }) =>
      (body as string).includes("kind: DaemonSet"),
    );
    expect(daemons.map(({ wait_for_rollout: waits }) => waits)).toEqual([false, false]);
  });

  test("the same program gives the same bytes", () => {
    expect(JSON.stringify(groupLayers([TRAIN, SERVE]))).toBe(JSON.stringify(groupLayers([TRAIN, SERVE])));
  });

  test("without cap, threshold and tenants: labels, watts and alerts on power alone", () => {
    expect(names(objectsOf([{ ...TRAIN, ...BARE }]))).toEqual([
      "ConfigMap sovereign-power sovereign-dcgm-counters",
      "Namespace sovereign-power",
      "NodeFeatureRule sovereign-power.train",
      "PrometheusRule sovereign-power train",
      "ResourceFlavor train",
      "Topology train",
    ]);
  });

  test("states where the images of its agents come from", () => {
    const { workloads } = groupLayers([{ ...TRAIN, kubectlImage: "ghcr.io/acme/kubectl:1.34.3" }]);
    expect(workloads["//"].sovereignty.constructs).toEqual({
      "hall-workloads/train": {
        pulls: ["ghcr.io", "registry.acme.example"].map((from) => ({
          what: "container images of the power agent of train",
          from,
        })),
      },
    });
  });

  test.each<[string, PowerGroup[]]>([
    ["capped and tainted", [TRAIN]],
    ["of two kinds", [TRAIN, SERVE]],
    ["drained", [{ ...TRAIN, whenHot: "drain" }]],
    ["of AMD", [MI300X]],
    ["without racks", [{ ...TRAIN, racks: [], feeds: [], hallLimitWatts: undefined }]],
    ["of another vendor", [{ ...TRAIN, ...BARE, accelerator: "gaudi3", registry: undefined }]],
  ])("every custom object is what the cluster's definition says: %s", (_, groups) => {
    const objects = objectsOf(groups).filter(({ apiVersion }) => CUSTOM.test(String(apiVersion)));
    expect(objects.length).toBeGreaterThan(2);
    expect(objects.flatMap(problemsOf)).toEqual([]);
  });
});

describe("the agent", () => {
  test("has room for what shells write, apart from that of the container which is no root", () => {
    const { spec } = podOf(objectsOf([TRAIN]), "train");
    const temporary = spec.containers.map(({ volumeMounts }) =>
      (volumeMounts as { name: string; mountPath: string }[]).find(({ mountPath }) => mountPath === "/tmp"),
    );
    expect(temporary.map((mount) => mount?.name)).toEqual(["scratch", "tmp"]);
    expect(spec.volumes).toEqual(expect.arrayContaining([{ name: "scratch", emptyDir: {} }]));
  });

  test("asks for no accelerator, tolerates the group's taints and its own, and has the one capability it needs", () => {
    const { spec } = podOf(objectsOf([TRAIN]), "train");
    const [cap, taint] = spec.containers;
    expect(JSON.stringify(spec)).not.toContain('"nvidia.com/gpu":');
    expect(spec.tolerations).toEqual([
      { key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" },
      { key: "sovereign.ai/hot", operator: "Exists", effect: "NoSchedule" },
    ]);
    expect(spec.runtimeClassName).toBe("nvidia");
    expect(cap.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] },
    });
    expect(taint.securityContext).toMatchObject({ runAsNonRoot: true, capabilities: { drop: ["ALL"] } });
  });

  test("that taints has the token in the one container that uses it", () => {
    const { spec } = podOf(objectsOf([TRAIN]), "train");
    expect(spec.automountServiceAccountToken).toBe(false);
    const withToken = spec.containers.filter(({ volumeMounts }) => JSON.stringify(volumeMounts).includes('"token"'));
    expect(withToken.map(({ name }) => name)).toEqual(["power-taint"]);
  });

  test("that only alerts has no account and no right in the cluster", () => {
    const objects = objectsOf([{ ...TRAIN, whenHot: "alert", registry: undefined }]);
    expect(objects.map(({ kind }) => kind).filter((kind) => /Role|Account|Policy/.test(kind))).toEqual([]);
    expect(podOf(objects, "train").spec.serviceAccountName).toBeUndefined();
  });

  test("of the driver's own container takes its tool from there", () => {
    const objects = objectsOf([{ ...TRAIN, driver: "driver-container" }]);
    const { spec } = podOf(objects, "train");
    expect(spec.runtimeClassName).toBeUndefined();
    expect(spec.containers[0].securityContext).toMatchObject({ privileged: true });
    const { data } = objectOf(objects, "ConfigMap", "train.scripts");
    expect((data as Record<string, string>)["power-cap.sh"]).toContain("DRIVER_ROOT='/driver'");
  });

  test("of AMD writes to sysfs, with no capability at all", () => {
    const { spec } = podOf(objectsOf([MI300X]), "train");
    expect(spec.runtimeClassName).toBeUndefined();
    expect(spec.containers[0].securityContext).toMatchObject({ capabilities: { drop: ["ALL"] } });
    expect(spec.volumes).toContainEqual({ name: "sysfs", hostPath: { path: "/sys", type: "Directory" } });
  });

  test("keeps off nodes of another owner, and off those with Dynamo's power agent", () => {
    expect(podOf(objectsOf([TRAIN]), "train").spec.affinity).toEqual({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "sovereign.ai/power-owner", operator: "DoesNotExist" }] }],
        },
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: { matchLabels: { "app.kubernetes.io/component": "power-agent" } },
            namespaceSelector: {},
            topologyKey: "kubernetes.io/hostname",
          },
        ],
      },
    });
  });

  test("is replaced when its numbers change", () => {
    const mark = (group: PowerGroup) => podOf(objectsOf([group]), "train").metadata.annotations;
    expect(mark({ ...TRAIN, gpuCapWatts: 500, nodeWatts: 8600 })).not.toEqual(mark(TRAIN));
    expect(mark({ ...TRAIN, hallLimitWatts: 50_000 })).toEqual(mark(TRAIN));
  });

  test("may patch its group's nodes alone, by name where they are known", () => {
    const rulesOf = (group: PowerGroup) => objectOf(objectsOf([group]), "ClusterRole").rules;
    expect(rulesOf(TRAIN)).toEqual([
      { apiGroups: [""], resources: ["nodes"], verbs: ["get", "patch"], resourceNames: ["n1", "n2", "n3", "n4"] },
    ]);
    expect(rulesOf({ ...TRAIN, racks: [], feeds: [] })).toEqual([
      { apiGroups: [""], resources: ["nodes"], verbs: ["get", "patch"] },
    ]);
  });
});

describe("labels and watts of nodes", () => {
  interface Rules {
    readonly rules: readonly Record<string, unknown>[];
  }
  const rulesOf = (group: PowerGroup) => specOf<Rules>(objectOf(objectsOf([group]), "NodeFeatureRule")).rules;

  test("say where each rack stands", () => {
    expect(rulesOf(TRAIN)[1]).toEqual({
      name: "train rack r1",
      labels: {
        "sovereign.ai/hall": "hall-1",
        "sovereign.ai/feed": "feed-a.feed-b",
        "sovereign.ai/rack": "r1",
        "sovereign.ai/cooling-zone": "z1",
      },
      matchFeatures: [{ feature: "system.name", matchExpressions: { nodename: { op: "In", value: ["n1", "n2"] } } }],
    });
  });

  test("that hosts carry already are not set twice", () => {
    const [, rack] = rulesOf({ ...TRAIN, carriedLabels: ["sovereign.ai/rack"] });
    expect(Object.keys(rack.labels as object)).not.toContain("sovereign.ai/rack");
  });

  test("come by the accelerator's PCI id where nodes have no names", () => {
    const places = ["hall", "feed", "rack", "cooling-zone"].map((place) => `sovereign.ai/${place}`);
    const racks = TRAIN.racks.map((rack) => ({ ...rack, nodeNames: undefined }));
    expect(rulesOf({ ...TRAIN, racks, carriedLabels: places })).toEqual([
      {
        name: "train watts",
        extendedResources: { "sovereign.ai/watts": "9000" },
        matchFeatures: [
          {
            feature: "pci.device",
            matchExpressions: { vendor: { op: "In", value: ["10de"] }, device: { op: "In", value: ["2330"] } },
          },
        ],
      },
    ]);
    expect(thrownBy(() => objectsOf([{ ...TRAIN, racks }])).message).toContain('nobody labels the nodes in rack "r1"');
  });

  test("a node has at least the watts of all its accelerators", () => {
    const [watts] = rulesOf({ ...TRAIN, nodeWatts: 9001 });
    expect(watts.extendedResources).toEqual({ "sovereign.ai/watts": "9008" });
  });
});

describe("quotas in watts", () => {
  interface Queue {
    readonly cohortName: string;
    readonly resourceGroups: readonly {
      readonly coveredResources: readonly string[];
      readonly flavors: readonly { readonly name: string; readonly resources: readonly Record<string, string>[] }[];
    }[];
  }
  const watts = ({ resourceGroups: [{ flavors }] }: Queue) =>
    flavors.flatMap(({ resources }) => resources).filter(({ name }) => name === "sovereign.ai/watts");

  test("stand beside the accelerators of each tenant", () => {
    const queue = specOf<Queue>(objectOf(objectsOf([TRAIN]), "ClusterQueue", "train.research"));
    expect(queue.cohortName).toBe("power.hall-1.feed-a.feed-b");
    expect(queue.resourceGroups[0].coveredResources).toEqual(["nvidia.com/gpu", "cpu", "memory", "sovereign.ai/watts"]);
    expect(watts(queue)).toEqual([{ name: "sovereign.ai/watts", nominalQuota: "18k", borrowingLimit: "9k" }]);
  });

  test("that no tenant has are in the cohort of the feeds, which borrows nothing from its hall", () => {
    const objects = objectsOf([TRAIN]);
    const [feeds] = objects.filter(
      ({ kind, spec }) => kind === "Cohort" && (spec as { parentName?: string }).parentName,
    );
    expect(watts(feeds.spec as Queue)).toEqual([
      { name: "sovereign.ai/watts", nominalQuota: "9k", borrowingLimit: "0" },
    ]);
    expect(specOf<{ parentName: string }>(feeds).parentName).toBe("power.hall-1");
    expect(objectOf(objects, "Cohort", "power.hall-1").spec).toEqual({});
  });

  test("of groups on different feeds are kept apart, below one hall", () => {
    const cohorts = objectsOf([TRAIN, SERVE]).filter(({ kind }) => kind === "Cohort");
    expect(cohorts).toHaveLength(3);
    expect(cohorts.filter(({ spec }) => (spec as { parentName?: string }).parentName === "power.hall-1")).toHaveLength(
      2,
    );
  });

  test("of a group on several feeds are in the cohort of the hall", () => {
    const racks = [TRAIN.racks[0], { ...TRAIN.racks[1], feeds: ["feed-c"], redundancy: "N" as const }];
    const objects = objectsOf([{ ...TRAIN, racks }]);
    expect(specOf<Queue>(objectOf(objects, "ClusterQueue", "train.chat")).cohortName).toBe("power.hall-1");
    expect(watts(objectOf(objects, "Cohort").spec as Queue)).toEqual([
      { name: "sovereign.ai/watts", nominalQuota: "9k" },
    ]);
  });

  test("above what was checked are refused", () => {
    const tenants = [{ tenant: "research", accelerators: 32, watts: 36_001 }];
    expect(thrownBy(() => objectsOf([{ ...TRAIN, tenants }])).message).toContain(
      "its tenants have 36001 W, and the group was checked with 36000 W",
    );
  });

  const kueueConfig = (groups: readonly PowerGroup[]) => {
    const site = clusterSite({ registry: REGISTRY });
    const { platform } = groupLayers(groups, { site, controllers: [ClusterController.kueue()] });
    const [release] = Object.values(platform.resource.helm_release) as unknown as { values: [string] }[];
    const values = parse(release.values[0]) as { managerConfig: { controllerManagerConfigYaml: string } };
    return (parse(values.managerConfig.controllerManagerConfigYaml) as { resources: unknown }).resources;
  };

  test("come from accelerators by Kueue's own configuration, where all are alike", () => {
    expect(kueueConfig([TRAIN])).toEqual({
      quotaCheckStrategy: "IgnoreUndeclared",
      transformations: [{ input: "nvidia.com/gpu", strategy: "Retain", outputs: { "sovereign.ai/watts": "1125" } }],
    });
    expect(kueueConfig([])).toEqual({ quotaCheckStrategy: "IgnoreUndeclared" });
  });

  test("come from what pods ask for, where accelerators differ: a pod that does not is refused", () => {
    expect(kueueConfig([TRAIN, SERVE])).toEqual({
      quotaCheckStrategy: "IgnoreUndeclared",
      transformations: [
        {
          input: "sovereign.ai/watts-per-nvidia.com-gpu",
          strategy: "Replace",
          multiplyBy: "nvidia.com/gpu",
          outputs: { "sovereign.ai/watts": "1" },
        },
      ],
    });
    const objects = objectsOf([TRAIN, SERVE]);
    for (const [group, perAccelerator] of [
      ["train", "1125"],
      ["serve", "1788"],
    ]) {
      const policy = JSON.stringify(objectOf(objects, "ValidatingAdmissionPolicy", `sovereign-power.${group}.watts`));
      expect(policy).toContain(`quantity(\\"${perAccelerator}\\")`);
      const rule = objectOf(objects, "NodeFeatureRule", `sovereign-power.${group}`).spec as {
        rules: { extendedResources?: Record<string, string> }[];
      };
      expect(Object.keys(rule.rules[0].extendedResources ?? {})).toEqual([
        "sovereign.ai/watts",
        "sovereign.ai/watts-per-nvidia.com-gpu",
      ]);
    }
    expect(names(objectsOf([TRAIN])).join()).not.toContain("train.watts");
  });
});

describe("counters of the exporter", () => {
  test("stand where the stack's own operator reads them, and the operator is told", () => {
    const site = clusterSite({ registry: REGISTRY });
    const controllers = [ClusterController.nvidiaGpuOperator()];
    const { platform, workloads } = groupLayers([TRAIN, SERVE], { site, controllers });
    const [release] = Object.values(platform.resource.helm_release) as unknown as { values: [string] }[];
    expect(parse(release.values[0])).toMatchObject({ dcgmExporter: { config: { name: "sovereign-dcgm-counters" } } });
    expect(JSON.stringify(workloads.resource)).toContain('"name":"sovereign-dcgm-counters","namespace":"gpu-operator"');
  });

  test("are told to no operator without nodes that need them", () => {
    const site = clusterSite({ registry: REGISTRY });
    const { platform } = groupLayers([MI300X], { site, controllers: [ClusterController.nvidiaGpuOperator()] });
    expect(JSON.stringify(platform)).not.toContain("sovereign-dcgm-counters");
  });

  test("have three columns each, and what the exporter has by itself", () => {
    const { data } = objectOf(objectsOf([TRAIN]), "ConfigMap", "sovereign-dcgm-counters");
    const rows = (data as Record<string, string>)["dcgm-metrics.csv"].trim().split("\n");
    expect(rows.map((row) => row.split(",").length)).toEqual(Array(rows.length).fill(3));
    expect(new Set(rows).size).toBe(rows.length);
    for (const field of ["DCGM_FI_DEV_XID_ERRORS", "DCGM_EXP_CLOCK_EVENTS_COUNT", "DCGM_FI_DEV_THERMAL_VIOLATION"]) {
      expect(rows.some((row) => row.startsWith(`${field},`))).toBe(true);
    }
  });
});

describe("conditions of nodes", () => {
  const configOf = (group: PowerGroup) => {
    const { data } = objectOf(objectsOf([group]), "ConfigMap", "train.node-problems");
    return JSON.parse((data as Record<string, string>)["power.json"]) as {
      conditions: { type: string }[];
      rules: { path: string; condition: string }[];
    };
  };

  test("are one for heat and one for the cap, each asked by a script", () => {
    expect(configOf(TRAIN).rules.map(({ condition, path }) => [condition, path])).toEqual([
      ["GpuHot", "/sovereign-power/hot.sh"],
      ["PowerCapNotHolding", "/sovereign-power/cap.sh"],
    ]);
    expect(configOf({ ...TRAIN, gpuCapWatts: undefined }).conditions.map(({ type }) => type)).toEqual(["GpuHot"]);
  });

  test("are set by the cluster's own detector where the site has no registry", () => {
    const objects = objectsOf([{ ...TRAIN, registry: undefined }]);
    expect(objects.filter(({ kind }) => kind === "DaemonSet").map(({ metadata }) => metadata.name)).toEqual(["train"]);
    expect(names(objects)).toContain("ConfigMap sovereign-power train.node-problems");
  });
});

describe("refused", () => {
  test.each<[string, Partial<PowerGroup>, string]>([
    ["a name that names no object", { name: "Train_8" }, "names objects of the cluster"],
    ["watts that are none", { nodeWatts: 9000.5 }, "nodeWatts is 9000.5. Write whole watts"],
    ["a cap outside of the range", { gpuCapWatts: 150 }, "a cap of 150 W for each accelerator is outside"],
    ["other nodes than in the racks", { nodes: 5 }, "the group has 5 nodes, and its racks have 4 of them"],
    [
      "a rack with another number of names",
      { racks: [{ ...TRAIN.racks[0], nodes: 4 }] },
      '"r1" has 4 nodes of the group, and 2',
    ],
    [
      "a cap on a part that nobody can cap",
      { accelerator: "ascend-910b", capRange: undefined },
      "no way is known to set the power cap of ascend-910b (huawei)",
    ],
    [
      "a threshold of a part that nobody can read",
      { accelerator: "gaudi3", gpuCapWatts: undefined, whenHot: "alert" },
      "no way is known to read the temperature",
    ],
    ["a taint without a threshold", { thresholds: {} }, "no temperature is known from which"],
    ["a cap without an image", { image: undefined }, "a power cap needs an agent on each node"],
    ["an image by latest", { image: "registry.acme.example/power/agent:latest" }, "is not pinned"],
    ["an image without a tag", { image: "registry.acme.example/power/agent" }, "is not pinned"],
    ["an image without a registry", { image: "agent:1.0.0" }, "is not pinned"],
    [
      "a part of unknown power",
      { accelerator: "a40", gpuCapWatts: undefined, capRange: undefined },
      "nobody knows how much a40 draws",
    ],
  ])("%s", (_, change, message) => {
    expect(thrownBy(() => objectsOf([{ ...TRAIN, ...change }])).message).toContain(message);
  });

  test("two groups of one part with other watts that nobody can tell apart", () => {
    const nameless = { ...TRAIN, racks: [], feeds: [] };
    const other = {
      ...nameless,
      name: "serve",
      nodeSelector: { pool: "b" },
      nodeWatts: 10_200,
      gpuCapWatts: undefined,
    };
    expect(thrownBy(() => objectsOf([nameless, other])).message).toContain("Name the nodes of each rack");
  });
});
