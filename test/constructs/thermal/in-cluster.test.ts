import { describe, expect, test } from "vitest";
import {
  Accelerator,
  CapOwner,
  ClusterController,
  Hosts,
  NodeSelection,
  PowerTopology,
  Server,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereignStack,
  WhenHot,
} from "../../../index";
import { hostsBut, rke2, writeSecretsAndBundle } from "../bare-metal/hall";
import { stackJson } from "../emitted";
import { manifests } from "../kubernetes/kubernetes-program";
import { useTemporaryFolder } from "../program";
import { ACME, AGENT, app, clusterStack, findings, group, HALL, hostsIn, NAMED } from "./thermal-program";

useTemporaryFolder();

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Record<string, never>;
  readonly data?: Record<string, string>;
}

function synth(stack: SovereignStack): void {
  (SovereignApp.of(stack) as SovereignApp).synth();
}

function objects(kind: string): Manifest[] {
  const all = manifests(stackJson("hall-workloads")) as unknown as Manifest[];
  return all.filter((manifest) => manifest.kind === kind);
}

/** Expressions of the alerts of a name. */
function alerts(name: string): string[] {
  const rules = objects("PrometheusRule").flatMap(
    ({ spec }) => (spec as unknown as { groups: { rules: { alert?: string; expr: string }[] }[] }).groups,
  );
  return rules.flatMap((one) => one.rules.filter(({ alert }) => alert === name).map(({ expr }) => expr));
}

