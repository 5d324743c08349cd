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

/**
 * What an unknown text speaks of. Where it begins with a reference, after no more than a scheme, what follows the next
 * slash or colon is a path or a tag: that it could be anything changes nothing.
 */
export function spokenOfText(parts: readonly Outcome[]): Spoken {
  if (parts.length < 2) return spokenOf(parts);
  const end = parts.findIndex((part, index) => index > 0 && !parts[index - 1].known && /^[/:]/.test(textOf(part)));
  const start = textOf(parts[0]) === "" ? 0 : 1;
  const begins = start === 0 || textOf(parts[0]).endsWith("://");
  const named = end > start && begins ? parts.slice(start, end) : parts;
  return { targets: spokenOf(named).targets, trail: gathered(parts).trail };
}

function textOf({ known }: Outcome): string {
  return typeof known?.value === "string" ? known.value : "";
}
