import { stackLabel } from "../model/stack-label";
import { stackPath } from "../model/stack-path";
import type { Waiver } from "../../policy";
import type { Report, ReportedFinding } from "../report/report";
import type { ExplainedSubject } from "./explanation";
import { isAtOrBelow, providerAddress } from "./names";
import type { Subject } from "./subjects";

type Said = Pick<ExplainedSubject, "findings" | "stated" | "notAssessed">;

/** What a report says of a subject and of everything in it: findings, statements, and what nobody looked at. */
export function saidOf(subject: Subject, report: Report, waiver?: Waiver): Said {
  const names = namesOf(subject);
  return {
    findings: report.findings.filter(
      (finding) => isOf(finding, subject, names) || (waiver && finding.waiver === waiver),
    ),
    stated: report.stated.filter(({ path }) => names.has(path) || isAbove(path, subject)),
    notAssessed: report.notAssessed.filter(({ what }) => mentions(what, names)),
  };
}

/** Addresses, construct paths, types and provider blocks of what is in a subject. */
function namesOf({ address, kind, stack, resources }: Subject): ReadonlySet<string> {
  const isWhole = kind === "stack" || kind === "backend";
  return new Set([
    address,
    ...(stack && isWhole ? [stackLabel(stack), stackPath(stack)] : []),
    ...resources.flatMap((resource) => [
      resource.address,
      `type ${resource.type}`,
      ...(resource.constructPath === undefined ? [] : [resource.constructPath]),
      ...(kind === "resource" ? [providerAddress(resource)] : []),
    ]),
  ]);
}

function isOf(finding: ReportedFinding, { kind, address, stack }: Subject, names: ReadonlySet<string>): boolean {
  if (stack && finding.stack !== stackLabel(stack)) return false;
  if (finding.address === address) return true;
  // A finding about a provider block is its own, and no resource's.
  if (finding.address.startsWith("provider.")) return kind === "stack";
  if (kind === "stack") return true;
  return names.has(finding.address) || (kind === "construct" && isAtOrBelow(finding.constructPath, address));
}

/** What a construct states holds for everything below it. */
function isAbove(path: string, { resources, stack }: Subject): boolean {
  if (stack && path === stackPath(stack)) return true;
  return resources.some(({ constructPath }) => isAtOrBelow(constructPath, path));
}

function mentions(what: string, names: ReadonlySet<string>): boolean {
  if (names.has(what)) return true;
  return what.split(/[\s,;]+/).some((word) => names.has(word.replace(/:$/, "")));
}
