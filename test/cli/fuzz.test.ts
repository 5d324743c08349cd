import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHere } from "./in-process";

const CASES = path.join(__dirname, "../cases");
const INPUTS = [
  "report-estate/cdktf.out/stacks/payments/cdk.tf.json",
  "report-estate/cdktf.out/stacks/hall/cdk.tf.json",
  "k8s-litellm-model-list/main.tf.json",
  "place-for-each-instance/main.tf.json",
  "exp-hosts-without-pool/main.tf.json",
  "plan-module-provider-map/plan.json",
  "plan-gke-computed-blocks/plan.json",
  "azure-diagnostics-abroad/main.tf.json",
].map((file) => fs.readFileSync(path.join(CASES, file), "utf8"));
const POLICIES = ["report-estate", "law-sa-pdpl-lifted", "exp-dest-licensed", "cert-stated"].map((name) =>
  fs.readFileSync(path.join(CASES, name, "policy.yaml"), "utf8"),
);
const TOPOLOGIES = ["power-facility-peak", "power-phase-pairs", "power-distributed-redundant-pairs"].map((name) =>
  fs.readFileSync(path.join(CASES, name, "topology.power.yaml"), "utf8"),
);
const FORMATS = ["table", "json", "sarif", "junit", "markdown", "html", "csv", "oscal"];

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-fuzz-"));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Values that somebody may write where something else belongs. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    "${",
    "${var.",
    "${each.value}",
    "${[for x in",
    "${local.a}",
    "%{ if",
    "__proto__",
    "constructor",
    "arn:aws:",
    "\u0000",
    1e308,
    -1,
    [[]],
    [null],
    { __proto__: null, toString: 1 },
  ),
);

/** One change somewhere in a document, as deep as the numbers lead. */
const change = fc.record({
  steps: fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
  how: fc.constantFrom("replace", "remove", "rename", "repeat"),
  value: oddValue,
  name: fc.oneof(fc.constantFrom("__proto__", "constructor", "", "//", "resource", "for_each", "count"), fc.string()),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(document: unknown, { steps, how, value, name }: Change): void {
  let at = document;
  for (const [index, step] of steps.entries()) {
    if (typeof at !== "object" || at === null) return;
    const holder = at as Record<string, unknown>;
    const keys = Object.keys(holder);
    if (keys.length === 0) return;
    const key = keys[step % keys.length];
    const next = holder[key];
    if (index < steps.length - 1 && typeof next === "object" && next !== null) {
      at = next;
      continue;
    }
    if (Array.isArray(at) && name === "length") return;
    // A copy: what is put in may be changed next, or put into itself, and other runs are given the same value.
    if (how === "replace") holder[key] = structuredClone(value);
    else if (how === "repeat") holder[name] = next;
    else delete holder[key];
    if (how === "rename") holder[name] = next;
    return;
  }
}

/** On a busy machine fewer runs: one that goes on after its test has timed out writes into the output of the next. */
function runs(numRuns: number): Pick<fc.Parameters, "numRuns" | "interruptAfterTimeLimit"> {
  return { numRuns, interruptAfterTimeLimit: 45_000 };
}

const cutOrSpoilt = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), insert: fc.string({ maxLength: 4 }) });

/** Nothing is thrown, and nothing is taken for a bug of the tool. */
async function survives(args: readonly string[]): Promise<void> {
  const { status, stdout, stderr: written } = await runHere(args);
  const stderr = written.replace(/^question: .*\n/gm, "");
  expect(stderr).not.toMatch(/sovereign itself failed|^\s+at /m);
  if (status === 2) {
    expect(stderr).toMatch(/^error: \S/);
    expect(stdout).toBe("");
  } else {
    expect(stderr).toBe("");
    expect(stdout).toMatch(/\S/);
  }
}

function inFolder(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

test("no change to a program or a plan gives a stack trace, in any format", { timeout: 60_000 }, async () => {
  const policy = inFolder("policy.yaml", POLICIES[0]);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...INPUTS),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...FORMATS),
      async (text, changes, format) => {
        const document: unknown = JSON.parse(text);
        for (const one of changes) changed(document, one);
        const input = inFolder("main.tf.json", JSON.stringify(document));
        await survives(["check", input, "--policy", policy, "--format", format]);
      },
    ),
    runs(1_000),
  );
});

test("no change to a policy gives a stack trace", { timeout: 60_000 }, async () => {
  const { parse, stringify } = await import("yaml");
  const input = inFolder("main.tf.json", INPUTS[3]);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...POLICIES),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (text, changes) => {
        const document: unknown = parse(text);
        for (const one of changes) changed(document, one);
        await survives(["check", input, "--policy", inFolder("policy.yaml", stringify(document))]);
      },
    ),
    runs(450),
  );
});

test("no change to a power topology gives a stack trace, in any format", { timeout: 60_000 }, async () => {
  const { parse, stringify } = await import("yaml");
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...TOPOLOGIES),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...FORMATS, "facility", "cyclonedx"),
      async (text, changes, format) => {
        const document: unknown = parse(text);
        for (const one of changes) changed(document, one);
        await survives(["power", inFolder("hall.power.yaml", stringify(document)), "--format", format]);
      },
    ),
    runs(600),
  );
});

test("no text that is cut off or spoilt gives a stack trace", { timeout: 60_000 }, async () => {
  const policy = inFolder("policy.yaml", POLICIES[0]);
  const input = inFolder("good.tf.json", INPUTS[3]);
  const spoil = (text: string, at: number, insert: string): string => {
    const place = Math.floor(at * text.length);
    return insert === "" ? text.slice(0, place) : text.slice(0, place) + insert + text.slice(place);
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(), cutOrSpoilt, fc.boolean(), async (which, { at, insert }, ofPolicy) => {
      if (ofPolicy) {
        const text = spoil(POLICIES[which % POLICIES.length], at, insert);
        await survives(["check", input, "--policy", inFolder("spoilt.yaml", text)]);
      } else {
        const text = spoil(INPUTS[which % INPUTS.length], at, insert);
        await survives(["check", inFolder("spoilt.tf.json", text), "--policy", policy]);
      }
    }),
    runs(450),
  );
});

test("whatever is asked for is explained, or not known", { timeout: 60_000 }, async () => {
  const policy = inFolder("policy.yaml", POLICIES[0]);
  const input = inFolder("main.tf.json", INPUTS[0]);
  const parts = fc.constantFrom(
    "aws_s3_bucket",
    "module",
    "provider",
    "site",
    "waivers[0",
    "]",
    ".",
    "[",
    '"',
    "/",
    "\\",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 6 }), (words) =>
      survives(["explain", "--policy", policy, "--", words.join(""), input]),
    ),
    runs(100),
  );
});

test.each([
  ["region", { provider: { aws: { region: "constructor" } }, resource: { aws_sqs_queue: { q: {} } } }],
  ["backend", { terraform: { backend: { constructor: {} } }, resource: { aws_sqs_queue: { q: {} } } }],
  ["type", { resource: { constructor: { toString: { valueOf: "hasOwnProperty" } } } }],
])("a %s called as a member of every object is one like any other", async (_what, program) => {
  const policy = inFolder("policy.yaml", POLICIES[0]);
  await survives(["check", inFolder("main.tf.json", JSON.stringify(program)), "--policy", policy]);
});
