import { Option } from "commander";
import { emptyOption } from "./errors";

/**
 * An option with a value. Of one that is given twice the last counts, as everywhere: scripts put their own behind those
 * that they are called with.
 *
 * @throws SovereignError while parsing, where its value is empty
 */
export function valueOption(flags: string, description: string, standard?: string): Option {
  const option = new Option(flags, description).argParser((value: string) => {
    if (value.trim() === "") throw emptyOption(option.long ?? flags);
    return value;
  });
  return standard === undefined ? option : option.default(standard);
}
