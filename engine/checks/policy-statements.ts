import type { Policy } from "../policy";
import { ruleOf } from "../policy/export-control";
import type { AcceleratorFact } from "./model/accelerator";
import type { Finding } from "./model/finding";
import type { FactGraph, StatedFact } from "./model/graph";
import { stackLabel } from "./model/stack-label";
import { destinationOutcomes, exportSubjects, headOfficeOutcomes, isOwnExport, partName } from "./rules/exp-cases";
import type { RuleContext } from "./rules/rule";

/** What a check takes from the policy on trust: certificates, and what lets accelerators go where they go. */
export function policyStatements(
  graph: FactGraph,
  findings: readonly Finding[],
  context: RuleContext,
): readonly StatedFact[] {
  return [
    ...certificatesOf(context.policy),
    ...hostsOf(context.policy),
    ...endUserOf(context),
    ...exportsOf(graph, findings, context),
  ];
}

function certificatesOf({ certificates }: Policy): readonly StatedFact[] {
  return certificates.map(({ operator, certification, level, version, kind, region, validUntil, evidence }, index) => {
    const grade = [level, version, kind].filter((part) => part !== undefined).map((part) => `:${part}`);
    const where = region === undefined ? "" : ` for ${region}`;
    return {
      path: `certificates[${index}]`,
      what: `certificate ${certification}${grade.join("")} of ${operator}${where} until ${validUntil}, stated by the policy (${evidence})`,
    };
  });
}

function hostsOf({ hosts }: Policy): readonly StatedFact[] {
  return Object.entries(hosts).map(([host, { country, operator }]) => ({
    path: `hosts.${host}`,
    what: `${host} is in ${country}${operator === undefined ? "" : `, run by ${operator}`}, stated by the policy (needs evidence)`,
  }));
}

function endUserOf({ policy: { endUser } }: RuleContext): readonly StatedFact[] {
  if (endUser?.approvedAs === undefined) return [];
  return [{ path: "endUser", what: `the end user is ${endUser.approvedAs}, stated by the policy (needs evidence)` }];
}

/** Every export without a finding, with what it rests on. */
function exportsOf(graph: FactGraph, findings: readonly Finding[], context: RuleContext): readonly StatedFact[] {
  const ofExports = findings.filter(({ rule }) => rule.startsWith("EXP-"));
  const found = new Set(ofExports.map(({ stack, address }) => JSON.stringify([stack, address])));
  return exportSubjects(graph, context)
    .filter(
      ({ stack, address, mayHaveNone }) => !mayHaveNone && !found.has(JSON.stringify([stackLabel(stack), address])),
    )
    .map((fact) => ({ path: fact.address, what: `${basisOf(fact, context)} (needs evidence)` }));
}

function basisOf(fact: AcceleratorFact, context: RuleContext): string {
  const name = fact.accelerator ?? partName(fact);
  const byHeadOffice = headOfficeOutcomes(fact, context);
  const outcomes = isOwnExport(fact) ? [...destinationOutcomes(fact, context), ...byHeadOffice] : byHeadOffice;
  const where = [...new Set(outcomes.flatMap(({ country }) => country ?? []))].join(", ") || "an unknown country";
  const what = isOwnExport(fact) ? `export of ${name} to ${where}` : `use of ${name} as a cloud's service in ${where}`;
  const licences = outcomes.flatMap(({ need, coverage }) => (need.needed === "yes" ? (coverage?.covering ?? []) : []));
  if (licences.length > 0) {
    const ids = [...new Set(licences.map(({ id, kind }) => `${kind} ${id}`))].join(" and ");
    const offices = new Set(byHeadOffice.flatMap(({ need }) => (need.needed === "yes" ? need.why : [])));
    return `${what} rests on ${ids}${offices.size > 0 ? `, which has to be for this end user: ${[...offices].join("; ")}` : ""}`;
  }
  const whys = [...new Set(outcomes.map(({ need }) => need.why))].join("; ");
  return `${what} rests on no licence being needed as of ${ruleOf("R-EAR-1").asOf}: ${whys || "the part is below 3A090"}`;
}
