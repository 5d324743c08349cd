import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Report } from "../../engine/checks/report/report";
import { sovereign, type CommandResult } from "./bundle";
import { runHere } from "./in-process";
import { folderWith, POLICY, queueIn } from "./project";

/** r1 is 2N behind one UPS: PWR-FAILOVER, and PWR-PSU as a warning. */
const HALL = `version: 1
name: hall-1
electricalCode: iec
elements:
  - { name: ups, kind: ups, efficiency: 0.96, ratedKw: 30 }
  - { name: a, kind: feed, from: [ups], ratedKw: 30 }
  - { name: b, kind: feed, from: [ups], ratedKw: 30 }
racks:
  - { name: r1, feeds: [a, b], redundancy: 2N, servers: [{ model: dgx-h100, count: 1 }] }
`;
const FILE = "hall-1.power.yaml";
const FILES = { [FILE]: HALL };
const ENV = { SOURCE_DATE_EPOCH: "1795305600" };

function power(folder: string, ...args: readonly string[]): CommandResult {
  return sovereign(["power", FILE, "--as-of", "2026-11-22", ...args], { cwd: folder, env: ENV });
}

const here = (folder: string, ...args: readonly string[]) => runHere(["power", path.join(folder, FILE), ...args]);

/** In one line, with status 2, and nothing on standard output. */
function refused({ status, stdout, stderr }: CommandResult): string {
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^error: [^\n]+\n$/);
  return stderr;
}

