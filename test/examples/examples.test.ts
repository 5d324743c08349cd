import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../engine/checks/report/report";
import { useTemporaryFolder } from "../constructs/program";
import { runProgram } from "../programs";

const EXAMPLES = path.resolve(__dirname, "../../examples");
const examples = fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, "main.ts")));

describe.each(examples)("example %s", (name) => {
  const folder = useTemporaryFolder();

  it("has the findings that it promises, and Terraform addresses that stay", () => {
    const outdir = path.join(folder.path, "out");
    const { status, stderr } = runProgram(path.join(EXAMPLES, name), path.join(folder.path, "program"), outdir);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^sovereignty: 0 errors, .*\n$/) });

    process.chdir(outdir);
    const { findings } = read<Report>("sovereignty-report.json");
    const found = findings.map(({ rule, status, severity, stack, address }) => ({
      rule,
      status,
      severity,
      stack,
      address,
    }));
    expect(found).toEqual(JSON.parse(fs.readFileSync(path.join(EXAMPLES, name, "expected-findings.json"), "utf8")));

    // A rename here would replace what users have deployed, a production cluster among it.
    expect(fs.readdirSync("stacks").flatMap(addressesOf)).toMatchSnapshot();
  });
});

function addressesOf(stack: string): string[] {
  const { resource = {} } = read<{ resource?: Record<string, object> }>(`stacks/${stack}/cdk.tf.json`);
  return Object.entries(resource)
    .flatMap(([type, resources]) => Object.keys(resources).map((id) => `${stack}: ${type}.${id}`))
    .sort();
}

function read<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, "utf8")) as T;
}
