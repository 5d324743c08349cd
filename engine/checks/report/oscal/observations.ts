import type { Citation } from "../../model/finding";
import { citedAs } from "../citation";
import { counted, evidenceLine } from "../phrases";
import type { Report, ReportedFinding, ReportedRule } from "../report";
import { uuidOf } from "./identifiers";
import type { InventoryItem, Link, Observation, Origin } from "./model";
import { toolUuid } from "./plan";
import { listed, oneLine, ownProps } from "./props";

/** What the report says, with the identifiers by which findings and risks refer to it. */
export interface Observed {
  readonly finding: ReportedFinding;
  readonly observation: Observation;
}

export function originOf(report: Report): Origin {
  return { actors: [{ type: "tool", "actor-uuid": toolUuid(report) }] };
}

/** One observation a finding. Two findings of one fingerprint are told apart by their order. */
export function observe(report: Report): readonly Observed[] {
  const seen = new Map<string, number>();
  const origin = originOf(report);
  return report.findings.map((finding): Observed => {
    const nth = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, nth + 1);
    return { finding, observation: observationOf(finding, nth, report.generatedAt, origin) };
  });
}

function observationOf(finding: ReportedFinding, nth: number, collected: string, origin: Origin): Observation {
  const { rule, severity, status, dataClass, fingerprint, cause, address, stack, evidence, citations, message } =
    finding;
  return {
    uuid: uuidOf("observation", fingerprint, `${nth}`),
    title: oneLine(`${rule} at ${address}`),
    description: message,
    props: ownProps({ rule, severity, status, "data-class": dataClass, fingerprint, cause }),
    ...listed("links", citations.flatMap(lawLink)),
    methods: ["TEST"],
    types: ["finding"],
    origins: [origin],
    subjects: [{ "subject-uuid": subjectUuid(stack, address), type: "inventory-item", title: oneLine(address) }],
    ...listed(
      "relevant-evidence",
      evidence.map((link) => ({
        description: evidenceLine(link),
        ...listed("props", ownProps({ address: link.address, attribute: link.attribute, value: link.value })),
      })),
    ),
    collected,
    ...(citations.length > 0 ? { remarks: `Rests on ${citations.map(citedAs).join("; ")}.` } : {}),
  };
}

function lawLink(citation: Citation): readonly Link[] {
  const { url } = citation;
  return url !== undefined && URL.canParse(url) ? [{ href: url, rel: "reference", text: citedAs(citation) }] : [];
}

/** How much of a rule holds: a report counts that and does not list it. */
export function passedObservation({ id, pass }: ReportedRule, report: Report): Observation {
  return {
    uuid: uuidOf("passed", id, `${pass}`),
    title: `${id}: ${counted(pass, "check")} passed`,
    description: `${counted(pass, "place, flow or binding")} was held against ${id} and holds.`,
    props: ownProps({ rule: id, passed: `${pass}` }),
    methods: ["TEST"],
    types: ["control-objective"],
    origins: [originOf(report)],
    collected: report.generatedAt,
  };
}

/** What nobody should read as passed. */
export function notAssessedObservations(report: Report): readonly Observation[] {
  return report.notAssessed.map(({ what, why }, index) => ({
    uuid: uuidOf("not-assessed", what, why, `${index}`),
    title: oneLine(`Not assessed: ${what}`),
    description: why,
    methods: ["UNKNOWN"],
    types: ["not-assessed"],
    origins: [originOf(report)],
    collected: report.generatedAt,
  }));
}

/** What findings are about: resources, provider blocks, sites, waivers, the program. */
export function inventoryItems({ findings, inputs }: Report): readonly InventoryItem[] {
  const files = new Map(inputs.map(({ stack, file }) => [stack ?? file, file]));
  const items = findings.map(({ stack, address, constructPath }): InventoryItem => {
    const file = stack === undefined ? undefined : files.get(stack);
    return {
      uuid: subjectUuid(stack, address),
      description: address,
      ...listed("props", ownProps({ address, stack, "construct-path": constructPath, file })),
    };
  });
  return [...new Map(items.map((item) => [item.uuid, item])).values()];
}

function subjectUuid(stack: string | undefined, address: string): string {
  return uuidOf("subject", stack, address);
}
