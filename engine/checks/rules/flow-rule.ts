import { allowedCountries, classPolicy, type ClassPolicy, type CountrySet, type FlowKind } from "../../policy";
import type { FactGraph } from "../model/graph";
import type { Flow, Place, Placement } from "../model/placement";
import { allowedTogether, NOWHERE_TOGETHER } from "./allowed-together";
import { joinClaims, type Claim } from "./claim";
import { judgeOwnPlace, placementsOf } from "./own-place";
import { placeClaims } from "./requirement";
import { defineRule, type Judgement, type Rule, type RuleContext, type RuleText } from "./rule";
import { atResource, policyClause, whereToFind } from "./subject";
import { countriesClause, judgePlace } from "./verdict";
import { countriesName, isNone, mayFlowTo, removeIt } from "./wording";

export interface FlowRuleText extends RuleText {
  readonly kind: FlowKind;
  /** What the flow does, between its two ends: `replicates to`. */
  readonly verb: string;
}

/**
 * A rule about one kind of flow, which speaks at the resource that declares it. It also speaks of the resources of
 * that kind that may be anywhere, since their service moves the data by itself.
 */
export function flowRule({ kind, verb, ...text }: FlowRuleText): Rule {
  return defineRule<Flow | Placement>({
    ...text,
    subjects: (graph) => [...flowsOf(kind, graph).flatMap(withContradiction), ...placementsOf(text.id, graph)],
    judge: (subject, context) =>
      "to" in subject ? judgeFlow(subject, verb, context) : judgeOwnPlace(subject, context),
  });
}

function flowsOf(kind: FlowKind, { flows }: FactGraph): readonly Flow[] {
  return flows.filter((flow) => flow.kind === kind);
}

/** A flow that is stated to go elsewhere than it does is judged where it goes, and as unknown. */
function withContradiction(flow: Flow): readonly Flow[] {
  const { contradiction, evidence } = flow;
  if (!contradiction) return [flow];
  const place = { kind: "unknown" as const, why: contradiction.why };
  return [flow, { ...flow, place, evidence: [...evidence, contradiction.evidence] }];
}

function judgeFlow(flow: Flow, verb: string, context: RuleContext): Judgement | undefined {
  const { stack, resource, kind, from, dataClass, evidence, statedAt } = flow;
  const ofClass = classPolicy(context.policy, dataClass, whereToFind(resource));
  const joined = joinClaims([
    ...policyClaim(flow, ofClass, context),
    ...placeClaims(judgedPlace(flow), flow, [kind], ofClass, context, allowedCountries(ofClass, kind)),
  ]);
  if (!joined) return undefined;

  const { says, ...finding } = joined;
  return {
    ...finding,
    ...(finding.status === "unknown" && flow.unknownSeverity ? { severity: flow.unknownSeverity } : {}),
    ...atResource(stack, resource),
    ...(statedAt === undefined ? {} : { constructPath: statedAt }),
    dataClass,
    message: `${from} ${flow.verb ?? verb} ${otherEnd(flow)}; ${says}.`,
    evidence,
  };
}

/** What is pulled from a public registry comes from whoever runs it, wherever its servers are. */
function judgedPlace({ kind, place }: Flow): Place {
  if (kind !== "image" || place.kind !== "anywhere" || place.pullsCountAs === undefined) return place;
  return { kind: "countries", countries: [place.pullsCountAs] };
}

function policyClaim(flow: Flow, ofClass: ClassPolicy, context: RuleContext): readonly Claim[] {
  const { kind, dataClass } = flow;
  const allowed = allowedCountries(ofClass, kind);
  const verdict = judgePlace(judgedPlace(flow), allowed, ofClass);
  if (!verdict) return [];
  const clause = countriesClause(ofClass, dataClass, kind);
  return [
    {
      verdict,
      says: mayFlowTo(dataClass, allowed, kind),
      citation: policyClause(clause, context),
      remedy: isNone(allowed) ? removeIt(clause) : remedyFor(flow, allowedTogether(allowed, flow, [kind], context)),
    },
  ];
}

function remedyFor({ kind, place, host, instead, contradiction, dataClass }: Flow, allowed: CountrySet): string {
  if (contradiction && place.kind === "unknown") return "Correct the country that is stated, or what it is stated of.";
  if (isNone(allowed)) return NOWHERE_TOGETHER;
  const isUnknownRegistry = kind === "image" && place.kind === "unknown" && host !== undefined;
  const there = allowed === "any" ? "a country that can be named" : countriesName(allowed);
  return (
    `${instead ?? `Point it at a place in ${there}, or remove it`}; ` +
    (isUnknownRegistry ? `if ${host} is the registry of the site, state its country there; ` : "") +
    `where this kind of flow may go further, say so in classes.${dataClass}.flows.${kind}.`
  );
}

/** `eu-central-1 (DE)`, `quay.io (US)`, `var.copy_bucket (its place is unknown: …)`. */
function otherEnd({ to, place }: Flow): string {
  if (place.kind === "unknown") return `${to}, whose place is unknown (${place.why})`;
  if (place.kind === "anywhere") return `${to}, which may be anywhere (${place.why})`;
  const countries = countriesName(place.countries);
  const written = to.toLowerCase().replaceAll(" ", "");
  if (place.region === undefined || written.includes(place.region.toLowerCase())) return `${to} (${countries})`;
  return `${to} in ${place.region} (${countries})`;
}
