import { RULE_TITLES } from "../../policy";
import type { Finding } from "../model/finding";
import { onAws } from "./demonstration";
import type { RuleInfo } from "./rule";
import { statedBy, subjectOf, type PlacedWaiver } from "./waiver-subject";

export const waiverUnused: RuleInfo = {
  id: "WAIVER-UNUSED",
  title: RULE_TITLES["WAIVER-UNUSED"],
  what: "Every waiver that holds matches a finding of this check.",
  why: "A waiver without a finding waits for one: what it accepts later was never looked at.",
  citation: "the policy, waivers",
  example: "A waiver with `address: aws_cloudtrail.mian`.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { aws_sqs_queue: { orders: { name: "orders", provider: "aws.virginia" } } },
    {
      policy: {
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
  remedy: "Remove the waiver, or correct its rule, address, path or stack.",
};

export function waiverUnusedFinding(placed: PlacedWaiver, asOf: string): Finding {
  const { rule, address, path, stack, owner } = placed.waiver;
  const meant = [address && `address ${address}`, path && `path ${path}`, stack && `stack ${stack}`].filter(Boolean);
  return {
    rule: waiverUnused.id,
    status: "fail",
    severity: "warning",
    ...subjectOf(placed),
    message: `The waiver of ${rule} by ${owner}${meant.length > 0 ? ` (${meant.join(", ")})` : ""} matches no finding.`,
    evidence: [{ address: placed.address, attribute: "rule", value: rule, note: placed.origin }],
    citations: [statedBy(placed, asOf)],
    remedy: waiverUnused.remedy,
  };
}
