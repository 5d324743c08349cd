import { asOfDate, type CheckInput } from "../engine/checks/check";
import { convertHcl, readInputs, readSiteFacts, withSynthFacts } from "../engine/checks/read";
import { isIsoDate, loadPolicy } from "../engine/policy";
import { unreadableFile } from "../engine/document/errors";
import { badDate, emptyInput, stackWithoutFacts } from "./errors";
import type { ReadPaths } from "./output-target";
import type { ReadFiles } from "./read-ahead";

/** The options that say what is held against what. */
export interface InputOptions {
  readonly policy: string;
  readonly facts?: string;
  readonly stack?: string;
  readonly asOf?: string;
  readonly site?: string;
}

const DEFAULT_INPUTS = ["cdktf.out"];

/** Every path that a command line reads from. */
export function pathsOf(paths: readonly string[], { policy, site, facts }: InputOptions): ReadPaths {
  const inputs = paths.length > 0 ? paths : DEFAULT_INPUTS;
  return {
    inputs: facts === undefined ? inputs : [...inputs, facts],
    files: { "the policy": policy, "the --site file": site },
  };
}

/**
 * Reads everything that a command line names. The policy comes first: without it nothing else is worth reading.
 *
 * @param ahead inputs whose reading has begun
 */
export async function readAll(
  paths: readonly string[],
  { policy: policyFile, facts, stack, asOf = asOfDate(), site }: InputOptions,
  ahead?: Promise<ReadFiles>,
): Promise<Omit<CheckInput, "generatedAt" | "enforced">> {
  if (!isIsoDate(asOf)) throw badDate("--as-of", asOf);
  if (paths.includes("")) throw emptyInput();
  if (stack !== undefined && facts === undefined) throw stackWithoutFacts(stack);
  return orUnreadable(async () => {
    const policy = loadPolicy(policyFile, asOf);
    const siteFacts = site === undefined ? undefined : readSiteFacts(site);
    const inputPaths = paths.length > 0 ? paths : DEFAULT_INPUTS;
    const { stacks, inputs } = readInputs(inputPaths, {
      hcl: await convertHcl(inputPaths),
      readFiles: await ahead,
    });
    return {
      stacks: facts === undefined ? stacks : withSynthFacts(stacks, facts, stack),
      inputs,
      policy,
      siteFacts,
      asOf,
    };
  });
}

/** What the file system refuses, such as a folder without permission, is for the user to mend. */
async function orUnreadable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { syscall, code, path: file } = error as NodeJS.ErrnoException;
    throw syscall === undefined ? error : unreadableFile(file ?? "stdin", code);
  }
}
