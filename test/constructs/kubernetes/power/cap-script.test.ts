import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import {
  powerCapScript,
  powerConditionScript,
  powerTaintScript,
} from "../../../../constructs/kubernetes/power/node-script";
import { captured, FakeNode, type Captured, type Part } from "./fake-node";

const nodes: FakeNode[] = [];

function nodeWith(parts: readonly Part[]): FakeNode {
  const node = new FakeNode(parts);
  nodes.push(node);
  return node;
}

afterEach(() => {
  for (const node of nodes.splice(0)) node.end();
});

const H100 = { accelerator: "h100-sxm", acceleratorsPerNode: 8, gpuCapWatts: 550 };
const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

describe("the scripts", () => {
  const settings = { owner: "train", ...H100 };
  test.each([
    ["cap, NVIDIA", powerCapScript("nvidia", settings)],
    ["cap, AMD", powerCapScript("amd", { ...settings, accelerator: "mi300x" })],
    ["condition", powerConditionScript()],
    ["taint", powerTaintScript({ key: "sovereign.ai/hot", effect: "NoSchedule" }, "/scripts")],
  ])("are whole for a POSIX shell: %s", (_, script) => {
    const { status, stderr } = spawnSync("sh", ["-n"], { input: script, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.runIf(hasShellcheck)("have nothing that shellcheck finds", () => {
    const folder = path.join(__dirname, "../../../../constructs/kubernetes/power/on-node");
    // Variables come from the script's head or its other part (SC2154) and go there (SC2034).
    const args = ["-s", "sh", "-e", "SC2154,SC2034,SC2016"];
    const files = ["nvidia.sh", "amd.sh", "power-cap.sh", "power-condition.sh", "power-taint.sh"];
    expect(spawnSync("shellcheck", [...args, ...files], { cwd: folder, encoding: "utf8" }).stdout).toBe("");
  });

  test("are not written with a value that would end its quotes", () => {
    expect(() => powerCapScript("nvidia", { ...settings, owner: "it's" })).toThrow("GROUP holds a quote");
  });
});

describe("a cap on captured parts", () => {
  test.each<[Captured, number, number]>([
    ["h100-sxm", 8, 550],
    ["a100-40-sxm", 1, 300],
    ["b200", 8, 850],
    ["gb200", 4, 1000],
    ["gb300", 4, 1200],
    ["l40s", 1, 280],
    ["t4", 1, 65],
  ])("%s: is set on each part and read again", (accelerator, count, watts) => {
    const node = nodeWith(captured(accelerator));
    const { cap, log } = node.look({ accelerator, acceleratorsPerNode: count, gpuCapWatts: watts });
    expect([cap, log.includes("refuses")]).toEqual(["yes", false]);
    expect(node.limits()).toEqual(Array(count).fill(`${watts}.00 W`));
    expect(node.ask("cap")).toEqual({ status: 0, says: `${count} parts hold ${watts} W` });
  });

  test("persistence is switched on where it is off, as it was on the captured B200", () => {
    const settings = { accelerator: "b200", acceleratorsPerNode: 8, gpuCapWatts: 850 };
    const off = nodeWith(captured("b200"));
    off.look(settings);
    expect(off.calls()[0]).toBe("-pm 1");
    const on = nodeWith(captured("h100-sxm"));
    on.look(H100);
    expect(on.calls()).not.toContain("-pm 1");
  });

  test("is not set twice", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.look(H100);
    expect(node.calls()).toHaveLength(8);
    node.look(H100);
    expect(node.calls()).toHaveLength(8);
  });

  test("below what the driver takes is clamped, said so, and does not count as held", () => {
    const node = nodeWith(captured("t4"));
    const { cap, log } = node.look({ accelerator: "t4", gpuCapWatts: 40 });
    expect(node.limits()).toEqual(["60.00 W"]);
    expect(log).toContain("takes 60 to 70 W: 60 W in place of 40 W");
    expect([cap, node.ask("cap").status]).toEqual(["no", 1]);
  });

  test("above what the driver takes is clamped, and holds all the more", () => {
    const node = nodeWith(captured("t4"));
    const { cap, log } = node.look({ accelerator: "t4", gpuCapWatts: 90 });
    expect(node.limits()).toEqual(["70.00 W"]);
    expect(log).toContain("70 W in place of 90 W");
    expect(cap).toBe("yes");
  });

  test("is not set on another part than it is for", () => {
    const node = nodeWith(captured("l40s"));
    const { cap, log } = node.look({ ...H100, acceleratorsPerNode: 1 });
    expect([cap, node.calls()]).toEqual(["no", []]);
    expect(log).toContain("is another part (10de:26b9) than the cap is for (10de:2330)");
  });

  test("comes back after a driver reload, which forgets it", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.look(H100);
    node.setPart(3, { "power.limit": "700.00 W", "enforced.power.limit": "700.00 W" });
    const { cap, log } = node.look(H100);
    expect(cap).toBe("yes");
    expect(node.limits()[3]).toBe("550.00 W");
    expect(log).toContain("has come back to 700 W");
    expect(node.calls()).toHaveLength(9);
  });

  test("that is changed in the program replaces the one before", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.look(H100);
    expect(node.look({ ...H100, gpuCapWatts: 500 }).cap).toBe("yes");
    expect(node.limits()[0]).toBe("500.00 W");
  });

  test("that a part takes and does not keep is told", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.write("parts/2/stubborn", "");
    expect(node.look(H100)).toMatchObject({ cap: "no", cap_text: "1 of 8 parts do not hold 550 W" });
  });
});

