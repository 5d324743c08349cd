import { describe, expect, test } from "vitest";
import {
  Accelerator,
  CapOwner,
  ClusterAccess,
  NodeSelection,
  Operator,
  PowerProfile,
  PowerTopology,
  Server,
  Site,
  SovereignStack,
  WhenHot,
  type ThermalAwareNodeGroupProps,
} from "../../../index";
import { useTemporaryFolder } from "../program";
import { ACME, AGENT, app, clusterStack, group, HALL, hostsIn, NAMED, plainStack } from "./thermal-program";

useTemporaryFolder();

type Wrong = readonly [what: string, props: Partial<ThermalAwareNodeGroupProps>, message: RegExp];

const ANYWHERE: readonly Wrong[] = [
  ["neither server nor accelerator", { server: undefined }, /say what the nodes are: `server: Server\.DGX_H100`/],
  ["both", { accelerator: Accelerator.H100_SXM }, /server says which accelerator its nodes have/],
  ["a whole rack", { server: Server.GB200_NVL72 }, /gb200-nvl72 is a whole rack, .* gb200-compute-tray/],
  ["a cap that is no number", { gpuCapWatts: NaN }, /gpuCapWatts is NaN\. Write watts of one accelerator/],
  ["a negative cap", { fallbackCapWatts: -1 }, /fallbackCapWatts is -1\./],
  ["a fallback that is no less", { gpuCapWatts: 400, fallbackCapWatts: 400 }, /set when power runs short/],
  ["a cap and a profile", { gpuCapWatts: 400, powerProfile: PowerProfile.MAX_Q }, /State one of them/],
  [
    "a profile of a part without",
    { powerProfile: PowerProfile.MAX_Q },
    /no power profiles are known of h100-sxm; b200/,
  ],
  ["no budget", { maxItKw: 0 }, /maxItKw is 0\. Write kW, more than 0\./],
  ["a threshold of nothing", { thresholds: { gpuCelsius: 0 } }, /thresholds\.gpuCelsius is 0\./],
  ["racks twice", { racks: ["r1"], placement: { r1: 2 } }, /placement names the racks already/],
  ["one rack twice", { racks: ["r1", "r1"] }, /racks names 'r1' twice/],
  ["no rack at all", { racks: [] }, /racks names no rack/],
  ["half a node", { placement: { r1: 1.5 } }, /placement\.r1 is 1\.5\. Write a whole number/],
  ["a rack that the hall does not have", { racks: ["r3"] }, /'hall-1' has no rack 'r3'; did you mean 'r\d'\?/],
  ["more than a rack has room for", { placement: { r1: 5 } }, /5 nodes .* 'r1', .* room for 4 .*Put 1 of them/],
  ["a capacity", { racks: ["r1"], zone: "a" }, /zone is for nodes that a cloud makes/],
];

const ON_HOSTS: readonly Wrong[] = [
  ["no hosts named", {}, /say which hosts: `racks`, `placement` or `nodeSelection`/],
  ["fewer hosts than nodes", { racks: ["r1"], nodes: 3 }, /nodes is 3, and 2 hosts are meant: r1-1, r1-2/],
  ["more hosts than nodes", { racks: ["r1"], nodes: 1 }, /nodes is 1, and 2 hosts are meant: r1-1, r1-2/],
  ["another number in a rack", { placement: { r1: 1 } }, /puts 1 nodes into rack 'r1', .* r1-1, r1-2/],
  ["no such server there", { server: Server.DGX_B200, racks: ["r1"] }, /no living host in rack r1 .* dgx-b200/],
  [
    "a selected host elsewhere",
    { racks: ["r2"], nodeSelection: NodeSelection.byName("r1-1") },
    /means the host 'r1-1', which stands in rack 'r1'/,
  ],
  ["what only Kubernetes can do", { racks: ["r1"], whenHot: WhenHot.TAINT }, /whenHot is for nodes of Kubernetes/],
  ["an owner in Kubernetes", { racks: ["r1"], capOwner: CapOwner.DYNAMO }, /CapOwner\.DYNAMO, which runs in Kub/],
  [
    "too small a budget",
    { racks: ["r1"], maxItKw: 15 },
    /20\.400 kW, 5\.400 kW over maxItKw of 15\.000 kW; at most 1 /,
  ],
];

