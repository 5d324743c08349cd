import { SovereignError } from "../error";
import type { DataClassName } from "./data-class";

export function noPolicyFile(file: string): SovereignError {
  return new SovereignError(
    `${file}: there is no such policy file. \`sovereign init\` writes a first one; \`--policy FILE\` names another.`,
  );
}

export function noProfileFile(file: string): SovereignError {
  return new SovereignError(
    `${file}: there is no such profile file. A path under 'profiles' is relative to the policy; ` +
      "`sovereign catalog profiles` lists the profiles that need no file.",
  );
}

export function classWithoutEntry(dataClass: DataClassName, usedBy: string): SovereignError {
  return new SovereignError(
    `${usedBy}: the data class '${dataClass}' is in use, and the policy has no entry for it. ` +
      `Add '${dataClass}: { countries: [...] }' under 'classes'.`,
  );
}
