import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readInputs } from "../../../../engine/checks/read";
import { SovereignError } from "../../../../engine/error";

let folder: string;
let before: string;

beforeEach(() => {
  before = process.cwd();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "read-"));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(before);
  fs.rmSync(folder, { recursive: true });
});

function write(file: string, content: unknown): void {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const isText = typeof content === "string" || Buffer.isBuffer(content);
  fs.writeFileSync(file, isText ? content : JSON.stringify(content));
}

const queue = (name: string) => ({ resource: { aws_sqs_queue: { [name]: { name } } } });
const synthesised = (stackName: string) => ({ "//": { metadata: { stackName } }, ...queue("q") });
const manifest = (...stacks: string[]) => ({
  version: "0.21.0",
  stacks: Object.fromEntries(
    stacks.map((name) => [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json`, dependencies: [] }]),
  ),
});

function addresses(...paths: string[]): readonly (readonly string[])[] {
  return readInputs(paths).stacks.map(({ resources }) => resources.map(({ address }) => address));
}

/** The message, without a stack trace. */
function failure(...paths: string[]): string {
  try {
    readInputs(paths);
  } catch (error) {
    expect(error).toBeInstanceOf(SovereignError);
    return (error as Error).message;
  }
  throw new Error("was read");
}

describe("what is read", () => {
  test("a cdktf.out: every stack of its manifest, and no other folder", () => {
    write("cdktf.out/manifest.json", manifest("one", "two"));
    for (const stack of ["one", "two", "stale"]) write(`cdktf.out/stacks/${stack}/cdk.tf.json`, synthesised(stack));
    expect(readInputs(["cdktf.out"]).inputs).toEqual([
      { file: "cdktf.out/stacks/one/cdk.tf.json", kind: "cdk.tf.json", stack: "one" },
      { file: "cdktf.out/stacks/two/cdk.tf.json", kind: "cdk.tf.json", stack: "two" },
    ]);
  });

  test("the folder of one stack, and its file", () => {
    write("cdktf.out/stacks/one/cdk.tf.json", synthesised("one"));
    for (const input of ["cdktf.out/stacks/one", "cdktf.out/stacks/one/cdk.tf.json"]) {
      expect(readInputs([input]).inputs).toEqual([
        { file: "cdktf.out/stacks/one/cdk.tf.json", kind: "cdk.tf.json", stack: "one" },
      ]);
    }
  });

  test("a folder of several files is one root module", () => {
    write("prod/a.tf.json", queue("a"));
    write("prod/b.tf.json", queue("b"));
    expect(addresses("prod")).toEqual([["aws_sqs_queue.a", "aws_sqs_queue.b"]]);
    expect(addresses("prod/a.tf.json", "prod/b.tf.json")).toEqual([["aws_sqs_queue.a", "aws_sqs_queue.b"]]);
  });

  test("an override file changes what it names", () => {
    write("prod/main.tf.json", { provider: { aws: { region: "eu-north-1" } } });
    write("prod/main_override.tf.json", { provider: { aws: { region: "us-east-1" } } });
    expect(readInputs(["prod"]).stacks[0].providers).toMatchObject([{ key: "aws", config: { region: "us-east-1" } }]);
  });

  test("values beside the files win over the defaults of variables", () => {
    write("prod/main.tf.json", { variable: { region: { default: "eu-north-1" }, name: {} }, ...queue("q") });
    write("prod/terraform.tfvars.json", { region: "us-east-1" });
    write("prod/x.auto.tfvars.json", { name: "n" });
    expect(Object.fromEntries(readInputs(["prod"]).stacks[0].variables)).toEqual({ region: "us-east-1", name: "n" });
  });

  test("values in HCL leave every variable unknown, and are reported", () => {
    write("prod/main.tf.json", { variable: { region: { default: "eu-north-1" } }, ...queue("q") });
    write("prod/terraform.tfvars", 'region = "us-east-1"');
    const [stack] = readInputs(["prod"]).stacks;
    expect(Object.fromEntries(stack.variables)).toEqual({ region: undefined });
    expect(stack.notAssessed).toMatchObject([{ what: "prod/terraform.tfvars" }]);
  });

  test("standard input", () => {
    const readStdin = () => Buffer.from(JSON.stringify(queue("q")));
    expect(readInputs(["-"], { readStdin }).inputs).toEqual([{ file: "stdin", kind: "tf.json" }]);
  });

  test("a plan, by what is in it", () => {
    write("anything.json", { format_version: "1.2", planned_values: { root_module: {} } });
    expect(readInputs(["anything.json"]).inputs).toEqual([{ file: "anything.json", kind: "plan" }]);
  });

  test.each<[string, (text: string) => Buffer]>([
    ["a byte order mark", (text) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, as PowerShell writes it", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16, big-endian", (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("%s", (_, encode) => {
    write("main.tf.json", encode(JSON.stringify(queue("q"))));
    expect(addresses("main.tf.json")).toEqual([["aws_sqs_queue.q"]]);
  });

  test("the same input twice is read once", () => {
    write("main.tf.json", queue("q"));
    expect(addresses("main.tf.json", path.resolve("main.tf.json"))).toEqual([["aws_sqs_queue.q"]]);
  });

  test("a file is named the same whether its path was given in full or not", () => {
    write("main.tf.json", queue("q"));
    expect(readInputs([path.resolve("main.tf.json")]).inputs[0].file).toBe("main.tf.json");
  });

  test("a cdktf.out without stacks has nothing to say", () => {
    write("cdktf.out/manifest.json", manifest());
    expect(readInputs(["cdktf.out"])).toEqual({ stacks: [], inputs: [] });
  });
});

describe("how text may be written", () => {
  const text = JSON.stringify(queue("grün"));
  const big = (bytes: Buffer) => Buffer.from(bytes).swap16();

  test.each<[string, Buffer]>([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, low byte first", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16, high byte first", big(Buffer.from(`\uFEFF${text}`, "utf16le"))],
    ["UTF-16 without a mark, low byte first", Buffer.from(text, "utf16le")],
    ["UTF-16 without a mark, high byte first", big(Buffer.from(text, "utf16le"))],
    ["lines as on Windows", Buffer.from(JSON.stringify(queue("grün"), null, 2).replaceAll("\n", "\r\n"))],
  ])("%s", (_, bytes) => {
    write("main.tf.json", bytes);
    expect(addresses("main.tf.json")).toEqual([["aws_sqs_queue.grün"]]);
    expect(readInputs(["-"], { readStdin: () => bytes }).stacks[0].resources).toHaveLength(1);
  });
});

describe("what is refused, with the place and the way out", () => {
  test.each<[string, string, unknown, RegExp]>([
    ["an empty file", "main.tf.json", "", /^main\.tf\.json: the file is empty; give a cdktf\.out folder/],
    ["a file of blanks", "main.tf.json", " \n", /the file is empty/],
    ["a truncated file", "main.tf.json", '{\n "resource": {', /^main\.tf\.json:2:15: .*key in double quotes.*cut off/],
    ["truncated inside a string", "main.tf.json", '{"a": "b', /^main\.tf\.json:1:7: .*string/],
    ["a slip", "main.tf.json", '{"a": 1,\n  b: 2}', /^main\.tf\.json:2:3: not JSON: expected a key in double quotes/],
    ["a comma too many", "main.tf.json", '{"a": [1,]}', /^main\.tf\.json:1:10: not JSON: expected a value/],
    ["two documents", "main.tf.json", "{}\n{}", /^main\.tf\.json:2:1: not JSON: expected nothing after/],
    ["the log of a plan", "plan.json", '{"@level":"info"}\n{"@level":"info"}', /log of 'terraform plan -json'/],
    ["not text", "main.tf.json", Buffer.from([0x7b, 0xff, 0xfe]), /main\.tf\.json: this is not text/],
    ["a list", "main.tf.json", "[]", /this is a list, which is not Terraform JSON/],
    ["an object of something else", "main.tf.json", { Resources: {} }, /this has 'Resources' at the top/],
    ["a package.json", "package.json", { name: "x", module: "x.js" }, /this has 'name', 'module' at the top/],
    ["an empty object", "main.tf.json", "{}", /this is an empty object/],
    ["a state", "s.json", { version: 4, serial: 1, lineage: "x", resources: [] }, /this is a Terraform state/],
    ["a state, shown", "s.json", { format_version: "1.0", values: {} }, /this is a Terraform state/],
    ["the bookmark of a remote plan", "p.json", { remote_plan_format: 1, run_id: "r" }, /which run of HCP Terraform/],
    ["a redacted plan", "p.json", { plan_format_version: "1.2", resource_changes: [] }, /redacted plan/],
    ["other HCL", "terragrunt.hcl", "terraform {}", /^terragrunt\.hcl: of HCL only \.tf and \.tofu files are read/],
    ["zero bytes", "main.tf.json", '{"a": "\0"}', /^main\.tf\.json:1:7: not JSON/],
    ["a number that is none", "main.tf.json", '{"a": NaN}', /^main\.tf\.json:1:7: not JSON: expected a value/],
    ["half of UTF-16", "main.tf.json", Buffer.from("\uFEFF{\uD800}", "utf16le"), /this is not text/],
    ["schemas", "s.json", { format_version: "1.0", provider_schemas: {} }, /no planned values/],
    ["HCL", "main.tf", 'resource "x" "y" {}', /^main\.tf: HCL is read through the package @cdktf\/hcl2json/],
    ["a block that is text", "main.tf.json", { resource: "x", data: {} }, /resource should be an object/],
    [
      "a resource that is text",
      "main.tf.json",
      { resource: { aws_vpc: { a: "x" } } },
      /resource\.aws_vpc\.a should be an object/,
    ],
    [
      "a count out of measure",
      "main.tf.json",
      { resource: { a_b: { c: { count: 1e9 } } } },
      /a_b\.c has 1000000000 instances/,
    ],
  ])("%s", (_, file, content, message) => {
    write(file, content);
    const text = failure(file);
    expect(text).toMatch(message);
    expect(text).not.toContain("\n");
  });

  test("a file that is not there", () => {
    expect(failure("none.tf.json")).toMatch(/^none\.tf\.json: no such file/);
    expect(failure("none")).toMatch(/^none: no such folder/);
  });

  test("a cdktf.out whose synth was refused", () => {
    fs.mkdirSync("cdktf.out/stacks/one", { recursive: true });
    expect(failure("cdktf.out")).toMatch(/^cdktf\.out: no manifest\.json here/);
  });

  test.each<[string, unknown, RegExp]>([
    ["is not JSON", "{", /^cdktf\.out\/manifest\.json:1:2: /],
    ["lists nothing", {}, /it lists no stacks/],
    ["names a stack without a file", { stacks: { a: {} } }, /the stack 'a' has no synthesizedStackPath/],
    ["leads outside", { stacks: { a: { synthesizedStackPath: "../../x/cdk.tf.json" } } }, /lies outside the folder/],
    ["names what is not there", { stacks: { a: { synthesizedStackPath: "stacks/a/cdk.tf.json" } } }, /is not in/],
  ])("a manifest that %s", (_, content, message) => {
    write("cdktf.out/manifest.json", content);
    expect(failure("cdktf.out")).toMatch(message);
  });

  test("a synth as HCL, which has no facts", () => {
    write("cdktf.out/manifest.json", { stacks: { a: { synthesizedStackPath: "stacks/a/cdk.tf" } } });
    write("cdktf.out/stacks/a/cdk.tf", "");
    write("cdktf.out/stacks/a/cdk.tf.json", synthesised("a"));
    for (const input of ["cdktf.out", "cdktf.out/stacks/a", "cdktf.out/stacks/a/cdk.tf.json"]) {
      expect(failure(input)).toMatch(/cdktf\.out\/stacks\/a: synthesised as HCL/);
    }
  });

  test("HCL beside JSON: half a module would be checked", () => {
    write("prod/a.tf.json", queue("a"));
    write("prod/b.tf", "");
    expect(failure("prod")).toMatch(/^prod: b\.tf stands beside the JSON/);
  });

  test("a folder of HCL, and one of nothing", () => {
    write("prod/b.tf", "");
    expect(failure("prod")).toMatch(/^prod: HCL is read through the package @cdktf\/hcl2json, which is not here/);
    fs.mkdirSync("none");
    expect(failure("none")).toMatch(/^none: no Terraform JSON in this folder/);
  });

  test("one resource in two files", () => {
    write("prod/a.tf.json", queue("q"));
    write("prod/b.tf.json", queue("q"));
    expect(failure("prod")).toMatch(/b\.tf\.json: aws_sqs_queue\.q is declared twice/);
  });
});
