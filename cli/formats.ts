import * as path from "node:path";
import { htmlReport } from "../engine/checks/report/html";
import { jsonReport } from "../engine/checks/report/json";
import type { Report } from "../engine/checks/report/report";
import { tableReport, type TableOptions } from "../engine/checks/report/table";
import { formatNotBuilt, unknownChoice } from "./errors";

type Writer = (report: Report, table: TableOptions) => string;

const WRITERS = {
  table: (report, table) => tableReport(report, table),
  json: (report) => jsonReport(report),
  html: (report) => htmlReport(report),
} as const satisfies Record<string, Writer>;

type Format = keyof typeof WRITERS;

/** Formats whose names are fixed already. */
const NOT_BUILT = ["sarif", "junit", "markdown", "csv", "oscal"];

const FORMAT_OF_EXTENSION: Readonly<Record<string, string>> = {
  ".json": "json",
  ".html": "html",
  ".sarif": "sarif",
  ".xml": "junit",
  ".md": "markdown",
  ".csv": "csv",
};

/**
 * The writer of a format. Without a format the name of the output file decides: a table in `report.html` is no help.
 *
 * @throws SovereignError where the format is unknown, or not built yet
 */
export function writerOf(format: string | undefined, output: string | undefined): Writer {
  const wanted = format ?? FORMAT_OF_EXTENSION[path.extname(output ?? "").toLowerCase()] ?? "table";
  const built = Object.keys(WRITERS);
  if (Object.hasOwn(WRITERS, wanted)) return WRITERS[wanted as Format];
  throw NOT_BUILT.includes(wanted) ? formatNotBuilt(wanted, built) : unknownChoice("--format", wanted, built);
}
