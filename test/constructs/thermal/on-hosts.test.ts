import * as fs from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  Accelerator,
  NodeSelection,
  PowerTopology,
  SovereignApp,
  SovereignGpuPool,
  type SovereignStack,
  Workload,
} from "../../../index";
import { stackJson, thrownBy, type Attributes } from "../emitted";
import { deployables, useTemporaryFolder } from "../program";
import { app, findings, group, HALL, hostsIn, plainStack, report } from "./thermal-program";

useTemporaryFolder();
afterEach(() => void vi.restoreAllMocks());

function synth(stack: SovereignStack): void {
  (SovereignApp.of(stack) as SovereignApp).synth();
}

function facts(): Record<string, unknown> & { readonly constructs: Record<string, unknown> } {
  return stackJson("hall")["//"].sovereignty as never;
}

/** The service that holds the cap, and the script that it runs. */
function capService(): { readonly unit: string; readonly script: string; readonly hosts: string[] } | undefined {
  const all: [string, Attributes][] = Object.entries(stackJson("hall").resource.terraform_data);
  const found = all.find(([name]) => name.startsWith("serving_power-cap"))?.[1];
  if (!found) return undefined;
  const { triggers_replace: triggers, for_each: each } = found as unknown as {
    triggers_replace: { unit: string; script: string };
    for_each: object;
  };
  return { ...triggers, hosts: Object.keys(each) };
}

describe("a group in racks of hosts", () => {
  test("is the living hosts there that are such servers, and states exactly where they stand", () => {
    const lost = { ...hostsIn({ r1: 3 })[2], lost: true };
    const other = { ...hostsIn({ r2: 2 })[1], server: "dgx-a100", accelerators: { "a100-80-sxm": 8 } };
    const stack = plainStack([...hostsIn({ r1: 2, r2: 1 }), lost, other]);
    const serving = group(stack, { racks: ["r2", "r1"], gpuCapWatts: 550, workload: Workload.INFERENCE });
    expect(serving).toMatchObject({ maxNodes: 3, nodeWatts: 9000, rackNodes: { r1: 2, r2: 1 }, server: "dgx-h100" });
    synth(stack);
    expect(facts().constructs["hall/serving"]).toEqual({
      type: "ThermalAwareNodeGroup",
      accelerator: { name: "h100-sxm", perNode: 8, nodes: 3 },
      server: "dgx-h100",
      racks: ["r1", "r2"],
      rackNodes: { r1: 2, r2: 1 },
      gpuCapWatts: 550,
      workload: "inference",
    });
  });

  test("has hosts that state their server only, with what such a server has", () => {
    const stack = plainStack(hostsIn({ r1: 2 }).map((host) => ({ ...host, accelerators: undefined })));
    expect(group(stack, { racks: ["r1"] })).toMatchObject({ maxNodes: 2 });
    synth(stack);
    expect(facts().constructs["hall/serving"]).toMatchObject({ accelerator: { perNode: 8, nodes: 2 } });
  });

  test("shares its racks with hosts in no pool, which draw power too", () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const stack = plainStack(hostsIn({ r1: 3 }));
    group(stack, { nodeSelection: NodeSelection.byName("r1-1") });
    expect(() => synth(stack)).toThrow(
      /carries 30\.600 kW with ups-b out.*2 × dgx-h100 \(10\.200 kW\s+nameplate, of\s+hall\/hosts\)/s,
    );
  });

  test("knows a server that stands in no rack of the hall", () => {
    const [stray] = hostsIn({ r3: 1 });
    expect(() => plainStack([...hostsIn({ r1: 1 }), stray])).toThrow(
      "Site.bareMetal(\"hall-1\"): the power topology 'hall-1' has no rack 'r3'; did you mean 'r1'?",
    );
    const controlPlane = { ...stray, server: undefined, accelerators: undefined };
    expect(() => plainStack([...hostsIn({ r1: 1 }), controlPlane])).not.toThrow();
  });

  test("by accelerator takes the server that the hosts state", () => {
    const stack = plainStack();
    const serving = group(stack, { server: undefined, accelerator: Accelerator.H100_SXM, placement: { r1: 2 } });
    expect(serving).toMatchObject({ accelerator: { name: "h100-sxm" }, server: "dgx-h100", nodeWatts: 10200 });
  });

  test("with a cap has a service that holds it and is taken away with the group", () => {
    const stack = plainStack();
    group(stack, { racks: ["r1"], gpuCapWatts: 550 });
    synth(stack);
    const { unit = "", script = "", hosts } = capService() ?? {};
    expect(hosts).toEqual(["r1-1", "r1-2"]);
    expect(unit).toContain("ExecStart=/bin/sh /usr/local/lib/sovereign/sovereign-hall-1-serving.power-cap.sh\n");
    expect(unit).toContain("User=root\n");
    expect(unit).toContain("ProtectClock=no\n");
    expect(unit).toContain("RestartSec=5\n");
    expect(script).toContain("CAP_WATTS='550'\n");
    expect(script).toContain("GROUP='hall/serving'\n");
    // Terraform reads none of the script's own expansions as its own.
    expect(script).not.toMatch(/(^|[^$])\$\{/);
    const guard = Object.entries(stackJson("hall").resource.terraform_data).find(([id]) =>
      id.includes("service-guard"),
    );
    expect(Object.keys((guard?.[1] as unknown as { for_each: object }).for_each)).toEqual([
      "r1-1/sovereign-hall-1-serving.power-cap",
      "r1-2/sovereign-hall-1-serving.power-cap",
    ]);
  });

  test("without a cap, or with another owner of it, sets none", () => {
    const stack = plainStack();
    group(stack, { racks: ["r1"] });
    synth(stack);
    expect(capService()).toBeUndefined();
  });
});

