import { isOfProvider } from "../model/basis";
import { isListed, typeName } from "../locate/tables";
import type { NotAssessed } from "../model/graph";
import type { Placement } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/** Parts of the facts that no rule of this version reads. */
const UNREAD_FACTS = ["models", "routes"] as const;

/** Arguments by which a cluster states its logging. */
const LOGGING = ["logging_config", "logging_service"];

/** What was met and could not be looked at, so that nobody takes it for passed. */
export function notAssessedOf(
  stacks: readonly TerraformStack[],
  placements: readonly Placement[],
): readonly NotAssessed[] {
  const outsideTables = placements.filter(({ typeNotInTables }) => typeNotInTables);
  const ofProvider = outsideTables.filter(({ basis }) => isOfProvider(basis));
  const typesOfProvider = new Set(ofProvider.map(({ resource }) => typeName(resource)));
  return [
    ...stacks.flatMap(({ notAssessed }) => notAssessed),
    ...stacks.flatMap(unreadFacts),
    ...stacks.flatMap(logsByDefault),
    ...stacks
      .flatMap(({ modules }) => modules)
      .map(({ address }) => ({
        what: address,
        why: "the inside of a module is not in this file; check a plan, which shows it",
      })),
    ...types(ofProvider, "placement from the provider only"),
    ...types(
      outsideTables.filter(({ resource, basis }) => isSaid(basis) && !typesOfProvider.has(typeName(resource))),
      "no table knows where it sends data",
    ),
    ...types(
      outsideTables.filter(({ basis }) => basis === "stated"),
      "placement as stated only; no table says where it sends data",
    ),
    ...types(
      stacks.flatMap(({ resources }) =>
        resources.filter((resource) => !isListed(resource)).map((resource) => ({ resource })),
      ),
      "no table says where resources of this type are",
    ),
  ];
}

/** Whether an argument of the resource says its place. */
function isSaid(basis: string): boolean {
  return basis !== "unknown" && basis !== "stated" && !isOfProvider(basis);
}

/** Each type once. */
function types(of: readonly { readonly resource: TerraformResource }[], why: string): NotAssessed[] {
  return [...new Set(of.map(({ resource }) => typeName(resource)))]
    .sort()
    .map((type) => ({ what: `type ${type}`, why }));
}

function unreadFacts({ facts, name, file }: TerraformStack): readonly NotAssessed[] {
  return UNREAD_FACTS.filter((key) => facts && Object.hasOwn(facts, key)).map((key) => ({
    what: `${key} of ${name ?? file}`,
    why: "this version reads no such facts",
  }));
}

/**
 * Google sends logs of these by itself, into a bucket that is global unless settings of the organisation place it. The
 * input holds no such settings, and every service of Google's logs in this way: a finding on each that states nothing
 * would be a guess about the organisation, and silence would pass for a pass.
 */
function logsByDefault({ resources }: TerraformStack): readonly NotAssessed[] {
  return resources
    .filter(
      ({ type, values }) => type === "google_container_cluster" && !LOGGING.some((key) => Object.hasOwn(values, key)),
    )
    .map(({ address }) => ({
      what: `logs of ${address}`,
      why: "it states no logging, and the place of its project's log bucket _Default is not in the input",
    }));
}
