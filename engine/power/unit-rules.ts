import type { ElementKind } from "./topology";

/** A part of a topology whose keys have a rule. */
export type RulePart =
  "root" | "climate" | "cooling" | "element" | "rack" | "rackCooling" | "server" | "carbon" | "water";

/** A unit that somebody may have had in mind, and what the key would then say. */
export interface MistakenUnit {
  readonly name: string;
  readonly toStated: (amount: number) => number;
}

/** Where an amount stops being believable. Everything that is given has to hold. */
export interface Bound {
  readonly amount?: number;
  /** Amount ÷ the reference: the IT power of the hall, or for a server its nameplate. Skipped where that is not known. */
  readonly times?: number;
}

/** When to ask whether an amount is in another unit. The bounds leave room for the largest and smallest real halls. */
export interface UnitRule {
  readonly keys: readonly string[];
  /** Of elements. @default - every kind */
  readonly kinds?: readonly ElementKind[];
  readonly above?: Bound;
  readonly below?: Bound;
  readonly mistakenFor: MistakenUnit;
}

const scaled = (name: string, factor: number): MistakenUnit => ({ name, toStated: (amount) => amount * factor });

const W = scaled("W", 1e-3);
const KW_FOR_W = scaled("kW", 1e3);
const MW = scaled("MW", 1e3);
const FAHRENHEIT: MistakenUnit = { name: "°F", toStated: (amount) => ((amount - 32) * 5) / 9 };

const RATINGS = ["ratedKw", "ratedKva"];

export const UNIT_RULES: Readonly<Record<RulePart, readonly UnitRule[]>> = {
  root: [{ keys: ["upsRechargeKw", "miscKw"], above: { amount: 1_000, times: 10 }, mistakenFor: W }],
  climate: [
    { keys: ["designDryBulbC", "designWetBulbC"], above: { amount: 60 }, mistakenFor: FAHRENHEIT },
    { keys: ["altitudeM"], above: { amount: 9_000 }, mistakenFor: scaled("mm", 1e-3) },
  ],
  cooling: [
    { keys: ["capacityKw"], above: { amount: 20_000, times: 1_000 }, mistakenFor: W },
    { keys: ["capacityKw"], above: { amount: 1_000_000, times: 10 }, mistakenFor: W },
    { keys: ["capacityKw"], below: { amount: 0.5 }, mistakenFor: MW },
    { keys: ["capacityKw"], below: { amount: 20, times: 1 / 50 }, mistakenFor: MW },
    { keys: ["supplyC"], above: { amount: 67 }, mistakenFor: FAHRENHEIT },
  ],
  element: [
    // Rack feeds end at about 1 MW (800 VDC), lumped UPS systems at some 25 MW, main transformers at some 150 MVA; on-site
    // plants and grid connections of campuses reach gigawatts.
    { keys: RATINGS, kinds: ["feed"], above: { amount: 5_000 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["ups"], above: { amount: 5_000, times: 1_000 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["ups"], above: { amount: 25_000, times: 10 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["ups"], above: { amount: 60_000 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["panel"], above: { amount: 20_000, times: 1_000 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["panel"], above: { amount: 150_000, times: 10 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["generator"], above: { amount: 20_000, times: 1_000 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["generator"], above: { amount: 500_000, times: 10 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["utility"], above: { amount: 20_000, times: 2_000 }, mistakenFor: W },
    { keys: RATINGS, kinds: ["utility"], above: { amount: 1_500_000, times: 10 }, mistakenFor: W },
    { keys: RATINGS, below: { amount: 0.5 }, mistakenFor: MW },
    { keys: RATINGS, kinds: ["utility", "generator"], below: { amount: 20, times: 1 / 50 }, mistakenFor: MW },
    { keys: ["amps"], above: { amount: 10_000 }, mistakenFor: scaled("mA", 1e-3) },
    { keys: ["amps"], below: { amount: 1 }, mistakenFor: scaled("kA", 1e3) },
    { keys: ["volts"], kinds: ["feed"], above: { amount: 30_000 }, mistakenFor: scaled("mV", 1e-3) },
    { keys: ["volts"], kinds: ["feed"], below: { amount: 5 }, mistakenFor: scaled("kV", 1e3) },
    // Busbars of 48 V exist; medium voltage of 11, 20 or 33 is in kV.
    {
      keys: ["volts"],
      kinds: ["utility", "generator", "ups", "panel"],
      below: { amount: 40 },
      mistakenFor: scaled("kV", 1e3),
    },
  ],
  rack: [{ keys: ["otherKw"], above: { amount: 150 }, mistakenFor: W }],
  rackCooling: [
    { keys: ["maxKw"], above: { amount: 2_000 }, mistakenFor: W },
    { keys: ["maxKw"], below: { amount: 0.5 }, mistakenFor: MW },
    { keys: ["airflowCfm"], below: { amount: 20 }, mistakenFor: scaled("thousands of CFM", 1e3) },
    { keys: ["airflowCfm"], above: { amount: 200_000 }, mistakenFor: scaled("CFM × 1000", 1e-3) },
    { keys: ["litresPerMinute"], above: { amount: 10_000 }, mistakenFor: scaled("ml/min", 1e-3) },
    { keys: ["litresPerMinute"], below: { amount: 1 }, mistakenFor: scaled("m³/min", 1e3) },
    { keys: ["inletC"], above: { amount: 60 }, mistakenFor: FAHRENHEIT },
    // Coolant is supplied at 45 °C and more.
    { keys: ["supplyC"], above: { amount: 67 }, mistakenFor: FAHRENHEIT },
  ],
  server: [
    // A cap of a whole server or rack is a finding; in kW it is a question.
    { keys: ["gpuCapWatts", "fallbackCapWatts"], below: { amount: 5 }, mistakenFor: KW_FOR_W },
    { keys: ["gpuCapWatts", "fallbackCapWatts"], above: { amount: 200_000 }, mistakenFor: scaled("mW", 1e-3) },
    { keys: ["watts"], below: { times: 1 / 100 }, mistakenFor: KW_FOR_W },
    { keys: ["watts"], below: { amount: 50 }, mistakenFor: KW_FOR_W },
    { keys: ["watts"], above: { times: 100 }, mistakenFor: scaled("mW", 1e-3) },
    { keys: ["watts"], above: { amount: 5_000_000 }, mistakenFor: scaled("mW", 1e-3) },
  ],
  carbon: [
    { keys: ["gramsPerKwh"], below: { amount: 1 }, mistakenFor: scaled("kg", 1e3) },
    { keys: ["gramsPerKwh"], above: { amount: 5_000 }, mistakenFor: scaled("mg", 1e-3) },
  ],
  water: [
    { keys: ["litresPerKwh"], above: { amount: 50 }, mistakenFor: scaled("ml", 1e-3) },
    { keys: ["litresPerKwh"], below: { amount: 0.002 }, mistakenFor: scaled("m³", 1e3) },
  ],
};
