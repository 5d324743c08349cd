import { densityLimit, inletOf, isOver, kw, percent, type PowerTopology, type RackServer } from "../../../../power";
import { atLeast } from "../../rack-cooling";
import type { HallRack } from "./hall-facts";

/** Steps of the colour scale below the limit. */
export const HEAT_LEVELS = 5;

/** What a rack gives off, against what its cooling takes. */
export interface RackHeat {
  readonly name: string;
  /** `29.400 kW` */
  readonly amount: string;
  /** `84 %`, or nothing. */
  readonly share: string;
  /** `84 % of 35.000 kW` */
  readonly against: string;
  /** `h0` to `h4`, `over` or `unknown`. */
  readonly level: string;
  /** Whether it is held against the hottest rack, since it states no cooling. */
  readonly isRelative: boolean;
  /** What stands in it, and its air, inlet and water as far as they are stated or needed. */
  readonly numbers: readonly string[];
}

/** @param hottest power of the hottest rack of the hall, in kW */
export function rackHeat(hallRack: HallRack, topology: PowerTopology, hottest: number): RackHeat {
  const { rack, reported } = hallRack;
  const limit = densityLimit(rack);
  const against = limit?.limitKw ?? hottest;
  const share = reported.kw === null || against === 0 ? undefined : reported.kw / against;
  const isTooMuch = limit !== undefined && reported.kw !== null && isOver(reported.kw, limit.limitKw);
  return {
    name: rack.name,
    amount: reported.kw === null ? "power not known" : kw(reported.kw),
    share: share === undefined ? "" : percent(share),
    against: againstText(share, limit),
    level: levelOf(reported.kw, share, isTooMuch),
    isRelative: limit === undefined,
    numbers: [...rack.servers.map(serverText), ...coolingText(hallRack, topology)],
  };
}

function againstText(share: number | undefined, limit: ReturnType<typeof densityLimit>): string {
  const of = share === undefined ? "" : `${percent(share)} of `;
  if (limit === undefined) return of === "" ? "no cooling stated" : `${of}the hottest, no cooling stated`;
  return `${of}${kw(limit.limitKw)}${limit.from === "assumed" ? ", by rule of thumb" : ""}`;
}

function levelOf(power: number | null, share: number | undefined, isTooMuch: boolean): string {
  if (power === null) return "unknown";
  if (isTooMuch) return "over";
  return `h${Math.min(HEAT_LEVELS - 1, Math.floor((share ?? 0) * HEAT_LEVELS))}`;
}

function serverText({ model, count, mode, gpuCapWatts, watts, placedBy }: RackServer): string {
  const how =
    mode === "capped" ? `, capped at ${gpuCapWatts} W` : mode === "measured-peak" ? `, measured ${watts} W` : "";
  return `${count} × ${model}${how}${placedBy === undefined ? "" : `, of ${placedBy}`}`;
}

function coolingText({ rack, reported }: HallRack, topology: PowerTopology): readonly string[] {
  const { cooling } = rack;
  const { cfmNeeded, litresPerMinuteNeeded: litresNeeded } = reported;
  const inlet = inletOf(rack, topology);
  const isLiquid = cooling?.kind === "liquid";
  return [
    ...(inlet === undefined || isLiquid ? [] : [`inlet ${inlet} °C`]),
    ...(cfmNeeded === null ? [] : [needs("air", cfmNeeded, cooling?.airflowCfm, "CFM")]),
    ...(litresNeeded === null ? [] : [needs("coolant", litresNeeded, cooling?.litresPerMinute, "L/min")]),
    ...(isLiquid && cooling.supplyC !== undefined ? [`coolant at ${cooling.supplyC} °C`] : []),
  ];
}

function needs(what: string, needed: number, has: number | undefined, unit: string): string {
  const rounded = needed < 100 ? (atLeast(needed * 10) / 10).toFixed(1) : atLeast(needed).toFixed(0);
  if (has === undefined) return `${what}: needs ${rounded} ${unit}`;
  return `${has < needed ? "▲ " : ""}${what}: needs ${rounded} of ${has} ${unit}`;
}
