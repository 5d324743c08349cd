import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../engine/checks/report/report";
import { sovereign } from "./bundle";
import { folderWith, POLICY, queueIn } from "./project";

const clean = { "main.tf.json": queueIn("eu-north-1"), "sovereignty.yaml": POLICY };
const broken = { "main.tf.json": queueIn("us-east-1"), "sovereignty.yaml": POLICY };
const unknown = {
  "main.tf.json": queueIn("${var.region}"),
  "sovereignty.yaml": POLICY.replaceAll("confidential", "internal"),
};

const check = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  sovereign(["check", "main.tf.json", ...args], { cwd: folderWith(files) });

describe("exit status", () => {
  test("is 0 without findings", () => {
    expect(check(clean)).toMatchObject({ status: 0, stderr: "" });
  });

  test("is 1 with an error, which stands on standard output", () => {
    const { status, stdout, stderr } = check(broken);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("rests in us-east-1 (US); confidential data may be in SE only.");
  });

  test("is 0 with a warning alone, unless --fail-on warning", () => {
    expect(check(unknown).status).toBe(0);
    expect(check(unknown, "--fail-on", "warning").status).toBe(1);
  });

  test("is 0 with --fail-on never, whatever is found", () => {
    const { status, stdout } = check(broken, "--fail-on", "never");
    expect(status).toBe(0);
    expect(stdout).toContain("1 error");
  });
});

describe("bad input gives one clear message and exit status 2", () => {
  test.each([
    [
      "no policy file",
      { "main.tf.json": clean["main.tf.json"] },
      [],
      /sovereignty\.yaml: there is no such policy file/,
    ],
    ["bad YAML", { ...clean, "sovereignty.yaml": "version: [1" }, [], /sovereignty\.yaml:1:\d+/],
    ["an unknown key", { ...clean, "sovereignty.yaml": `${POLICY}powr: {}\n` }, [], /sovereignty\.yaml:5:1.*power/],
    [
      "an unknown country",
      { ...clean, "sovereignty.yaml": POLICY.replace("SE", "UK") },
      [],
      /sovereignty\.yaml:4:\d+.*GB/,
    ],
    ["no Terraform", { ...clean, "main.tf.json": '{ "hello": 1 }' }, [], /main\.tf\.json/],
    ["truncated JSON", { ...clean, "main.tf.json": '{ "resource": {' }, [], /main\.tf\.json:1:\d+/],
    ["an empty file", { ...clean, "main.tf.json": "" }, [], /main\.tf\.json: the file is empty/],
    ["a file that is not there", { "sovereignty.yaml": POLICY }, [], /main\.tf\.json/],
    [
      "an unknown format",
      clean,
      ["--format", "jsn"],
      /--format jsn: there is table, json, sarif, junit, markdown, html, csv, oscal, facility, cyclonedx; did you mean 'json'\?/,
    ],
    ["an unknown choice for what is waived", clean, ["--waived", "drop"], /--waived drop: there is keep, omit/],
    ["waived omitted where it is kept", clean, ["--waived", "omit", "--format", "json"], /json always keeps/],
    ["a baseline for a page", clean, ["--baseline", "x.json", "--format", "html"], /html shows no comparison/],
    ["a baseline that is not there", clean, ["--baseline", "x.json", "--format", "sarif"], /x\.json: no such file/],
    ["a date that is none", clean, ["--as-of", "2026-02-30"], /--as-of 2026-02-30: write a day/],
    ["an unknown severity", clean, ["--fail-on", "info"], /--fail-on info: there is error, warning, never/],
    ["an unknown option", clean, ["--polcy", "x"], /unknown option '--polcy'/],
    [
      "an output folder that is not there",
      clean,
      ["--output", "no/such/report.json"],
      /--output no\/such\/report\.json: its folder/,
    ],
    ["a site file that is not there", clean, ["--site", "site.yaml"], /site\.yaml: no such file/],
    ["a folder of facts that is not there", clean, ["--facts", "cdktf.out"], /cdktf\.out/],
  ] as const)("%s", (_what, files, args, message) => {
    const { status, stdout, stderr } = check(files, ...args);
    expect(stderr).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toContain("sovereign itself failed");
  });

  test("no input and no cdktf.out", () => {
    const { status, stderr } = sovereign(["check"], { cwd: folderWith({ "sovereignty.yaml": POLICY }) });
    expect(status).toBe(2);
    expect(stderr).toContain("cdktf.out: no such folder");
  });
});

