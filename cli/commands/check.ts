import { check, generatedAt } from "../../engine/checks/check";
import type { Summary } from "../../engine/checks/report/report";
import { unknownChoice } from "../errors";
import { ExitStatus } from "../exit-status";
import { writerOf } from "../formats";
import { pathsOf, readAll, type InputOptions } from "../inputs";
import { terminalWidth, wantsColor, writeOutput } from "../output";
import { refuseToOverwrite } from "../output-target";

export interface CheckOptions extends InputOptions {
  readonly format?: string;
  readonly output?: string;
  readonly failOn: string;
}

/** How many findings keep the exit status from being 0. */
const FAILING: Readonly<Record<string, (summary: Summary) => number>> = {
  error: ({ error }) => error,
  warning: ({ error, warning }) => error + warning,
  never: () => 0,
};

export function checkCommand(inputs: readonly string[], options: CheckOptions): ExitStatus {
  const { failOn, format, output } = options;
  if (!Object.hasOwn(FAILING, failOn)) throw unknownChoice("--fail-on", failOn, Object.keys(FAILING));
  if (output !== undefined) refuseToOverwrite(output, pathsOf(inputs, options));
  const write = writerOf(format, output);
  const report = check({ ...readAll(inputs, options), generatedAt: generatedAt(), enforced: true });
  const toTerminal = output === undefined;
  writeOutput(
    write(report, { color: toTerminal && wantsColor(), width: toTerminal ? terminalWidth() : undefined }),
    output,
  );
  return FAILING[failOn](report.summary) > 0 ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
}
