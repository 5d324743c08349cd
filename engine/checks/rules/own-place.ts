import {
  allowedCountries,
  classPolicy,
  type ClassPolicy,
  type CountrySet,
  type FlowKind,
  type RuleId,
} from "../../policy";
import type { FactGraph } from "../model/graph";
import type { Placement } from "../model/placement";
import { allowedTogether, NOWHERE_TOGETHER } from "./allowed-together";
import { joinClaims, type Claim } from "./claim";
import { coversOf } from "./covers";
import { placeClaims } from "./requirement";
import type { Judgement, RuleContext } from "./rule";
import { atResource, policyClause, whereToFind } from "./subject";
import { countriesClause, judgePlace } from "./verdict";
import { allowedRegions, causeOf, isNone, mayBeIn, mayFlowTo, placeName, removeIt, resourceName } from "./wording";

/** Which rule speaks of a resource that may be anywhere; the others are RES-PLACE. */
const RULE_OF_ANYWHERE: Partial<Record<NonNullable<Placement["serviceKind"]>, RuleId>> = {
  key: "RES-KEY",
  log: "RES-LOG",
  ai: "RES-AI",
  edge: "RES-EDGE",
  backup: "RES-BKUP",
  "control-plane": "RES-GLOBAL",
};

/**
 * A placement is the subject of one rule: by its place, and where it may be anywhere by the kind of its service. One
 * that is stated to be elsewhere than it resolves is also the subject of RES-UNKNOWN.
 */
export function placementsOf(rule: RuleId, { placements }: FactGraph): readonly Placement[] {
  const own = placements.filter((placement) => ruleOf(placement) === rule);
  return rule === "RES-UNKNOWN" ? [...own, ...placements.flatMap(asContradicted)] : own;
}

function asContradicted(placement: Placement): readonly Placement[] {
  const { contradiction } = placement;
  if (!contradiction) return [];
  const place = { kind: "unknown" as const, why: contradiction.why };
  return [{ ...placement, place, evidence: [...placement.evidence, contradiction.evidence] }];
}

function ruleOf({ place, serviceKind }: Placement): RuleId {
  if (place.kind === "unknown") return "RES-UNKNOWN";
  const own = place.kind === "anywhere" && serviceKind ? RULE_OF_ANYWHERE[serviceKind] : undefined;
  return own ?? "RES-PLACE";
}

/** Holds a resource's own place against its data class. */
export function judgeOwnPlace(placement: Placement, context: RuleContext): Judgement | undefined {
  const { stack, resource, place, dataClass, evidence } = placement;
  const ofClass = classPolicy(context.policy, dataClass, whereToFind(resource));
  const joined = joinClaims([
    ...policyClaim(placement, ofClass, context),
    ...placeClaims(
      place,
      placement,
      coversOf(placement),
      ofClass,
      context,
      allowedCountries(ofClass, kindOfFlow(placement)),
      (allowed) => regionsIn(allowed, placement),
    ),
  ]);
  if (!joined) return undefined;

  const { says, ...finding } = joined;
  return {
    ...finding,
    ...atResource(stack, resource),
    dataClass,
    message: `${resourceName(resource)} ${restsIn(placement)}; ${says}.`,
    evidence,
    cause: causeOf(evidence, place),
  };
}

/** What a resource does that is in no region: its service is the flow. */
function kindOfFlow({ place, serviceKind }: Placement): FlowKind | undefined {
  return place.kind === "anywhere" && serviceKind !== "control-plane" ? serviceKind : undefined;
}

function policyClaim(placement: Placement, ofClass: ClassPolicy, context: RuleContext): readonly Claim[] {
  const { place, dataClass } = placement;
  const kind = kindOfFlow(placement);
  const allowed = allowedCountries(ofClass, kind);
  const verdict = judgePlace(place, allowed, ofClass);
  if (!verdict) return [];
  const clause = countriesClause(ofClass, dataClass, kind);
  const together = allowedTogether(allowed, placement, coversOf(placement), context);
  return [
    {
      verdict,
      says: kind ? mayFlowTo(dataClass, allowed, kind) : mayBeIn(dataClass, allowed),
      citation: policyClause(clause, context),
      remedy: isNone(allowed) ? removeIt(clause) : remedyFor(placement, kind, together),
    },
  ];
}

function regionsIn(allowed: CountrySet, { resource, partition }: Placement): string {
  return allowedRegions(resource.provider, partition, allowed);
}

function restsIn({ place, contradiction }: Placement): string {
  if (contradiction && place.kind === "unknown") return `is stated to be elsewhere than it resolves (${place.why})`;
  if (place.kind === "unknown") return `has no place that can be resolved (${place.why})`;
  return place.kind === "anywhere" ? `may rest anywhere (${place.why})` : `rests in ${placeName(place)}`;
}

function remedyFor(placement: Placement, kind: FlowKind | undefined, together: CountrySet): string {
  const { place, contradiction, unsetArgument, basis, dataClass } = placement;
  if (contradiction && place.kind === "unknown") return CORRECT_THE_STATEMENT;
  if (isNone(together)) return NOWHERE_TOGETHER;
  const regions = regionsIn(together, placement);
  if (unsetArgument) return `Write \`${unsetArgument}\` on the resource, with an allowed region${regions}.`;
  if (basis === GLOBAL_SERVICE && kind) {
    return (
      "Use a service that has a region in its stead, since none can be named for it; where this kind of flow may go " +
      `further, say so in classes.${dataClass}.flows.${kind}.`
    );
  }
  return REMEDIES[place.kind](regions);
}

/** The basis of a placement in a service that has no regions. */
const GLOBAL_SERVICE = "global service";

const CORRECT_THE_STATEMENT = "Correct what is stated, or the region, so that the two agree.";

const REMEDIES = {
  countries: (regions) => `Give the resource, or the provider block that it uses, an allowed region${regions}.`,
  anywhere: (regions) => `Write the place out where the service would choose one: name an allowed region${regions}.`,
  unknown: (regions) =>
    `Write the region out${regions}, give its variable a default, check a plan instead, or state the place with ` +
    "Sovereignty.of(…).locatedIn or a --site file.",
} as const satisfies Record<Placement["place"]["kind"], (regions: string) => string>;