describe("what nobody knows", () => {
  test("a limit that reads N/A is unknown, not held", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.setPart(1, { "power.limit": "N/A", "power.default_limit": "Requested functionality has been deprecated" });
    expect(node.look(H100).cap).toBe("unknown");
    expect(node.ask("cap").status).toBe(2);
    expect(node.calls()).toHaveLength(7);
  });

  test("a tool that fails is unknown, and the agent goes on", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.write("broken", "Failed to initialize NVML: Driver/library version mismatch\n");
    expect(node.look({ ...H100, gpuCelsius: 84 })).toMatchObject({ status: 0, cap: "unknown", hot: "unknown" });
    node.remove("broken");
    expect(node.look({ ...H100, gpuCelsius: 84 })).toMatchObject({ cap: "yes", hot: "no" });
  });

  test("a tool that never answers is unknown, and the agent goes on", async () => {
    const node = nodeWith(captured("h100-sxm"));
    node.start(H100);
    await node.until(() => node.ask("cap").status === 0);
    node.write("hangs", "");
    await node.until(() => node.ask("cap").status === 2);
    node.remove("hangs");
    await node.until(() => node.ask("cap").status === 0);
  });

  test("a part that is lost: the others are capped, the node is unknown", () => {
    const node = nodeWith(captured("h100-sxm").slice(0, 7));
    node.write("lost", "Unable to determine the device handle for GPU0000:D5:00.0: GPU is lost\n");
    const { cap, log } = node.look(H100);
    expect([cap, node.calls().length]).toEqual(["unknown", 7]);
    expect(log).toContain("7 of 8 parts answer");
  });

  test("no look yet, or an old one, is unknown", () => {
    const node = nodeWith(captured("h100-sxm"));
    expect(node.ask("cap")).toEqual({ status: 2, says: "nothing was looked at yet" });
    node.look(H100);
    expect(node.ask("alive").status).toBe(0);
    const status = node.read("state/status") as string;
    node.write("state/status", status.replace(/^time=.*/, `time=${Math.floor(Date.now() / 1000) - 600}`));
    expect(node.ask("alive").status).toBe(2);
    expect(node.ask("cap").says).toMatch(/^the last look was 60\d s ago$/);
  });
});

