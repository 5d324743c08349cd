import { decodeText, parseDocument, readBytes } from "../../../document/read";
import { placeOf } from "../../../document/source-document";
import { findProblems } from "../../../document/validate";
import { isJsonObject } from "../../../json";
import { parseJson } from "../../read/json-syntax";
import type { Report } from "../report";
import * as errors from "./errors";

/** What a later report is compared with. Reports of older versions lack what came later. */
export type Baseline = Pick<Report, "generatedAt" | "findings" | "placements" | "flows">;

const SCHEMA_VERSION = 1;

/**
 * Reads an earlier report in JSON.
 *
 * @throws SovereignError where the file is missing, cut off, not a report, or one of a later version, with its place
 */
export function readBaseline(file: string): Baseline {
  const text = decodeText(readBytes(file), file);
  if (text.trim() === "") throw errors.notAReport(file, "the file is empty");
  const value = parseJson(text, file);
  if (!isJsonObject(value)) throw errors.notAReport(file, "this is no object");
  const { schemaVersion, findings } = value;
  if (schemaVersion === undefined || findings === undefined) {
    throw errors.notAReport(file, `this has no ${schemaVersion === undefined ? "schemaVersion" : "findings"}`);
  }
  if (typeof schemaVersion === "number" && schemaVersion > SCHEMA_VERSION) {
    throw errors.newerReport(file, schemaVersion);
  }
  const [problem] = findProblems(value, "report");
  if (problem) {
    // A second look, since only a broken file needs to know its lines.
    const place = placeOf(parseDocument(text, file), problem.path, problem.part);
    throw errors.brokenReport(place, problem.message);
  }
  return value as unknown as Baseline;
}