describe("the gate", () => {
  test("refuses a rack that trips when one feed fails: what, when, by how much, what would fit", () => {
    const stack = plainStack(hostsIn({ r1: 3 }));
    group(stack, { racks: ["r1"] });
    const { message } = thrownBy(() => synth(stack));
    expect(message).toContain("PWR-FAILOVER");
    expect(deployables("cdktf.out")).toEqual([]);
    const feed = findings().find(({ address }) => address === "r1-a");
    expect(feed?.message).toMatch(/30\.600 kW with \S+ out and may carry 20\.976 kW, 9\.624 kW too much/);
    expect(feed?.message).toMatch(/2 dgx-h100 instead of 3/);
    expect(feed?.message).toMatch(/cap of \d+ W/);
  });

  test("lets the same nodes pass under a cap that fits", () => {
    const stack = plainStack(hostsIn({ r1: 3 }));
    group(stack, { racks: ["r1"], gpuCapWatts: 299 });
    synth(stack);
    expect(findings().filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("refuses a cap that the part does not take, and asks whether a node's was meant", () => {
    const stack = plainStack();
    group(stack, { racks: ["r1"], gpuCapWatts: 4400 });
    expect(() => synth(stack)).toThrow(/PWR-CAP-RANGE/);
    expect(findings().find(({ rule }) => rule === "PWR-CAP-RANGE")?.message).toMatch(/node|server/);
  });

  test("checks a SovereignGpuPool on the same hall against its feeds", () => {
    const stack = plainStack(hostsIn({ r1: 3 }));
    const nodeSelection = NodeSelection.byRack("r1");
    new SovereignGpuPool(stack, "train", { accelerator: Accelerator.H100_SXM, nodes: 3, nodeSelection });
    expect(() => synth(stack)).toThrow(/PWR-FAILOVER/);
  });

  test("adds up groups that share a rack", () => {
    const stack = plainStack(hostsIn({ r1: 3 }));
    group(stack, { nodeSelection: NodeSelection.byName("r1-1", "r1-2") });
    group(stack, { nodeSelection: NodeSelection.byName("r1-3") }, "training");
    expect(() => synth(stack)).toThrow(/30\.600 kW/);
  });

  test("says that a cap of a part whose range nobody knows was not assessed", () => {
    const hosts = hostsIn({ r1: 1 }).map((host) => ({
      ...host,
      server: "mi355x-8-oam",
      accelerators: { mi355x: 8 },
    }));
    const stack = plainStack(hosts);
    group(stack, { server: undefined, accelerator: Accelerator.MI355X, racks: ["r1"], gpuCapWatts: 1000 });
    synth(stack);
    expect(JSON.stringify(report().notAssessed)).toMatch(/cap.*mi355x|mi355x.*cap/i);
  });
});

describe("a hall", () => {
  test("is stated once, as it was written", () => {
    const stack = plainStack();
    group(stack, { racks: ["r1"] });
    synth(stack);
    expect(facts().powerTopology).toEqual(JSON.parse(JSON.stringify({ version: 1, ...HALL })));
  });

  test("comes from a file with the same bytes", () => {
    const bytes = (power: PowerTopology): string => {
      const root = app();
      const stack = plainStack(hostsIn({ r1: 2 }), power, root);
      group(stack, { racks: ["r1"] });
      root.synth();
      return fs.readFileSync("cdktf.out/stacks/hall/cdk.tf.json", "utf8");
    };
    fs.writeFileSync("hall-1.power.yaml", JSON.stringify({ version: 1, ...HALL }));
    const first = bytes(PowerTopology.fromFile("hall-1.power.yaml"));
    expect(bytes(PowerTopology.fromFile("hall-1.power.yaml"))).toBe(first);
    expect(bytes(PowerTopology.of(HALL))).toBe(first);
  });

  test("with an amount a thousand times off is asked about once, and checked as it stands", () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const racks = HALL.racks.map((rack) => ({ ...rack, cooling: { kind: "air", maxKw: 40_000 } }));
    const stack = plainStack(hostsIn({ r1: 2 }), PowerTopology.of({ ...HALL, racks: racks.slice(0, 1) }));
    group(stack, { racks: ["r1"] });
    synth(stack);
    const lines = said.mock.calls.map(([text]) => String(text)).filter((text) => text.includes("maxKw"));
    expect(lines).toEqual([expect.stringMatching(/^PowerTopology\.of: .* is 40000, .*\? Then write 40\.\n$/)]);
    expect(findings().map(({ rule }) => rule)).not.toContain("THM-DENSITY");
  });
});
