import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";

const ENGINE = path.join(__dirname, "../../../engine");

/** Modules that are loaded with a module: imports of types and `require` inside functions do not count. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = fs.readFileSync(file, "utf8");
  for (const [, names, from] of text.matchAll(/^(?:import|export) ([^;]*?)from "(\.[^"]+)";/gms)) {
    if (names.startsWith("type ")) continue;
    const target = path.resolve(path.dirname(file), from);
    const found = [`${target}.ts`, path.join(target, "index.ts")].find((name) => fs.existsSync(name));
    if (found) loadedWith(found, seen);
  }
  return seen;
}

function loadedWithModule(name: string): readonly string[] {
  return [...loadedWith(path.join(ENGINE, name))].map((file) => path.relative(ENGINE, file));
}

test("a check loads the power model only for a hall that states its power", () => {
  const loaded = loadedWithModule("checks/check.ts");
  expect(loaded).toContain("checks/rules/pwr-feed.ts");
  expect(loaded.filter((file) => file.startsWith("power/"))).toEqual([]);
});

test("a hall by itself loads nothing that reads programs and places their resources", () => {
  const loaded = loadedWithModule("checks/check-topology.ts");
  expect(loaded).toContain("checks/rules/pwr-feed.ts");
  expect(loaded.filter((file) => /^checks\/(?:read|locate|expression)\//.test(file))).toEqual([]);
});

test("the model itself is what would be loaded", () => {
  expect(loadedWithModule("power/index.ts").length).toBeGreaterThan(10);
  expect(
    loadedWithModule("checks/check.ts").filter((file) => file.startsWith("checks/locate/")).length,
  ).toBeGreaterThan(10);
});
