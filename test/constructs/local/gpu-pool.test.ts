import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { afterEach, describe, expect, it } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { NodeSelection } from "../../../constructs/node-selection";
import { Server } from "../../../constructs/server";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { TaintEffect } from "../../../constructs/taint";
import { useTemporaryFolder } from "../program";
import { desk, DETECTED, synthLocal } from "./local-program";

describe("a pool on a local site", () => {
  const folder = useTemporaryFolder();
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  it("is one terraform_data behind a guard that undoes it", () => {
    // The folder of the scripts is named by a hash of their content.
    const json = synthLocal({ train: DETECTED }).replace(/[0-9A-F]{32}/g, "<content hash>");
    expect(JSON.parse(json)).toMatchSnapshot();
  });

  it("asks for what is stated", () => {
    const json = JSON.parse(
      synthLocal({ train: { accelerator: Accelerator.H100_SXM, nodes: 1, acceleratorsPerNode: 8 } }),
    ) as Synthesised;
    expect(json.resource.terraform_data.train.triggers_replace.pool).toEqual({
      site: "desk",
      pool: "train",
      construct: "local/train",
      accelerator: "h100-sxm",
      acceleratorsPerNode: 8,
    });
    expect(json["//"].sovereignty.constructs["local/train"]).toEqual({
      type: "SovereignGpuPool",
      accelerator: { name: "h100-sxm", perNode: 8, nodes: 1 },
      server: "detected",
    });
  });

  it("leaves its undo in the stack when it leaves the program", () => {
    const json = JSON.parse(synthLocal({})) as Synthesised;
    expect(json.resource.terraform_data["local-services"]).toMatchObject({
      for_each: {},
      provisioner: [{ "local-exec": { when: "destroy" } }],
    });
  });

  it("gives the same bytes in any folder, and names none", () => {
    const first = outputOf(path.join(folder.path, "one"));
    const second = outputOf(path.join(folder.path, "deep/er/two"));
    expect(second).toEqual(first);
    const everything = Object.values(first).join("\n");
    for (const place of [folder.path, os.homedir(), os.tmpdir(), path.resolve(__dirname, "../../..")]) {
      expect(everything).not.toContain(place);
    }
  });

  it("keeps what it owns in the folder the program is run in, wherever the output goes", () => {
    fs.mkdirSync("build");
    const app = new App({ outdir: "build/out", stackTraces: false });
    new SovereignGpuPool(new SovereignStack(app, "local", { site: desk() }), "train", DETECTED);
    app.synth();
    const stack = "build/out/stacks/local";
    const json = fs.readFileSync(path.join(stack, "cdk.tf.json"), "utf8");
    const [, owned] = /"SOVEREIGN_FOLDER": "([^"]+)"/.exec(json) as RegExpExecArray;
    expect(path.resolve(stack, owned)).toBe(path.join(folder.path, ".sovereign"));
  });

  it("is synthesised on a machine without Terraform", () => {
    process.env.PATH = "";
    expect(() => synthLocal({ train: DETECTED })).not.toThrow();
  });

  it("takes attributes that we did not foresee", () => {
    const json = JSON.parse(
      synthLocal({ train: { ...DETECTED, overrides: { terraform_data: { lifecycle: { prevent_destroy: true } } } } }),
    ) as Synthesised;
    expect(json.resource.terraform_data.train).toMatchObject({ lifecycle: { prevent_destroy: true } });
  });

  it.each<[string, Partial<SovereignGpuPoolProps>]>([
    ["one node of a pool that scales", { nodes: undefined, minNodes: 0, maxNodes: 1 }],
    ["capacity on demand", { capacity: Capacity.onDemand() }],
    ["no compact placement", { compactPlacement: false, clusterInterconnect: false }],
  ])("takes %s", (_what, props) => {
    expect(() => synthLocal({ train: { ...DETECTED, ...props } })).not.toThrow();
  });

  it.each<[string, Partial<SovereignGpuPoolProps>]>([
    ["nodes is 2", { nodes: 2 }],
    ["nodes is 0", { nodes: 0 }],
    ["maxNodes is 4", { nodes: undefined, maxNodes: 4 }],
  ])("refuses more or less than one node: %s", (message, props) => {
    expect(() => synthLocal({ train: { ...DETECTED, ...props } })).toThrow(
      `local/train: ${message}, and a local site is this machine: one node. Write 1.`,
    );
  });

  it.each<[string, Partial<SovereignGpuPoolProps>]>([
    ["capacity", { capacity: Capacity.spot() }],
    ["zone", { zone: "a" }],
    ["nodeSelection", { nodeSelection: NodeSelection.byName("n1") }],
    ["server", { server: Server.DGX_H100 }],
    ["quotas", { quotas: [{ tenant: "research", accelerators: 1 }] }],
    ["topologyLevels", { topologyLevels: ["kubernetes.io/hostname"] }],
    ["runtimeClassHandler", { runtimeClassHandler: "nvidia" }],
    ["compactPlacement", { compactPlacement: true }],
    ["clusterInterconnect", { clusterInterconnect: true }],
    ["diskGib", { diskGib: 100 }],
    ["labels", { labels: { team: "research" } }],
    ["taints", { taints: [{ key: "gpu", effect: TaintEffect.NO_SCHEDULE }] }],
  ])("refuses %s, which would have no effect", (property, props) => {
    expect(() => synthLocal({ train: { ...DETECTED, ...props } })).toThrow(
      `local/train: ${property} has no meaning on a local site`,
    );
  });

  it("refuses a second pool, since the machine's hardware is taken", () => {
    expect(() => synthLocal({ train: DETECTED, serve: DETECTED })).toThrow(
      'local/serve: the site "desk" is one machine, and the pool local/train takes its hardware already',
    );
  });

  it.each([
    ["a site", "my desk", "train"],
    ["a site", "..", "train"],
    ["a pool", "desk", "train me"],
  ])("refuses the name of %s that makes no file name: %s, %s", (_what, site, pool) => {
    expect(() => synthLocal({ [pool]: DETECTED }, desk(site))).toThrow("names files of a local site");
  });

  it("refuses overrides of what it does not emit", () => {
    expect(() => synthLocal({ train: { ...DETECTED, overrides: { aws_instance: {} } } })).toThrow(
      "overrides name aws_instance, and a local pool emits terraform_data only",
    );
  });
});

interface Synthesised {
  readonly "//": { readonly sovereignty: { readonly constructs: Record<string, unknown> } };
  readonly resource: {
    readonly terraform_data: Record<string, { readonly triggers_replace: Record<string, unknown> }>;
  };
}

/** Every file that a synth in this folder writes, by its path. */
function outputOf(folder: string): Record<string, string> {
  fs.mkdirSync(folder, { recursive: true });
  process.chdir(folder);
  synthLocal({ train: DETECTED });
  const files = fs.readdirSync("cdktf.out", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [file, fs.readFileSync(file, "utf8")];
    }),
  );
}