const IN_CLUSTER: readonly Wrong[] = [
  ["no racks", { placement: undefined }, /say where the nodes stand.*'hall-1' has r1, r2/],
  ["another sum", { nodes: 3 }, /nodes is 3, and placement comes to 2/],
  ["no number", { placement: undefined, racks: ["r1"] }, /the power topology has no dgx-h100 in rack r1/],
  ["no server", { server: undefined, accelerator: Accelerator.H100_SXM }, /nothing says which server with h100-sxm/],
  ["no nodes selected", { nodeSelection: undefined }, /nodeSelection does not say which they are/],
  ["a cap without an agent", { gpuCapWatts: 400 }, /a power cap needs an agent on each node/],
  ["a taint without an agent", { whenHot: WhenHot.DRAIN }, /whenHot "drain" needs an agent on each node/],
];

describe("a group is refused at once, with what to do", () => {
  test.each(ANYWHERE)("%s", (_, props, message) => {
    expect(() => group(plainStack(), props)).toThrow(message);
    expect(() => group(plainStack(), props)).toThrow(/^hall\/serving: /);
  });

  test.each(ON_HOSTS)("on hosts: %s", (_, props, message) => {
    const stack = plainStack(hostsIn({ r1: 2, r2: 1 }));
    expect(() => group(stack, props)).toThrow(message);
  });

  test.each(IN_CLUSTER)("in a cluster: %s", (_, props, message) => {
    expect(() => group(clusterStack(), { ...NAMED, ...props })).toThrow(message);
  });

  test("a host without a rack, in a hall whose feeds are checked", () => {
    const on = hostsIn({ r1: 1 }).map((host) => ({ ...host, rack: undefined }));
    const nodeSelection = NodeSelection.byName("r1-1");
    expect(() => group(plainStack(on), { nodeSelection })).toThrow(/the host 'r1-1' states no rack/);
  });

  test("racks of a cluster whose hall nobody states", () => {
    const site = Site.kubernetes("bare", {
      country: "DE",
      operator: ACME,
      kubernetesVersion: "1.34",
      access: ClusterAccess.kubeconfig({ file: "~/.kube/bare" }),
    });
    const stack = new SovereignStack(app(), "bare", { site });
    expect(() => group(stack, NAMED)).toThrow(/the site "bare" has no power topology/);
  });

  test("on a local machine", () => {
    const site = Site.local("desk", { country: "DE", operator: Operator.of("me", { hq: "DE" }) });
    const stack = new SovereignStack(app(), "desk", { site });
    expect(() => group(stack)).toThrow(/is this machine, whose power and cooling nobody states/);
  });

  test("a power that is no PowerTopology", () => {
    const power = "hall-1.power.yaml" as unknown as PowerTopology;
    expect(() => plainStack(hostsIn({ r1: 1 }), power)).toThrow(
      /^Site\.bareMetal\("hall-1"\): power must be a PowerTopology, from PowerTopology\.fromFile/,
    );
  });
});

describe("the caps of a site have one owner", () => {
  test("two groups with different owners are refused, whatever their nodes", () => {
    const stack = plainStack(hostsIn({ r1: 2, r2: 2 }));
    group(stack, { racks: ["r1"], gpuCapWatts: 500 });
    expect(() => group(stack, { racks: ["r2"], capOwner: CapOwner.DPS }, "training")).toThrow(
      'hall/training: capOwner is CapOwner.DPS, and hall/serving leaves the power caps of the site "hall-1" to ' +
        "CapOwner.OURS. Two owners undo each other's caps.",
    );
  });

  test("also in one cluster, and between stacks of a site", () => {
    const root = app();
    const stack = clusterStack(PowerTopology.of(HALL), {}, root);
    group(stack, { ...NAMED, capOwner: CapOwner.DYNAMO });
    const second = new SovereignStack(root, "more", { site: stack.site });
    const nodeSelection = NodeSelection.byName("gpu-3");
    const props = { server: Server.DGX_H100, placement: { r2: 1 }, nodeSelection, gpuCapWatts: 400, agent: AGENT };
    expect(() => group(second, props)).toThrow(/hall\/serving leaves the power caps .* to CapOwner\.DYNAMO/);
  });

  test("a group that sets no cap has none, and two of one mind are fine", () => {
    const stack = plainStack(hostsIn({ r1: 2, r2: 2 }));
    group(stack, { racks: ["r1"] });
    group(stack, { nodeSelection: NodeSelection.byName("r2-1"), gpuCapWatts: 500, capOwner: CapOwner.DPS }, "a");
    group(stack, { nodeSelection: NodeSelection.byName("r2-2"), capOwner: CapOwner.DPS }, "b");
  });
});
