import type { Target } from "../../expression/outcome";
import { isInProject } from "../google-project";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { declaredAs } from "./declared";
import { googleNamePlace } from "./reference";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** `projects/acme/topics/orders`, `organizations/acme`, with the project and the last part of the name. */
const FULL_NAME = /^(?:\/\/[^/]+\/)?(?:projects\/([^/]+)\/.*|organizations\/.*|organizations)\/([^/]+)$/;

/** Resources that only say in which project something is. */
const PROJECTS = /^google_(?:client_config|folder|organization|project)$/;

/**
 * What a resource is part of, by a reference, by a full name that holds a place, or by the name of a resource that is
 * declared. Any other name says no place: the service looks for it where the resource is.
 */
export function readGoogleParent(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const text = knownText(outcome);
  const evidence = evidenceOf(occurrence, site);
  const named = googleNamePlace(text, site);
  if (named) return { ...named, to: text, evidence };
  const targets = outcome.targets.filter(({ resource }) => !PROJECTS.test(resource.type));
  const referred = readTargets({ ...occurrence, outcome: { ...outcome, targets } }, site);
  if (referred) return referred;
  if (textOf(outcome) === undefined) return { place: unknownPlace(whyUnknown(occurrence)), to: text, evidence };
  const declared = declaredParent(text, site);
  return declared && { ...declared, evidence: [...evidence, ...declared.evidence] };
}

/** A full name is of a resource that is declared only where both are known to be of one project. */
function declaredParent(text: string, site: ReadingSite): Reading | undefined {
  if (!site.names) return undefined;
  const [, project, name] = FULL_NAME.exec(text) ?? [undefined, undefined, text];
  const declared = declaredAs(name, site.names, site);
  const isOfProject = ({ stack, resource }: Omit<Target, "attribute">): boolean =>
    project === undefined || isInProject(site.locator.program, { stack, resource }, project);
  return declared?.targets?.every(isOfProject) ? declared : undefined;
}
