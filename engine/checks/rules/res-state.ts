import { allowedCountries, classPolicy, type ClassPolicy } from "../../policy";
import type { StatePlacement } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { joinClaims, type Claim } from "./claim";
import { placeClaims } from "./requirement";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { atStack, policyClause } from "./subject";
import { countriesClause, judgePlace, type Verdict } from "./verdict";
import { mayBeIn, placeName } from "./wording";

export const resState = defineRule<StatePlacement>({
  id: "RES-STATE",
  what:
    "The Terraform state rests in the countries that the policy allows for the most protected data class of its stack. " +
    "A state on the machine that runs Terraform is listed as information.",
  why: "The state holds names, addresses and often secrets of everything that it manages.",
  citation: "the policy, classes.<class>.countries or flows.state",
  example: 'The backend "s3" has region us-east-1, and classes.confidential.countries is [SE].',
  demonstration: {
    fails: { terraform: { backend: { s3: { bucket: "state", key: "k", region: "us-east-1" } } } },
    fixed: { terraform: { backend: { s3: { bucket: "state", key: "k", region: "eu-central-1" } } } },
  },
  remedy:
    "Keep the state in a backend in an allowed country: StateStore.s3, .gcs, .azure or .http. Where the backend does " +
    "not say where it is, state its country in the StateStore or in a --site file.",
  subjects: ({ states }) => states.flatMap((state) => [state, ...asContradicted(state)]),
  judge: judgeState,
});

/** A state that is said to be elsewhere than its backend says is judged where it is, and as unknown. */
function asContradicted(state: StatePlacement): readonly StatePlacement[] {
  const { contradiction } = state;
  if (!contradiction) return [];
  const place = { kind: "unknown" as const, why: contradiction.why };
  return [{ ...state, place, evidence: [...state.evidence, contradiction.evidence] }];
}

function judgeState(state: StatePlacement, context: RuleContext): Judgement | undefined {
  const { stack, backend, place, dataClass, evidence } = state;
  const ofClass = classPolicy(context.policy, dataClass, `${stackLabel(stack)}: terraform.backend`);
  const joined = joinClaims([
    ...policyClaim(state, ofClass, context),
    ...placeClaims(place, state, ["state"], ofClass, context, allowedCountries(ofClass, "state")),
  ]);
  if (!joined) return undefined;
  const { says, ...finding } = joined;
  return {
    ...finding,
    ...(backend === "local" ? onThisMachine(joined) : {}),
    ...atStack(stack, "terraform.backend"),
    dataClass,
    message: `The Terraform state ${restsIn(state)}; ${says}.`,
    evidence,
  };
}

function policyClaim(state: StatePlacement, ofClass: ClassPolicy, context: RuleContext): readonly Claim[] {
  const { place, dataClass } = state;
  const allowed = allowedCountries(ofClass, "state");
  const verdict = judgePlace(place, allowed, ofClass);
  if (!verdict) return [];
  const citation = policyClause(countriesClause(ofClass, dataClass, "state"), context);
  return [{ verdict, says: mayBeIn(dataClass, allowed), citation, remedy: remedyFor(state) }];
}

function remedyFor({ backend, place, contradiction }: StatePlacement): string {
  if (backend === "local") return "For more than a trial, keep the state in a shared backend in an allowed country.";
  if (place.kind !== "unknown") return "Keep the state in a backend in an allowed country.";
  return contradiction === undefined
    ? "Name the region in the backend block where it takes one, or state its country in the StateStore, or as " +
        `"terraform.backend" in a --site file.`
    : "Correct the country that is stated, or the backend, so that the two agree.";
}

function restsIn({ backend, place, contradiction }: StatePlacement): string {
  if (contradiction && place.kind === "unknown") return `is stated to rest elsewhere than it resolves (${place.why})`;
  if (backend !== "local" || place.kind !== "unknown") return `(backend ${backend}) rests in ${placeName(place)}`;
  return "lies on the machine that runs Terraform, wherever that is";
}

/** Whoever runs Terraform holds a local state and knows where they are. */
function onThisMachine({ status }: Verdict): Verdict {
  return { status, severity: "info" };
}
