import type { Waiver } from "../../policy";
import type { Citation, Finding } from "../model/finding";

/** A waiver, and where it stands. */
export interface PlacedWaiver {
  readonly waiver: Waiver;
  /** `waivers[2]` of the policy, or the construct path at which a program states it. */
  readonly address: string;
  /** `sovereignty.yaml:12:5`, or the stack whose program states it. */
  readonly origin: string;
  /** Of a program's own waiver. */
  readonly stack?: string;
}

export function subjectOf({ address, stack }: PlacedWaiver): Pick<Finding, "address" | "stack" | "constructPath"> {
  return stack === undefined ? { address } : { stack, address, constructPath: address };
}

export function statedBy({ origin }: PlacedWaiver, asOf: string): Citation {
  return { law: "policy", article: `waivers (${origin})`, asOf, confidence: "stated" };
}
