import { daysBetween } from "../../../policy/date";
import { groupBy } from "../group-by";
import { counted } from "../phrases";
import type { Report } from "../report";
import type { Section } from "./document";
import { places } from "./findings";
import { text } from "./escape";

/** Time to renew a waiver, or to mend what it covers. */
const DAYS_AHEAD = 30;

/** Waivers in use that run out soon. */
export function expiringSection({ findings, asOf }: Report): Section {
  const expiring = findings.flatMap(({ waiver, ...finding }) =>
    waiver !== null && daysBetween(asOf, waiver.expires) <= DAYS_AHEAD ? [{ ...finding, waiver }] : [],
  );
  const covered = [...groupBy(expiring, ({ waiver }) => JSON.stringify(waiver)).values()];
  const soonest = covered.sort(([a], [b]) => (a.waiver.expires < b.waiver.expires ? -1 : 1));
  return {
    title: `${counted(soonest.length, "waiver")} about to expire`,
    columns: ["Rule", "Covers", "Owner", "Until", "Reason"],
    rows: soonest.map((members) => {
      const { rule, owner, expires, reason } = members[0].waiver;
      const left = counted(daysBetween(asOf, expires), "day");
      return [text(rule), places(members), text(owner), `${expires} (${left})`, text(reason)];
    }),
  };
}
