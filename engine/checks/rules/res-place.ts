import type { Placement } from "../model/placement";
import { onAws } from "./demonstration";
import { judgeOwnPlace, placementsOf } from "./own-place";
import { defineRule } from "./rule";

export const resPlace = defineRule<Placement>({
  id: "RES-PLACE",
  what:
    "Every resource that keeps or processes data is in the countries that the policy allows for its data class. A " +
    "resource whose service is global or chooses a place by itself may be anywhere, and fails.",
  why: "Where data lies decides which courts, agencies and regulators can reach it; many laws fix that place.",
  citation: "GDPR Art. 44 to 49; Saudi PDPL Art. 29; German SGB V § 393",
  example: "classes.confidential.countries is [SE], and an aws_sqs_queue has `provider = aws.virginia`.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders", provider: "aws.virginia" } } },
    { aws_sqs_queue: { orders: { name: "orders" } } },
  ),
  remedy: "Give the resource, or the provider block that it uses, a region in an allowed country.",
  subjects: (graph) => placementsOf("RES-PLACE", graph),
  judge: judgeOwnPlace,
});
