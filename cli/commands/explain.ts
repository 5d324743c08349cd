import { generatedAt } from "../../engine/checks/check";
import { explain } from "../../engine/checks/explain/explain";
import { explanationText } from "../../engine/checks/explain/text";
import type { Explanation } from "../../engine/checks/explain/explanation";
import { unknownAddress, unknownChoice } from "../errors";
import { readAll, type InputOptions } from "../inputs";
import { terminalWidth, wantsColor, writeOutput } from "../output";
import { withProgress } from "../progress";

export interface ExplainOptions extends InputOptions {
  readonly format: string;
}

const WRITERS: Readonly<Record<string, (explanation: Explanation) => string>> = {
  table: (explanation) => explanationText(explanation, { color: wantsColor(), width: terminalWidth() }),
  json: (explanation) => `${JSON.stringify(explanation, null, 2)}\n`,
};

/** Writes everything that is known of an address, and how it is known. */
export async function explainCommand(
  address: string,
  inputs: readonly string[],
  options: ExplainOptions,
): Promise<void> {
  const { format } = options;
  if (!Object.hasOwn(WRITERS, format)) throw unknownChoice("--format", format, Object.keys(WRITERS));
  const found = await withProgress(inputs, async () =>
    explain(address, { ...(await readAll(inputs, options)), generatedAt: generatedAt(), enforced: true }),
  );
  if ("suggestions" in found) throw unknownAddress(address, found.suggestions);
  writeOutput(WRITERS[format](found), undefined);
}
