import { classPolicy } from "../../policy";
import type { PromisedPull } from "../model/graph";
import { inHall } from "./demonstration";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { atResource, whereToFind } from "./subject";
import { FAILS, unknownIn } from "./verdict";

export const airPull = defineRule<PromisedPull>({
  id: "AIR-PULL",
  what:
    "What a program states to be air-gapped fetches images, charts, packages and models from its own site only: from the " +
    "registry that the site states, from a name inside the cluster or the machine, or, in a cloud, from the same region " +
    "of the same operator. Images inside a chart that is not rendered are left to RES-IMG.",
  why: "Where a bundle was promised and something is fetched, the deploy fails behind the gap, or the gap has a hole.",
  citation: "the program's own facts, airGapped; EU Cloud Sovereignty Framework v1.2.1, SOV-5 (supply chain)",
  example: "A kubernetes_deployment_v1 of an air-gapped hall runs `docker.io/library/nginx:1.29`.",
  demonstration: {
    fails: inHall({ airGapped: true, pulls: [{ what: "container images", from: "quay.io" }] }),
    fixed: inHall({
      airGapped: true,
      registry: { host: "registry.hall-1.example", country: "SA" },
      pulls: [{ what: "container images", from: "registry.hall-1.example" }],
    }),
    confidential: { countries: ["SA"], flows: { image: ["any"] } },
  },
  remedy: "Mirror it into the site's registry and name it from there, or carry it in the bundle.",
  subjects: ({ promises }) => promises,
  judge: judgePull,
});

function judgePull(pull: PromisedPull, context: RuleContext): Judgement | undefined {
  const { flow, source, promisedBy, registry } = pull;
  if (source === "site") return undefined;
  const { stack, resource, statedAt, from, to, host, place, dataClass, evidence } = flow;
  const ofClass = classPolicy(context.policy, dataClass, whereToFind(resource));
  const isUnknown = source === "unknown";
  const why = place.kind === "unknown" && isUnknown ? ` (${place.why})` : "";
  const origin = host === undefined || to.includes(host) ? to : `${to} from ${host}`;
  return {
    ...(isUnknown ? unknownIn(ofClass) : FAILS),
    ...atResource(stack, resource),
    ...(statedAt === undefined ? {} : { constructPath: statedAt }),
    dataClass,
    message:
      `${from} fetches ${origin}${isUnknown ? `, and from where is not known${why}` : ", which is outside the site"}; ` +
      `${promisedBy} promises that nothing is fetched from outside (airGapped).`,
    evidence: [
      ...evidence,
      { address: promisedBy, attribute: "airGapped", value: "true", note: "the promise" },
      registry === undefined
        ? { address: promisedBy, attribute: "registry", note: "the site states none" }
        : { address: promisedBy, attribute: "registry", value: registry, note: "the registry of the site" },
    ],
    citations: [{ law: "program", article: "airGapped", asOf: context.asOf, confidence: "stated" }],
    remedy: remedyFor(isUnknown, registry),
  };
}

function remedyFor(isUnknown: boolean, registry: string | undefined): string {
  if (isUnknown) return "Write the host out, give its variable a default, or check a plan, which knows the values.";
  return registry === undefined
    ? "State the registry of the site and mirror it there, or carry it in the bundle."
    : `Mirror it into ${registry} and name it from there, or carry it in the bundle.`;
}
