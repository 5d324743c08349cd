import { placesOfCloudObject } from "../manifest/cloud-objects";
import { documentsOf, objectsIn } from "../manifest/documents";
import { locationsOfNodes } from "../manifest/topology";
import { cloudOf, statedCountry } from "../manifest/regions";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { scopeOf } from "./manifest-objects";
import { isUnset } from "./text";

/**
 * Where a controller makes what an object asks for; else regions and zones that pods or volumes are bound to, where the
 * cluster's cloud is known or its country is stated.
 */
export function readK8sTopology(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  if (isUnset(occurrence.outcome)) return [];
  const documents = documentsOf(occurrence, scopeOf(site), site);
  if ("unread" in documents) return [];
  const made = objectsIn(documents.nodes).flatMap((object) => placesOfCloudObject(object, site));
  if (made.length > 0 || (cloudOf(site) === undefined && statedCountry(site) === undefined)) return made;
  return documents.nodes.flatMap(({ attribute, value, scope }) =>
    locationsOfNodes({ attribute: "", value: { [attribute]: value }, scope }, site),
  );
}
