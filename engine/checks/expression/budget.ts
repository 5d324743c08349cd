/**
 * Work on one argument, in steps and not in seconds, so that every machine gives the same answer. Real programs take
 * tens of steps; values that double from local to local would take for ever.
 */
const MAX_STEPS = 100_000;

/** Work on everything that is checked together, and on top of it for each resource; real programs take about 3 for one. */
const MAX_STEPS_TOGETHER = 1_000_000;
const MAX_STEPS_A_RESOURCE = 200;

/** As many characters as are gone through in the time of a step. */
const CHARACTERS_A_STEP = 4;

export const TOO_MUCH_WORK = `to work it out takes more than ${MAX_STEPS} steps, or more than the program's share`;

let ofArgument = Infinity;
let together = MAX_STEPS_TOGETHER;

/** Work on another program begins. */
export function renewBudget(resources = 0): void {
  together = MAX_STEPS_TOGETHER + resources * MAX_STEPS_A_RESOURCE;
}

/** Does a piece of work that has its own steps to spend. What it leads to has its own as well. */
export function withinBudget<T>(work: () => T): T {
  const before = ofArgument;
  ofArgument = MAX_STEPS;
  try {
    return work();
  } finally {
    ofArgument = before;
  }
}

/** Spends one step. False where none is left: then the value counts as unknown. */
export function takeStep(): boolean {
  return takeSteps(1);
}

/** Spends the steps that it takes to go through a text. */
export function takeStepsOver(characters: number): boolean {
  return takeSteps(Math.ceil(characters / CHARACTERS_A_STEP));
}

function takeSteps(steps: number): boolean {
  ofArgument -= steps;
  together -= steps;
  return ofArgument >= 0 && together >= 0;
}
