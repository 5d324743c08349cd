import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { useTemporaryFolder } from "../program";
import {
  ask,
  eventually,
  isAlive,
  MACHINE,
  machineWith,
  RECORD_FILE,
  runStep,
  STATE_FILE,
  state,
  TRAIN,
  tree,
} from "./machine";

// These run the real scripts as Terraform does, with real processes, in a folder of their own.
describe("the service of a local pool", () => {
  useTemporaryFolder();
  afterEach(async () => {
    await runStep("down");
  });

  it("answers with the hardware that the deploy found", async () => {
    const { status, output } = await runStep("up");

    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining("the node agent answers at") });
    expect(await ask("GET", "/healthz")).toMatchObject({ status: "ok", construct: "local/train" });
    const inventory = JSON.parse(fs.readFileSync(".sovereign/desk/pools/train.json", "utf8")) as object;
    expect(await ask("GET", "/inventory")).toEqual(inventory);
    expect(inventory).toMatchObject({ site: "desk", nodes: 1, cpu: { threads: expect.any(Number) as number } });
  });

  it("leaves the folder as it was", async () => {
    fs.mkdirSync("mine");
    fs.writeFileSync("mine/notes.txt", "mine");
    const before = tree();

    await runStep("up");
    const { supervisor, agent } = state();
    expect(tree()).not.toEqual(before);

    expect(await runStep("down")).toMatchObject({ status: 0 });
    expect(tree()).toEqual(before);
    expect([supervisor, agent].map(({ pid }) => isAlive(pid))).toEqual([false, false]);
    expect(await runStep("down")).toMatchObject({ status: 0 });
  });

  it("gives the same files and the same port when it is deployed again", async () => {
    await runStep("up");
    const [before, { port, agent }] = [tree(), state()];

    await runStep("up");

    expect(tree()).toEqual(before);
    expect(state().port).toBe(port);
    expect(isAlive(agent.pid)).toBe(false);
  });

  it("starts again after a crash, on the same port", async () => {
    await runStep("up");
    const { agent, port } = state();

    process.kill(agent.pid, "SIGKILL");
    await eventually(() => state().agent.pid !== agent.pid);

    expect(await ask("GET", "/healthz")).toMatchObject({ status: "ok" });
    expect(state()).toMatchObject({ port, restarts: 1 });
    expect(fs.readFileSync(path.join(path.dirname(STATE_FILE), "log"), "utf8")).toContain("ended with SIGKILL");
  });

  it("takes another port when a program took its own in the meantime", async () => {
    await runStep("up");
    const { agent, supervisor, port } = state();
    for (const { pid } of [supervisor, agent]) process.kill(pid, "SIGKILL");
    await eventually(() => !isAlive(agent.pid));
    const squat = `require("http").createServer((_, answer) => answer.end("{}")).listen(${port}, "127.0.0.1", () => console.log("here"))`;
    const other = spawn(process.execPath, ["-e", squat]);
    await once(other.stdout, "data");

    expect(await runStep("up")).toMatchObject({ status: 0 });

    expect(state().port).not.toBe(port);
    expect(isAlive(other.pid as number)).toBe(true);
    other.kill();
  });

  it("ends with its supervisor, and when its folder is gone", async () => {
    await runStep("up");
    const first = state();
    process.kill(first.supervisor.pid, "SIGKILL");
    await eventually(() => !isAlive(first.agent.pid));

    await runStep("up");
    const second = state();
    fs.rmSync(".sovereign", { recursive: true });
    await eventually(() => !isAlive(second.supervisor.pid) && !isAlive(second.agent.pid));
  });

  it("never signals a process that only has the same id", async () => {
    await runStep("up");
    const { supervisor, agent, port } = state();
    for (const { pid } of [supervisor, agent]) process.kill(pid, "SIGKILL");
    const bystander = spawn("sleep", ["60"]);
    const reused = { pid: bystander.pid as number, started: agent.started };
    fs.writeFileSync(STATE_FILE, JSON.stringify({ supervisor: reused, agent: reused, port, restarts: 0 }));

    expect(await runStep("down")).toMatchObject({ status: 0 });

    expect(isAlive(reused.pid)).toBe(true);
    bystander.kill();
  });

  it("stops a process that does not listen", async () => {
    await runStep("up");
    const { supervisor, agent } = state();
    for (const { pid } of [supervisor, agent]) process.kill(pid, "SIGSTOP");

    expect(await runStep("down")).toMatchObject({ status: 0 });

    expect([supervisor, agent].map(({ pid }) => isAlive(pid))).toEqual([false, false]);
  }, 20_000);

  it.skipIf(process.platform !== "linux")("takes nothing of the deploy's environment along", async () => {
    await runStep("up", TRAIN, { env: { AWS_SECRET_ACCESS_KEY: "hunter2" } });
    for (const { pid } of [state().supervisor, state().agent]) {
      expect(fs.readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("hunter2");
    }
  });

  it("answers callers of this machine only, and stops for who can read its record", async () => {
    await runStep("up");
    const forbidden = { error: "forbidden" };
    expect(await ask("GET", "/inventory", { host: "evil.example" })).toEqual(forbidden);
    expect(await ask("GET", "/inventory", { host: `localhost:${state().port}` })).not.toEqual(forbidden);
    expect(await ask("POST", "/stop")).toEqual(forbidden);
    expect(await ask("POST", "/stop", { authorization: "Bearer x" })).toEqual(forbidden);
    expect(isAlive(state().agent.pid)).toBe(true);
    expect((fs.statSync(RECORD_FILE).mode & 0o777).toString(8)).toBe("600");
    expect((fs.statSync(".sovereign").mode & 0o777).toString(8)).toBe("700");
  });

  it("keeps its log small", async () => {
    const agent = fs.readFileSync(path.join(MACHINE, "node-agent.mjs"), "utf8");
    const noise = `setInterval(() => process.stdout.write("x".repeat(50000) + "\\n"), 5);\n`;
    await runStep("up", TRAIN, { machine: machineWith("node-agent.mjs", agent + noise) });
    const log = path.join(path.dirname(STATE_FILE), "log");

    await eventually(() => fs.existsSync(`${log}.1`));
    await new Promise((resolve) => setTimeout(resolve, 1_000));

    for (const file of [log, `${log}.1`]) {
      // Between two writes the current log may just have become the one before.
      expect(fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0).toBeLessThan(400 * 1024);
    }
    expect(await runStep("down")).toMatchObject({ status: 0 });
    expect(fs.existsSync(".sovereign")).toBe(false);
  });

  it("fails the deploy when it does not come up, and leaves nothing behind", async () => {
    const machine = machineWith("node-agent.mjs", `console.error("no such device"); process.exit(3);`);
    const before = tree();

    const { status, output } = await runStep("up", TRAIN, { machine });

    expect(status).toBe(1);
    expect(output).toContain("local/train: node-agent.mjs does not answer. Its log ends with:\n");
    expect(output).toContain("no such device");
    expect(output).not.toMatch(/^\s+at /m);
    expect(tree()).toEqual(before);
  });
});

