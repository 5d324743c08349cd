import { documentsOf } from "../manifest/documents";
import { locationsOfNodes } from "../manifest/topology";
import { cloudOf } from "../manifest/regions";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { scopeOf } from "./manifest-objects";
import { isUnset } from "./text";

/** Regions and zones that an object's pods or volumes are bound to, where the cluster's cloud is known. */
export function readK8sTopology(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  if (isUnset(occurrence.outcome) || cloudOf(site) === undefined) return [];
  const documents = documentsOf(occurrence, scopeOf(site), site);
  if ("unread" in documents) return [];
  return documents.nodes.flatMap(({ attribute, value, scope }) =>
    locationsOfNodes({ attribute: "", value: { [attribute]: value }, scope }, site),
  );
}
