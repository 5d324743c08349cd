import { foundAs, readingsOf, type Found } from "../manifest/found";
import { documentsOf, objectsIn } from "../manifest/documents";
import type { Node } from "../manifest/node";
import { flowsOfObject } from "../manifest/objects";
import { unseen } from "../manifest/unseen";
import type { Scope } from "../../expression/outcome";
import type { Occurrence, Reading, ReadingSite, ResourceSite } from "../reading";
import { isUnset } from "./text";

/** What the objects of a cluster lead to that stand in an argument, written out or as YAML. */
export function readManifestObjects(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  if (isUnset(occurrence.outcome)) return [];
  const documents = documentsOf(occurrence, scopeOf(site), site);
  if ("unread" in documents) return readingsOf(foundAs("image", unseen(occurrence, site, documents.unread)));
  return readingsOf(documents.nodes.flatMap((node) => ofDocument(node, site)));
}

function ofDocument(node: Node, site: ReadingSite): readonly Found[] {
  return objectsIn([node]).flatMap((object) => flowsOfObject(object, site));
}

/** What names mean in an argument that is not known as a whole. */
export function scopeOf(site: ReadingSite): Scope {
  return site.locator.program.scopeOf(site.stack, (site as Partial<ResourceSite>).resource);
}
