import type { Citation } from "../model/finding";
import { FAILS, type Verdict } from "./verdict";

/** What one source of rules, the policy or a law profile, says of a subject that does not hold. */
export interface Claim {
  readonly verdict: Verdict;
  /** Half a sentence, after a semicolon. */
  readonly says: string;
  readonly citation: Citation;
  readonly remedy: string;
  /** What answers this claim beside the remedy of another one. @default - nothing */
  readonly orElse?: string;
  /** Of a proposal, or of a rule that is contested. @default - it stands */
  readonly tentative?: boolean;
}

/** One finding for one subject, whoever asks: the worst verdict, every sentence and every citation, the first remedy. */
export interface JoinedClaims extends Verdict {
  readonly says: string;
  readonly citations: readonly Citation[];
  readonly remedy: string;
}

export function joinClaims(claims: readonly Claim[]): JoinedClaims | undefined {
  const [first] = claims;
  if (!first) return undefined;
  // What fails is what to mend, not what is only unknown beside it.
  const failing = claims.filter(({ verdict }) => verdict.status === "fail");
  const mend = failing[0] ?? first;
  return {
    ...(failing.length > 0 ? FAILS : first.verdict),
    says: claims.map(({ says }) => says).join("; "),
    citations: claims.map(({ citation }) => citation),
    remedy: [
      mend.remedy,
      ...claims.flatMap((claim) => (claim === mend ? [] : claim.orElse ? [claim.orElse] : [])),
    ].join(" "),
  };
}
