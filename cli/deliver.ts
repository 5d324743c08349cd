import type { Baseline } from "../engine/checks/report/baseline/read";
import type { Report, Summary } from "../engine/checks/report/report";
import type { TableOptions } from "../engine/checks/report/table";
import type { WaivedChoice } from "../engine/checks/report/waived";
import { unknownChoice } from "./errors";
import { ExitStatus } from "./exit-status";
import { formatOf, hasFiles, reportFiles, writeReport, type FormatName } from "./formats";
import { terminalWidth, wantsColor, writeOutput } from "./output";
import { isFolderName, writeFolder } from "./output-folder";
import { refuseToOverwrite, type ReadPaths } from "./output-target";

/** The options that say where a report goes, as what, and when it fails. */
export interface DeliveryOptions {
  readonly format?: string;
  readonly output?: string;
  readonly failOn: string;
}

export interface Delivery {
  readonly format: FormatName;
  readonly output?: string;
  readonly toFolder: boolean;
  readonly reads: ReadPaths;
  /** How many findings keep the exit status from being 0. */
  readonly failing: (summary: Summary) => number;
}

const FAILING: Readonly<Record<string, (summary: Summary) => number>> = {
  error: ({ error }) => error,
  warning: ({ error, warning }) => error + warning,
  never: () => 0,
};

/**
 * Settles what becomes of a report before there is one.
 *
 * @throws SovereignError where an option has no such value, or the report would overwrite what the command reads
 */
export function planDelivery({ format: stated, output: named, failOn }: DeliveryOptions, reads: ReadPaths): Delivery {
  // As for an input, `-` is the standard stream and no file of that name.
  const output = named === "-" ? undefined : named;
  if (!Object.hasOwn(FAILING, failOn)) throw unknownChoice("--fail-on", failOn, Object.keys(FAILING));
  const format = formatOf(stated, output);
  const toFolder = output !== undefined && hasFiles(format) && isFolderName(output);
  if (output !== undefined && !toFolder) refuseToOverwrite(output, reads);
  return { format, output, toFolder, reads, failing: FAILING[failOn] };
}

/** Writes a report to where it was to go, and answers the exit status. */
export function deliver(
  report: Report,
  { format, output, toFolder, reads, failing }: Delivery,
  options: { readonly waived: WaivedChoice; readonly baseline?: Baseline } = { waived: "keep" },
): ExitStatus {
  if (toFolder && output !== undefined) writeFolder(reportFiles(format, report), output, reads);
  else writeOutput(writeReport(format, report, { ...options, terminal: terminalOf(output) }), output);
  return failing(report.summary) > 0 ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
}

function terminalOf(output: string | undefined): TableOptions {
  return output === undefined ? { color: wantsColor(), width: terminalWidth() } : { color: false };
}
