import { check, generatedAt } from "../../engine/checks/check";
import { readBaseline } from "../../engine/checks/report/baseline/read";
import { isWaivedChoice, WAIVED_CHOICES } from "../../engine/checks/report/waived";
import { deliver, planDelivery, type DeliveryOptions } from "../deliver";
import { unknownChoice } from "../errors";
import type { ExitStatus } from "../exit-status";
import { formatOf, refuseUnheeded } from "../formats";
import { pathsOf, readAll, type InputOptions } from "../inputs";
import type { ReadPaths } from "../output-target";
import { withProgress } from "../progress";
import type { ReadFiles } from "../read-ahead";

export interface CheckOptions extends InputOptions, DeliveryOptions {
  readonly baseline?: string;
  readonly waived: string;
}

export async function checkCommand(
  inputs: readonly string[],
  options: CheckOptions,
  ahead?: Promise<ReadFiles>,
): Promise<ExitStatus> {
  const { waived } = options;
  if (!isWaivedChoice(waived)) throw unknownChoice("--waived", waived, WAIVED_CHOICES);
  refuseUnheeded(formatOf(options.format, options.output), { waived, baseline: options.baseline });
  const delivery = planDelivery(options, everythingRead(inputs, options));

  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
  const report = await withProgress(inputs, async (say) => {
    const read = await readAll(inputs, options, ahead);
    say(`checking ${read.stacks.reduce((sum, { resources }) => sum + resources.length, 0)} resources`);
    return check({ ...read, generatedAt: generatedAt(), enforced: true });
  });
  return deliver(report, delivery, { waived, baseline });
}

function everythingRead(inputs: readonly string[], options: CheckOptions): ReadPaths {
  const reads = pathsOf(inputs, options);
  return { ...reads, files: { ...reads.files, "the baseline": options.baseline } };
}
