import Ajv from "ajv";
import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import { jsonReport } from "../../../../engine/checks/report/json";
import type { Report } from "../../../../engine/checks/report/report";
import { at, bindingOf, graphOf, placementOf } from "../hand-made";
import { FACTS, sampleReport } from "./sample";

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
