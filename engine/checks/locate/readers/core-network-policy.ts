import { occurrences } from "../paths";
import { isResourceSite, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { jsonTextOf } from "./json-text";
import { readRegion } from "./region";
import { evidenceOf, isUnset, whyUnknown } from "./text";

/** The data source that such a document is mostly written as. */
const DOCUMENT = "aws_networkmanager_core_network_policy_document";

/** The policy document of a wide area network: the regions that it has an edge in. */
export function readCoreNetworkPolicy(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  if (isUnset(occurrence.outcome)) return [];
  const locations = written(occurrence, site) ?? referred(occurrence, site);
  if (locations) return locations.flatMap((location) => readRegion(location, site) ?? []);
  const place = unknownPlace(whyUnknown(occurrence));
  return [{ place, to: occurrence.attribute, evidence: evidenceOf(occurrence, site) }];
}

function written(occurrence: Occurrence, site: ReadingSite): readonly Occurrence[] | undefined {
  const edges = jsonTextOf(occurrence, site)?.member("core-network-configuration")?.member("edge-locations")?.items();
  return edges?.flatMap((edge, index) => {
    const location = edge.member("location");
    const attribute = `${occurrence.attribute}.edge-locations[${index}]`;
    return location
      ? [{ attribute, value: location.outcome.known?.value ?? occurrence.value, outcome: location.outcome }]
      : [];
  });
}

function referred({ attribute, outcome }: Occurrence, site: ReadingSite): readonly Occurrence[] | undefined {
  const documents = outcome.targets.filter(({ resource }) => resource.type === DOCUMENT);
  if (!isResourceSite(site) || documents.length === 0 || documents.length < outcome.targets.length) return undefined;
  return documents.flatMap(({ stack, resource }) =>
    occurrences(
      resource.values,
      site.locator.program.scopeOf(stack, resource),
      "core_network_configuration[].edge_locations[].location",
    ).map((found) => ({ ...found, attribute: `${attribute}: ${resource.address}.${found.attribute}` })),
  );
}
