import { createHash } from "node:crypto";
import { findOperator } from "../../../catalog/operators";
import type { Finding } from "../model/finding";
import type { FactGraph } from "../model/graph";
import type { Flow, Place, Placement } from "../model/placement";
import { stackLabel } from "../model/stack-label";
import type { WaivedFinding } from "../waivers";
import type { ReportedFinding, ReportedFlow, ReportedOperator, ReportedPlacement, Summary } from "./report";

/** Sorted by stack, address and rule, so that the same input gives the same bytes. */
export function reportFindings(findings: readonly WaivedFinding[]): readonly ReportedFinding[] {
  return sorted(findings.map(reportFinding), ({ stack, address, rule, fingerprint }) => [
    stack ?? "",
    address,
    rule,
    fingerprint,
  ]);
}

function reportFinding(finding: WaivedFinding): ReportedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    status: finding.status,
    stack: finding.stack,
    address: finding.address,
    constructPath: finding.constructPath,
    topology: finding.topology,
    dataClass: finding.dataClass,
    message: finding.message,
    evidence: finding.evidence,
    citations: finding.citations,
    remedy: finding.remedy,
    cause: finding.cause,
    fingerprint: fingerprint(finding),
    waiver: finding.waiver ?? null,
  };
}

/** Rule, subject, and what was found there; neither the order of blocks nor the words of a note. */
function fingerprint({ rule, stack, address, evidence }: Finding): string {
  const found = evidence.map((link) => [link.address, link.attribute?.replace(/\[\d+\]/g, "[]"), link.value]);
  return createHash("sha256")
    .update(JSON.stringify([rule, stack, address, found]))
    .digest("hex")
    .slice(0, 32);
}

/** Every operator with something in its hands. What the catalogue knows of one beats what is stated of it. */
export function reportOperators({ operators, placements }: FactGraph): readonly ReportedOperator[] {
  const stated = new Map(operators.flatMap(({ operator }) => (operator ? [[operator.id, operator] as const] : [])));
  const ids = new Set([...stated.keys(), ...placements.flatMap(({ operator }) => operator ?? [])]);
  const entries = [...ids].map((id): ReportedOperator => {
    const row = findOperator(id);
    const { hq, ultimateParent } = row ?? stated.get(id) ?? {};
    return { id, legalName: row?.legalName, hq, ultimateParent, source: row ? "catalogue" : "stated" };
  });
  return sorted(entries, ({ id }) => [id]);
}

export function reportPlacements(placements: readonly Placement[]): readonly ReportedPlacement[] {
  const entries = placements.map(({ stack, resource, place, operator, dataClass, basis }) => ({
    stack: stackLabel(stack),
    address: resource.address,
    place: place.kind,
    countries: countriesOf(place),
    region: place.kind === "countries" ? place.region : undefined,
    operator,
    dataClass,
    basis,
  }));
  return sorted(entries, ({ stack, address }) => [stack, address]);
}

export function reportFlows(flows: readonly Flow[]): readonly ReportedFlow[] {
  const entries = flows.map(({ stack, resource, kind, from, to, place, operator, dataClass }) => ({
    stack: stackLabel(stack),
    address: resource.address,
    kind,
    from,
    to,
    place: place.kind,
    countries: countriesOf(place),
    operator,
    dataClass,
  }));
  return sorted(entries, ({ stack, address, kind, to }) => [stack, address, kind, to]);
}

function countriesOf(place: Place): readonly string[] {
  return place.kind === "countries" ? [...place.countries].sort() : [];
}

export function summarise({ stacks }: FactGraph, passed: number, findings: readonly ReportedFinding[]): Summary {
  const count = (belongs: (finding: ReportedFinding) => boolean): number => findings.filter(belongs).length;
  const stands = ({ status }: ReportedFinding): boolean => status !== "waived";
  return {
    resources: stacks.reduce((sum, { resources }) => sum + resources.length, 0),
    pass: passed,
    fail: count(({ status }) => status === "fail"),
    unknown: count(({ status }) => status === "unknown"),
    waived: count(({ status }) => status === "waived"),
    error: count((finding) => stands(finding) && finding.severity === "error"),
    warning: count((finding) => stands(finding) && finding.severity === "warning"),
  };
}

/** By code units, which no locale changes. */
function sorted<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): readonly T[] {
  const keyed = entries.map((entry) => ({ entry, keys: keysOf(entry) }));
  keyed.sort((a, b) => {
    const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
    return at === -1 ? 0 : a.keys[at] < b.keys[at] ? -1 : 1;
  });
  return keyed.map(({ entry }) => entry);
}
