import type { FlowKind } from "../../../policy";
import { groupBy } from "../group-by";
import type { Report, ReportedFinding, ReportedFlow, ReportedPlacement } from "../report";

/** What the findings say of a place or a flow; `clear` where none speaks against it. */
export type Mark = "fail" | "unknown" | "waived" | "clear";

/** The worst first. */
export const MARKS: readonly Mark[] = ["fail", "unknown", "waived", "clear"];

export const MARK_LABELS: Readonly<Record<Mark, string>> = {
  fail: "failing",
  unknown: "not known",
  waived: "waived",
  clear: "no finding",
};

export interface Verdict {
  readonly mark: Mark;
  /** What stands against it; findings that only inform do not. */
  readonly findings: readonly ReportedFinding[];
}

export interface Verdicts {
  readonly placements: ReadonlyMap<ReportedPlacement, Verdict>;
  readonly flows: ReadonlyMap<ReportedFlow, Verdict>;
}

/** FORMATS section 5: which rule speaks of which kind of flow. */
export const RULE_OF_FLOW: Readonly<Record<FlowKind, string>> = {
  replication: "RES-REPL",
  backup: "RES-BKUP",
  key: "RES-KEY",
  log: "RES-LOG",
  network: "RES-NET",
  edge: "RES-EDGE",
  ai: "RES-AI",
  image: "RES-IMG",
  state: "RES-STATE",
};

/**
 * Which findings speak of which place and flow: those at the same address, by the rule of their kind. A finding that
 * cannot be told apart is held against every flow that it may be about, never against none.
 */
export function verdictsOf({ findings, placements, flows }: Report): Verdicts {
  const judging = findings.filter(({ rule, severity }) => rule.startsWith("RES-") && severity !== "info");
  const atSubject = groupBy(judging, subjectOf);
  const ofFlows = new Map<ReportedFlow, ReportedFinding[]>(flows.map((flow) => [flow, []]));
  const claimed = new Set<ReportedFinding>();

  for (const siblings of groupBy(flows, (flow) => `${subjectOf(flow)}\n${flow.kind}`).values()) {
    const [{ kind }] = siblings;
    const rule = RULE_OF_FLOW[kind as FlowKind];
    for (const finding of atSubject.get(subjectOf(siblings[0])) ?? []) {
      if (finding.rule !== rule) continue;
      const named = namedIn(finding, siblings);
      if (named.length === 0 && finding.cause !== undefined) continue;
      claimed.add(finding);
      (named.length > 0 ? named : siblings).forEach((flow) => ofFlows.get(flow)?.push(finding));
    }
  }
  const unclaimed = (subject: string) => atSubject.get(subject)?.filter((finding) => !claimed.has(finding)) ?? [];
  return {
    flows: new Map([...ofFlows].map(([flow, found]) => [flow, verdict(found)])),
    placements: new Map(placements.map((placement) => [placement, verdict(unclaimed(subjectOf(placement)))])),
  };
}

/** The worst of several. */
export function worstOf(marks: readonly Mark[]): Mark {
  return MARKS.find((mark) => marks.includes(mark)) ?? "clear";
}

/** Of two flows whose ends begin alike, the one that is named in full. */
function namedIn({ message }: ReportedFinding, flows: readonly ReportedFlow[]): readonly ReportedFlow[] {
  const named = flows.filter(({ to }) => message.includes(to));
  const longest = Math.max(...named.map(({ to }) => to.length));
  return named.filter(({ to }) => to.length === longest);
}

/** Against most stands nothing. */
const CLEAR: Verdict = { mark: "clear", findings: [] };

function verdict(findings: readonly ReportedFinding[]): Verdict {
  if (findings.length === 0) return CLEAR;
  return { mark: worstOf(findings.map(({ status }) => status)), findings };
}

/** What findings, places and flows are told apart by. */
export function subjectOf({ stack, address }: { readonly stack?: string; readonly address: string }): string {
  return `${stack}\n${address}`;
}