const BEGINNINGS = {
  table: /^ERROR PWR-FAILOVER/,
  json: /^\{\n {2}"schemaVersion": 1/,
  sarif: /^\{\n {2}"\$schema": "https:.*sarif-schema-2\.1\.0\.json"/,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="sovereign power"/,
  markdown: /^<!-- sovereign power -->\n## Power and heat of hall-1: 1 error/,
  html: /^<!doctype html>/,
  csv: /^stack,rule,severity/,
  oscal: /^\{\n {2}"assessment-results"/,
  facility: /^hall,stack,item,name/,
  cyclonedx: /^\{\n {2}"\$schema": "http:\/\/cyclonedx\.org\/schema\/bom-1\.6\.schema\.json"/,
} as const;

describe("--format", () => {
  test.each(Object.entries(BEGINNINGS))("%s, with the same bytes again", (format, beginning) => {
    const folder = folderWith(FILES);
    const { status, stdout, stderr } = power(folder, "--format", format);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(beginning);
    expect(stdout.endsWith("\n")).toBe(true);
    expect(power(folder, "--format", format).stdout).toBe(stdout);
  });

  test("not given follows from the name of the output", async () => {
    const folder = folderWith(FILES);
    for (const [name, format] of [
      ["hall.cdx.json", "cyclonedx"],
      ["hall.facility.csv", "facility"],
      ["hall.csv", "csv"],
    ] as const) {
      expect((await here(folder, "--output", path.join(folder, name))).status).toBe(1);
      expect(fs.readFileSync(path.join(folder, name), "utf8")).toMatch(BEGINNINGS[format]);
    }
  });

  test("of an unknown name is refused with the nearest", async () => {
    expect(refused(await here(folderWith(FILES), "--format", "cyclondx"))).toContain("did you mean 'cyclonedx'?");
  });

  test("oscal into a folder is its files", async () => {
    const folder = folderWith(FILES);
    await here(folder, "--format", "oscal", "--output", path.join(folder, "oscal/"));
    expect(fs.readdirSync(path.join(folder, "oscal"))).toHaveLength(4);
  });
});

describe("the result", () => {
  test("is dated by SOURCE_DATE_EPOCH, and names the file and no policy", () => {
    const report = JSON.parse(power(folderWith(FILES), "--format", "json").stdout) as Report;
    expect(report.generatedAt).toBe("2026-11-22T00:00:00Z");
    expect(report.inputs).toEqual([{ file: FILE, kind: "power topology" }]);
    expect(report.policy).toEqual({ profiles: [] });
    expect(report.power).toMatchObject({ name: "hall-1", itKw: 10.2 });
  });

  test.each([
    ["error", 1],
    ["warning", 1],
    ["never", 0],
  ])("with --fail-on %s has the exit status %i", async (failOn, status) => {
    expect((await here(folderWith(FILES), "--fail-on", failOn)).status).toBe(status);
  });

  test("is plain with NO_COLOR, and coloured where colour is forced", () => {
    const coloured = { cwd: folderWith(FILES), env: { ...ENV, NO_COLOR: "", FORCE_COLOR: "1" } };
    expect(power(folderWith(FILES)).stdout).toMatch(/ups +ups +10\.200 .*\[###\.\.\.\.\.\.\.\] {2}34 %/);
    expect(sovereign(["power", FILE], coloured).stdout).toContain("[███░░░░░░░]");
  });

  test("of standard input is the same", () => {
    const fromFile = JSON.parse(power(folderWith(FILES), "--format", "json").stdout) as Report;
    const args = ["power", "-", "--as-of", "2026-11-22", "--format", "json"];
    const { status, stdout } = sovereign(args, { input: HALL, env: ENV });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ...fromFile, inputs: [{ file: "stdin", kind: "power topology" }] });
  });

  test("has one finding for each rule and address, however many groups of servers are wrong there", async () => {
    const group = "{ model: dgx-h100, count: 1, mode: capped, gpuCapWatts: 10 }";
    const folder = folderWith({ [FILE]: HALL.replace("{ model: dgx-h100, count: 1 }", `${group}, ${group}`) });
    const { findings } = JSON.parse((await here(folder, "--format", "json")).stdout) as Report;
    const keys = findings.map(({ rule, address }) => `${rule} ${address}`);
    expect(keys).toContain("PWR-CAP-RANGE r1");
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("--maintenance", () => {
  test("takes an element out of every state", async () => {
    const { stdout } = await here(folderWith(FILES), "--maintenance", "a", "--format", "json");
    const { power: hall } = JSON.parse(stdout) as Report;
    expect(hall).toMatchObject({ maintained: "a" });
    expect(hall?.elements.map(({ normalKw }) => normalKw)).toEqual([10.2, 0, 10.2]);
  });

  test("of an element that is not there names the nearest, or what there is", async () => {
    expect(refused(await here(folderWith(FILES), "--maintenance", "upss"))).toContain("did you mean 'ups'?");
    expect(refused(await here(folderWith(FILES), "--maintenance", "generator"))).toContain("there is ups, a, b");
  });
});

describe("--policy", () => {
  const waiver = (expires: string) =>
    `waivers:\n  - { rule: PWR-FAILOVER, address: r1, reason: r, owner: dc@acme.example, expires: ${expires} }\n`;

  test("brings its waivers, as of a day", async () => {
    const folder = folderWith({ ...FILES, "p.yaml": POLICY + waiver("2027-03-31") });
    const policy = ["--policy", path.join(folder, "p.yaml"), "--as-of"];
    expect((await here(folder, ...policy, "2026-11-22")).status).toBe(0);
    expect((await here(folder, ...policy, "2027-04-01")).status).toBe(1);
  });

  test("brings the budget of the hall, by its name", async () => {
    const power = "power: { sites: { hall-1: { maxItKw: 10 } } }\n";
    const folder = folderWith({ ...FILES, "p.yaml": POLICY + power });
    const { stdout } = await here(folder, "--policy", path.join(folder, "p.yaml"), "--format", "json");
    expect((JSON.parse(stdout) as Report).findings.map(({ rule }) => rule)).toContain("PWR-BUDGET");
  });

  test("is not looked for where none is named", async () => {
    const folder = folderWith({ ...FILES, "sovereignty.yaml": "not a policy" });
    expect(power(folder).status).toBe(1);
    expect(refused(await here(folder, "--policy", path.join(folder, "missing.yaml")))).toContain("missing.yaml");
  });
});

describe("questions", () => {
  const WATTS = HALL.replace("efficiency: 0.96, ratedKw: 30 }", "efficiency: 0.96, ratedKw: 30000 }");

  test("go to standard error; numbers and exit status stay", () => {
    const asked = power(folderWith({ [FILE]: WATTS }), "--format", "json");
    expect(asked.stderr).toMatch(/^question: hall-1\.power\.yaml:5:\d+: .*ratedKw.*\n$/);
    expect(asked.status).toBe(1);
    const { power: hall } = JSON.parse(asked.stdout) as Report;
    expect(hall?.elements[0].limitKw).toBe(30_000);
  });
});

describe("bad input", () => {
  test("is one message with its place; nothing is written", async () => {
    const folder = folderWith({ [FILE]: HALL.replace("feeds: [a, b]", "feeds: [a, c]") });
    const output = path.join(folder, "report.json");
    expect(refused(await here(folder, "--output", output))).toMatch(/hall-1\.power\.yaml:9:\d+: .*'c'/);
    expect(fs.existsSync(output)).toBe(false);
  });

  test("of standard input is named stdin", () => {
    const { stderr } = sovereign(["power", "-"], { input: HALL.replace("kind: ups", "kind: usp") });
    expect(stderr).toMatch(/^error: stdin:5:\d+: .*kind/);
  });

  test.each([
    ["a missing file", "missing.power.yaml", /missing\.power\.yaml: no such file/],
    ["a folder", ".", /this is a folder, not a file/],
  ])("%s", async (_what, name, message) => {
    expect(refused(await runHere(["power", path.join(folderWith(FILES), name)]))).toMatch(message);
  });

  test("a report never overwrites what was read", async () => {
    const folder = folderWith({ ...FILES, "p.yaml": POLICY });
    const [hall, policy] = [path.join(folder, FILE), path.join(folder, "p.yaml")];
    expect(refused(await here(folder, "--output", hall))).toContain("this is an input");
    expect(refused(await here(folder, "--policy", policy, "--output", policy))).toContain("this is the policy");
    expect(fs.readFileSync(hall, "utf8")).toBe(HALL);
  });

  test.each(["--policy", "--format", "--output", "--as-of", "--fail-on", "--maintenance"])(
    "%s with nothing behind it",
    async (option) => {
      expect(refused(await here(folderWith(FILES), option, ""))).toContain(`${option}: nothing stands behind`);
    },
  );

  test("a day that is none", async () => {
    expect(refused(await here(folderWith(FILES), "--as-of", "tomorrow"))).toContain("--as-of tomorrow");
  });
});

describe("Terraform and topologies are told apart", () => {
  const terraform = {
    "cdk.tf.json": queueIn("eu-north-1"),
    "plan.json": JSON.stringify({ format_version: "1.2", planned_values: {} }),
    "main.tf": 'terraform {\n  required_version = ">= 1.9"\n}\nresource "aws_sqs_queue" "q" {}\n',
  };

  test.each(Object.entries(terraform))("power sends %s to check", async (name, text) => {
    const message = refused(await runHere(["power", path.join(folderWith({ [name]: text }), name)]));
    expect(message).toContain("this is Terraform, not a power topology");
    expect(message).toContain(`${name}\` holds it against the policy`);
  });

  test("power sends a folder of Terraform to check", async () => {
    const folder = folderWith({ "main.tf.json": queueIn("eu-north-1") });
    expect(refused(await runHere(["power", folder]))).toContain("`sovereign check ");
  });

  test.each([
    ["hall-1.power.yaml", HALL],
    ["hall-1.json", JSON.stringify({ version: 1, electricalCode: "iec", elements: [], racks: [] })],
  ])("check sends %s to power", async (name, text) => {
    const folder = folderWith({ [name]: text, "p.yaml": POLICY });
    const message = refused(await runHere(["check", path.join(folder, name), "--policy", path.join(folder, "p.yaml")]));
    expect(message).toContain("this is a power topology, not Terraform");
    expect(message).toContain(`\`sovereign power ${path.join(folder, name)}\``);
  });

  test("each names standard input as the shell does", () => {
    const folder = folderWith({ "sovereignty.yaml": POLICY });
    expect(refused(sovereign(["check", "-"], { cwd: folder, input: HALL }))).toContain("`sovereign power -`");
    expect(refused(sovereign(["power", "-"], { input: queueIn("eu-north-1") }))).toContain("`sovereign check -`");
  });
});

describe("check of a program with a hall", () => {
  const program = JSON.stringify({
    "//": {
      metadata: { stackName: "dc", version: "0.21.0", backend: "local" },
      sovereignty: { version: 1, site: "hall-1", country: "SE", powerTopology: parse(HALL) as object },
    },
    resource: {
      terraform_data: { marker: { "//": { metadata: { path: "dc/marker", uniqueId: "marker" } }, input: "x" } },
    },
  });

  test.each([
    ["facility", /^hall-1,dc,rack,r1,/m],
    ["cyclonedx", /"bom-ref": "hall\/hall-1"/],
    ["table", /^Power and heat of hall-1 in dc$[^]*^ {2}r1 +10\.200 .*PWR-FAILOVER/m],
  ])("has it in the format %s", async (format, text) => {
    const folder = folderWith({ "cdk.tf.json": program, "p.yaml": POLICY });
    const args = ["check", path.join(folder, "cdk.tf.json"), "--policy", path.join(folder, "p.yaml")];
    const { stdout, stderr } = await runHere([...args, "--format", format]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(text);
  });
});

describe("check of a program without a hall", () => {
  test.each(["facility", "cyclonedx"])("has no %s, and says what to do", async (format) => {
    const folder = folderWith({ "main.tf.json": queueIn("eu-north-1"), "p.yaml": POLICY });
    const args = ["check", path.join(folder, "main.tf.json"), "--policy", path.join(folder, "p.yaml")];
    expect(refused(await runHere([...args, "--format", format]))).toContain("no site of the program states its power");
  });
});

test("the help has every option with its default, and the exit status", async () => {
  const { status, stdout } = await runHere(["power", "--help"]);
  expect(status).toBe(0);
  const text = stdout.replace(/\s+/g, " ");
  for (const option of ["format", "output", "policy", "maintenance", "as-of", "fail-on"])
    expect(text).toMatch(new RegExp(`--${option} <[a-z]+> [^<]*\\(default: `));
  expect(text).toContain("2 the input, the policy or the call is wrong");
});