describe("one owner", () => {
  test.each([
    ["a limit that is neither the default nor ours", { "power.limit": "500.00 W", "enforced.power.limit": "500.00 W" }],
    ["a limit from outside of the node, as DPS and BMCs set it", { "enforced.power.limit": "500.00 W" }],
  ])("is refused with %s: nothing is written", (_, fields) => {
    const node = nodeWith(captured("h100-sxm"));
    node.setPart(0, fields);
    const { cap, cap_text: text } = node.look(H100);
    expect(node.calls()).toEqual([]);
    expect(cap).toBe("no");
    expect(text).toContain("another owner: 00000000:53:00.0");
  });

  test("is refused where the node is marked as somebody else's, and goes on when the mark is gone", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.write("state/owner/name", "dps\n");
    expect(node.look(H100)).toMatchObject({ cap: "no", cap_text: "dps sets the limits of this node" });
    expect(node.calls()).toEqual([]);
    node.remove("state/owner");
    expect(node.look(H100).cap).toBe("yes");
  });

  test("is refused beside another agent of ours that is alive, and takes over from one that is dead", () => {
    const node = nodeWith(captured("h100-sxm"));
    node.look(H100);
    expect(node.look({ ...H100, owner: "serve", gpuCapWatts: 400 }).cap).toBe("no");
    expect(node.limits()[0]).toBe("550.00 W");
    node.write("state/owner/beat", `${Math.floor(Date.now() / 1000) - 3600}\n`);
    expect(node.look({ ...H100, owner: "serve", gpuCapWatts: 400 })).toMatchObject({ cap: "yes" });
    expect(node.limits()[0]).toBe("400.00 W");
  });

  test("an owner that comes later is left alone, and what it set is not undone at the end", async () => {
    const node = nodeWith(captured("h100-sxm"));
    const { agent, ended, log } = node.start(H100);
    await node.until(() => node.ask("cap").status === 0);
    node.setPart(4, { "power.limit": "600.00 W", "enforced.power.limit": "600.00 W" });
    await node.until(() => node.ask("cap").status === 1);
    const calls = node.calls().length;
    node.setPart(4, { "power.limit": "700.00 W", "enforced.power.limit": "700.00 W" });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(node.calls()).toHaveLength(calls);
    expect(log()).toContain("has a limit of 600 W, which is neither its default of 700 W nor ours of 550 W");
    node.setPart(4, { "power.limit": "600.00 W" });
    agent.kill("SIGTERM");
    await ended;
    expect(node.limits()).toEqual([
      "700.00 W",
      "700.00 W",
      "700.00 W",
      "700.00 W",
      "600.00 W",
      "700.00 W",
      "700.00 W",
      "700.00 W",
    ]);
  });
});

describe("an agent that runs", () => {
  test("gives the defaults back when it is told to end", async () => {
    const node = nodeWith(captured("h100-sxm"));
    const { agent, ended, log } = node.start(H100);
    await node.until(() => node.ask("cap").status === 0);
    const before = Date.now();
    agent.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(node.limits()).toEqual(Array(8).fill("700.00 W"));
    expect([node.read("state/owner/name"), node.read("state/status")]).toEqual([undefined, undefined]);
    expect(log()).toContain("00000000:53:00.0: back to 700 W");
  });

  test("that was killed leaves the caps, and the next one knows them as its own", async () => {
    const node = nodeWith(captured("h100-sxm"));
    const { agent, ended } = node.start(H100);
    await node.until(() => node.ask("cap").status === 0);
    agent.kill("SIGKILL");
    await ended;
    expect(node.limits()[0]).toBe("550.00 W");
    expect(node.look({ ...H100, gpuCapWatts: 500 }).cap).toBe("yes");
  });

  test("sets a cap again that a reset has taken away", async () => {
    const node = nodeWith(captured("h100-sxm"));
    node.start(H100);
    await node.until(() => node.ask("cap").status === 0);
    node.setPart(0, { "power.limit": "700.00 W", "enforced.power.limit": "700.00 W" });
    await node.until(() => node.limits()[0] === "550.00 W");
  });

  test("without a cap sets nothing and takes nothing", () => {
    const node = nodeWith(captured("h100-sxm"));
    expect(node.look({ ...H100, gpuCapWatts: undefined, gpuCelsius: 84 })).toMatchObject({ cap: "none", hot: "no" });
    expect([node.calls(), node.read("state/owner/name"), node.ask("cap").status]).toEqual([[], undefined, 0]);
  });
});

