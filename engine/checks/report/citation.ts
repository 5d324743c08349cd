import type { Citation } from "../model/finding";

/** `PDPL Art. 29`. */
export function citedAs({ law, article }: Citation): string {
  return article === undefined ? law : `${law} ${article}`;
}

/** Whether a law or standard is cited, and not a clause of the policy. */
export function isLaw({ law }: Citation): boolean {
  return law !== "policy";
}
