import { GAP } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { authorityOf, outlinedHost, withReason } from "./host";
import { placeOfHost } from "./host-place";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** Where a container runtime looks when an image names no registry. */
const DEFAULT_REGISTRY = "docker.io";

/** A container image: where its registry is. */
export function readImage(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const registry = registryOf(textOf(outcome), outcome.prefix) ?? outlinedHost(outcome);
  const evidence = evidenceOf(occurrence, site);
  if (registry === undefined) {
    const unresolved = { place: unknownPlace(whyUnknown(occurrence)), to: occurrence.attribute, evidence };
    return readTargets(occurrence, site) ?? unresolved;
  }
  const found = placeOfHost(registry, site);
  const named = found.place.kind === "countries" || !registry.includes(GAP) ? undefined : readTargets(occurrence, site);
  if (named) return named;
  return {
    ...withReason({ ...found, host: authorityOf(registry) }, registry, occurrence),
    to: registry.includes(GAP) ? registry : knownText(outcome) || registry,
    evidence: [...evidence, ...found.evidence],
    kind: undefined,
  };
}

/**
 * The registry host of an image. Docker's rule: what stands before the first slash is a host if it has a dot or a port,
 * or is localhost. Of an image that is known in part only, the host has to be complete.
 */
function registryOf(image: string | undefined, start = ""): string | undefined {
  const text = (image ?? start).replace(/^(?:docker|oci|https?):\/\//, "");
  const slash = text.indexOf("/");
  if (slash === -1) return image === undefined ? undefined : DEFAULT_REGISTRY;
  const host = text.slice(0, slash);
  return /[.:]/.test(host) || host === "localhost" ? host : DEFAULT_REGISTRY;
}
