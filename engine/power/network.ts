import { noSuchElement } from "./errors";
import type { Phase, PowerElement, PowerTopology } from "./topology";

/**
 * The choice between the parents of an element, as a transfer switch makes it. Elements that name the same parents share
 * one, so that a parent with thousands of children below it is changed once and not once a child.
 */
export interface Transfer {
  /** In order; the first with a live member carries everything, in equal parts over its live members. */
  readonly alternatives: readonly (readonly number[])[];
  readonly children: number[];
  /** Of `alternatives`, all together. */
  readonly parents: readonly number[];
}

/** How much of a load sits on L1, L2 and L3. */
export type PhaseShares = readonly [number, number, number];

/** A topology as numbers: elements, racks and transfers are positions in their lists. */
export interface PowerNetwork {
  readonly elements: readonly PowerElement[];
  readonly positions: ReadonlyMap<string, number>;
  readonly transfers: readonly Transfer[];
  /** From an element to its transfer; -1 for a source. */
  readonly transferOf: Int32Array;
  /** From an element to the transfers that it is a parent of. */
  readonly transfersBelow: readonly (readonly number[])[];
  readonly racksOf: readonly (readonly number[])[];
  readonly feedsOf: readonly (readonly number[])[];
  /** The transfer that the cooling hangs on; -1 for none. */
  readonly coolingTransfer: number;
  /** Height above the lowest: whatever loads a node has a smaller level. */
  readonly elementLevels: Int32Array;
  readonly transferLevels: Int32Array;
  /** How the input of an element sits on the phases of its parent; `undefined`: as its output does. */
  readonly inputPhases: readonly (PhaseShares | undefined)[];
}

export const BALANCED: PhaseShares = [1 / 3, 1 / 3, 1 / 3];

const ON_PHASES: Readonly<Record<Phase, PhaseShares>> = {
  L1: [1, 0, 0],
  L2: [0, 1, 0],
  L3: [0, 0, 1],
  "L1-L2": [0.5, 0.5, 0],
  "L2-L3": [0, 0.5, 0.5],
  "L3-L1": [0.5, 0, 0.5],
};

export function powerNetwork(topology: PowerTopology): PowerNetwork {
  const { elements, racks } = topology;
  const positions = new Map(elements.map(({ name }, position) => [name, position]));
  const positionsOf = (names: readonly string[]): number[] =>
    [...new Set(names)].map((name) => positionOf(positions, name, topology));

  const transfers: Transfer[] = [];
  const byParents = new Map<string, number>();
  const transferFor = (names: readonly string[]): number => {
    const parents = positionsOf(names);
    const key = parents.join();
    const known = byParents.get(key);
    if (known !== undefined) return known;
    byParents.set(key, transfers.length);
    return transfers.push({ alternatives: alternatives(parents, elements), children: [], parents }) - 1;
  };

  const transferOf = Int32Array.from(elements, ({ from }) => (from.length === 0 ? -1 : transferFor(from)));
  transferOf.forEach((transfer, element) => transfers[transfer]?.children.push(element));
  const coolingFrom = topology.cooling?.from ?? [];
  const coolingTransfer = coolingFrom.length === 0 ? -1 : transferFor(coolingFrom);

  const feedsOf = racks.map(({ feeds }) => positionsOf(feeds));
  const transfersBelow = inverse(
    elements.length,
    transfers.map(({ parents }) => parents),
  );
  return {
    elements,
    positions,
    transfers,
    transferOf,
    transfersBelow,
    racksOf: inverse(elements.length, feedsOf),
    feedsOf,
    coolingTransfer,
    ...levels(transfers, transferOf, transfersBelow),
    inputPhases: elements.map(inputPhases),
  };
}

export function positionOf(
  positions: ReadonlyMap<string, number>,
  name: string,
  { name: hall }: PowerTopology,
): number {
  const position = positions.get(name);
  if (position === undefined) throw noSuchElement(name, hall);
  return position;
}

/** The members of one redundancy group are one alternative, at the place of the first. */
function alternatives(parents: readonly number[], elements: readonly PowerElement[]): number[][] {
  const found: number[][] = [];
  const byGroup = new Map<string, number[]>();
  for (const parent of parents) {
    const group = elements[parent].redundancyGroup;
    const members = group === undefined ? undefined : byGroup.get(group);
    if (members !== undefined) {
      members.push(parent);
      continue;
    }
    const alternative = [parent];
    found.push(alternative);
    if (group !== undefined) byGroup.set(group, alternative);
  }
  return found;
}

/** From lists of positions to, for each position, the lists that it is in. */
function inverse(size: number, lists: readonly (readonly number[])[]): number[][] {
  const found: number[][] = Array.from({ length: size }, () => []);
  lists.forEach((list, at) => list.forEach((position) => found[position].push(at)));
  return found;
}

function levels(
  transfers: readonly Transfer[],
  transferOf: Int32Array,
  transfersBelow: readonly (readonly number[])[],
): Pick<PowerNetwork, "elementLevels" | "transferLevels"> {
  const elementLevels = new Int32Array(transferOf.length);
  const transferLevels = new Int32Array(transfers.length);
  const waiting = Int32Array.from(transfersBelow, (below) => below.length);
  const childrenLeft = Int32Array.from(transfers, ({ children }) => children.length);
  const ready: number[] = [];
  const settled = (transfer: number): void => {
    for (const parent of transfers[transfer].parents) {
      elementLevels[parent] = Math.max(elementLevels[parent], transferLevels[transfer] + 1);
      if (--waiting[parent] === 0) ready.push(parent);
    }
  };
  waiting.forEach((below, element) => below === 0 && ready.push(element));
  childrenLeft.forEach((left, transfer) => left === 0 && settled(transfer));
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const transfer = transferOf[next];
    if (transfer < 0) continue;
    transferLevels[transfer] = Math.max(transferLevels[transfer], elementLevels[next] + 1);
    if (--childrenLeft[transfer] === 0) settled(transfer);
  }
  return { elementLevels, transferLevels };
}

/** A single-phase load sits on its phase. A UPS draws alike from all, and nothing on a feed is placed on one. */
function inputPhases({ kind, phases, phase }: PowerElement): PhaseShares | undefined {
  if (kind === "ups") return BALANCED;
  if (phases === 1) return phase === undefined ? BALANCED : ON_PHASES[phase];
  return kind === "feed" ? BALANCED : undefined;
}
