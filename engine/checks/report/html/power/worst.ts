import { isOver, kw, percent } from "../../../../power";
import type { Box } from "./boxes";
import type { HallFacts } from "./hall-facts";

/** What the worst state does to a box. */
export interface Worst {
  /** Load ÷ limit. @default - not known */
  readonly share?: number;
  readonly isOver: boolean;
  /** `▲ worst 138 %`, or in kW where no limit is stated. */
  readonly note: string;
  /** What is out then. @default - not known */
  readonly state?: string;
}

export function worstOf({ names }: Box, { elements }: HallFacts): Worst {
  const all = names.flatMap((name) => elements.get(name) ?? []);
  const [top] = all
    .filter(({ worstKw }) => worstKw !== null)
    .sort((a, b) => shareOf(b) - shareOf(a) || (b.worstKw ?? 0) - (a.worstKw ?? 0));
  if (top === undefined || top.worstKw === null) return { isOver: false, note: "worst load not known" };
  const { worstKw, limitKw, worstState } = top;
  const share = limitKw === null ? undefined : worstKw / limitKw;
  const isTooMuch = limitKw !== null && isOver(worstKw, limitKw);
  return {
    ...(share === undefined ? {} : { share }),
    isOver: isTooMuch,
    note: `${isTooMuch ? "▲ " : ""}worst ${share === undefined ? kw(worstKw) : percent(share)}`,
    state: worstState === "normal" || worstState === null ? "nothing out" : worstState,
  };
}

function shareOf({ worstKw, limitKw }: { readonly worstKw: number | null; readonly limitKw: number | null }): number {
  return worstKw === null || limitKw === null ? -1 : worstKw / limitKw;
}
