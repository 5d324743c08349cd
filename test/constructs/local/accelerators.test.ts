import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findAccelerator } from "../../../catalog/accelerators";
import { useTemporaryFolder } from "../program";
import { MACHINE, runStep, TRAIN } from "./machine";

interface Hardware {
  readonly accelerators: { accelerator: string | null; product: string; count: number; memoryMib?: number }[];
  readonly problems: string[];
}

interface ProductName {
  readonly vendor: string;
  readonly pattern: string;
  readonly accelerator: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
}

let lookAtHardware: (sysfs?: string) => Hardware;
beforeAll(async () => {
  ({ lookAtHardware } = (await import(path.join(MACHINE, "accelerators.mjs"))) as {
    lookAtHardware: typeof lookAtHardware;
  });
});

// No machine of ours has these parts. The tools are stand-ins that print what the vendors document and what public
// captures of real boards show; the drivers themselves were not run.
const H100 = "NVIDIA H100 80GB HBM3, 81559\n";
const AMD_SMI = (name: string, count: number) =>
  JSON.stringify({ gpu_data: Array.from({ length: count }, (_, gpu) => ({ gpu, asic: { market_name: name } })) });
const NPU_SMI = `NPU ID                         Chip ID                        Chip Logic ID                  Chip Name
0                              0                              0                              Ascend 910B3
0                              1                              -                              Mcu
1                              0                              1                              Ascend 910B3
1                              1                              -                              Mcu
`;

