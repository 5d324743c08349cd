import { describe, expect, test } from "vitest";
import { dataStale } from "../../../../engine/checks/rules/data-stale";
import type { CatalogueRow } from "../../../../engine/checks/model/catalogue-row";
import { graphOf, policyOf } from "../hand-made";

const row = (asOf: string, key = "aws/aws/me-central-1"): CatalogueRow => ({
  address: `catalog.regions.${key}`,
  table: "regions",
  asOf,
  source: "botocore",
  confidence: "sourced",
});
const assessOn = (asOf: string, ...catalogueRows: CatalogueRow[]) =>
  dataStale.assess(graphOf({ catalogueRows }), { policy: policyOf().policy, asOf });

describe("DATA-STALE", () => {
  test("is an information for a row of more than a year ago, with its age", () => {
    expect(assessOn("2027-11-24", row("2026-11-22")).findings).toMatchObject([
      {
        rule: "DATA-STALE",
        status: "fail",
        severity: "info",
        address: "catalog.regions.aws/aws/me-central-1",
        message: "This row was last held true on 2026-11-22, 367 days before 2027-11-24: it has to be looked at again.",
        evidence: [{ attribute: "asOf", value: "2026-11-22", note: "botocore" }],
      },
    ]);
  });

  test("passes for a row of a year ago, of today and of tomorrow", () => {
    for (const asOf of ["2025-11-22", "2026-11-22", "2026-11-23"]) {
      expect(assessOn("2026-11-22", row(asOf))).toEqual({ findings: [], passed: 1 });
    }
  });

  test("gives the rows of a table one cause", () => {
    const { findings } = assessOn("2028-01-01", row("2026-11-22"), row("2026-01-01", "aws/aws/me-south-1"));
    expect(new Set(findings.map(({ cause }) => cause))).toEqual(
      new Set(["rows of the catalogue's regions are older than 365 days"]),
    );
  });
});
