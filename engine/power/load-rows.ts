/** Loads in typed arrays, a row of channels for each element, so that a state of a large hall costs little. */

/** What is kept of a load, in kW: what an element delivers, against its limit. */
export const CARRIED = 0;
/** What parents see of it: above feeds diversity counts. */
export const DIVERSIFIED = 1;
export const FALLBACK = 2;
/** The first of the three phases. */
export const L1 = 3;
/** How much of a load depends on an unknown part, in racks. */
export const UNKNOWN = 6;
export const FALLBACK_UNKNOWN = 7;
export const WIDTH = 8;

/** Loads below this are what rounding leaves, since 10 µW are nobody's. */
const RESIDUE_KW = 1e-8;

/** What a rack or the cooling puts onto the tree. */
export interface PlacedLoad {
  readonly kw: number;
  readonly diversifiedKw: number;
  readonly fallbackKw: number;
  /** Whether the numbers are what is known of them only. */
  readonly isUnknown: boolean;
  readonly isFallbackUnknown: boolean;
}

/** As a row of its own, alike on all phases. */
export function loadRow(load: PlacedLoad): Float64Array {
  const { kw, diversifiedKw, fallbackKw, isUnknown, isFallbackUnknown } = load;
  const phaseKw = diversifiedKw / 3;
  return Float64Array.of(kw, diversifiedKw, fallbackKw, phaseKw, phaseKw, phaseKw, +isUnknown, +isFallbackUnknown);
}

/** Adds a row, times a factor, to another. */
export function add(to: Float64Array, toRow: number, from: Float64Array, fromRow: number, factor: number): void {
  for (let channel = 0; channel < WIDTH; channel++) {
    to[toRow * WIDTH + channel] += from[fromRow * WIDTH + channel] * factor;
  }
}

export function copy(from: Float64Array, to: Float64Array, row: number): void {
  for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++) to[at] = from[at];
}

/** Sets what differs from 0, or from the base, by rounding only to just that. @returns whether anything differs */
export function withoutResidue(loads: Float64Array, base: Float64Array, row: number): boolean {
  let differs = false;
  for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++) {
    if (Math.abs(loads[at]) < RESIDUE_KW) loads[at] = 0;
    if (Math.abs(loads[at] - base[at]) < RESIDUE_KW) loads[at] = base[at];
    else differs = true;
  }
  return differs;
}