describe("hardware of this machine", () => {
  const folder = useTemporaryFolder();
  const { PATH } = process.env;
  beforeEach(() => {
    fs.mkdirSync("bin");
    process.env.PATH = path.join(folder.path, "bin");
  });
  afterEach(() => {
    process.env.PATH = PATH;
  });

  it.each([
    ["nvidia-smi", H100.repeat(8), "h100-sxm", 8],
    ["nvidia-smi", "Tesla T4, 15360\n", "t4", 1],
    ["nvidia-smi", "NVIDIA A100-SXM4-40GB, 40960\nNVIDIA A100-SXM4-40GB, 40960\n", "a100-40-sxm", 2],
    ["amd-smi", AMD_SMI("AMD Instinct MI300X", 8), "mi300x", 8],
    ["amd-smi", JSON.stringify([{ gpu: 0, asic: { market_name: "AMD Instinct MI325X" } }]), "mi325x", 1],
    ["rocm-smi", JSON.stringify({ card0: { "Card Series": "AMD Instinct MI300X OAM" }, system: {} }), "mi300x", 1],
    ["npu-smi", NPU_SMI, "ascend-910b", 2],
    ["hl-smi", "HL-325L\n".repeat(8), "gaudi3", 8],
  ])("%s: catalogue names and counts", (tool, output, accelerator, count) => {
    standIn(tool, output);
    expect(lookAtHardware("no-sysfs")).toMatchObject({ accelerators: [{ accelerator, count }], problems: [] });
  });

  it("is a CPU where there is no vendor's tool", () => {
    expect(lookAtHardware("no-sysfs")).toMatchObject({ accelerators: [], problems: [] });
  });

  it("names a product that the catalogue does not know, and claims no more", () => {
    standIn("nvidia-smi", "NVIDIA GeForce RTX 4090, 24564\n");
    expect(lookAtHardware("no-sysfs").accelerators).toEqual([
      {
        accelerator: null,
        vendor: "nvidia",
        product: "NVIDIA GeForce RTX 4090",
        memoryMib: 24564,
        seenBy: "nvidia-smi",
        count: 1,
      },
    ]);
  });

  it("tells parts apart, and asks every vendor", () => {
    standIn("nvidia-smi", `${H100}NVIDIA L4, 23034\n${H100}NVIDIA GB10, [N/A]\n`);
    standIn("hl-smi", "HL-225\n");
    expect(lookAtHardware("no-sysfs").accelerators.map((entry) => [entry.accelerator, entry.count])).toEqual([
      ["h100-sxm", 2],
      ["l4", 1],
      [null, 1],
      ["gaudi2", 1],
    ]);
  });

  it("reports a driver that does not answer: what it would have said is unknown, not nothing", () => {
    standIn("nvidia-smi", "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n", 9);
    standIn("amd-smi", "not JSON");
    expect(lookAtHardware("no-sysfs")).toMatchObject({
      accelerators: [],
      problems: [
        expect.stringContaining("nvidia-smi ended with status 9: NVIDIA-SMI has failed"),
        expect.stringContaining("amd-smi answered in a way that is not understood"),
      ],
    });
  });

  it("counts AMD GPUs by the kernel alone, without a name", () => {
    for (const [node, simds] of Object.entries({ 0: 0, 1: 1216, 2: 1216 })) {
      const nodes = path.join("sys/class/kfd/kfd/topology/nodes", node);
      fs.mkdirSync(nodes, { recursive: true });
      fs.writeFileSync(path.join(nodes, "properties"), `simd_count ${simds}\ngfx_target_version 90402\n`);
    }
    expect(lookAtHardware("sys").accelerators).toMatchObject([
      { accelerator: null, product: "AMD GPU, gfx target 90402", count: 2, seenBy: "kfd" },
    ]);
  });

  describe("against what a program asks for", () => {
    afterEach(() => runStep("down"));
    const deploy = (accelerator: string, acceleratorsPerNode?: number) =>
      runStep("up", { ...TRAIN, accelerator, acceleratorsPerNode });

    it.each([
      ["h100-sxm", 8],
      ["h100-sxm", 4],
      ["h100-sxm", undefined],
      ["detected", undefined],
      ["detected", 8],
    ])("takes %s × %s from eight H100", async (accelerator, count) => {
      standIn("nvidia-smi", H100.repeat(8));
      expect(await deploy(accelerator, count)).toMatchObject({ status: 0 });
    });

    it("refuses what is not there, with what was asked for, what was found and what to do", async () => {
      standIn("nvidia-smi", "NVIDIA L4, 23034\nNVIDIA GeForce RTX 4090, 24564\n");
      expect(await deploy("h100-sxm", 8)).toEqual({
        status: 1,
        output:
          "local/train asks for 8 × h100-sxm, and this machine has 1 × l4 and 1 × 'NVIDIA GeForce RTX 4090', which the " +
          "catalogue does not know. Deploy on a machine that has them, or take what is here with " +
          "Accelerator.detected() and without acceleratorsPerNode.\n",
      });
      expect(fs.existsSync(".sovereign")).toBe(false);
    });

    it.each([
      ["h100-sxm", 9],
      ["h200-sxm", undefined],
      ["detected", 9],
    ])("refuses %s × %s on eight H100", async (accelerator, count) => {
      standIn("nvidia-smi", H100.repeat(8));
      expect(await deploy(accelerator, count)).toMatchObject({ status: 1 });
    });

    it("refuses stated hardware where the driver does not say, and says why", async () => {
      standIn("nvidia-smi", "no driver\n", 9);
      expect(await deploy("h100-sxm")).toMatchObject({
        status: 1,
        output: expect.stringContaining("nvidia-smi ended with status 9: no driver") as string,
      });
    });

    it("takes a machine whose driver does not say, and says so", async () => {
      standIn("nvidia-smi", "no driver\n", 9);
      expect(await deploy("detected")).toMatchObject({
        status: 0,
        output: expect.stringContaining("hardware unknown, since nvidia-smi ended with status 9: no driver") as string,
      });
    });
  });
});

describe("the table of product names", () => {
  const rows = JSON.parse(fs.readFileSync(path.join(MACHINE, "product-names.json"), "utf8")) as ProductName[];

  it.each(rows)("$pattern is $accelerator of the catalogue, with its source", (row) => {
    expect(findAccelerator(row.accelerator)?.vendor).toBe(row.vendor);
    expect(row.source).not.toBe("");
    expect(row.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(["sourced", "partly", "derived", "general-knowledge"]).toContain(row.confidence);
  });

  it("gives each accelerator one row", () => {
    const names = rows.map((row) => row.accelerator);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** A tool on the PATH that prints this and ends with this status. */
function standIn(tool: string, output: string, status = 0): void {
  fs.writeFileSync(path.join("bin", `${tool}.txt`), output);
  const script = `#!/bin/sh\n/bin/cat "${path.resolve("bin", `${tool}.txt`)}"\nexit ${status}\n`;
  fs.writeFileSync(path.join("bin", tool), script, { mode: 0o755 });
}
