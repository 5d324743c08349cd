import type { Policy } from "../../policy";
import { statedInWords } from "../../policy/profiles/facts";
import { countryDemands, type CountryDemand } from "../../policy/profiles/demands";
import { articleOf, type AdequateCountries, type Cover } from "../../policy/profiles/profile";
import type { DataKind } from "../../policy/profiles/scope";
import type { FactGraph, NotAssessed, StatedFact } from "../model/graph";
import type { Place } from "../model/placement";
import { stackPath } from "../model/stack-path";
import { coversOf } from "../rules/covers";
import { placeName, resourceName } from "../rules/wording";

export interface TransferNotes {
  /** Transfers without a finding, with what they rest on. */
  readonly stated: readonly StatedFact[];
  /** Limits of adequacy that only a lawyer can look at. */
  readonly notAssessed: readonly NotAssessed[];
}

interface Subject extends DataKind {
  readonly path: string;
  readonly what: () => string;
  readonly place: Place;
  readonly covers: readonly Cover[];
}

/** Where data is or goes under a law profile without a finding, since the policy states what that rests on. */
export function transferNotes(graph: FactGraph, policy: Policy, asOf: string): TransferNotes {
  if (policy.profiles.length === 0) return { stated: [], notAssessed: [] };
  const stated = new Map<string, StatedFact>();
  const limits = new Map<string, NotAssessed>();
  for (const subject of subjectsOf(graph)) {
    for (const demand of countryDemands(policy, subject, subject.covers, asOf)) {
      const rests = restsOn(subject.place, demand, policy);
      if (rests !== undefined) {
        const law = `${demand.profile.id}, ${articleOf(demand.requirement.citation)}`;
        const what = `transfer of ${subject.what()} to ${placeName(subject.place)} rests on ${rests} (${law}; needs evidence)`;
        stated.set(`${subject.path}\n${what}`, { path: subject.path, what });
      }
      for (const entry of reliedFor(subject.place, demand)) {
        if (entry.scope === undefined) continue;
        const what = `${demand.profile.id}: what the adequacy of ${entry.countries.join(", ")} covers`;
        limits.set(what, { what, why: `${entry.scope} (${articleOf(entry.citation ?? demand.requirement.citation)})` });
      }
    }
  }
  return { stated: [...stated.values()], notAssessed: [...limits.values()] };
}

function subjectsOf({ placements, flows, states }: FactGraph): readonly Subject[] {
  return [
    ...placements.map((placement): Subject => {
      const { resource, place, dataClass, tags } = placement;
      return {
        path: resource.constructPath ?? resource.address,
        what: () => resourceName(resource),
        place,
        covers: coversOf(placement),
        dataClass,
        tags,
      };
    }),
    ...flows.map(({ resource, kind, from, statedAt, place, dataClass, tags }): Subject => ({
      path: statedAt ?? resource.constructPath ?? resource.address,
      what: () => `${from} (${kind})`,
      place,
      covers: [kind],
      dataClass,
      tags,
    })),
    ...states.map(({ stack, place, dataClass, tags }): Subject => ({
      path: stackPath(stack),
      what: () => "the Terraform state",
      place,
      covers: ["state"],
      dataClass,
      tags,
    })),
  ];
}

/** What a place outside the countries of a demand rests on; undefined where it is inside, or rests on nothing. */
function restsOn(place: Place, demand: CountryDemand, { profileFacts }: Policy): string | undefined {
  const { allowed, liftedBy, profile } = demand;
  if (place.kind === "unknown" || allowed === "any") return undefined;
  const isInside = place.kind === "countries" && place.countries.every((country) => allowed.has(country));
  if (!isInside) return liftedBy;
  const conditional = reliedFor(place, demand).flatMap(({ when }) => (when ? [when] : []));
  if (conditional.length === 0) return undefined;
  return conditional.map((when) => statedInWords(when, profile, profileFacts)).join("; ");
}

function reliedFor(place: Place, { relied }: CountryDemand): readonly AdequateCountries[] {
  if (place.kind !== "countries") return [];
  return relied.filter(({ countries }) => countries.some((country) => place.countries.includes(country)));
}
