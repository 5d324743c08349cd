import { decimals, isOver, kw, percent } from "../../../../power";
import { counted } from "../../phrases";
import type { Box } from "./boxes";
import { loadIn, type HallFacts, type HallState } from "./hall-facts";

/** What stands out of a box: too much load, taken out of service, without supply, only in part, or not known. */
export type FaceMark = "over" | "out" | "dead" | "part" | "unknown" | "";

export const UNKNOWN = "load not known";

/** What a box shows in one state. Nothing in it comes from the input but numbers. */
export interface Face {
  readonly mark: FaceMark;
  /** Load ÷ limit. @default - one of the two is not known */
  readonly share?: number;
  readonly amount: string;
  /** What is wrong. */
  readonly note: string;
}

export function faceOf(box: Box, facts: HallFacts, state: HallState): Face {
  if (box.kind === "cooling") return coolingFace(facts);
  if (box.kind === "rack") return box.names.length === 1 ? rackFace(box, facts, state) : racksFace(box, facts, state);
  return box.names.length === 1 ? elementFace(box.names[0], facts, state) : groupFace(box, facts, state);
}

/** `138 %`, or nothing. */
export function shareText({ share }: Pick<Face, "share">): string {
  return share === undefined ? "" : percent(share);
}

function elementFace(name: string, facts: HallFacts, state: HallState): Face {
  if (state.out === name) return { mark: "out", amount: "out of service", note: "" };
  if (facts.power.maintained === name) return { mark: "out", amount: "under maintenance", note: "" };
  if (state.dead.has(name)) return { mark: "dead", amount: "no supply", note: "" };
  const limitKw = facts.elements.get(name)?.limitKw ?? null;
  const load = loadIn(facts, state, name);
  if (load === null) return { mark: "unknown", amount: UNKNOWN, note: limitKw === null ? "" : `limit ${kw(limitKw)}` };
  if (limitKw === null) return { mark: "", amount: `${kw(load)}, no limit`, note: "" };
  const isTooMuch = isOver(load, limitKw);
  return {
    mark: isTooMuch ? "over" : "",
    share: load / limitKw,
    amount: `${decimals(load)} of ${kw(limitKw)}`,
    note: isTooMuch ? `▲ ${kw(load - limitKw)} too much` : "",
  };
}

function groupFace({ names }: Box, facts: HallFacts, state: HallState): Face {
  let [out, dead, over, unknown, total] = [0, 0, 0, 0, 0];
  let share: number | undefined;
  for (const name of names) {
    if (state.out === name) out++;
    else if (state.dead.has(name)) dead++;
    if (state.dead.has(name)) continue;
    const load = loadIn(facts, state, name);
    const limitKw = facts.elements.get(name)?.limitKw ?? null;
    if (load === null) unknown++;
    else total += load;
    if (load === null || limitKw === null) continue;
    if (isOver(load, limitKw)) over++;
    share = Math.max(share ?? 0, load / limitKw);
  }
  if (out + dead === names.length) return { mark: "dead", amount: "no supply", note: "" };
  const notes = [
    ...(over > 0 ? [`▲ ${over} over`] : []),
    ...(out > 0 ? [`${out} out`] : []),
    ...(dead > 0 ? [`${dead} without supply`] : []),
  ];
  return {
    mark: over > 0 ? "over" : out + dead > 0 ? "part" : unknown > 0 ? "unknown" : "",
    ...(share === undefined ? {} : { share }),
    amount: unknown > 0 ? UNKNOWN : `${kw(total)} in all`,
    note: notes.join(", "),
  };
}

function rackFace({ names: [name] }: Box, facts: HallFacts, { dead, dark }: HallState): Face {
  const { rack, reported } = facts.racks.get(name) ?? {};
  const own = reported?.kw ?? null;
  if (dark.has(name)) return { mark: "dead", amount: "no power", note: "" };
  const feeds = rack?.feeds ?? [];
  const left = feeds.filter((feed) => !dead.has(feed)).length;
  if (rack?.redundancy !== "N" || left === feeds.length) return plain(own, "");
  return { mark: "part", amount: `${left} of ${counted(feeds.length, "feed")} left`, note: "" };
}

function racksFace(box: Box, facts: HallFacts, state: HallState): Face {
  const dark = box.names.filter((name) => state.dark.has(name)).length;
  if (dark === box.names.length) return { mark: "dead", amount: "no power", note: "" };
  if (dark > 0) return { mark: "part", amount: `${dark} without power`, note: "" };
  const loads = box.names.map((name) => facts.racks.get(name)?.reported.kw ?? null);
  return plain(loads.includes(null) ? null : sum(loads), " in all");
}

function coolingFace({ coolingKw }: HallFacts): Face {
  return plain(coolingKw, "");
}

function plain(load: number | null, suffix: string): Face {
  return { mark: load === null ? "unknown" : "", amount: load === null ? UNKNOWN : `${kw(load)}${suffix}`, note: "" };
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
