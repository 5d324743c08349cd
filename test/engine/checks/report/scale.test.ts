import { describe, expect, test } from "vitest";
import { csvReport } from "../../../../engine/checks/report/csv";
import { junitReport } from "../../../../engine/checks/report/junit";
import { markdownReport } from "../../../../engine/checks/report/markdown";
import { oscalReport } from "../../../../engine/checks/report/oscal";
import type { Report } from "../../../../engine/checks/report/report";
import { sarifReport } from "../../../../engine/checks/report/sarif";
import { manyFindings, placementAt, reportOf } from "./small-report";

const WRITERS: Readonly<Record<string, (report: Report) => string>> = {
  sarif: (report) => sarifReport(report, { baseline: report }),
  junit: (report) => junitReport(report),
  csv: (report) => csvReport(report),
  markdown: (report) => markdownReport(report, { baseline: { ...report, findings: [], placements: [] } }),
  oscal: (report) => oscalReport(report),
};

function sized(count: number): Report {
  const placements = manyFindings(count).map(({ address }) => placementAt(address, "US"));
  return reportOf(manyFindings(count), { placements });
}

function secondsOf(write: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = process.hrtime.bigint();
    write();
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return Math.min(...times);
}

describe.each(Object.keys(WRITERS))("%s", (format) => {
  const write = WRITERS[format];

  test("writes the same bytes for the same report", () => {
    expect(write(sized(50))).toBe(write(sized(50)));
  });

  test("takes time in proportion: 10,000 findings are five times 2,000", () => {
    const [small, large] = [sized(2_000), sized(10_000)];
    const [few, many] = [secondsOf(() => write(small)), secondsOf(() => write(large))];
    expect(many).toBeLessThan(2);
    expect(many).toBeLessThan(Math.max(few, 0.01) * 15);
  });
});
