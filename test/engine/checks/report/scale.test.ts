import { describe, expect, test } from "vitest";
import { csvReport } from "../../../../engine/checks/report/csv";
import { junitReport } from "../../../../engine/checks/report/junit";
import { markdownReport } from "../../../../engine/checks/report/markdown";
import { oscalReport } from "../../../../engine/checks/report/oscal";
import type { Report } from "../../../../engine/checks/report/report";
import { sarifReport } from "../../../../engine/checks/report/sarif";
import { growth, MOST_OF_TEN_TIMES } from "../../../growth";
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

describe.each(Object.keys(WRITERS))("%s", (format) => {
  const write = WRITERS[format];

  test("writes the same bytes for the same report", () => {
    expect(write(sized(50))).toBe(write(sized(50)));
  });

  test("takes time in proportion: 10,000 findings are ten times 1,000", () => {
    const [small, large] = [sized(1_000), sized(10_000)];
    expect(
      growth(
        () => write(small),
        () => write(large),
      ),
    ).toBeLessThan(MOST_OF_TEN_TIMES);
  });
});
