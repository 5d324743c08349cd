import { groupBy } from "../group-by";
import type { Report, ReportedFinding } from "../report";
import { uuidOf } from "./identifiers";
import type { Remediation, Risk } from "./model";
import { originOf, type Observed } from "./observations";
import { oneLine, ownProps } from "./props";

/**
 * What comes of findings: one risk for all of one rule, stack and cause that one person accepted, or nobody. An info is
 * no risk.
 */
export function risksOf(observed: readonly Observed[], report: Report): readonly Risk[] {
  const serious = observed.filter(({ finding }) => finding.severity !== "info");
  const groups = groupBy(serious, ({ finding, observation }) => {
    const { rule, stack, cause, status, severity, waiver } = finding;
    const alone = cause === undefined ? observation.uuid : undefined;
    return JSON.stringify([rule, stack, cause, alone, status, severity, waiver]);
  });
  return [...groups].map(([key, members]) => riskOf(key, members, report));
}

function riskOf(key: string, members: readonly Observed[], report: Report): Risk {
  const [{ finding }] = members;
  const { rule, cause, address, status, severity, waiver, message, remedy } = finding;
  const what = cause === undefined ? address : `${members.length} findings because ${cause}`;
  const uuid = uuidOf("risk", key);
  return {
    uuid,
    title: oneLine(`${rule}: ${what}`),
    description: message,
    statement:
      status === "unknown"
        ? "What cannot be resolved may lie or lead anywhere; it is never taken as passed."
        : "Data is, or may be, where the policy does not let it be.",
    props: ownProps({ rule, severity, status, cause }),
    status: waiver ? "deviation-approved" : "open",
    origins: [originOf(report)],
    // The last day of a waiver is the one that it names.
    ...(waiver ? { deadline: `${waiver.expires}T23:59:59Z` } : {}),
    remediations: [recommendation(uuid, remedy), ...(waiver ? [acceptance(uuid, waiver)] : [])],
    "related-observations": members.map(({ observation }) => ({ "observation-uuid": observation.uuid })),
  };
}

function recommendation(risk: string, remedy: string): Remediation {
  return {
    uuid: uuidOf("remedy", risk),
    lifecycle: "recommendation",
    title: "What to write instead",
    description: remedy,
  };
}

function acceptance(risk: string, waiver: NonNullable<ReportedFinding["waiver"]>): Remediation {
  const { owner, reason, expires, approval } = waiver;
  return {
    uuid: uuidOf("waiver", risk),
    lifecycle: "planned",
    title: oneLine(`Accepted by ${owner} until ${expires}`),
    description: reason,
    props: [
      { name: "type", value: "accept" },
      ...ownProps({ "waiver-owner": owner, "waiver-expires": expires, "waiver-approval": approval }),
    ],
  };
}
