import type { Outcome } from "./outcome";

/** What a value speaks of, and how it was found. */
export type Spoken = Pick<Outcome, "targets" | "trail">;

/** All that the parts of a value speak of. */
export function gathered(parts: readonly Outcome[]): Spoken {
  return {
    targets: [...new Set(parts.flatMap((part) => part.targets))],
    trail: [...new Set(parts.flatMap((part) => part.trail))],
  };
}

/** Why a value could be anything: a part of it speaks of nothing that is known. */
export function whyVague(parts: readonly Outcome[]): string | undefined {
  return parts.find((part) => !part.known && part.targets.length === 0)?.why;
}

/** What an unknown value speaks of: nothing, where a part of it could be anything. */
export function spokenOf(parts: readonly Outcome[]): Spoken {
  const { targets, trail } = gathered(parts);
  return { targets: whyVague(parts) === undefined ? targets : [], trail };
}