describe("a group in a cluster that stands already", () => {
  test("states what is checked, and runs its nodes by the same numbers", () => {
    const stack = clusterStack();
    const quotas = [{ tenant: "research", accelerators: 12 }];
    group(stack, { ...NAMED, gpuCapWatts: 550, agent: AGENT, whenHot: WhenHot.TAINT, quotas });
    synth(stack);
    expect(stackJson("hall")["//"].sovereignty.constructs["hall/serving"]).toEqual({
      type: "ThermalAwareNodeGroup",
      accelerator: { name: "h100-sxm", perNode: 8, nodes: 2 },
      server: "dgx-h100",
      rackNodes: { r1: 2 },
      gpuCapWatts: 550,
      quotas,
    });
    expect(stackJson("hall-workloads")["//"].sovereignty).not.toHaveProperty("powerTopology");

    const [{ data: scripts = {} }] = objects("ConfigMap").filter(({ metadata }) => metadata.name === "serving.scripts");
    expect(scripts["power-cap.sh"]).toContain("CAP_WATTS='550'\n");
    // 89 °C slowdown less 5 K.
    expect(scripts["power-cap.sh"]).toContain("MAX_CELSIUS='84'\n");
    expect(JSON.stringify(objects("NodeFeatureRule"))).toContain('"sovereign.ai/watts":"9000"');
    expect(JSON.stringify(objects("NodeFeatureRule"))).toContain('"sovereign.ai/feed":"r1-a.r1-b"');
    expect(JSON.stringify(objects("NodeFeatureRule"))).toContain('"sovereign.ai/cooling-zone":"aisle-1"');
    expect(JSON.stringify(objects("ClusterQueue"))).toContain('"name":"sovereign.ai/watts","nominalQuota":"13500"');
    expect(alerts("SovereignFeedPowerOverLimit")).toEqual([
      expect.stringMatching(/feed="r1-a".* > 20976$/),
      expect.stringMatching(/feed="r1-b".* > 20976$/),
    ]);
    expect(alerts("SovereignRackPowerOverLimit")).toEqual([expect.stringMatching(/ \+ 0 > 40000$/)]);
  });

  test("counts on its feeds what else the program and the hall have there, whichever is stated first", () => {
    const servers = [{ model: "dgx-a100", count: 1 }];
    const racks = HALL.racks.map((rack) => (rack.name === "r1" ? { ...rack, servers, otherKw: 0.4 } : rack));
    const stack = clusterStack(PowerTopology.of({ ...HALL, racks }));
    group(stack, {
      ...NAMED,
      placement: { r1: 1 },
      nodeSelection: NodeSelection.byName("gpu-1"),
      gpuCapWatts: 300,
      agent: AGENT,
    });
    group(
      stack,
      { placement: { r1: 1 }, nodeSelection: NodeSelection.byName("gpu-2"), gpuCapWatts: 300, agent: AGENT },
      "more",
    );
    synth(stack);
    // 6.5 kW of the DGX A100 and 0.4 kW, on two feeds; the other group is no other load: the records add it up.
    expect(alerts("SovereignFeedPowerOverLimit")[0]).toMatch(/ \+ 3450 > 20976$/);
    expect(alerts("SovereignFeedPowerOverLimitOnFailover")[0]).toMatch(/ \+ 6900 > 20976$/);
    expect(alerts("SovereignRackPowerOverLimit")[0]).toMatch(/ \+ 6900 > 40000$/);
  });

  test("takes number and server from the hall where the program does not say", () => {
    const racks = HALL.racks.map((rack) => ({ ...rack, servers: [{ model: "dgx-h100", count: 2 }] }));
    const stack = clusterStack(PowerTopology.of({ ...HALL, racks }));
    const nodeSelection = NodeSelection.byLabels({ "acme.example/pool": "h100" });
    const props = { server: undefined, accelerator: Accelerator.H100_SXM, racks: ["r1", "r2"], nodeSelection };
    const carriedLabels = ["sovereign.ai/hall", "sovereign.ai/feed", "sovereign.ai/rack"];
    const serving = group(stack, { ...props, carriedLabels });
    expect(serving).toMatchObject({ server: "dgx-h100", maxNodes: 4, rackNodes: { r1: 2, r2: 2 } });
  });

  test("wants to know who labels nodes that have no names", () => {
    const stack = clusterStack();
    group(stack, { ...NAMED, nodeSelection: NodeSelection.byLabels({ pool: "h100" }) });
    expect(() => synth(stack)).toThrow(/^hall\/serving: nobody labels .* say so in `carriedLabels`\.$/);
  });

  test("is as many nodes as are named", () => {
    const nodeSelection = NodeSelection.byName("gpu-1", "gpu-2", "gpu-3");
    const three = group(clusterStack(), { racks: ["r1", "r2"], nodeSelection });
    expect(three).toMatchObject({ maxNodes: 3, rackNodes: { r1: 2, r2: 1 } });
  });

  test("leaves the caps to another owner, and tells it the checked numbers", () => {
    const stack = clusterStack();
    const serving = group(stack, { ...NAMED, gpuCapWatts: 550, capOwner: CapOwner.DYNAMO });
    expect(serving.dynamoPowerLimits()).toEqual({
      gpuPowerLimitWatts: 550,
      totalGpuPowerLimitWatts: 8800,
      annotations: { "dynamo.nvidia.com/gpu-power-limit": "550" },
    });
    synth(stack);
    expect(objects("DaemonSet")).toEqual([]);
    expect(JSON.stringify(objects("NodeFeatureRule"))).toContain('"sovereign.ai/watts":"9000"');
    expect(alerts("SovereignNodePowerOverChecked")).toEqual([expect.stringContaining("9180")]);
  });

  test("is refused by the gate with what would fit", () => {
    const stack = clusterStack();
    const nodeSelection = NodeSelection.byName("gpu-1", "gpu-2", "gpu-3");
    group(stack, { placement: { r1: 3 }, nodeSelection });
    expect(() => synth(stack)).toThrow(/PWR-FAILOVER/);
    expect(findings().find(({ address }) => address === "r1-a")?.message).toContain("9.624 kW too much");
  });

  test("gives the same bytes twice", () => {
    const bytes = (): string => {
      const stack = clusterStack(PowerTopology.of(HALL), { controllers: [ClusterController.kueue()] });
      group(stack, { ...NAMED, gpuCapWatts: 550, agent: AGENT, quotas: [{ tenant: "research", accelerators: 16 }] });
      synth(stack);
      return JSON.stringify(stackJson("hall-workloads")) + JSON.stringify(stackJson("hall"));
    };
    expect(bytes()).toBe(bytes());
  });

  test("is told apart from a pool of the same site, which loads its feeds too", () => {
    const stack = clusterStack();
    group(stack, { ...NAMED, placement: { r1: 1 }, nodeSelection: NodeSelection.byName("gpu-1") });
    const nodeSelection = NodeSelection.byName("gpu-1");
    const pool = { accelerator: Accelerator.H100_SXM, nodes: 1, server: Server.DGX_H100, nodeSelection };
    expect(() => new SovereignGpuPool(stack, "train", pool)).toThrow(/hall\/serving has the node "gpu-1" already/);
  });
});

