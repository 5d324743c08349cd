import type { Outcome, Target } from "../../expression/outcome";
import type { Place } from "../../model/placement";
import { isInProject } from "../google-project";
import type { Locator } from "../locator";
import { occurrences } from "../paths";
import type { Program } from "../program";
import { anywhere, unite, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, knownText, textOf } from "./text";

type Resource = Omit<Target, "attribute">;

const NETWORK = "google_compute_network";
const SUBNETWORK = "google_compute_subnetwork";

/** `https://www.googleapis.com/compute/v1/projects/acme/global/networks/main` */
const FULL_NAME = /(?:^|\/)projects\/([^/]+)\/global\/networks\/([^/]+)$/;

/** A network of Google, which has no region: its traffic may go wherever one of its subnetworks is. */
export function readGoogleNetwork(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const text = knownText(outcome);
  const evidence = evidenceOf(occurrence, site);
  const network = networkOf(outcome, site.locator);
  if (!network) {
    const why = `where the subnetworks of '${text || occurrence.attribute}' are is not known`;
    return { place: unknownPlace(why), to: text || occurrence.attribute, evidence };
  }
  return { place: placeOf(network, site), to: network.resource.address, targets: [network], evidence };
}

function placeOf(network: Resource, { locator }: ReadingSite): Place {
  const { address } = network.resource;
  const { program } = locator;
  const [auto] = occurrences(network.resource.values, scopeOf(program, network), "auto_create_subnetworks");
  if (!auto || textOf(auto.outcome) !== "false") {
    return auto && !auto.outcome.known
      ? unknownPlace(`auto_create_subnetworks of ${address} decides`)
      : anywhere(`${address} creates a subnetwork in every region`);
  }
  const places = (subnetworksOf(locator).get(network.resource) ?? []).flatMap(
    ({ stack, resource }) => locator.locate(stack, resource)?.place ?? [],
  );
  return places.length > 0 ? unite(places) : unknownPlace(`no subnetwork of ${address} is declared here`);
}

/** By a reference, by its name, or by its full name where it is of that project. */
function networkOf(outcome: Outcome, locator: Locator): Resource | undefined {
  const referred = outcome.targets.find(({ resource }) => resource.type === NETWORK);
  const text = textOf(outcome);
  if (referred || text === undefined) return referred;
  const [, project, name] = FULL_NAME.exec(text) ?? [undefined, undefined, text];
  const named = name.includes("/") ? undefined : locator.findByName(NETWORK, "name", name);
  return named && (project === undefined || isInProject(locator.program, named, project)) ? named : undefined;
}

const subnetworks = new WeakMap<Locator, ReadonlyMap<Resource["resource"], readonly Resource[]>>();

/** Looked for once: a program may have many more networks than peerings. */
function subnetworksOf(locator: Locator): ReadonlyMap<Resource["resource"], readonly Resource[]> {
  let found = subnetworks.get(locator);
  if (!found) subnetworks.set(locator, (found = indexSubnetworks(locator)));
  return found;
}

function indexSubnetworks(locator: Locator): ReadonlyMap<Resource["resource"], readonly Resource[]> {
  const { program } = locator;
  const byNetwork = new Map<Resource["resource"], Resource[]>();
  for (const stack of program.stacks) {
    for (const resource of stack.resources) {
      if (resource.type !== SUBNETWORK) continue;
      const subnetwork = { stack, resource };
      for (const { outcome } of occurrences(resource.values, scopeOf(program, subnetwork), "network")) {
        const network = networkOf(outcome, locator)?.resource;
        if (!network) continue;
        const known = byNetwork.get(network);
        if (known) known.push(subnetwork);
        else byNetwork.set(network, [subnetwork]);
      }
    }
  }
  return byNetwork;
}

function scopeOf(program: Program, { stack, resource }: Resource) {
  return program.scopeOf(stack, resource);
}
