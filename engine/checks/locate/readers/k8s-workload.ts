import { withoutValues, readingsOf, foundAs, type Found } from "../manifest/found";
import type { Node } from "../manifest/node";
import { storageParameters } from "../manifest/storage-parameters";
import { unseen } from "../manifest/unseen";
import { walk } from "../manifest/walk";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { isUnset } from "./text";

type Look = (node: Node, site: ReadingSite) => readonly Found[];

/** The specification of a pod as blocks: what its containers pull, are told, and ask. */
export function readK8sWorkload(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  if (!occurrence.outcome.known) return readingsOf(foundAs("image", unseen(occurrence, site)));
  return looked(occurrence, site, (node) => walk(node, site, { bare: "of-the-default-registry" }));
}

/** The data of a config map, or settings of an environment: hosts that are known, and settings that name one. */
export function readK8sSettings(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  return looked(occurrence, site, (node) => walk(node, site, { bare: "say-nothing" }));
}

/** The data of a secret: as of a config map, without showing what it says. */
export function readK8sSecret(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  return looked(occurrence, site, (node) => withoutValues(walk(node, site, { bare: "say-nothing" })));
}

/** What the driver of a class of volumes is told. */
export function readK8sParameters(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  return looked(occurrence, site, (node) => storageParameters(node, site));
}

function looked({ attribute, outcome }: Occurrence, site: ReadingSite, look: Look): readonly Reading[] {
  if (!outcome.known || isUnset(outcome)) return [];
  return readingsOf(look({ attribute, ...outcome.known }, site));
}
