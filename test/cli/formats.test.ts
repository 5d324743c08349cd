import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { formatOf } from "../../cli/formats";
import type { Report } from "../../engine/checks/report/report";
import { sovereign, type CommandResult } from "./bundle";
import { folderWith, POLICY, queueIn } from "./project";

const WAIVED = `${POLICY}waivers:\n  - { rule: RES-PLACE, address: aws_sqs_queue.orders, reason: r, owner: o@acme.example, expires: 2027-03-31 }\n`;
const FILES = { "main.tf.json": queueIn("us-east-1"), "sovereignty.yaml": POLICY };
const WAIVED_FILES = { ...FILES, "sovereignty.yaml": WAIVED };

function check(folder: string, ...args: readonly string[]): CommandResult {
  const env = { SOURCE_DATE_EPOCH: "1795305600" };
  return sovereign(["check", "main.tf.json", "--as-of", "2026-11-22", ...args], { cwd: folder, env });
}

const read = (folder: string, name: string): string => fs.readFileSync(path.join(folder, name), "utf8");

/** What tells one format from the others. */
const BEGINNINGS = {
  table: /^ERROR RES-PLACE/,
  json: /^\{\n {2}"schemaVersion": 1/,
  sarif: /^\{\n {2}"\$schema": "https:.*sarif-schema-2\.1\.0\.json"/,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites/,
  markdown: /^<!-- sovereign check -->\n## Sovereignty: 1 error/,
  html: /^<!doctype html>/,
  csv: /^stack,rule,severity/,
  oscal: /^\{\n {2}"assessment-results"/,
} as const;

describe("--format", () => {
  test.each(Object.entries(BEGINNINGS))("%s", (format, beginning) => {
    const { status, stdout, stderr } = check(folderWith(FILES), "--format", format);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(beginning);
    expect(stdout.endsWith("\n")).toBe(true);
  });

  test.each([
    ["report.sarif", "sarif"],
    ["report.sarif.json", "sarif"],
    ["report.oscal.json", "oscal"],
    ["report.json", "json"],
    ["report.XML", "junit"],
    ["reports/report.md", "markdown"],
    ["report.html", "html"],
    ["report.csv", "csv"],
    ["hall-1.cdx.json", "cyclonedx"],
    ["hall-1.facility.csv", "facility"],
    ["report", "table"],
    ["json", "table"],
    [undefined, "table"],
  ])("not given, for the output %s, is %s", (output, format) => {
    expect(formatOf(undefined, output)).toBe(format);
  });

  test("wins over the name of the output", () => {
    expect(formatOf("csv", "report.json")).toBe("csv");
  });

  test("gives the same bytes again", () => {
    const folder = folderWith(FILES);
    for (const format of Object.keys(BEGINNINGS)) {
      expect(check(folder, "--format", format).stdout, format).toBe(check(folder, "--format", format).stdout);
    }
  });
});

describe("--waived omit", () => {
  test.each(["sarif", "junit", "markdown", "csv"])("leaves what is waived out of %s", (format) => {
    const folder = folderWith(WAIVED_FILES);
    expect(check(folder, "--format", format).stdout).toContain("o@acme.example");
    const { status, stdout } = check(folder, "--format", format, "--waived", "omit");
    expect(status).toBe(0);
    expect(stdout).not.toContain("aws_sqs_queue.orders");
  });

  test.each(["table", "json", "html", "oscal"])("is refused for %s, which always keeps it", (format) => {
    const { status, stderr } = check(folderWith(WAIVED_FILES), "--format", format, "--waived", "omit");
    expect(status).toBe(2);
    expect(stderr).toBe(
      `error: --waived omit: ${format} always keeps what is waived; leave the option out, or write sarif, junit, markdown, csv\n`,
    );
  });
});

describe("--baseline", () => {
  function folderWithBaseline(): string {
    const folder = folderWith({ ...FILES, "main.tf.json": queueIn("eu-north-1") });
    expect(check(folder, "--output", "before.json").status).toBe(0);
    fs.writeFileSync(path.join(folder, "main.tf.json"), queueIn("us-east-1"));
    return folder;
  }

  test("shows what is new", () => {
    const { stdout } = check(folderWithBaseline(), "--format", "markdown", "--baseline", "before.json");
    expect(stdout).toContain("**1 new finding** (1 error), 0 mended or gone");
    expect(stdout).toContain("**Data now also rests in United States (US)**: `aws_sqs_queue.orders`");
    expect(stdout).toContain("Data no longer rests in Sweden (SE)");
  });

  test("marks results that are new", () => {
    const { stdout } = check(folderWithBaseline(), "--format", "sarif", "--baseline", "before.json");
    const log = JSON.parse(stdout) as { runs: [{ results: [{ baselineState: string }] }] };
    expect(log.runs[0].results.map(({ baselineState }) => baselineState)).toEqual(["new"]);
  });

  test("is not overwritten by the report", () => {
    const folder = folderWithBaseline();
    const before = read(folder, "before.json");
    const { status, stderr } = check(
      folder,
      "--format",
      "sarif",
      "--baseline",
      "before.json",
      "--output",
      "before.json",
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "error: --output before.json: this is the baseline, which the report would overwrite; name another file\n",
    });
    expect(read(folder, "before.json")).toBe(before);
  });

  test("that is broken is refused with its place", () => {
    const folder = folderWithBaseline();
    fs.writeFileSync(
      path.join(folder, "broken.json"),
      read(folder, "before.json").replace('"resources": 1', '"resources": -1'),
    );
    const { status, stderr } = check(folder, "--format", "markdown", "--baseline", "broken.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: broken\.json:\d+:\d+: summary\.resources must be at least 0, not the number -1/);
  });
});

describe("OSCAL into a folder", () => {
  const NAMES = ["assessment-plan.json", "assessment-results.json", "catalog.json", "profile.json"];

  test("is its four files, in a folder that is made where it is missing", () => {
    const folder = folderWith(FILES);
    for (const round of ["new", "there already"]) {
      expect(check(folder, "--format", "oscal", "--output", "oscal/").status, round).toBe(1);
      expect(fs.readdirSync(path.join(folder, "oscal")).sort(), round).toEqual(NAMES);
    }
    expect(read(folder, "oscal/assessment-results.json")).toContain('"href": "assessment-plan.json"');
  });

  test("overwrites nothing that was read", () => {
    const folder = folderWith({ ...FILES, "catalog.json": POLICY });
    const { status, stderr } = check(folder, "--policy", "catalog.json", "--format", "oscal", "--output", ".");
    expect(status).toBe(2);
    expect(stderr).toContain("this is the policy, which the report would overwrite");
    expect(fs.readdirSync(folder).sort()).toEqual(["catalog.json", "main.tf.json", "sovereignty.yaml"]);
  });

  test("whose parent is missing is refused, as is a folder for another format", () => {
    const folder = folderWith(FILES);
    expect(check(folder, "--format", "oscal", "--output", "no/such/").stderr).toContain("its folder does not exist");
    expect(check(folder, "--format", "sarif", "--output", ".").stderr).toContain("this is a folder; name a file in it");
  });

  test("is one file where the output is one", () => {
    const folder = folderWith(FILES);
    expect(check(folder, "--output", "report.oscal.json").status).toBe(1);
    const { "assessment-results": results } = JSON.parse(read(folder, "report.oscal.json")) as {
      "assessment-results": { "back-matter": { resources: { title: string }[] } };
    };
    expect(results["back-matter"].resources.map(({ title }) => title).sort()).toEqual(
      NAMES.filter((name) => name !== "assessment-results.json"),
    );
  });
});

test("the report holds the JSON that a baseline is read from", () => {
  const report = JSON.parse(check(folderWith(FILES), "--format", "json").stdout) as Report;
  expect(report.rules.find(({ id }) => id === "RES-PLACE")).toEqual({ id: "RES-PLACE", pass: 0 });
});
