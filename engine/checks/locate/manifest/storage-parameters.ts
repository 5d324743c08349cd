import { isJsonObject, type JsonValue } from "../../../json";
import { leavesSnapshotsToDefault } from "../google-snapshots";
import { anywhere, unknownPlace, type Reading, type ResourceSite } from "../reading";
import { readArn } from "../readers/arn";
import { readAzurePair } from "../readers/azure-pair";
import { readReference } from "../readers/reference";
import { readRegion } from "../readers/region";
import { evidenceOf } from "../readers/text";
import type { FlowKind } from "../../../policy/flow-kind";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { occurrenceOf, textAt, valuesAt, type ClusterObject, type ClusterSite, type Node, type Read } from "./node";
import { regionOf } from "./regions";

interface Parameter {
  readonly names: RegExp;
  readonly kind: FlowKind;
  readonly read: Read<Reading>;
}

/** What drivers of volumes are told, by the names of their parameters; each driver writes them in its own case. */
const PARAMETERS: readonly Parameter[] = [
  { names: /^kmskeyid$/i, kind: "key", read: readArn },
  { names: /^disk-encryption-kms-key$/i, kind: "key", read: readReference },
  { names: /^(?:skuname|storageaccounttype)$/i, kind: "replication", read: readAzurePair },
  { names: /^(?:server|nfs-?server|endpoint|s3-?endpoint|shareaddress)$/i, kind: "network", read: readEndpoint },
];

/** What a class of volumes, or a volume of a driver, says of other places. */
export function storageParameters(node: Node, site: ClusterSite): readonly Found[] {
  if (!isJsonObject(node.value)) return [];
  return Object.entries(node.value).flatMap(([name, value]) => {
    const parameter = PARAMETERS.find(({ names }) => names.test(name));
    if (!parameter) return [];
    const occurrence = memberOf(node, name, value);
    return foundAs(parameter.kind, parameter.read(occurrence, site));
  });
}

function memberOf({ attribute, scope }: Node, name: string, value: JsonValue) {
  return occurrenceOf({ attribute: `${attribute}[${JSON.stringify(name)}]`, value, scope });
}

const DISKS_OF_GOOGLE = "pd.csi.storage.gke.io";

/** Where a class of snapshots has them stored; a disk of Google's has its snapshots in a multi-region by default. */
export function snapshotLocations(object: ClusterObject, site: ClusterSite): readonly Found[] {
  const said = [...valuesAt(object, "parameters")].flatMap(({ attribute, outcome: { known } }) => {
    if (!known || !isJsonObject(known.value)) return [];
    const parameters: Node = { attribute, value: known.value, scope: known.scope };
    return Object.entries(known.value)
      .filter(([name]) => /^(?:storage-locations|location)$/i.test(name))
      .map(([name, value]) => ({ name, occurrence: memberOf(parameters, name, value) }));
  });
  if (said.length > 0) {
    return said.flatMap(({ name, occurrence }) =>
      foundAs(
        "backup",
        name === "location"
          ? regionOf("azurerm")(occurrence, site)
          : readRegion(occurrence, { ...site, provider: "google", service: "storage", partition: undefined }),
      ),
    );
  }
  if (textAt(object, "driver") !== DISKS_OF_GOOGLE) return [];
  const leaves = leavesSnapshotsToDefault(site as ResourceSite);
  if (leaves === false) return [];
  const why = "no storage-locations: the snapshots go to the nearest multi-region";
  const place = leaves === true ? anywhere(why) : unknownPlace(leaves.unknown);
  const evidence = evidenceOf(occurrenceOf(object), site, "storage-locations is not set");
  return foundAs("backup", { place, to: "other regions", operator: "google", evidence });
}
