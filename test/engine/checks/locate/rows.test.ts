import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { aws } from "../../../../engine/checks/locate/aws";
import { azurerm } from "../../../../engine/checks/locate/azurerm";
import type { KnownTypes } from "../../../../engine/checks/locate/known-types";
import { google } from "../../../../engine/checks/locate/google";
import type { ProviderTable, TypeRow } from "../../../../engine/checks/locate/table";

/** Types that a row knows and the provider version of the census does not: of data sources, and of later versions. */
const BEYOND_THE_CENSUS = new Set([
  "aws_caller_identity",
  "aws_partition",
  "aws_region",
  "google_cloud_run_v2_worker_pool",
  "google_compute_machine_image",
  "google_vertex_ai_reasoning_engine",
]);

const TABLES: readonly (readonly [string, ProviderTable])[] = [
  ["aws", aws],
  ["azurerm", azurerm],
  ["google", google],
];

function knownTypes(provider: string): readonly string[] {
  const file = path.join(__dirname, `../../../../engine/checks/locate/data/${provider}-types.json`);
  const { byArguments } = JSON.parse(fs.readFileSync(file, "utf8")) as KnownTypes;
  return Object.values(byArguments).flatMap((types) => types.map((type) => `${provider}_${type}`));
}

const isPrefix = ({ type }: TypeRow) => type.endsWith("*");

describe.each(TABLES)("the table of %s", (provider, { rows }) => {
  const known = knownTypes(provider);

  test("has one row a type", () => {
    const types = rows.map(({ type }) => type);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  test("names types that there are", () => {
    const exact = rows.filter((row) => !isPrefix(row)).map(({ type }) => type);
    expect(exact.filter((type) => !known.includes(type) && !BEYOND_THE_CENSUS.has(type))).toEqual([]);
  });

  test("has no beginning that no type has", () => {
    const beginnings = rows.filter(isPrefix).map(({ type }) => type.slice(0, -1));
    expect(beginnings.filter((beginning) => !known.some((type) => type.startsWith(beginning)))).toEqual([]);
  });
});

describe("the arguments in the rows of aws", () => {
  const library = path.dirname(require.resolve("@cdktf/provider-aws/package.json"));
  const rows = aws.rows.filter((row) => !isPrefix(row) && !BEYOND_THE_CENSUS.has(row.type));

  /** The names of all arguments of a type, at any depth, as the generated documentation links give them. */
  function argumentsOf(type: string): ReadonlySet<string> {
    const folder = type.slice("aws_".length).replaceAll("_", "-");
    const declarations = fs.readFileSync(path.join(library, "lib", folder, "index.d.ts"), "utf8");
    return new Set([...declarations.matchAll(/#(\w+) \w+#/g)].map(([, name]) => name));
  }

  test.each(rows.map((row) => [row.type, row] as const))("%s", (type, { places = [], flows = [] }) => {
    const names = [...places, ...flows].flatMap(({ attribute }) => attribute.replaceAll(/\[\]|\{\}/g, "").split("."));
    const known = argumentsOf(type);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});