describe("--output", () => {
  test("writes the file whole, overwrites its own, and leaves standard output empty", () => {
    const folder = folderWith({ ...broken, "report.json": "old" });
    const { status, stdout } = sovereign(["check", "main.tf.json", "--format", "json", "--output", "report.json"], {
      cwd: folder,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(JSON.parse(fs.readFileSync(path.join(folder, "report.json"), "utf8"))).toMatchObject({ schemaVersion: 1 });
    expect(fs.readdirSync(folder).sort()).toEqual(["main.tf.json", "report.json", "sovereignty.yaml"]);
  });

  test("is standard output where it is '-', and no file of that name", () => {
    const folder = folderWith(broken);
    const { stdout } = sovereign(["check", "main.tf.json", "--format", "json", "--output", "-"], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 });
    expect(fs.existsSync(path.join(folder, "-"))).toBe(false);
  });

  test("takes the format from the name of the file", () => {
    const folder = folderWith(broken);
    sovereign(["check", "main.tf.json", "--output", "report.html"], { cwd: folder });
    expect(fs.readFileSync(path.join(folder, "report.html"), "utf8")).toMatch(/^<!doctype html>/);
  });

  test("keeps the old file where the check could not be made", () => {
    const folder = folderWith({ ...broken, "main.tf.json": "{", "report.json": "old" });
    expect(sovereign(["check", "main.tf.json", "--output", "report.json"], { cwd: folder }).status).toBe(2);
    expect(fs.readFileSync(path.join(folder, "report.json"), "utf8")).toBe("old");
  });
});

describe("--output of something that is no plain file", () => {
  const write = (folder: string, output: string, ...args: readonly string[]) =>
    sovereign(["check", "main.tf.json", "--format", "json", "--output", output, ...args], { cwd: folder });

  test("keeps the permissions of the file", () => {
    const folder = folderWith({ ...clean, "report.json": "old" });
    fs.chmodSync(path.join(folder, "report.json"), 0o640);
    expect(write(folder, "report.json").status).toBe(0);
    expect(fs.statSync(path.join(folder, "report.json")).mode & 0o777).toBe(0o640);
  });

  test.each([
    ["that is there", { "real/report.json": "old" }],
    ["that is still to be written", { "real/other.json": "" }],
  ])("follows a symbolic link to a file %s", (_what, files) => {
    const folder = folderWith({ ...clean, ...files });
    fs.symlinkSync("real/report.json", path.join(folder, "link.json"));
    expect(write(folder, "link.json")).toMatchObject({ status: 0, stderr: "" });
    expect(fs.lstatSync(path.join(folder, "link.json")).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(path.join(folder, "real/report.json"), "utf8")).toContain("schemaVersion");
  });

  test("writes into a pipe, which stays one", () => {
    const folder = folderWith(clean);
    const pipe = path.join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    // Open for reading and writing, so that neither side waits; the report fits into the pipe's buffer.
    const reader = fs.openSync(pipe, fs.constants.O_RDWR);
    try {
      expect(write(folder, "pipe")).toMatchObject({ status: 0, stderr: "" });
      const read = Buffer.alloc(1 << 16);
      expect(read.toString("utf8", 0, fs.readSync(reader, read))).toContain("schemaVersion");
    } finally {
      fs.closeSync(reader);
    }
    expect(fs.lstatSync(pipe).isFIFO()).toBe(true);
  });

  test.each([
    ["the policy", "sovereignty.yaml", [], /--output sovereignty\.yaml: this is the policy/],
    ["the site file", "site.yaml", ["--site", "site.yaml"], /this is the --site file/],
    ["an input", "main.tf.json", [], /this is an input/],
    ["a file of a folder that is an input", "stack/a.tf.json", ["stack"], /this is an input/],
    ["an input under another name", "link.json", [], /this is an input/],
  ] as const)("refuses %s", (_what, output, args, message) => {
    const files = { ...clean, "site.yaml": "version: 1\n", "stack/a.tf.json": clean["main.tf.json"] };
    const folder = folderWith(files);
    fs.symlinkSync("main.tf.json", path.join(folder, "link.json"));
    const { status, stdout, stderr } = write(folder, output, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain("\n");
    for (const [file, text] of Object.entries(files))
      expect(fs.readFileSync(path.join(folder, file), "utf8")).toBe(text);
  });
});

test("- reads standard input", () => {
  const { status, stdout } = sovereign(["check", "-"], {
    cwd: folderWith({ "sovereignty.yaml": POLICY }),
    input: queueIn("us-east-1"),
  });
  expect(status).toBe(1);
  expect(stdout).toContain("aws_sqs_queue.orders");
});

test("the same input gives the same bytes in any folder", () => {
  const env = { SOURCE_DATE_EPOCH: "1795305600" };
  const runs = [folderWith(broken), folderWith(broken)].map((cwd) =>
    sovereign(["check", "main.tf.json", "--format", "json", "--as-of", "2026-11-22"], { cwd, env }),
  );
  expect(runs[0].stdout).toBe(runs[1].stdout);
  const report = JSON.parse(runs[0].stdout) as Report;
  expect(report.generatedAt).toBe("2026-11-22T00:00:00Z");
  expect(report.policy.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("SOVEREIGN_GATE does not soften the command", () => {
  const { status, stdout } = sovereign(["check", "main.tf.json", "--format", "json"], {
    cwd: folderWith(broken),
    env: { SOVEREIGN_GATE: "report" },
  });
  expect(status).toBe(1);
  expect((JSON.parse(stdout) as Report).enforced).toBe(true);
});

test("--site places what the input cannot", () => {
  const cluster = {
    terraform: { required_providers: { kubernetes: { source: "hashicorp/kubernetes" } } },
    provider: { kubernetes: [{ host: "https://k8s.acme.example" }] },
    resource: { kubernetes_namespace_v1: { n: { metadata: [{ name: "n" }] } } },
  };
  const files = {
    "main.tf.json": JSON.stringify(cluster),
    "sovereignty.yaml": POLICY,
    "site.yaml": "version: 1\nproviders: { kubernetes: { country: SE } }\n",
    "wrong.yaml": "version: 1\nproviders: { kubernetes: { contry: SE } }\n",
  };
  expect(check(files).status).toBe(1);
  expect(check(files, "--site", "site.yaml").status).toBe(0);
  expect(check(files, "--site", "wrong.yaml").stderr).toMatch(/wrong\.yaml:2:\d+.*country/);
});
