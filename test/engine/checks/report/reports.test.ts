import Ajv from "ajv";
import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import { htmlReport } from "../../../../engine/checks/report/html";
import { jsonReport } from "../../../../engine/checks/report/json";
import type { Report } from "../../../../engine/checks/report/report";
import { tableReport } from "../../../../engine/checks/report/table";
import { at, bindingOf, graphOf, placementOf, resourceOf, stackOf } from "../hand-made";
import { FACTS, sampleReport } from "./sample";

const EVIL = "<script>alert(1)</script>\u001b[2J'\"&";

function evilReport(): Report {
  const resource = { ...resourceOf("aws_sqs_queue.q"), address: `aws_sqs_queue.q["${EVIL}"]`, constructPath: EVIL };
  const stack = stackOf(EVIL, [resource]);
  const evidence = [{ address: EVIL, attribute: EVIL, value: EVIL, note: EVIL }];
  return sampleReport(
    graphOf({
      stacks: [stack],
      placements: [placementOf(at(EVIL, "US"), { stack, resource, evidence, operator: EVIL, basis: EVIL })],
      stated: [{ path: EVIL, what: EVIL }],
      notAssessed: [{ what: EVIL, why: EVIL }],
    }),
  );
}

describe("the JSON report", () => {
  const report = JSON.parse(jsonReport(sampleReport())) as Report;

  test("holds its own schema", () => {
    const schema = JSON.parse(fs.readFileSync("docs/schemas/report.schema.json", "utf8")) as object;
    const validate = new Ajv({ validateFormats: false, allowUnionTypes: true }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });

  test("names who runs the places, and whether the catalogue vouches for it", () => {
    const operators = [bindingOf({ id: "acme", hq: "SE" }), bindingOf({ id: "aws", hq: "FR" })];
    expect(sampleReport(graphOf({ operators })).operators).toMatchObject([
      { id: "acme", hq: "SE", source: "stated" },
      { id: "aws", hq: "US", source: "catalogue" },
    ]);
  });

  test("has the shape that other programs rely on", () => {
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: "sovereign" },
      enforced: true,
      asOf: "2026-11-22",
      summary: { resources: 14, pass: 1, fail: 16, unknown: 1, waived: 1, error: 16, warning: 0 },
      stated: [{ path: "shop/audit", what: "dataClass internal" }],
      notAssessed: [{ what: "staff citizenship", why: "provider attestation" }],
    });
    expect(report.findings[0]).toMatchObject({
      rule: "RES-LOG",
      severity: "error",
      status: "waived",
      stack: "shop",
      address: "aws_cloudtrail.audit",
      constructPath: "shop/audit",
      dataClass: "confidential",
      waiver: { owner: "ciso@acme.example", expires: "2027-03-31" },
    });
    expect(report.placements[0]).toEqual({
      stack: "shop",
      address: "aws_iam_role.ci",
      place: "anywhere",
      countries: [],
      operator: "aws",
      dataClass: "confidential",
      basis: "attribute region",
    });
    expect(report.flows[0]).toMatchObject({ kind: "log", countries: ["IE"] });
  });

  test("is sorted by stack, address and rule, by code units", () => {
    const keys = report.findings.map(({ stack, address, rule }) => JSON.stringify([stack, address, rule]));
    expect(keys).toEqual([...keys].sort());
    const addresses = report.placements.map(({ address }) => address);
    expect(addresses).toEqual([...addresses].sort());
  });

  test("is the same whatever order the facts come in", () => {
    const reversed = { ...FACTS, placements: [...FACTS.placements].reverse(), flows: [...FACTS.flows].reverse() };
    const policy = {
      waivers: [
        {
          rule: "RES-LOG",
          path: "shop/audit",
          reason: "Letter of 3 May",
          owner: "ciso@acme.example",
          expires: "2027-03-31",
        },
      ],
    };
    expect(jsonReport(sampleReport(reversed, policy))).toBe(jsonReport(sampleReport()));
  });
});

