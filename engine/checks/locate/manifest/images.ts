import { known } from "../../expression/outcome";
import type { Occurrence, Reading } from "../reading";
import { readHost } from "../readers/host";
import { readImage } from "../readers/image";
import { isUnset, knownText, textOf } from "../readers/text";
import { foundAs, type Found } from "./found";
import { readModelUri } from "./model-uri";
import { NOWHERE, textAt, valuesAt, type ClusterSite, type Node } from "./node";

/** Whether text that names no registry is an image of the default one, or may mean anything. */
export type BareImages = "of-the-default-registry" | "say-nothing";

/** Keys that say a registry for images which are named elsewhere. */
const REGISTRY_NAMES =
  /^(?:image_?)?registry(?:_?url)?$|^(?:default|system_?default|global)_?(?:image_?)?registry$|^hub$/i;

const REPOSITORY_NAMES = /^(?:image_?)?repository$/i;

/** What stands before the first slash is a host: it has a dot or a port. */
const WITH_HOST = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[\w-]+(?:\.[\w-]+)+(?::\d+)?|localhost(?::\d+)?|[\w-]+:\d+)(?:\/|$)/i;

export function isRegistryName(name: string): boolean {
  return REGISTRY_NAMES.test(name);
}

export function isRepositoryName(name: string): boolean {
  return REPOSITORY_NAMES.test(name);
}

/** The image that a container runs; parts of a name may stand apart, as `repository` and `version` beside it. */
export function imageText(node: Node, image: Occurrence, bare: BareImages, site: ClusterSite): readonly Found[] {
  const text = textOf(image.outcome);
  const repository = valuesAt(node, "repository").find(({ outcome }) => !isUnset(outcome));
  if (repository && text !== undefined && !WITH_HOST.test(text)) return repositoryText(repository, bare, site);
  return bare === "say-nothing" && !WITH_HOST.test(knownText(image.outcome))
    ? []
    : foundAs("image", readImage(image, site));
}

/** An image whose parts stand apart: `{ registry, repository, tag }`, or one that is no container's. */
export function imageParts(node: Node, bare: BareImages, site: ClusterSite): readonly Found[] {
  const found = (path: string) => valuesAt(node, path).filter(({ outcome }) => !isUnset(outcome));
  const urls = [...found("url"), ...found("reference")];
  if (urls.length > 0) return urls.flatMap((url) => foundAs("image", imageAddress(url, site)));
  const [registry] = found("registry");
  if (registry) return registryText(registry, site, textAt(node, "repository"));
  return found("repository").flatMap((repository) => repositoryText(repository, bare, site));
}

function imageAddress(occurrence: Occurrence, site: ClusterSite): Reading | readonly Reading[] | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(knownText(occurrence.outcome))
    ? readModelUri(occurrence, site)
    : readImage(occurrence, site);
}

/** A registry on its own, with what is pulled from it where that is known. */
export function registryText(registry: Occurrence, site: ClusterSite, path = ""): readonly Found[] {
  const text = textOf(registry.outcome);
  if (text === undefined) return foundAs("image", readHost(registry, site));
  if (!WITH_HOST.test(text)) return [];
  const name = `${text.replace(/\/$/, "")}/${path}`;
  const whole = { ...registry, outcome: known(name, NOWHERE, registry.outcome.trail) };
  const to = name.replace(/\/$/, "");
  return foundAs("image", readImage(whole, site)).map(({ kind, reading }) => {
    const [first, ...others] = reading.evidence;
    return { kind, reading: { ...reading, to, evidence: [{ ...first, value: to }, ...others] } };
  });
}

/** The name of a repository says its registry where it begins with a host. */
export function repositoryText(repository: Occurrence, bare: BareImages, site: ClusterSite): readonly Found[] {
  const text = knownText(repository.outcome);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return foundAs("image", imageAddress(repository, site));
  const saysNothing = bare === "say-nothing" && textOf(repository.outcome) !== undefined && !WITH_HOST.test(text);
  return saysNothing ? [] : foundAs("image", readImage(repository, site));
}
