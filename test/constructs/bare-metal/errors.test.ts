import * as fs from "node:fs";
import { App } from "cdktf";
import { Construct } from "constructs";
import { beforeEach, describe, expect, it } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import type { HostProps } from "../../../constructs/hosts";
import { JoinToken } from "../../../constructs/join-token";
import { NodeSelection } from "../../../constructs/node-selection";
import { Operator } from "../../../constructs/operator";
import { Server } from "../../../constructs/server";
import { Site } from "../../../constructs/site";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { SystemdService, type SystemdServiceProps } from "../../../constructs/systemd-service";
import { TaintEffect } from "../../../constructs/taint";
import { useTemporaryFolder } from "../program";
import { EXPORTER, hall, hallSite, hostsBut, plainHall, rke2, synth, TRAIN, writeSecretsAndBundle } from "./hall";

const { byName, byRack, byLabels } = NodeSelection;

describe("refused on a bare-metal site", () => {
  useTemporaryFolder();
  beforeEach(writeSecretsAndBundle);

  const POOLS: readonly [
    string,
    Partial<SovereignGpuPoolProps>,
    Readonly<Record<string, Partial<HostProps>>>,
    string,
  ][] = [
    ["no selection", { nodeSelection: undefined }, {}, "say which hosts: `nodeSelection: NodeSelection.byName(…)`"],
    ["an unknown host", { nodeSelection: byName("n33") }, {}, "no host of the site is named 'n33'; did you mean 'n3'?"],
    [
      "an unknown rack",
      { nodeSelection: byRack("x9") },
      {},
      "no host of the site stands in rack 'x9'; there are r0, r1.",
    ],
    ["a label of nobody", { nodeSelection: byLabels({ zone: "b" }) }, {}, "no host of the site carries zone=b."],
    ["labels that are none", { nodeSelection: byLabels({}) }, {}, "no host of the site carries no labels."],
    ["fewer hosts", { nodes: 3 }, {}, "nodes is 3, and nodeSelection selects 2 (n3, n4). Change one of the two."],
    ["more hosts", { nodes: 1 }, {}, "nodes is 1, and nodeSelection selects 2 (n3, n4)."],
    [
      "a lost host, which does not count",
      {},
      { n4: { lost: true } },
      "nodes is 2, and nodeSelection selects 1 (n3); lost, so not counted: n4.",
    ],
    [
      "hosts without the accelerator",
      { nodes: 2, nodeSelection: byRack("r0") },
      {},
      "the pool is of h100-sxm a node, and these hosts do not state that: n1, n2.",
    ],
    [
      "another number of accelerators",
      { acceleratorsPerNode: 4 },
      { n4: { accelerators: { "h100-sxm": 4 } } },
      "the pool is of 4 × h100-sxm a node, and these hosts do not state that: n3.",
    ],
    [
      "uneven hosts",
      {},
      { n4: { accelerators: { "h100-sxm": 4 } } },
      "its hosts have different numbers of h100-sxm: n3 8, n4 4. Make a pool of each kind.",
    ],
    ["a detected accelerator", { accelerator: Accelerator.detected() }, {}, "Accelerator.detected() takes what"],
    [
      "another server than stated",
      { server: Server.DGX_H200 },
      {},
      "the pool is of dgx-h200, and hosts of it state another server: n3, n4.",
    ],
    [
      "two kinds of server",
      {},
      { n4: { server: "dgx-h200" } },
      "the pool is of dgx-h100, and hosts of it state another server: n4.",
    ],
    ["a range of nodes", { nodes: undefined, maxNodes: 2 }, {}, "maxNodes has no meaning on a bare-metal site"],
    ["spot", { capacity: Capacity.spot() }, {}, "capacity has no meaning on a bare-metal site"],
    ["a zone", { zone: "a" }, {}, "zone has no meaning on a bare-metal site"],
    ["placement", { compactPlacement: true }, {}, "compactPlacement has no meaning on a bare-metal site"],
    ["an interconnect", { clusterInterconnect: true }, {}, "clusterInterconnect has no meaning on a bare-metal site"],
    ["a disk", { diskGib: 100 }, {}, "diskGib has no meaning on a bare-metal site"],
    ["a label that is none", { labels: { "a b": "c" } }, {}, "the label 'a b=c' is not one that Kubernetes takes."],
    ["a quote in a label", { labels: { use: "it's" } }, {}, "the label 'use=it's' is not one that Kubernetes takes."],
    [
      "a taint that is none",
      { taints: [{ key: "-x", effect: TaintEffect.NO_SCHEDULE }] },
      {},
      "the taint '-x:NoSchedule' is not one that Kubernetes takes.",
    ],
    ["an override of what is not emitted", { overrides: { null_resource: {} } }, {}, "overrides names null_resource"],
  ];
  it.each(POOLS)("a pool with %s", (_, change, hosts, message) => {
    const pool = { ...TRAIN, ...change } as SovereignGpuPoolProps;
    expect(() => hall({ on: hostsBut(hosts), pools: { train: pool } })).toThrow(`hall/train: ${message}`);
  });

  it("two pools of one host", () => {
    const second = { ...TRAIN, nodes: 1, nodeSelection: byName("n4") };
    expect(() => hall({ pools: { train: TRAIN, second } })).toThrow(
      "hall/second: the host 'n4' belongs to the pool hall/train already. A host is in one pool.",
    );
  });

  it.each([
    ["labels", { labels: { use: "training" } }],
    ["taints", { taints: [] }],
    ["quotas", { quotas: [{ tenant: "research", accelerators: 8 }] }],
    ["topologyLevels", { topologyLevels: ["kubernetes.io/hostname"] }],
    ["runtimeClassHandler", { runtimeClassHandler: "nvidia" }],
  ])("%s where there is no Kubernetes", (property, props) => {
    expect(() => plainHall({ pools: { train: { ...TRAIN, ...props } } })).toThrow(
      `hall/train: ${property} is for nodes of Kubernetes, and the site "hall-1" has none.`,
    );
  });

  const SERVICES: readonly [string, Partial<SystemdServiceProps>, string][] = [
    ["no selection", { nodeSelection: undefined }, "say which hosts"],
    ["an unknown host", { nodeSelection: byName("n9") }, "no host of the site is named 'n9'"],
    ["a relative command", { execStart: "exporter" }, 'execStart is "exporter". Write an absolute path'],
    ["a command that runs as root", { execStart: "+/bin/x" }, "execStart is"],
    ["a second line in a command", { execStart: "/bin/x\nUser=root" }, 'execStart is "/bin/x\\nUser=root"'],
    ["a command that takes the next line in", { execStart: "/bin/x \\" }, 'execStart is "/bin/x \\\\"'],
    ["a second line in a description", { description: "a\n[Service]" }, "description is"],
    ["a second line in a variable", { environment: { A: "b\nUser=root" } }, "environment is"],
    ["a variable that is none", { environment: { "A B": "c" } }, "environment is"],
    ["a user who is none", { user: "a b" }, 'user is "a b"'],
    ["a relative folder", { workingDirectory: "x" }, 'workingDirectory is "x"'],
    ["a relative writable path", { writablePaths: ["x"] }, 'writablePaths is "x"'],
    ["a unit that is none", { after: ["network online"] }, 'after is "network online"'],
    ["a section that is none", { overrides: { "Service]\n[X": { A: "b" } } }, "overrides is"],
    ["a second line in an override", { overrides: { Service: { User: "a\nGroup=b" } } }, "overrides is"],
  ];
  it.each(SERVICES)("a service with %s", (_, change, message) => {
    const exporter = { ...EXPORTER, ...change } as SystemdServiceProps;
    expect(() => plainHall({ services: { exporter } })).toThrow(`hall/exporter: ${message}`);
  });

  it("a service whose hosts are all lost", () => {
    const on = hostsBut({ n3: { lost: true }, n4: { lost: true } });
    expect(() => plainHall({ on, services: { exporter: EXPORTER } })).toThrow(
      "hall/exporter: every host that nodeSelection selects is lost: n3, n4. Select another.",
    );
  });

  it("a service beside Kubernetes, on another platform, and with a name that no unit can have", () => {
    expect(() => hall({ services: { exporter: EXPORTER } })).toThrow(
      'hall/exporter: the site "hall-1" runs Kubernetes, which owns what its nodes run.',
    );
    expect(() => plainHall({ services: { "a b": EXPORTER } })).toThrow('hall/a b: "a b" names a unit of systemd.');
    const operator = Operator.of("acme", { hq: "DE" });
    const desk = new SovereignStack(new App(), "desk", { site: Site.local("desk", { country: "DE", operator }) });
    expect(() => new SystemdService(desk, "exporter", EXPORTER)).toThrow(
      "desk/exporter: a site of platform 'local' has no hosts whose systemd runs services.",
    );
  });

  it("a token that others can read", () => {
    fs.chmodSync("keys/join-token", 0o640);
    expect(() => synth(hall())).toThrow(
      "Site.bareMetal(\"hall-1\"): the join token 'keys/join-token' can be read by others (mode 0640). Run `chmod 600",
    );
  });

  it("a bundle that is missing, lacks a file or is of an unknown release", () => {
    fs.rmSync("bundle/rke2-images.linux-amd64.tar.zst");
    expect(() => synth(hall())).toThrow(
      "the bundle 'bundle' has no rke2-images*.linux-amd64.tar.zst or .tar.gz. RKE2's documentation",
    );
    fs.rmSync("bundle/sha256sum-amd64.txt");
    expect(() => synth(hall())).toThrow("the bundle 'bundle' has no sha256sum-amd64.txt.");
    fs.rmSync("bundle/rke2.linux-amd64.tar.gz");
    expect(() => synth(hall())).toThrow("the bundle 'bundle' has no rke2.linux-<arch>.tar.gz.");
    fs.rmSync("bundle", { recursive: true });
    expect(() => synth(hall())).toThrow("the bundle 'bundle' is no folder.");
    expect(() => synth(hall({ kubernetes: rke2({ version: "1.34" }) }))).toThrow("'1.34' is no release of RKE2.");
  });

  it("a cluster without a server that lives", () => {
    const on = hostsBut({ n1: { role: "agent" }, n2: { lost: true } });
    expect(() => synth(hall({ on }))).toThrow(
      'Site.bareMetal("hall-1"): it has Kubernetes, but no server that lives; n1, n3, n4 would have nothing to join.',
    );
  });

  it("a registration address that is none", () => {
    for (const registrationAddress of ["https://hall-1.example:9345", "hall-1.example:9345", "it's", ""]) {
      expect(() => synth(hall({ kubernetes: rke2({ registrationAddress }) }))).toThrow(
        `Site.bareMetal("hall-1"): registrationAddress '${registrationAddress}' is neither a host name nor an IP address.`,
      );
    }
  });

  it("a name of the site that is no name of a folder", () => {
    expect(() => synth(hall({ name: "../hall" }))).toThrow('Site.bareMetal("../hall"): the name is a folder\'s');
  });

  it("a second stack of the site", () => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    const site = hallSite();
    const first = new SovereignStack(app, "first", { site });
    new SovereignGpuPool(first, "train", TRAIN);
    const second = new SovereignStack(app, "second", { site });
    const pool = { ...TRAIN, nodes: 1, nodeSelection: byName("n1") };
    expect(() => new SovereignGpuPool(second, "train", pool)).toThrow(
      'SovereignStack "second": the hosts of the site "hall-1" belong to the stack "first". A bare-metal site has one stack',
    );
    expect(() => app.synth()).toThrow('SovereignStack "second"');
  });

  it("a construct of the program's own in the place of the hosts", () => {
    const stack = hall();
    new Construct(stack, "hosts");
    expect(() => synth(stack)).toThrow("hall/hosts: 'hosts' is the id of a part that the stack makes for itself.");
  });

  it("a variable that cannot be one", () => {
    expect(() => JoinToken.fromVariable("join-token")).toThrow(
      'JoinToken.fromVariable("join-token"): this is no name of a variable.',
    );
  });
});
