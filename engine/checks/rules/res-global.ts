import { classPolicy } from "../../policy";
import type { Placement } from "../model/placement";
import { placementsOf } from "./own-place";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { atResource, policyClause, whereToFind } from "./subject";
import { resourceName } from "./wording";

export const resGlobal = defineRule<Placement>({
  id: "RES-GLOBAL",
  what:
    "Identity, public DNS and other control planes that no region holds. They are listed as information; where the " +
    "policy says `metadata: none` for the data class, they are an error.",
  why: "Names, roles and settings of a global service lie with its operator, wherever that runs it.",
  citation: "Proposal COM(2026) 502 counts metadata and telemetry in its assurance levels",
  example: "An aws_iam_role, with `flows: { metadata: none }` for its data class.",
  remedy: "Use an identity, DNS or control service of the site itself, or a partition whose control plane stays home.",
  subjects: (graph) => placementsOf("RES-GLOBAL", graph),
  judge: judgeControlPlane,
});

/** Metadata is not the data: it may leave unless the policy keeps it in. */
function judgeControlPlane(placement: Placement, context: RuleContext): Judgement | undefined {
  const { stack, resource, place, dataClass, evidence } = placement;
  const { metadata = "any" } = classPolicy(context.policy, dataClass, whereToFind(resource)).flows;
  const mayLeave = metadata === "any";
  const name = resourceName(resource);
  const why = place.kind === "anywhere" ? ` (${place.why})` : "";
  return {
    status: "fail",
    severity: mayLeave ? "info" : "error",
    ...atResource(stack, resource),
    dataClass,
    message: mayLeave
      ? `${name} belongs to a control plane that no region holds${why}.`
      : `${name} belongs to a control plane that no region holds${why}; metadata of ${dataClass} data may not leave.`,
    evidence,
    citations: [policyClause(`classes.${dataClass}.flows.metadata`, context)],
    remedy: mayLeave
      ? "Nothing to do, unless metadata has to stay as well: then write `metadata: none` in the policy."
      : "Use a service of the site itself, or a partition whose control plane stays in an allowed country.",
    cause: "no region holds their control plane",
  };
}