describe("a group of hosts that are nodes of RKE2", () => {
  test("has the objects of a cluster and no service on the hosts", () => {
    writeSecretsAndBundle();
    const servers = hostsBut({}).slice(0, 1);
    const registry = { host: "registry.acme.example", country: "DE", operator: ACME };
    const kubernetes = rke2({ kubeconfigFile: "~/.kube/hall-1" });
    const hosts = Hosts.of(...servers, ...hostsIn({ r1: 2 }));
    const power = PowerTopology.of(HALL);
    const site = Site.bareMetal("hall-1", { country: "DE", operator: ACME, hosts, kubernetes, registry, power });
    const stack = new SovereignStack(app(), "hall", { site });
    group(stack, { racks: ["r1"], gpuCapWatts: 550, agent: AGENT });
    synth(stack);
    expect(objects("DaemonSet").map(({ metadata }) => metadata.name)).toContain("serving");
    const [rule] = objects("NodeFeatureRule");
    expect(JSON.stringify(rule)).toContain('"value":["r1-1","r1-2"]');
    // Hosts carry the label of their rack since they joined.
    expect(JSON.stringify(rule)).not.toContain("sovereign.ai/rack");
    expect(Object.keys(stackJson("hall").resource.terraform_data).join()).not.toContain("power-cap");
  });
});

describe("the topology for NVIDIA DPS", () => {
  test("has the feeds with their limits, and the nodes of every group whose caps DPS sets", () => {
    const stack = clusterStack();
    const dps = { capOwner: CapOwner.DPS, gpuCapWatts: 550 };
    const serving = group(stack, { ...NAMED, ...dps });
    const nodeSelection = NodeSelection.byName("gpu-3");
    group(stack, { ...dps, gpuCapWatts: 400, placement: { r2: 1 }, nodeSelection }, "training");
    const text = serving.dpsTopologyJson({ bmcUrl: "https://{node}-bmc.acme.example" });
    const { Topology, Entities, Policies } = JSON.parse(text) as Record<string, { Entities: object[] } & object[]>;
    expect(Topology.Entities).toEqual([
      { Name: "r1-a", FeedTag: "r1-a", Children: ["gpu-1", "gpu-2"] },
      { Name: "r1-b", FeedTag: "r1-b", Children: ["gpu-1", "gpu-2"] },
      { Name: "r2-a", FeedTag: "r2-a", Children: ["gpu-3"] },
      { Name: "r2-b", FeedTag: "r2-b", Children: ["gpu-3"] },
      { Name: "gpu-1" },
      { Name: "gpu-2" },
      { Name: "gpu-3" },
    ]);
    expect(Entities).toContainEqual({
      Type: "PowerDomain",
      Name: "r1-a",
      OperatingLimit: { PowerFactor: 0.95, PowerValue: { Type: "W", Value: 20976 } },
    });
    expect(Entities).toContainEqual({
      Type: "ComputerSystem",
      Model: "DGX_H100",
      Name: "gpu-3",
      Redfish: { SecretName: "gpu-3", URL: "https://gpu-3-bmc.acme.example" },
      Policy: "training",
    });
    expect(Policies).toEqual([
      { Name: "serving", Limits: [limit("Node", 9000), limit("GPU", 4400)], Properties: {} },
      { Name: "training", Limits: [limit("Node", 7800), limit("GPU", 3200)], Properties: {} },
    ]);
  });

  test("and the limits for Dynamo are for their own caps only: two owners would undo each other's", () => {
    const serving = group(clusterStack(), { ...NAMED, agent: AGENT, gpuCapWatts: 550 });
    expect(() => serving.dpsTopologyJson()).toThrow(/State `capOwner: CapOwner\.DPS`/);
    expect(() => serving.dynamoPowerLimits()).toThrow(/State `capOwner: CapOwner\.DYNAMO`/);
  });

  test("wants names of nodes, and a URL that tells them apart", () => {
    const stack = clusterStack();
    const nodeSelection = NodeSelection.byLabels({ pool: "h100" });
    const carriedLabels = ["sovereign.ai/hall", "sovereign.ai/feed", "sovereign.ai/rack"];
    const serving = group(stack, { ...NAMED, nodeSelection, carriedLabels, capOwner: CapOwner.DPS });
    expect(() => serving.dpsTopologyJson()).toThrow(/NVIDIA DPS names each node\. Select the nodes by name/);
    expect(() => serving.dpsTopologyJson({ bmcUrl: "https://bmc.acme.example" })).toThrow(/with \{node\} in the place/);
  });
});

function limit(ElementType: string, Watts: number): object {
  return { ElementType, PowerLimit: { Watts } };
}
