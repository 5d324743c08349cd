import { settled } from "./numbers";
import type { ElectricalCode, PowerElement } from "./topology";
import { decimals, kw } from "./wording";

/** A load is over a limit only by more than this, so that what is exactly full still fits. */
export const TOLERANCE_KW = 0.001;

/** The most that an element delivers for hours on end, and how it follows from its ratings. */
export interface LoadLimit {
  /** `null` where no rating is stated. */
  readonly limitKw: number | null;
  /** A line a rating: `3 × 230 V × 32 A = 22.080 kVA, × 0.95 power factor = 20.976 kW`. */
  readonly limitBasis: readonly string[];
}

export function isOver(loadKw: number, limitKw: number): boolean {
  return settled(loadKw - limitKw) > TOLERANCE_KW;
}

/** Of several ratings the least holds. The electrical code counts for amps only: the others state what is usable. */
export function loadLimit(element: PowerElement, code: ElectricalCode): LoadLimit {
  const ratings = [realPower(element), apparentPower(element), current(element, code)].filter((r) => r !== undefined);
  if (ratings.length === 0) return { limitKw: null, limitBasis: [] };
  const limitKw = settled(Math.min(...ratings.map((rating) => rating.limitKw)));
  const limitBasis = ratings.map((rating) => rating.basis);
  if (ratings.length > 1) limitBasis.push(`the least holds: ${kw(limitKw)}`);
  return { limitKw, limitBasis };
}

interface Rating {
  readonly limitKw: number;
  readonly basis: string;
}

function realPower({ ratedKw }: PowerElement): Rating | undefined {
  return ratedKw === undefined ? undefined : { limitKw: ratedKw, basis: `rated ${kw(ratedKw)}` };
}

function apparentPower({ ratedKva, powerFactor }: PowerElement): Rating | undefined {
  if (ratedKva === undefined) return undefined;
  const limitKw = ratedKva * powerFactor;
  return { limitKw, basis: `rated ${decimals(ratedKva)} kVA${timesPowerFactor(powerFactor)} = ${kw(limitKw)}` };
}

function current(element: PowerElement, code: ElectricalCode): Rating | undefined {
  const { volts, amps, powerFactor } = element;
  if (volts === undefined || amps === undefined) return undefined;
  const [factor, sign] = conductors(element);
  const kva = (factor * volts * amps) / 1000;
  const limitKw = kva * code.continuousFactor * powerFactor;
  const ofCode = code.continuousFactor === 1 ? "" : `, × ${code.continuousFactor} (${code.name})`;
  const basis = `${sign}${volts} V × ${amps} A = ${decimals(kva)} kVA${ofCode}${timesPowerFactor(powerFactor)}`;
  return { limitKw, basis: `${basis} = ${kw(limitKw)}` };
}

/** What volts times amps count in three phases: 3 with the voltage of one conductor, √3 with that between two. */
function conductors({ phases, reference }: PowerElement): readonly [factor: number, sign: string] {
  if (phases === 1) return [1, ""];
  return reference === "line-neutral" ? [3, "3 × "] : [Math.sqrt(3), "√3 × "];
}

function timesPowerFactor(powerFactor: number): string {
  return powerFactor === 1 ? "" : `, × ${powerFactor} power factor`;
}
