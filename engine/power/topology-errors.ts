/** What is wrong in a power topology, in words; the reader adds file, line, column and key. */

export function nameTwice(name: string, first: string): string {
  return `the name '${name}' stands at ${first} already; names are unique among elements and racks`;
}

/** @param guess `; did you mean 'x'?`, or nothing */
export function noSuchElement(name: string, guess: string): string {
  return `no element is called '${name}'${guess || "; name one of 'elements'"}`;
}

export function rackFeedsNothing(rack: string): string {
  return `'${rack}' is a rack, and a rack feeds nothing; name an element`;
}

export function notAFeed(name: string, kind: string): string {
  return `'${name}' is of kind ${kind}, and a rack hangs on elements of kind feed`;
}

export function childOfFeed(feed: string): string {
  return `'${feed}' is a feed, which feeds racks only; make it a panel, or name its own parent`;
}

export function sourceWithParent(kind: string): string {
  return `a ${kind} is a source and has no parents; leave 'from' out, or choose another kind`;
}

/** @param names from an element along its parents back to itself */
export function cycle(names: readonly string[]): string {
  return names.length === 2
    ? `'${names[0]}' is its own parent`
    : `these elements feed each other in a circle: ${names.join(" ← ")}; take one of the steps out`;
}

export function noEfficiency(name: string): string {
  return `the ups '${name}' states no efficiency, without which its losses would count as 0; its datasheet states it, e.g. 'efficiency: 0.965'`;
}

export function ampsWithoutVolts(): string {
  return "amps are no rating without 'volts'";
}

export function ampsWithoutReference(): string {
  return "three-phase amps are no rating without 'reference': line-neutral (230 V) or line-line (400 V), which differ by √3";
}

export function phaseOfThree(): string {
  return "only a single-phase element sits on a phase; state 'phases: 1', or leave 'phase' out";
}

export function trainingDiversity(): string {
  return "this must be 1: the servers of a training job draw their peak at the same time";
}

export function modeNeeds(mode: string, keys: readonly string[]): string {
  return `mode ${mode} needs ${keys.map((key) => `'${key}'`).join(" and ")}`;
}

/** @param isDefault whether the mode is not stated */
export function keyOfOtherMode(owner: string, mode: string, isDefault: boolean): string {
  return isDefault
    ? `this belongs to mode ${owner}; state 'mode: ${owner}', or leave the key out`
    : `this belongs to mode ${owner}, and the mode is ${mode}; change the mode, or leave the key out`;
}

export function tooManyServers(rack: string, servers: number, units: number): string {
  return `${servers} servers stand in '${rack}', which has room for ${units}`;
}