describe("a fingerprint", () => {
  const fingerprintOf = (attribute: string, value: string, note?: string): string => {
    const evidence = [{ address: "aws_sqs_queue.orders", attribute, value, note }];
    return sampleReport(graphOf({ placements: [placementOf(at("us-east-1", "US"), { evidence })] })).findings[0]
      .fingerprint;
  };

  test("stays while rule, subject and evidence stay, wherever the block stands", () => {
    expect(fingerprintOf("rule[0].region", "us-east-1")).toBe(fingerprintOf("rule[3].region", "us-east-1", "a note"));
  });

  test("changes with the value that was found", () => {
    expect(fingerprintOf("region", "us-east-1")).not.toBe(fingerprintOf("region", "us-west-2"));
  });
});

describe("the table", () => {
  const table = tableReport(sampleReport());

  test("puts errors first and findings of one cause together", () => {
    expect(table).toContain("RES-PLACE  14 resources because provider.aws.virginia is us-east-1 (US)");
    expect(table.indexOf("ERROR")).toBeLessThan(table.indexOf("WAIVED"));
    expect(table.indexOf("WAIVED")).toBeLessThan(table.indexOf("INFO"));
    expect(table).toContain("and 2 more");
  });

  test("says what was stated and not assessed, and ends with one line that counts everything", () => {
    expect(table).toContain("shop/audit: dataClass internal");
    expect(table).toContain("staff citizenship: provider attestation");
    expect(table.trimEnd().split("\n").at(-1)).toBe(
      "16 errors, 0 warnings, 1 waived; 14 resources, 1 check passed, 1 not assessed, 1 stated; as of 2026-11-22",
    );
  });

  test("names who accepted a finding until when, instead of a remedy", () => {
    expect(table).toContain("waived by ciso@acme.example until 2027-03-31: Letter of 3 May");
  });

  test("is only coloured where that is asked for", () => {
    expect(table).not.toContain("\u001b");
    expect(tableReport(sampleReport(), { color: true })).toContain("\u001b[31mERROR\u001b[0m");
  });

  test("keeps to the width of the terminal, except for what must stay whole", () => {
    const narrow = tableReport(sampleReport(), { width: 60 });
    const paragraphs = narrow.split("\n").filter((line) => line.startsWith("  "));
    expect(Math.max(...paragraphs.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test("lets no input move the cursor", () => {
    expect(tableReport(evilReport())).not.toContain("\u001b");
  });

  test("says that nothing was enforced where the gate only reports", () => {
    expect(tableReport({ ...sampleReport(), enforced: false })).toContain("Not enforced");
    expect(table).not.toContain("Not enforced");
  });
});

describe("the HTML report", () => {
  const page = htmlReport(sampleReport());

  test("is one file that loads nothing and runs nothing", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|@import|url\(/i);
    expect(page).toContain("default-src 'none'");
    expect(page).toMatch(/^<!doctype html>\s+<html lang="en">/);
  });

  test("escapes everything that comes from the input", () => {
    const evil = htmlReport(evilReport());
    expect(evil).not.toContain("<script");
    expect(evil).not.toContain("\u001b");
    expect(evil).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("says what lies where, under whose law, and what was waived by whom", () => {
    expect(page).toContain("United States (US)");
    expect(page).toContain("Amazon Web Services");
    expect(page).toContain("Accepted by ciso@acme.example until <time>2027-03-31</time>: Letter of 3 May");
    expect(page).toContain("5f".repeat(32));
  });

  test("never calls anything compliant, also where there is nothing to mend", () => {
    const clean = htmlReport(sampleReport(graphOf({ placements: [placementOf(at("eu-north-1", "SE"))] })));
    expect(clean).toContain('<h1 class="good">No errors</h1>');
    for (const html of [page, clean]) expect(html.toLowerCase()).not.toContain("complian");
  });
});
