import { describe, expect, test } from "vitest";
import { checkTopology } from "../../../engine/checks/check-topology";
import { topologyFromValue } from "../../../engine/power/topology-file";
import { findProblems } from "../../../engine/document/validate";
import type { JsonValue } from "../../../engine/json";
import { AS_OF, policyOf } from "./hand-made";
import { rack, servers, topologyOf } from "./halls";

const reportOf = (more: object = {}, context: object = {}) =>
  checkTopology(topologyFromValue(topologyOf(more), "hall-1.power.yaml"), {
    file: "hall-1.power.yaml",
    asOf: AS_OF,
    generatedAt: `${AS_OF}T08:00:00Z`,
    ...context,
  });
const FOUR = { racks: [rack({ servers: servers("dgx-h100", 4) })] };

describe("a topology checked by itself", () => {
  test("gives its numbers, and nothing of a program", () => {
    const report = reportOf();
    expect(report).toMatchObject({
      inputs: [{ file: "hall-1.power.yaml", kind: "power topology" }],
      policy: { profiles: [] },
      summary: { resources: 0, fail: 1, error: 0, warning: 1 },
      placements: [],
      flows: [],
      power: {
        name: "hall-1",
        itKw: 20.4,
        facilityPeakKw: 25.5,
        puePeak: 1.25,
        elements: [
          { name: "ups-a", kind: "ups", limitKw: 100, normalKw: 10.2, worstKw: 20.4, worstState: "ups-b out" },
          {},
          {},
          {},
        ],
        racks: [{ name: "r1", kw: 20.4, btuPerHour: 69604.8, cfmNeeded: 2210, litresPerMinuteNeeded: null }],
        topology: { name: "hall-1", racks: [{ otherKw: 0 }] },
      },
    });
    expect(report.topologies).toBeUndefined();
  });

  test("is a report as its schema has it", () => {
    const report = JSON.parse(JSON.stringify(reportOf(FOUR))) as JsonValue;
    expect(findProblems(report, "report")).toEqual([]);
  });

  test("has findings at elements, in no stack", () => {
    const [first] = reportOf(FOUR).findings;
    expect(first).toMatchObject({ rule: "PWR-FAILOVER", address: "feed-a", status: "fail" });
    expect(first.stack).toBeUndefined();
    expect(first.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });

  test("keeps numbers null that depend on an unknown part", () => {
    const { power } = reportOf({ racks: [rack({ servers: servers("dgx-x1", 1) })] });
    expect(power).toMatchObject({
      itKw: null,
      facilityPeakKw: null,
      puePeak: null,
      racks: [{ kw: null, cfmNeeded: null }],
    });
    expect(power?.elements[0]).toMatchObject({ limitKw: 100, normalKw: null, worstKw: null });
  });

  test("is held against a policy's budgets and waivers, where one is given", () => {
    const waiver = {
      rule: "PWR-FAILOVER",
      address: "feed-a",
      reason: "A third feed comes in March",
      owner: "dc@example.org",
      expires: "2027-03-31",
    };
    const policy = policyOf({ power: { sites: { "hall-1": { maxItKw: 40 } } }, waivers: [waiver] });
    const { findings } = reportOf(FOUR, { policy });
    const brief = findings.map(({ rule, address, status }) => `${rule} ${address} ${status}`);
    expect(brief).toEqual([
      "PWR-FAILOVER feed-a waived",
      "PWR-FAILOVER feed-b fail",
      "PWR-BUDGET hall-1 fail",
      "PWR-PSU r1 fail",
    ]);
  });

  test("asks of the policy what is about power and heat only", () => {
    const until = { reason: "Regulator approved it", owner: "ciso@example.org", expires: "2027-03-31" };
    const policy = policyOf({
      profiles: ["sa-pdpl"],
      waivers: [
        { rule: "RES-LOG", address: "aws_cloudtrail.main", ...until },
        { rule: "PWR-FEED", address: "feed-z", ...until },
      ],
    });
    const report = reportOf(FOUR, { policy });
    expect(report.findings.filter(({ rule }) => rule.startsWith("WAIVER-"))).toMatchObject([
      { rule: "WAIVER-UNUSED", address: "waivers[1]" },
    ]);
    expect(report.rules.every(({ id }) => /^(PWR|THM)-/.test(id))).toBe(true);
    expect(report).toMatchObject({ policy: { profiles: [] }, stated: [] });
    expect(report).not.toHaveProperty("registers");
    expect(report.notAssessed.filter(({ what }) => !what.includes("hall-1"))).toEqual([]);
  });

  test("takes what is maintained out of every state", () => {
    const { power, findings } = reportOf({}, { maintained: "ups-b" });
    expect(power).toMatchObject({ maintained: "ups-b", elements: [{ name: "ups-a", normalKw: 20.4 }, {}, {}, {}] });
    expect(findings.map(({ rule, address }) => `${rule} ${address}`)).toContain("PWR-FAILOVER r1");
  });

  test("gives the same bytes twice", () => {
    expect(JSON.stringify(reportOf(FOUR))).toBe(JSON.stringify(reportOf(FOUR)));
  });
});
