import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BUNDLE, bundle } from "./bundle";
import { folderWith, POLICY, queueIn } from "./project";

const ROOT = path.join(__dirname, "../..");

/** Lists what Node loads beside the bundle itself. */
const HOOK = `const Module = require("node:module"), load = Module._load, seen = new Set();
Module._load = function (request, parent, isMain) {
  const file = Module._resolveFilename(request, parent, isMain);
  if (file.startsWith("/")) seen.add(file);
  return load.apply(this, arguments);
};
process.on("exit", () => require("node:fs").writeFileSync(process.env.LOADED, [...seen].join("\\n")));
`;

beforeAll(() => bundle());

function loadedBy(args: readonly string[]): readonly string[] {
  const folder = folderWith({ "main.tf.json": queueIn("eu-north-1"), "sovereignty.yaml": POLICY, "hook.js": HOOK });
  const hook = path.join(folder, "hook.js");
  const LOADED = path.join(folder, "loaded");
  spawnSync(process.execPath, ["-r", hook, BUNDLE, ...args], { cwd: folder, env: { PATH: process.env.PATH, LOADED } });
  return fs
    .readFileSync(LOADED, "utf8")
    .split("\n")
    .filter((file) => file !== BUNDLE && file !== hook)
    .map((file) => path.relative(ROOT, file));
}

describe("what a command loads beside the bundle", () => {
  test.each([
    [["--help"]],
    [["--version"]],
    [["check", "--help"]],
    [["power", "--help"]],
    [["explain", "--help"]],
    [["chekc"]],
    [["init"]],
  ])("%j: nothing", (args) => {
    expect(loadedBy(args)).toEqual([]);
  });

  test("rules and catalog: no validators, no tables of clouds", () => {
    for (const args of [["rules"], ["catalog", "operators"]])
      expect(loadedBy(args).filter((file) => !file.startsWith("catalog/data/"))).toEqual([]);
  });

  test("check: the tables of the clouds in use only, and no map for a table", () => {
    const loaded = loadedBy(["check", "main.tf.json"]);
    const tables = loaded.filter((file) => file.startsWith("engine/checks/locate/data/"));
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((file) => !path.basename(file).startsWith("aws"))).toEqual([]);
    expect(loaded).not.toContain("catalog/data/world-map.json");
    expect(loaded.filter((file) => file.startsWith("engine/policy/profiles/data/"))).toEqual([]);
  });
});