describe("a folder that is not ours", () => {
  useTemporaryFolder();
  afterEach(async () => {
    await runStep("down");
  });

  it("is refused without the marker, and not changed", async () => {
    fs.mkdirSync(".sovereign");
    fs.writeFileSync(".sovereign/thesis.txt", "mine");
    const before = tree();

    const { status, output } = await runStep("up");

    expect(status).toBe(1);
    expect(output).toContain("was not made by cdktf-sovereign-ai");
    expect(await runStep("down")).toMatchObject({ status: 0 });
    expect(tree()).toEqual(before);
  });

  it.each([
    ["the folder itself", () => fs.symlinkSync("elsewhere", ".sovereign")],
    ["a site", async () => (await claimed(), fs.symlinkSync(path.resolve("elsewhere"), ".sovereign/desk"))],
    [
      "a file to write",
      async () => {
        await claimed();
        fs.mkdirSync(".sovereign/desk/services/train", { recursive: true });
        fs.symlinkSync(path.resolve("elsewhere/log"), ".sovereign/desk/services/train/log");
      },
    ],
  ])("is refused when %s is a symbolic link", async (_what, link) => {
    fs.mkdirSync("elsewhere");
    await link();

    const { status, output } = await runStep("up");

    expect(status).toBe(1);
    expect(output).toContain("is a symbolic link, and none is followed");
    expect(fs.readdirSync("elsewhere")).toEqual([]);
    fs.rmSync(".sovereign", { recursive: true });
  });

  it("is refused when a link took the place of one of our files, before anything is removed", async () => {
    await runStep("up");
    fs.writeFileSync("precious", "mine");
    const log = path.join(path.dirname(STATE_FILE), "log.1");
    fs.symlinkSync(path.resolve("precious"), log);

    expect(await runStep("down")).toMatchObject({
      status: 1,
      output: expect.stringContaining("symbolic link") as string,
    });

    expect(fs.readFileSync("precious", "utf8")).toBe("mine");
    expect(isAlive(state().agent.pid)).toBe(true);
    fs.rmSync(log);
  });

  it("keeps a file that stood there before, and one that was added later", async () => {
    await claimed();
    fs.mkdirSync(".sovereign/desk/pools", { recursive: true });
    fs.writeFileSync(".sovereign/desk/pools/train.json", "mine");
    expect(await runStep("up")).toMatchObject({ status: 1, output: expect.stringContaining("is not ours") as string });
    expect(fs.readFileSync(".sovereign/desk/pools/train.json", "utf8")).toBe("mine");
    fs.rmSync(".sovereign/desk/pools/train.json");

    await runStep("up");
    const added = path.join(path.dirname(STATE_FILE), "notes.txt");
    fs.writeFileSync(added, "mine");
    const { output } = await runStep("down");

    expect(output).toContain(`${added} stays, since it was not made here`);
    expect(fs.readFileSync(added, "utf8")).toBe("mine");
    fs.rmSync(added);
  });

  it("is another construct's: neither replaced nor removed", async () => {
    await runStep("up");
    const { agent } = state();
    const other = { ...TRAIN, construct: "other/train" };

    expect(await runStep("up", other)).toMatchObject({
      status: 1,
      output: expect.stringContaining("belongs to local/train, not to other/train") as string,
    });
    expect(await runStep("down", other)).toMatchObject({ status: 0 });

    expect(isAlive(agent.pid)).toBe(true);
    expect(await ask("GET", "/healthz")).toMatchObject({ construct: "local/train" });
  });
});

describe("deploys side by side", () => {
  useTemporaryFolder();

  it("wait for each other, and for no dead one", async () => {
    fs.writeFileSync(".sovereign.lock", JSON.stringify({ pid: process.pid, started: "long ago" }));
    const pools = ["a", "b", "c"].map((site) => ({ ...TRAIN, site, construct: `${site}/train` }));

    const up = await Promise.all(pools.map((pool) => runStep("up", pool)));
    expect(up.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(fs.readdirSync(".sovereign").sort()).toEqual(["a", "b", "c", "owner.json"]);

    const down = await Promise.all(pools.map((pool) => runStep("down", pool)));
    expect(down.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(tree()).toEqual([]);
  });
});

/** Leaves an owned folder with nothing in it. */
async function claimed(): Promise<void> {
  await runStep("up");
  const marker = fs.readFileSync(".sovereign/owner.json");
  await runStep("down");
  fs.mkdirSync(".sovereign");
  fs.writeFileSync(".sovereign/owner.json", marker);
}
