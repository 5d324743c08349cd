import { isOver } from "../../power/limits";
import type { ReportedElement } from "./report";

/** From this share of its limit on, an element is nearly full. */
const NEAR = 0.9;
const CELLS = 10;

/** How full an element is at its worst. */
export type Fill = "over" | "near" | "well";

/** @returns undefined where the load or the limit is not known */
export function fillOf({ worstKw, limitKw }: ReportedElement): Fill | undefined {
  if (worstKw === null || limitKw === null) return undefined;
  if (isOver(worstKw, limitKw)) return "over";
  return worstKw > limitKw * NEAR ? "near" : "well";
}

/** What the cells of a bar are made of: the normal load, what the worst state adds to it, and what is free. */
export const LOAD_INK = { plain: ["#", "+", "."], blocks: ["█", "▒", "░"] } as const;

export type LoadInk = keyof typeof LOAD_INK;

/** `[####+++...]`; empty where a load is not known, or there is no limit. */
export function loadBar({ normalKw, worstKw, limitKw }: ReportedElement, ink: LoadInk): string {
  if (normalKw === null || worstKw === null || !limitKw) return "";
  const [normal, added, free] = LOAD_INK[ink];
  const cells = (load: number): number => Math.min(CELLS, Math.round((load / limitKw) * CELLS));
  const [upToNormal, upToWorst] = [cells(normalKw), cells(worstKw)];
  return `[${normal.repeat(upToNormal)}${added.repeat(upToWorst - upToNormal)}${free.repeat(CELLS - upToWorst)}]`;
}

/** `  72 %`; empty as the bar is. */
export function shareOfLimit({ worstKw, limitKw }: ReportedElement): string {
  return worstKw === null || !limitKw ? "" : `${String(Math.round((worstKw / limitKw) * 100)).padStart(3)} %`;
}
