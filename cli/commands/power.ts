import { asOfDate, generatedAt } from "../../engine/checks/clock";
import { checkTopology } from "../../engine/checks/check-topology";
import { isIsoDate, loadPolicy } from "../../engine/policy";
import { deliver, planDelivery, type DeliveryOptions } from "../deliver";
import { errorText } from "../error-text";
import { badDate, noSuchElement } from "../errors";
import type { ExitStatus } from "../exit-status";
import { readPowerInput } from "../power-input";

export interface PowerOptions extends DeliveryOptions {
  readonly policy?: string;
  readonly maintenance?: string;
  readonly asOf?: string;
}

export function powerCommand(input: string, options: PowerOptions): ExitStatus {
  const { policy: policyFile, maintenance: maintained, asOf = asOfDate() } = options;
  if (!isIsoDate(asOf)) throw badDate("--as-of", asOf);
  const delivery = planDelivery(options, { inputs: [input], files: { "the policy": policyFile } });

  const policy = policyFile === undefined ? undefined : loadPolicy(policyFile, asOf);
  const { file, ...loaded } = readPowerInput(input);
  const names = loaded.topology.elements.map(({ name }) => name);
  if (maintained !== undefined && !names.includes(maintained)) throw noSuchElement("--maintenance", maintained, names);
  const report = checkTopology(loaded, { file, policy, maintained, asOf, generatedAt: generatedAt() });
  for (const question of loaded.questions) process.stderr.write(`question: ${errorText(question)}\n`);
  return deliver(report, delivery);
}
