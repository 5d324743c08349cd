import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";

const ASSEMBLY = path.join(__dirname, "..", ".jsii");

interface Property {
  readonly name: string;
  readonly type: unknown;
}

interface Assembly {
  readonly dependencies: Record<string, string>;
  readonly types: Record<string, { readonly properties?: Property[] }>;
}

/** The assembly exists once `npm run compile` has run; the pipeline compiles before it tests. */
describe.skipIf(!fs.existsSync(ASSEMBLY))("the API that every language sees", () => {
  const text = fs.existsSync(ASSEMBLY) ? fs.readFileSync(ASSEMBLY, "utf8") : "{}";
  const assembly = JSON.parse(text) as Assembly;

  test("depends on cdktf and constructs only", () => {
    expect(Object.keys(assembly.dependencies).sort()).toEqual(["cdktf", "constructs"]);
  });

  test("names no provider type", () => {
    expect(JSON.stringify(assembly.types)).not.toContain('"fqn":"@cdktf/provider-');
  });

  test("has no union", () => {
    expect(JSON.stringify(assembly.types)).not.toContain('"union"');
  });

  test("has no `any` but the value of `overrides`", () => {
    const untyped = Object.entries(assembly.types).flatMap(([fqn, type]) => {
      const { properties = [], ...rest } = type;
      const ofProperties = properties.filter((property) => isAny(property)).map(({ name }) => `${fqn}.${name}`);
      return isAny(rest) ? [fqn, ...ofProperties] : ofProperties;
    });
    expect(untyped).toEqual([
      "cdktf-sovereign-ai.ClusterControllerProps.overrides",
      "cdktf-sovereign-ai.SovereignGpuPoolProps.overrides",
      "cdktf-sovereign-ai.ThermalAwareNodeGroupProps.overrides",
    ]);
  });
});

function isAny(value: unknown): boolean {
  return JSON.stringify(value).includes('"primitive":"any"');
}
