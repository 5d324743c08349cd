/** What the command answers to the shell (FORMATS section 1). */
export const ExitStatus = {
  /** Nothing at or above `--fail-on`. */
  CLEAN: 0,
  /** Findings at or above `--fail-on`. */
  FINDINGS: 1,
  /** The input, the policy or the call is wrong. */
  WRONG: 2,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];
