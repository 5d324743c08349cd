import { daysBetween } from "../../policy/date";
import type { CatalogueRow } from "../model/catalogue-row";
import { onAws } from "./demonstration";
import { defineRule, type Judgement, type RuleContext } from "./rule";

/** A row that was last held true longer ago has to be looked at again. */
const MAX_AGE_DAYS = 365;

export const dataStale = defineRule<CatalogueRow>({
  id: "DATA-STALE",
  what:
    `No row of the catalogue that this check rests on was last held true more than ${MAX_AGE_DAYS} days before today: regions, ` +
    "operators, certifications, country groups, export rules.",
  why: "Clouds open and pair regions, companies are sold and laws change: old data gives wrong answers with full confidence.",
  citation: "the catalogue, asOf of each row",
  example: "A region last looked at on 2026-11-22, checked with `--as-of 2028-01-01`.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { failsAsOf: "2028-12-01" },
  ),
  remedy: "Update the package: a newer version has newer rows. Until then look at the row's source yourself.",
  subjects: ({ catalogueRows }) => catalogueRows,
  judge: judgeRow,
});

function judgeRow(
  { address, table, asOf, source, confidence }: CatalogueRow,
  context: RuleContext,
): Judgement | undefined {
  const age = daysBetween(asOf, context.asOf);
  if (age <= MAX_AGE_DAYS) return undefined;
  return {
    status: "fail",
    severity: "info",
    address,
    message: `This row was last held true on ${asOf}, ${age} days before ${context.asOf}: it has to be looked at again.`,
    evidence: [{ address, attribute: "asOf", value: asOf, note: source }],
    citations: [{ law: "catalogue", article: address, asOf, confidence }],
    remedy: dataStale.remedy,
    cause: `rows of the catalogue's ${table} are older than ${MAX_AGE_DAYS} days`,
  };
}