describe("a node that is hot", () => {
  const WATCHED = { ...H100, gpuCelsius: 84, memoryCelsius: 95 };

  test("by its core or by its memory", () => {
    const core = nodeWith(captured("h100-sxm"));
    core.setPart(6, { "temperature.gpu": "84 C" });
    expect(core.look(WATCHED)).toMatchObject({ hot: "yes", hot_text: "84 C, memory 39 C" });
    expect(core.ask("hot").status).toBe(1);
    const memory = nodeWith(captured("h100-sxm"));
    memory.setPart(6, { "temperature.memory": "96 C" });
    expect(memory.look(WATCHED).hot).toBe("yes");
  });

  test("is unknown where a part has no such sensor, unless another one is hot", () => {
    const node = nodeWith(captured("l40s"));
    const settings = { accelerator: "l40s", gpuCelsius: 85, memoryCelsius: 95 };
    expect(node.look(settings).hot).toBe("unknown");
    expect(node.ask("hot").status).toBe(2);
    node.setPart(0, { "temperature.gpu": "91 C" });
    expect(node.look(settings).hot).toBe("yes");
  });

  test("stays hot until it has been cool for a while", async () => {
    const node = nodeWith(captured("h100-sxm"));
    node.setPart(0, { "temperature.gpu": "90 C" });
    node.start({ ...WATCHED, coolSeconds: 2 });
    await node.until(() => node.ask("hot").status === 1);
    node.setPart(0, { "temperature.gpu": "81 C" });
    await node.until(() => node.ask("hot").says.includes("not cool yet"));
    expect(node.ask("hot").status).toBe(1);
    node.setPart(0, { "temperature.gpu": "70 C" });
    await node.until(() => /cool for \d s/.test(node.ask("hot").says));
    expect(node.ask("hot").status).toBe(1);
    await node.until(() => node.ask("hot").status === 0);
  });
});

describe("AMD's driver", () => {
  const MI300X = { accelerator: "mi300x", gpuCapWatts: 600, gpuCelsius: 95 };
  const BUS = "0000:0c:00.0";
  const DEVICE = `sys/bus/pci/drivers/amdgpu/${BUS}`;
  const MONITOR = `${DEVICE}/hwmon/hwmon4`;

  function amdNode(files: Record<string, string> = {}): FakeNode {
    const node = nodeWith([]);
    const all: Record<string, string> = {
      [`${DEVICE}/vendor`]: "0x1002",
      [`${DEVICE}/device`]: "0x74a1",
      [`${MONITOR}/power1_cap`]: "750000000",
      [`${MONITOR}/power1_cap_default`]: "750000000",
      [`${MONITOR}/power1_cap_min`]: "0",
      [`${MONITOR}/power1_cap_max`]: "750000000",
      [`${MONITOR}/temp2_label`]: "junction",
      [`${MONITOR}/temp2_input`]: "41000",
      [`${MONITOR}/temp3_label`]: "mem",
      [`${MONITOR}/temp3_input`]: "38000",
      ...files,
    };
    for (const [file, text] of Object.entries(all)) node.write(file, `${text}\n`);
    return node;
  }

  test("takes the cap in its own file", () => {
    const node = amdNode();
    expect(node.look(MI300X, "amd")).toMatchObject({ cap: "yes", hot: "no", hot_text: "41 C, memory 38 C" });
    expect(node.read(`${MONITOR}/power1_cap`)).toBe("600000000");
  });

  test("gets the default back", async () => {
    const node = amdNode();
    const { agent, ended } = node.start(MI300X, "amd");
    await node.until(() => node.ask("cap").status === 0);
    agent.kill("SIGTERM");
    await ended;
    expect(node.read(`${MONITOR}/power1_cap`)).toBe("750000000");
  });

  test("that takes a lower cap and stays as it was, as is told of MI300X, does not count as held", () => {
    const node = amdNode();
    const cat = `#!/bin/sh\ncase $1 in */power1_cap) echo 750000000 ;; *) exec /bin/cat "$@" ;; esac\n`;
    fs.writeFileSync(path.join(node.folder, "bin/cat"), cat, { mode: 0o755 });
    expect(node.look(MI300X, "amd")).toMatchObject({ cap: "no", cap_text: "1 of 1 parts do not hold 600 W" });
    expect(node.ask("cap").status).toBe(1);
  });

  test("that is of another part is left alone", () => {
    const node = amdNode({ [`${DEVICE}/device`]: "0x740c" });
    expect(node.look(MI300X, "amd").cap).toBe("no");
    expect(node.read(`${MONITOR}/power1_cap`)).toBe("750000000");
  });
});
