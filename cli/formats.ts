import * as path from "node:path";
import type { Baseline } from "../engine/checks/report/baseline/read";
import type * as Csv from "../engine/checks/report/csv";
import type * as Cyclonedx from "../engine/checks/report/cyclonedx";
import type * as FacilitySheet from "../engine/checks/report/facility-sheet";
import type * as Html from "../engine/checks/report/html";
import type * as Json from "../engine/checks/report/json";
import type * as Junit from "../engine/checks/report/junit";
import type * as Markdown from "../engine/checks/report/markdown";
import type * as Oscal from "../engine/checks/report/oscal";
import type { Report } from "../engine/checks/report/report";
import type * as Sarif from "../engine/checks/report/sarif";
import type * as Table from "../engine/checks/report/table";
import type { WaivedChoice } from "../engine/checks/report/waived";
import { baselineNotCompared, noHalls, unknownChoice, waivedAlwaysKept } from "./errors";

export interface WriteOptions {
  /** For the table. */
  readonly terminal: Table.TableOptions;
  readonly waived: WaivedChoice;
  readonly baseline?: Baseline;
}

/** A format that `--format` names. What writes it is loaded when it is used. */
interface Format {
  readonly write: (report: Report, options: WriteOptions) => string;
  /** Text by file name, where the output is a folder. @default - it has to be a file */
  readonly writeFiles?: (report: Report) => Readonly<Record<string, string>>;
  /** Whether findings that are waived may be left out. */
  readonly omitsWaived?: boolean;
  /** Whether it shows what differs from a baseline. */
  readonly compares?: boolean;
  /** Whether it is about halls and has nothing to say without one. */
  readonly ofHalls?: boolean;
}

const FORMATS = {
  table: {
    write: (report, { terminal }) =>
      (require("../engine/checks/report/table") as typeof Table).tableReport(report, terminal),
  },
  json: { write: (report) => (require("../engine/checks/report/json") as typeof Json).jsonReport(report) },
  sarif: {
    omitsWaived: true,
    compares: true,
    write: (report, options) => (require("../engine/checks/report/sarif") as typeof Sarif).sarifReport(report, options),
  },
  junit: {
    omitsWaived: true,
    write: (report, options) => (require("../engine/checks/report/junit") as typeof Junit).junitReport(report, options),
  },
  markdown: {
    omitsWaived: true,
    compares: true,
    write: (report, options) =>
      (require("../engine/checks/report/markdown") as typeof Markdown).markdownReport(report, options),
  },
  html: { write: (report) => (require("../engine/checks/report/html") as typeof Html).htmlReport(report) },
  csv: {
    omitsWaived: true,
    write: (report, options) => (require("../engine/checks/report/csv") as typeof Csv).csvReport(report, options),
  },
  oscal: {
    write: (report) => (require("../engine/checks/report/oscal") as typeof Oscal).oscalReport(report),
    writeFiles: (report) => (require("../engine/checks/report/oscal") as typeof Oscal).oscalFiles(report),
  },
  facility: {
    ofHalls: true,
    write: (report) =>
      (require("../engine/checks/report/facility-sheet") as typeof FacilitySheet).facilitySheet(report),
  },
  cyclonedx: {
    ofHalls: true,
    write: (report) => (require("../engine/checks/report/cyclonedx") as typeof Cyclonedx).cyclonedxReport(report),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** What the name of the output ends in; the longest comes first. */
const FORMAT_OF_ENDING: readonly (readonly [string, FormatName])[] = [
  [".sarif.json", "sarif"],
  [".oscal.json", "oscal"],
  [".cdx.json", "cyclonedx"],
  [".facility.csv", "facility"],
  [".sarif", "sarif"],
  [".json", "json"],
  [".html", "html"],
  [".xml", "junit"],
  [".md", "markdown"],
  [".csv", "csv"],
];

/**
 * The format of a report. Without a format the name of the output decides: a table in `report.html` is no help.
 *
 * @throws SovereignError where there is no such format
 */
export function formatOf(format: string | undefined, output: string | undefined): FormatName {
  if (format !== undefined) {
    if (Object.hasOwn(FORMATS, format)) return format as FormatName;
    throw unknownChoice("--format", format, FORMAT_NAMES);
  }
  const name = path.basename(output ?? "").toLowerCase();
  return FORMAT_OF_ENDING.find(([ending]) => name.endsWith(ending))?.[1] ?? "table";
}

/** @throws SovereignError where an option asks for what the format does not do */
export function refuseUnheeded(
  format: FormatName,
  { waived, baseline }: { readonly waived: WaivedChoice; readonly baseline?: string },
): void {
  const { omitsWaived, compares }: Format = FORMATS[format];
  const those = (does: (of: Format) => boolean | undefined): readonly string[] =>
    FORMAT_NAMES.filter((name) => does(FORMATS[name]));
  if (waived === "omit" && !omitsWaived)
    throw waivedAlwaysKept(
      format,
      those((of) => of.omitsWaived),
    );
  if (baseline !== undefined && !compares)
    throw baselineNotCompared(
      format,
      those((of) => of.compares),
    );
}

/** @throws SovereignError where the format is about halls and the report has none */
export function writeReport(format: FormatName, report: Report, options: WriteOptions): string {
  const { ofHalls }: Format = FORMATS[format];
  if (ofHalls && !report.power && !report.topologies?.length) throw noHalls(format);
  return FORMATS[format].write(report, options);
}

/** Whether a format has several files, for an output that is a folder. */
export function hasFiles(format: FormatName): boolean {
  const { writeFiles }: Format = FORMATS[format];
  return writeFiles !== undefined;
}

/** Text by file name; empty for a format that has one file. */
export function reportFiles(format: FormatName, report: Report): Readonly<Record<string, string>> {
  const { writeFiles }: Format = FORMATS[format];
  return writeFiles?.(report) ?? {};
}
