import { characters } from "./characters";
import { catalogOf, profileOf } from "./oscal/catalog";
import { uuidOf } from "./oscal/identifiers";
import type { Resource } from "./oscal/model";
import { planOf } from "./oscal/plan";
import { resultsOf } from "./oscal/results";
import type { Report } from "./report";

const CATALOG = "catalog.json";
const PROFILE = "profile.json";
const PLAN = "assessment-plan.json";
const RESULTS = "assessment-results.json";

/**
 * Assessment results that carry what they refer to: plan, profile and catalogue are resources of their back matter, as
 * the very files that `oscalFiles` gives.
 */
export function oscalReport(report: Report): string {
  const resources = Object.entries(basis(report)).map(([filename, json]): Resource => ({
    uuid: uuidOf("resource", filename),
    title: filename,
    base64: { filename, "media-type": "application/json", value: Buffer.from(json).toString("base64") },
  }));
  const plan = `#${uuidOf("resource", PLAN)}`;
  return toJson({ "assessment-results": resultsOf(report, plan, { resources }) });
}

/** The same as files that refer to each other by name, the results last: text by file name. */
export function oscalFiles(report: Report): Readonly<Record<string, string>> {
  return { ...basis(report), [RESULTS]: toJson({ "assessment-results": resultsOf(report, PLAN) }) };
}

/** What the results rest on. */
function basis(report: Report): Readonly<Record<string, string>> {
  return {
    [CATALOG]: toJson({ catalog: catalogOf(report) }),
    [PROFILE]: toJson({ profile: profileOf(report, CATALOG) }),
    [PLAN]: toJson({ "assessment-plan": planOf(report, PROFILE) }),
  };
}

/** Texts of an input as XML could hold them as well: tools convert one form of OSCAL to the other. */
function toJson(document: object): string {
  return `${JSON.stringify(document, (_key, value: unknown) => (typeof value === "string" ? characters(value) : value), 2)}\n`;
}
