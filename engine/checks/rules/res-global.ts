import { classPolicy } from "../../policy";
import type { Severity } from "../model/finding";
import type { Placement } from "../model/placement";
import { joinClaims, type Claim } from "./claim";
import { coversOf } from "./covers";
import { onAws } from "./demonstration";
import { placementsOf } from "./own-place";
import { placeClaims } from "./requirement";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { atResource, policyClause, whereToFind } from "./subject";
import { FAILS, type Verdict } from "./verdict";
import { resourceName } from "./wording";

export const resGlobal = defineRule<Placement>({
  id: "RES-GLOBAL",
  what:
    "Identity, public DNS and other control planes that no region holds. They are listed as information; where the " +
    "policy says `metadata: none` for the data class, they are an error.",
  why: "Names, roles and settings of a global service lie with its operator, wherever that runs it.",
  citation: "Proposal COM(2026) 502 counts metadata and telemetry in its assurance levels",
  example: "An aws_iam_role, with `flows: { metadata: none }` for its data class.",
  demonstration: onAws(
    { aws_iam_role: { r: { name: "r", assume_role_policy: "{}" } } },
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { confidential: { countries: ["DE"], flows: { metadata: "none" } } },
  ),
  remedy: "Use an identity, DNS or control service of the site itself, or a partition whose control plane stays home.",
  subjects: (graph) => placementsOf("RES-GLOBAL", graph),
  judge: judgeControlPlane,
});

/** Metadata is not the data: it may leave unless the policy, or a profile that asks for metadata too, keeps it in. */
function judgeControlPlane(placement: Placement, context: RuleContext): Judgement | undefined {
  const { stack, resource, place, dataClass, evidence } = placement;
  const ofClass = classPolicy(context.policy, dataClass, whereToFind(resource));
  const mayLeave = (ofClass.flows.metadata ?? "any") === "any";
  const byPolicy: Claim = {
    verdict: mayLeave ? INFORMATION : FAILS,
    says: mayLeave ? "" : `metadata of ${dataClass} data may not leave`,
    citation: policyClause(`classes.${dataClass}.flows.metadata`, context),
    remedy: mayLeave ? NOTHING_TO_DO : STAY,
  };
  const byLaw = placeClaims(place, placement, coversOf(placement), ofClass, context);
  const joined = joinClaims(byLaw.length > 0 && mayLeave ? byLaw : [byPolicy, ...byLaw]);
  if (!joined) return undefined;
  const { says, ...finding } = joined;
  const why = place.kind === "anywhere" ? ` (${place.why})` : "";
  return {
    ...finding,
    severity: severityOf(mayLeave, byLaw),
    ...atResource(stack, resource),
    dataClass,
    message: `${resourceName(resource)} belongs to a control plane that no region holds${why}${says && `; ${says}`}.`,
    evidence,
    cause: "no region holds their control plane",
  };
}

function severityOf(mayLeave: boolean, byLaw: readonly Claim[]): Severity {
  if (!mayLeave) return "error";
  if (byLaw.length === 0) return "info";
  return byLaw.every(({ tentative }) => tentative) ? "warning" : "error";
}

const INFORMATION: Verdict = { status: "fail", severity: "info" };
const NOTHING_TO_DO = "Nothing to do, unless metadata has to stay as well: then write `metadata: none` in the policy.";
const STAY = "Use a service of the site itself, or a partition whose control plane stays in an allowed country.";
