import type { Finding } from "../model/finding";
import { RULE_TITLES } from "../../policy";
import { onAws } from "./demonstration";
import type { RuleInfo } from "./rule";
import { statedBy, subjectOf, type PlacedWaiver } from "./waiver-subject";

export const waiverExpired: RuleInfo = {
  id: "WAIVER-EXPIRED",
  title: RULE_TITLES["WAIVER-EXPIRED"],
  what: "No waiver is past its date. An expired waiver waives nothing: the finding that it accepted stands again.",
  why: "A waiver is somebody's acceptance for a time; without an end it becomes the rule.",
  citation: "the policy, waivers",
  example: "A waiver with `expires: 2026-05-31`, checked in November 2026.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders", provider: "aws.virginia" } } },
    { aws_sqs_queue: { orders: { name: "orders", provider: "aws.virginia" } } },
    {
      policy: {
        waivers: [
          {
            rule: "RES-PLACE",
            address: "aws_sqs_queue.orders",
            reason: "moves in May",
            owner: "ciso@acme.example",
            expires: "2026-05-31",
          },
        ],
      },
      fixedPolicy: {
        waivers: [
          {
            rule: "RES-PLACE",
            address: "aws_sqs_queue.orders",
            reason: "moves in May",
            owner: "ciso@acme.example",
            expires: "2027-05-31",
          },
        ],
      },
    },
  ),
  remedy: "Mend what was waived, or have the owner accept it again with a new date, then remove the old waiver.",
};

export function waiverExpiredFinding(placed: PlacedWaiver, asOf: string): Finding {
  const { rule, owner, expires } = placed.waiver;
  return {
    rule: waiverExpired.id,
    status: "fail",
    severity: "error",
    ...subjectOf(placed),
    message: `The waiver of ${rule} by ${owner} expired on ${expires} and waives nothing any more.`,
    evidence: [{ address: placed.address, attribute: "expires", value: expires, note: placed.origin }],
    citations: [statedBy(placed, asOf)],
    remedy: waiverExpired.remedy,
  };
}
