import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A driver of many parts can take several seconds to answer its first question. */
const TOOL_TIMEOUT_MS = 30_000;

const PRODUCT_NAMES = JSON.parse(fs.readFileSync(new URL("product-names.json", import.meta.url), "utf8"));

/**
 * How each vendor's own tool is asked what there is, and how its answer reads. A later tool of the same vendor is asked
 * only where the ones before it are not installed.
 *
 * @type {{ vendor: string, tool: string, args: string[], read: (output: string) => Part[] }[]}
 * @typedef {{ product: string, memoryMib?: number }} Part
 */
const TOOLS = [
  {
    vendor: "nvidia",
    tool: "nvidia-smi",
    args: ["--query-gpu=name,memory.total", "--format=csv,noheader,nounits"],
    read: (output) => lines(output).map(nvidiaPart),
  },
  { vendor: "amd", tool: "amd-smi", args: ["static", "--asic", "--json"], read: amdSmiParts },
  { vendor: "amd", tool: "rocm-smi", args: ["--showproductname", "--json"], read: rocmSmiParts },
  { vendor: "huawei", tool: "npu-smi", args: ["info", "-m"], read: npuSmiParts },
  {
    vendor: "intel",
    tool: "hl-smi",
    args: ["-Q", "name", "-f", "csv,noheader"],
    read: (output) => lines(output).map((product) => ({ product })),
  },
];

/**
 * Looks at this machine's hardware. A tool that is installed but fails is a problem to report: what it would have said
 * is unknown, not nothing.
 */
export function lookAtHardware(sysfs = "/sys") {
  const answered = new Set();
  const parts = [];
  const problems = [];
  for (const { vendor, tool, args, read } of TOOLS) {
    if (answered.has(vendor)) continue;
    const answer = ask(tool, args, read);
    if (answer === undefined) continue;
    answered.add(vendor);
    if (answer.problem) problems.push(answer.problem);
    else parts.push(...answer.parts.map((part) => ({ vendor, ...part, seenBy: tool })));
  }
  if (!answered.has("amd")) parts.push(...kfdParts(sysfs));
  const cpus = os.cpus();
  return {
    os: os.platform(),
    architecture: os.arch(),
    cpu: { model: cpus[0]?.model.trim() ?? "unknown", threads: cpus.length },
    memoryMib: Math.floor(os.totalmem() / 2 ** 20),
    accelerators: count(parts),
    problems,
  };
}

/** @returns {{ parts: Part[] } | { problem: string } | undefined} nothing where the tool is not installed */
function ask(tool, args, read) {
  const result = spawnSync(tool, args, {
    encoding: "utf8",
    timeout: TOOL_TIMEOUT_MS,
    killSignal: "SIGKILL",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (result.error?.code === "ENOENT") return undefined;
  const why = lines(`${result.stderr ?? ""}\n${result.stdout ?? ""}`)[0] ?? "no output";
  if (result.error) return { problem: `${tool} did not answer: ${result.error.message}` };
  if (result.status !== 0) return { problem: `${tool} ended with status ${result.status}: ${why}` };
  try {
    return { parts: read(result.stdout) };
  } catch (error) {
    return { problem: `${tool} answered in a way that is not understood: ${error.message}` };
  }
}

/** e.g. `NVIDIA H100 80GB HBM3, 81559`; memory shared with the CPU reads `[N/A]`. */
function nvidiaPart(line) {
  const comma = line.lastIndexOf(",");
  const memoryMib = Number(line.slice(comma + 1));
  return { product: line.slice(0, comma).trim(), ...(Number.isInteger(memoryMib) ? { memoryMib } : {}) };
}

/** ROCm 7 wraps the list of earlier releases in `gpu_data`. */
function amdSmiParts(output) {
  const answer = JSON.parse(output);
  const gpus = [answer.gpu_data ?? answer].flat();
  return gpus.map((gpu) => ({ product: gpu.asic.market_name }));
}

function rocmSmiParts(output) {
  const cards = Object.entries(JSON.parse(output)).filter(([name]) => name.startsWith("card"));
  return cards.map(([, card]) => ({ product: card["Card Series"] ?? card["Card series"] ?? "unknown AMD GPU" }));
}

/** Columns: NPU, chip, logical id, name. The board's own controller has no logical id and is no accelerator. */
function npuSmiParts(output) {
  return lines(output).flatMap((line) => {
    const columns = /^\d+\s+\d+\s+\d+\s+(.+)$/.exec(line);
    return columns ? [{ product: columns[1] }] : [];
  });
}

/** AMD's kernel driver without any tool: it counts the GPUs but has no name for them. */
function kfdParts(sysfs) {
  const nodes = path.join(sysfs, "class/kfd/kfd/topology/nodes");
  if (!fs.existsSync(nodes)) return [];
  const properties = fs.readdirSync(nodes).map((node) => {
    const text = fs.readFileSync(path.join(nodes, node, "properties"), "utf8");
    return Object.fromEntries(lines(text).map((line) => line.split(" ")));
  });
  return properties
    .filter((node) => Number(node.simd_count) > 0)
    .map((node) => ({ vendor: "amd", product: `AMD GPU, gfx target ${node.gfx_target_version}`, seenBy: "kfd" }));
}

/** Equal parts become one entry; `accelerator` is the catalogue name, or null where the product is not in the table. */
function count(parts) {
  const byPart = new Map();
  for (const part of parts) {
    const accelerator = catalogueName(part);
    const key = JSON.stringify(part);
    const entry = byPart.get(key) ?? { accelerator, ...part, count: 0 };
    byPart.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...byPart.values()];
}

function catalogueName({ vendor, product }) {
  const row = PRODUCT_NAMES.find((row) => row.vendor === vendor && new RegExp(row.pattern).test(product));
  return row?.accelerator ?? null;
}

function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
