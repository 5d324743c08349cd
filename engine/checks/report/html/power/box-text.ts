import { decimals, kw } from "../../../../power";
import { counted } from "../../phrases";
import { displayWidth, graphemes } from "../../text-width";
import { COOLING, type Box } from "./boxes";
import { UNKNOWN } from "./face";
import type { HallFacts } from "./hall-facts";
import { KIND_LABELS } from "./kinds";
import type { Worst } from "./worst";

/** Widths of letters in pixels, on the wide side: a picture cannot measure. */
const NAME_LETTER = 7.4;
const NOTE_LETTER = 5.9;
const AMOUNT_LETTER = 6.4;
/** Of a state, fewer letters say nothing. */
const LEAST = 9;

/** Of a long state, the part that has room. */
export function worstText({ note, state }: Worst, room: number): string {
  const left = room / NOTE_LETTER - note.length - 2;
  return state === undefined || left < LEAST ? note : `${note}, ${cut(state, left)}`;
}

/** The kind stands before the amount where the longest amount that is likely leaves room for it. */
export function kindFits({ kind, names }: Box, { elements }: HallFacts, room: number): boolean {
  const element = elements.get(names[0]);
  if (names.length > 1 || element === undefined) return false;
  const { limitKw, worstKw } = element;
  const amount = limitKw === null ? `${kw(worstKw)}, no limit` : `${kw(limitKw)} of ${decimals(limitKw)}`;
  const letters = KIND_LABELS[kind][0].length + 1 + Math.max(amount.length, UNKNOWN.length);
  return letters * AMOUNT_LETTER <= room;
}

/** @param sign stands before the name, and is never cut */
export function nameText(box: Box, sign: string, room: number): string {
  return `${sign}${cut(nameOf(box), room / NAME_LETTER - sign.length)}`;
}

function nameOf({ kind, names }: Box): string {
  if (names[0] === COOLING) return "Cooling";
  return names.length === 1 ? names[0] : `${names.length} ${KIND_LABELS[kind][1]}`;
}

/** What a box says when it is pointed at. */
export function titleOf(box: Box, facts: HallFacts): string {
  const { kind, names } = box;
  if (kind === "cooling") return "The cooling of the hall on its design day";
  if (names.length > 1)
    return `${names[0]} to ${names[names.length - 1]}, ${counted(names.length, "part")} under the same supply`;
  return kind === "rack" ? `Rack ${names[0]}` : elementTitle(names[0], facts);
}

/** `Feed feed-b1: limit 20.976 kW, 14.500 kW with nothing out, at worst 29.000 kW with ups-a out`. */
function elementTitle(name: string, { elements }: HallFacts): string {
  const element = elements.get(name);
  if (element === undefined) return name;
  const { kind, limitKw, normalKw, worstKw, worstState } = element;
  const worst = worstState === null || worstState === "normal" ? "" : `, at worst ${kw(worstKw)} with ${worstState}`;
  const limit = limitKw === null ? "no limit stated" : `limit ${kw(limitKw)}`;
  return `${KIND_LABELS[kind][0]} ${name}: ${limit}, ${kw(normalKw)} with nothing out${worst}`;
}

/** A name without its middle, where it is too long: what tells it from its neighbours is mostly at its end. */
function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const all = [...graphemes(text)];
  const room = Math.max(2, Math.floor(columns) - 1);
  return `${all.slice(0, Math.ceil(room / 2)).join("")}…${all.slice(all.length - Math.floor(room / 2)).join("")}`;
}
