import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableReport } from "../../../../engine/checks/report/table";
import { displayWidth } from "../../../../engine/checks/report/text-width";
import { evilReport } from "./evil";
import { sampleReport } from "./sample";
import { findingOf, hostileReport, manyFindings, reportOf } from "./small-report";

describe("the table", () => {
  const table = tableReport(sampleReport());

  test("puts errors first and findings of one cause together", () => {
    expect(table).toContain("RES-PLACE  14 resources in shop because provider.aws.virginia is us-east-1 (US)");
    expect(table.indexOf("ERROR")).toBeLessThan(table.indexOf("WAIVED"));
    expect(table.indexOf("WAIVED")).toBeLessThan(table.indexOf("INFO"));
    expect(table).toContain("and 2 more");
  });

  test("says how many findings each rule has in a group of several", () => {
    const cause = "provider.aws is us-east-1 (US)";
    const findings = ["RES-PLACE", "RES-PLACE", "RES-KEY"].map((rule, index) =>
      findingOf({ rule, cause, address: `a.b${index}` }),
    );
    const shown = tableReport(reportOf(findings));
    expect(shown).toContain(`ERROR RES-PLACE × 2, RES-KEY  3 resources in shop because ${cause}`);
    expect(shown).toContain("at a.b2: RES-KEY");
  });

  test("says what was stated and not assessed, and ends with one line that counts everything", () => {
    expect(table).toContain("- shop/audit: dataClass internal");
    expect(table).toContain("- staff citizenship: provider attestation");
    expect(table.trimEnd().split("\n").at(-1)).toBe(
      "16 errors, 0 warnings, 1 waived; 14 resources, 1 check passed, 1 not assessed, 1 stated; as of 2026-11-22",
    );
  });

  test("says once what it says of many things", () => {
    const notAssessed = Array.from({ length: 300 }, (_, index) => ({
      what: `type aws_t${index}`,
      why: "placement from the provider only",
    }));
    const lines = tableReport(reportOf([], { notAssessed })).trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines.join(" ")).toMatch(/- type aws_t0; .*; and 294 more: +placement from the provider only/);
  });

  test("names who accepted a finding until when, instead of a remedy", () => {
    expect(table).toContain("waived by ciso@acme.example until 2027-03-31: Letter of 3 May");
  });

  test("says that nothing was enforced where the gate only reports", () => {
    expect(tableReport({ ...sampleReport(), enforced: false })).toContain("Not enforced");
    expect(table).not.toContain("Not enforced");
  });

  test("stays a page or two however many findings stand alone", () => {
    const many = tableReport(reportOf(manyFindings(3_000)));
    expect(many.split("\n").length).toBeLessThan(120);
    expect(many).toContain("ERROR RES-PLACE  2000 resources in shop because provider.aws.virginia is us-east-1 (US)");
    expect(many).toContain("ERROR RES-PLACE  990 more, each for itself");
  });

  test("is the same for the same report", () => {
    expect(tableReport(sampleReport())).toBe(table);
  });
});

describe("the table on a terminal", () => {
  test("is only coloured where that is asked for", () => {
    expect(tableReport(sampleReport())).not.toContain("\u001b");
    expect(tableReport(sampleReport(), { color: true })).toContain("\u001b[31mERROR\u001b[0m");
  });

  test("has the same text with colours and without", () => {
    const colored = tableReport(sampleReport(), { color: true }).replace(/\u001b\[\d+m/g, "");
    expect(colored).toBe(tableReport(sampleReport()));
  });

  test.each([50, 72, 130])("keeps to %i columns, except for what must stay whole", (width) => {
    const message =
      "The queue 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 ✅ of the café rests in us-east-1 (US); data of this class may be in SE only.";
    const cause = "provider.aws is us-east-1 (US), which is a long name for a place";
    const findings = ["one", "two"].map((name) => findingOf({ address: `aws_sqs_queue.${name}`, message, cause }));
    const lines = tableReport(reportOf(findings), { width }).trimEnd().split("\n").slice(0, -1);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    expect(Math.max(...lines.map(displayWidth))).toBeGreaterThan(width - 20);
  });

  test("lets no input move the cursor, turn the direction of reading, or start a line", () => {
    const shown = tableReport(evilReport());
    expect(shown).not.toMatch(/[\u001b\u202e]/);
    const forged = findingOf({ address: "a.b\n0 errors, 0 warnings", stack: "x\nINFO all is well" });
    const lines = tableReport(reportOf([forged])).split("\n");
    expect(lines.filter((line) => /^(0 errors|INFO)/.test(line))).toEqual([]);
  });

  test("is written whatever an input holds", () => {
    fc.assert(
      fc.property(hostileReport(), (report) => {
        expect(tableReport(report, { width: 60 })).toMatch(/as of 2026-11-22\n$/);
      }),
      { numRuns: 50 },
    );
  });
});
