import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { helm, kubernetes } from "../../../../engine/checks/locate/kubernetes";
import type { ProviderTable } from "../../../../engine/checks/locate/table";

/** Without the types, a row that misspells its own would never speak. */
function libraryOf(provider: string): string {
  return path.join(path.dirname(require.resolve(`@cdktf/provider-${provider}/package.json`)), "lib");
}

/** A large type is written in several files. */
function declarationsIn(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
}

/** The names of all arguments of a type, at any depth, as the generated documentation links give them. */
function argumentsOf(provider: string, type: string): ReadonlySet<string> {
  const folder = type.slice(`${provider}_`.length).replaceAll("_", "-");
  return new Set(
    [...declarationsIn(path.join(libraryOf(provider), folder)).matchAll(/#(\w+) \w+#/g)].map(([, name]) => name),
  );
}

const rowsOf = ({ rows }: ProviderTable) =>
  rows.filter(({ type }) => !type.endsWith("*")).map((row) => [row.type, row.flows ?? []] as const);

describe.each<[string, ProviderTable]>([
  ["kubernetes", kubernetes],
  ["helm", helm],
])("the rows of %s", (provider, table) => {
  test("have one row a type", () => {
    const types = rowsOf(table).map(([type]) => type);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  test.each(rowsOf(table))("%s has the arguments of its row", (type, flows) => {
    const known = argumentsOf(provider, type);
    const names = flows.flatMap(({ attribute }) => attribute.replaceAll("[]", "").split("."));
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});

test("every workload type of the provider has a row", () => {
  const workloads = fs
    .readdirSync(libraryOf("kubernetes"))
    .filter((folder) => !folder.startsWith("data-"))
    .filter((folder) => fs.statSync(path.join(libraryOf("kubernetes"), folder)).isDirectory())
    .filter((folder) => /#init_container\b/.test(declarationsIn(path.join(libraryOf("kubernetes"), folder))))
    .map((folder) => `kubernetes_${folder.replaceAll("-", "_")}`);
  const rows = new Map(rowsOf(kubernetes));
  expect(workloads.length).toBeGreaterThanOrEqual(14);
  expect(workloads.filter((type) => (rows.get(type) ?? []).length === 0)).toEqual([]);
});
