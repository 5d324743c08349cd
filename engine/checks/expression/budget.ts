/**
 * Work on one argument, in steps and not in seconds, so that every machine gives the same answer. Real programs take
 * tens of steps; values that double from local to local would take for ever.
 */
const MAX_STEPS = 100_000;

export const TOO_MUCH_WORK = `to work it out takes more than ${MAX_STEPS} steps`;

let remaining = MAX_STEPS;

/** Does a piece of work that has its own steps to spend. What it leads to has its own as well. */
export function withinBudget<T>(work: () => T): T {
  const before = remaining;
  remaining = MAX_STEPS;
  try {
    return work();
  } finally {
    remaining = before;
  }
}

/** Spends one step. False where none is left: then the value counts as unknown. */
export function takeStep(): boolean {
  remaining -= 1;
  return remaining >= 0;
}
