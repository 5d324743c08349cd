import { check, generatedAt } from "../../engine/checks/check";
import { readBaseline } from "../../engine/checks/report/baseline/read";
import type { Summary } from "../../engine/checks/report/report";
import type { TableOptions } from "../../engine/checks/report/table";
import { isWaivedChoice, WAIVED_CHOICES } from "../../engine/checks/report/waived";
import { unknownChoice } from "../errors";
import { ExitStatus } from "../exit-status";
import { formatOf, hasFiles, refuseUnheeded, reportFiles, writeReport } from "../formats";
import { pathsOf, readAll, type InputOptions } from "../inputs";
import { terminalWidth, wantsColor, writeOutput } from "../output";
import { isFolderName, writeFolder } from "../output-folder";
import { refuseToOverwrite, type ReadPaths } from "../output-target";
import { withProgress } from "../progress";

export interface CheckOptions extends InputOptions {
  readonly format?: string;
  readonly output?: string;
  readonly baseline?: string;
  readonly waived: string;
  readonly failOn: string;
}

/** How many findings keep the exit status from being 0. */
const FAILING: Readonly<Record<string, (summary: Summary) => number>> = {
  error: ({ error }) => error,
  warning: ({ error, warning }) => error + warning,
  never: () => 0,
};

export async function checkCommand(inputs: readonly string[], options: CheckOptions): Promise<ExitStatus> {
  const { failOn, output, waived } = options;
  if (!Object.hasOwn(FAILING, failOn)) throw unknownChoice("--fail-on", failOn, Object.keys(FAILING));
  if (!isWaivedChoice(waived)) throw unknownChoice("--waived", waived, WAIVED_CHOICES);
  const format = formatOf(options.format, output);
  refuseUnheeded(format, { waived, baseline: options.baseline });
  const reads = everythingRead(inputs, options);
  const toFolder = output !== undefined && hasFiles(format) && isFolderName(output);
  if (output !== undefined && !toFolder) refuseToOverwrite(output, reads);

  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
  const report = await withProgress(inputs, async (say) => {
    const read = await readAll(inputs, options);
    say(`checking ${read.stacks.reduce((sum, { resources }) => sum + resources.length, 0)} resources`);
    return check({ ...read, generatedAt: generatedAt(), enforced: true });
  });
  if (toFolder) writeFolder(reportFiles(format, report), output, reads);
  else writeOutput(writeReport(format, report, { waived, baseline, terminal: terminalOf(output) }), output);
  return FAILING[failOn](report.summary) > 0 ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
}

function everythingRead(inputs: readonly string[], options: CheckOptions): ReadPaths {
  const reads = pathsOf(inputs, options);
  return { ...reads, files: { ...reads.files, "the baseline": options.baseline } };
}

function terminalOf(output: string | undefined): TableOptions {
  return output === undefined ? { color: wantsColor(), width: terminalWidth() } : { color: false };
}
