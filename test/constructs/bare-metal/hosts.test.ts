import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ClusterAccess } from "../../../constructs/cluster-access";
import { JoinToken } from "../../../constructs/join-token";
import { NodeSelection } from "../../../constructs/node-selection";
import { Operator } from "../../../constructs/operator";
import { Server } from "../../../constructs/server";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { TaintEffect } from "../../../constructs/taint";
import { useTemporaryFolder } from "../program";
import {
  EXPORTER,
  hall,
  hostsBut,
  plainHall,
  readable,
  rke2,
  SECRET,
  synth,
  synthesised,
  TRAIN,
  writeSecretsAndBundle,
} from "./hall";

const REGISTRY = {
  host: "registry.acme.example:5000",
  country: "DE",
  operator: Operator.of("acme", { hq: "DE" }),
};

describe("hosts of a bare-metal site", () => {
  const folder = useTemporaryFolder();
  beforeEach(writeSecretsAndBundle);

  it("become a cluster of RKE2: servers one after another, then the agents", () => {
    expect(readable(synth(hall({ pools: { train: TRAIN }, registry: REGISTRY })))).toMatchSnapshot();
  });

  it("run services of systemd where there is no Kubernetes", () => {
    const on = hostsBut({ n4: { lost: true } });
    expect(readable(synth(plainHall({ services: { exporter: EXPORTER }, on })))).toMatchSnapshot();
  });

  it("keep every block when the last of them, pool and service have left, so that their undo is there", () => {
    const full = synthesised(hall({ pools: { train: TRAIN } }));
    const empty = synthesised(hall({ on: [] }));
    const steps = ["guard", "lost", "check", "install", "configure", "membership", "join", "verify", "node"];
    for (const step of [...steps, "service-guard"]) expect(empty.step(step).for_each, step).toEqual({});
    expect(empty.step("guard").provisioner).toEqual(full.step("guard").provisioner);
    expect(full.step("guard").remoteExecs.map(({ when }) => when)).toEqual(["destroy", "destroy"]);
  });

  it("are stated to the checker, with what is pulled for them", () => {
    const { constructs, airGapped, registry } = synthesised(
      hall({ pools: { train: TRAIN }, registry: REGISTRY }),
    ).facts;
    expect(airGapped).toBe(true);
    expect(registry).toMatchObject({ host: REGISTRY.host });
    const gpus = { rack: "r1", server: "dgx-h100", accelerators: { "h100-sxm": 8 } };
    expect(constructs["hall/hosts"]).toEqual({
      hosts: [
        { name: "n1", role: "server", rack: "r0" },
        { name: "n2", role: "server", rack: "r0" },
        { name: "n3", role: "agent", ...gpus },
        { name: "n4", role: "agent", ...gpus },
      ],
      pulls: [{ what: "images of RKE2", from: REGISTRY.host }],
    });
    expect(constructs["hall/train"]).toEqual({
      type: "SovereignGpuPool",
      accelerator: { name: "h100-sxm", perNode: 8, nodes: 2 },
      server: "dgx-h100",
      racks: ["r1"],
      rackNodes: { r1: 2 },
    });
  });

  it("without a registry pull nothing, and take no server from a pool that does not say", () => {
    const on = hostsBut({ n3: { server: undefined }, n4: { server: undefined } });
    const { constructs } = synthesised(plainHall({ on, pools: { train: TRAIN } })).facts;
    expect(constructs["hall/hosts"]).not.toHaveProperty("pulls");
    expect(constructs["hall/train"]).not.toHaveProperty("server");
    const stated = { train: { ...TRAIN, server: Server.DGX_H100 } };
    const of = (facts: ReturnType<typeof synthesised>) => facts.facts.constructs["hall/train"];
    fs.rmSync("cdktf.out", { recursive: true });
    expect(of(synthesised(plainHall({ on, pools: stated })))).toHaveProperty("server", "dgx-h100");
  });

  it("give the same bytes in any folder, and name none", () => {
    const outputOf = (place: string) => {
      fs.mkdirSync(place, { recursive: true });
      process.chdir(place);
      writeSecretsAndBundle();
      return synth(hall({ pools: { train: TRAIN }, registry: REGISTRY }));
    };
    const first = outputOf(path.join(folder.path, "one"));
    expect(outputOf(path.join(folder.path, "deep/er/two"))).toBe(first);
    for (const place of [folder.path, os.homedir(), os.tmpdir(), path.resolve(__dirname, "../../..")]) {
      expect(first).not.toContain(place);
    }
  });

  it("have no secret in what is written", () => {
    synth(hall({ pools: { train: TRAIN }, registry: REGISTRY }));
    const files = fs.readdirSync("cdktf.out", { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const text = fs.readFileSync(path.join(file.parentPath, file.name), "utf8");
      expect(text, file.name).not.toContain(SECRET);
      expect(text, file.name).not.toContain(Buffer.from(SECRET).toString("base64").replace(/=+$/, ""));
    }
  });

  it("are reached with a host key, by a key file or the agent, and by sudo where it is not root", () => {
    const { step } = synthesised(hall({ on: hostsBut({ n2: { privateKeyFile: undefined } }) }));
    expect(step("check").for_each).toMatchObject({
      n1: { login: { user: "root", private_key_file: "../../../keys/deploy" } },
      n2: { login: { user: "admin", private_key_file: null } },
    });
    const sessions = [...step("check").remoteExecs, ...step("guard").remoteExecs, ...step("node").remoteExecs];
    for (const { connection } of sessions) {
      expect(connection).toMatchObject({ type: "ssh", host_key: expect.any(String), timeout: "60s" });
      // Home-relative: an inline script is writable by everybody for a moment.
      expect(connection.script_path).toMatch(/^\.\/\.sovereign-/);
    }
    expect(step("check").script).toContain('${each.value.login.user == "root" ? "" : "sudo -n "}sh ./');
  });

  it("leave the cluster through any server that has it, since the first may be new", () => {
    const { step } = synthesised(hall({ on: hostsBut({ n1: { lost: true }, n3: { role: "server" } }) }));
    const hosts = step("membership").remoteExecs.map(({ connection }) => String(connection.host));
    expect(hosts.map((host) => /"([0-9.]+)"/.exec(host)?.[1])).toEqual([
      "10.20.0.12",
      "10.20.0.12",
      "10.20.0.13",
      "10.20.0.13",
    ]);
  });

  it("get the token from a variable that no plan and no state holds", () => {
    const json = synthesised(hall({ kubernetes: rke2({ token: JoinToken.fromVariable("join_token") }) }));
    expect(json.variable).toEqual({
      join_token: expect.objectContaining({ type: "string", sensitive: true, ephemeral: true }) as unknown,
    });
    const [{ content, source }] = json.step("configure").files;
    expect([content, source]).toEqual(["${var.join_token}", undefined]);
  });

  it("carry their own labels and those of their pool, and lose them with it", () => {
    const marks = (props: Parameters<typeof hall>[0]) => {
      fs.rmSync("cdktf.out", { recursive: true, force: true });
      return synthesised(hall(props)).step("node").for_each;
    };
    const labels = { "acme.example/use": "training" };
    const taints = [{ key: "acme.example/only", effect: TaintEffect.NO_EXECUTE }];
    expect(marks({ pools: { train: { ...TRAIN, labels, taints } } })).toMatchObject({
      n1: { labels: "sovereign.ai/rack=r0", taints: "" },
      n3: {
        labels:
          "acme.example/use=training sovereign.ai/accelerator=h100-sxm sovereign.ai/pool=train sovereign.ai/rack=r1 zone=a",
        taints: "acme.example/only:NoExecute",
      },
    });
    expect(marks({ pools: { train: TRAIN } }).n3).toMatchObject({ taints: "nvidia.com/gpu=present:NoSchedule" });
    expect(marks({}).n3).toEqual({ labels: "sovereign.ai/rack=r1 zone=a", taints: "" });
  });

  it.each(["~/.ssh/hall", "/etc/acme/hall.key"])(
    "are logged in to with the key %s as it is stated",
    (privateKeyFile) => {
      const { for_each: hosts } = synthesised(plainHall({ on: [{ ...hostsBut({})[0], privateKeyFile }] })).step(
        "guard",
      );
      expect(hosts.n1).toMatchObject({ private_key_file: privateKeyFile });
    },
  );

  it("are selected by name and by label too", () => {
    const { step } = synthesised(
      hall({
        pools: {
          first: { ...TRAIN, nodes: 1, nodeSelection: NodeSelection.byName("n3") },
          second: { ...TRAIN, nodes: 1, nodeSelection: NodeSelection.byLabels({ zone: "b" }) },
        },
        on: hostsBut({ n4: { labels: { zone: "b" } } }),
      }),
    );
    expect(step("node").for_each).toMatchObject({
      n3: { labels: expect.stringContaining("sovereign.ai/pool=first") },
      n4: { labels: expect.stringContaining("sovereign.ai/pool=second") },
    });
  });

  it("put what a pool is to the schedulers into the layer of workloads", () => {
    const train = { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] };
    synth(hall({ access: ClusterAccess.kubeconfig({ file: "~/.kube/hall-1" }), pools: { train } }));
    const workloads = fs.readFileSync("cdktf.out/stacks/hall-workloads/cdk.tf.json", "utf8");
    expect(workloads).toContain("ClusterQueue");
    expect(workloads).toContain('"sovereign.ai/pool": "train"');
  });

  it("pass overrides on to what the pool emits", () => {
    const stack = hall({ pools: { train: { ...TRAIN, overrides: { terraform_data: { "input.owner": "team-a" } } } } });
    expect(synthesised(stack).resource.train.input).toMatchObject({ owner: "team-a", hosts: ["n3", "n4"] });
  });

  it("belong to the whole program: a pool below another construct is named by its path", () => {
    const stack = hall();
    const parent = new SovereignGpuPool(stack, "outer", {
      ...TRAIN,
      nodes: 1,
      nodeSelection: NodeSelection.byName("n3"),
    });
    new SovereignGpuPool(parent, "inner", { ...TRAIN, nodes: 1, nodeSelection: NodeSelection.byName("n4") });
    const { n3, n4 } = synthesised(stack).step("node").for_each as Record<string, { labels: string }>;
    expect(n3.labels).toContain("sovereign.ai/pool=outer ");
    expect(n4.labels).toMatch(/sovereign\.ai\/pool=outer-inner-[0-9a-f]{8} /);
  });

  it("upload the bundle's own files and nothing else that lies there", () => {
    fs.writeFileSync("bundle/notes.txt", "");
    fs.writeFileSync("bundle/rke2-images-cilium.linux-amd64.tar.gz", "");
    const { step } = synthesised(hall());
    expect(step("install").uploads).toEqual([
      "./.sovereign-upload/bundle/install.sh",
      "./.sovereign-upload/bundle/sha256sum-amd64.txt",
      "./.sovereign-upload/bundle/rke2.linux-amd64.tar.gz",
      "./.sovereign-upload/bundle/rke2-images-cilium.linux-amd64.tar.gz",
      "./.sovereign-upload/bundle/rke2-images.linux-amd64.tar.zst",
    ]);
  });

  it("need no images in the bundle where a registry has them", () => {
    fs.rmSync("bundle/rke2-images.linux-amd64.tar.zst");
    expect(synthesised(hall({ registry: REGISTRY })).step("install").uploads).toHaveLength(3);
  });
});
