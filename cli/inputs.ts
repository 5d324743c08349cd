import { asOfDate, type CheckInput } from "../engine/checks/check";
import { readInputs, readSiteFacts, withSynthFacts } from "../engine/checks/read";
import { isIsoDate, loadPolicy } from "../engine/policy";
import { badDate, stackWithoutFacts } from "./errors";

/** The options that say what is held against what. */
export interface InputOptions {
  readonly policy: string;
  readonly facts?: string;
  readonly stack?: string;
  readonly asOf?: string;
  readonly site?: string;
}

const DEFAULT_INPUTS = ["cdktf.out"];

/** Reads everything that a command line names. The policy comes first: without it nothing else is worth reading. */
export function readAll(
  paths: readonly string[],
  { policy: policyFile, facts, stack, asOf = asOfDate(), site }: InputOptions,
): Omit<CheckInput, "generatedAt" | "enforced"> {
  if (!isIsoDate(asOf)) throw badDate("--as-of", asOf);
  if (stack !== undefined && facts === undefined) throw stackWithoutFacts(stack);
  const policy = loadPolicy(policyFile, asOf);
  const siteFacts = site === undefined ? undefined : readSiteFacts(site);
  const { stacks, inputs } = readInputs(paths.length > 0 ? paths : DEFAULT_INPUTS);
  return {
    stacks: facts === undefined ? stacks : withSynthFacts(stacks, facts, stack),
    inputs,
    policy,
    siteFacts,
    asOf,
  };
}
