import { Lazy } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  Accelerator,
  CapOwner,
  ClusterAccess,
  Hosts,
  NodeSelection,
  Operator,
  PowerProfile,
  PowerTopology,
  Server,
  Site,
  SovereignStack,
  ThermalAwareNodeGroup,
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
  [
    "a cap that only Terraform knows",
    { gpuCapWatts: Lazy.numberValue({ produce: () => 500 }) },
    /gpuCapWatts comes from a variable or a resource/,
  ],
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
  [
    "a threshold in Fahrenheit",
    { thresholds: { gpuCelsius: 185 } },
    /gpuCelsius is 185, and 89 °C is where the hardware of h100-sxm slows down/,
  ],
  ["a threshold that memory never reaches", { thresholds: { memoryCelsius: 203 } }, /memoryCelsius is 203, and 150 °C/],
  ["a margin down to nothing", { thresholds: { gpuMarginKelvin: 90 } }, /every part would count as hot/],
  ["more accelerators than the server has", { acceleratorsPerNode: 16 }, /is 16, and dgx-h100 has 8\. Write 1 to 8/],
  ["no accelerators", { acceleratorsPerNode: 0 }, /acceleratorsPerNode is 0, and dgx-h100 has 8/],
  [
    "a label that follows from the rack",
    { labels: { "sovereign.ai/rack": "r2" } },
    /labels states sovereign\.ai\/rack/,
  ],
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
  [
    "no number",
    { placement: undefined, racks: ["r1"], nodeSelection: NodeSelection.byLabels({ pool: "h100" }) },
    /the power topology has no dgx-h100 in rack r1/,
  ],
  ["no server", { server: undefined, accelerator: Accelerator.H100_SXM }, /nothing says which server with h100-sxm/],
  ["no nodes selected", { nodeSelection: undefined }, /nodeSelection does not say which they are/],
  [
    "a cap without an agent",
    { gpuCapWatts: 400 },
    /^hall\/serving: a power cap needs an agent .* `agent: \{ image: … \}`/,
  ],
  ["a taint without an agent", { whenHot: WhenHot.DRAIN }, /whenHot "drain" needs an agent on each node/],
  [
    "more shares than there are",
    { quotas: [{ tenant: "a", accelerators: 17 }] },
    /^hall\/serving: the shares in quotas/,
  ],
  ...["https://registry.acme.example/power:1", "registry.acme.example/po wer:1", "power:1", "a.b/power:latest"].map(
    (image): Wrong => [
      `the image ${image}`,
      { gpuCapWatts: 400, agent: { image } },
      /the image ".*" is not pinned\. Write/,
    ],
  ),
];

/** What a program without types may pass. */
const UNTYPED: readonly (readonly [props: object, message: string])[] = [
  [{ nodes: "2" }, "nodes is '2'. Write a whole number."],
  [{ gpuCapWatts: "650" }, "gpuCapWatts is '650'. Write watts"],
  [{ racks: [1] }, "racks must be a list of texts, not '1'."],
  [{ racks: ["r1", null] }, "racks must be a list of texts, not null."],
  [{ thresholds: null }, "thresholds must be an object, not null."],
  [{ thresholds: 85 }, "thresholds must be an object, not '85'."],
  [{ thresholds: { gpu: 80 } }, "thresholds has no gpu"],
  [{ quotas: null }, "quotas must be a list of objects, not null."],
  [{ quotas: [null] }, "quotas must be a list of objects, not null."],
  [{ quotas: [{ accelerators: 8 }] }, "quotas[0].tenant must be a text, not 'undefined'."],
  [{ quotas: [{ tenant: "a" }] }, "quotas[0].accelerators must be a whole number, not 'undefined'."],
  [{ taints: [null] }, "taints must be a list of objects, not null."],
  [{ topologyLevels: "rack" }, "topologyLevels must be a list of texts, not 'rack'."],
  [{ dataTags: "health" }, "dataTags must be a list of texts, not 'health'."],
  [
    { carriedLabels: ["rack"] },
    "carriedLabels names 'rack', which is no label of place. Those are sovereign.ai/hall, ",
  ],
  [{ labels: { tier: 1 } }, "labels.tier must be a text, not '1'."],
  [{ alertLabels: { release: 5 } }, "the label of alertLabels 'release=5' is not one that Kubernetes takes."],
  [{ namespace: "Power" }, "namespace must be a namespace of Kubernetes, not 'Power'."],
  [{ exporterNamespace: "" }, "exporterNamespace must be a namespace of Kubernetes, not ''."],
  [{ nodeSelection: "gpu-1" }, "nodeSelection must be a NodeSelection, not 'gpu-1'."],
  [{ agent: {} }, "agent.image must be a text, not 'undefined'."],
  [{ agent: { ...AGENT, kubectlImage: null } }, "agent.kubectlImage must be a text, not null."],
  [{ agent: { ...AGENT, driver: "host" } }, "agent.driver must be a DriverSource, not 'host'."],
  [{ runtimeClassHandler: null }, "runtimeClassHandler must be a text, not null."],
  [{ overrides: null }, "overrides must be an object, not null."],
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

  test.each(UNTYPED)("without types: %j", (props, message) => {
    const untyped = () => group(clusterStack(), { ...NAMED, placement: undefined, racks: ["r1"], ...props });
    expect(untyped).toThrow(`hall/serving: ${message}`);
  });

  test("properties that are null", () => {
    const nothing = null as unknown as ThermalAwareNodeGroupProps;
    expect(() => new ThermalAwareNodeGroup(clusterStack(), "serving", nothing)).toThrow("say what the nodes are");
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

describe("a hall that two sites of a program are in", () => {
  const inBoth = (power: PowerTopology) => {
    const root = app();
    group(clusterStack(power, {}, root), {
      ...NAMED,
      placement: { r1: 1 },
      nodeSelection: NodeSelection.byName("gpu-1"),
    });
    const other = Site.bareMetal("spare", {
      country: "DE",
      operator: ACME,
      hosts: Hosts.of(...hostsIn({ r1: 2 })),
      power,
    });
    return () => group(new SovereignStack(root, "more", { site: other }), { racks: ["r1"] });
  };

  test("is refused, since each is checked without the nodes of the other", () => {
    expect(inBoth(PowerTopology.of(HALL))).toThrow(
      /^more\/serving: the sites "spare" and "hall-1" are in the same hall 'hall-1', .* List the hall's servers/,
    );
  });

  test("is fine where its topology lists the servers of both", () => {
    const racks = HALL.racks.map((rack) => ({ ...rack, servers: [{ model: "dgx-h100", count: 3 }] }));
    expect(inBoth(PowerTopology.of({ ...HALL, racks }))).not.toThrow();
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
