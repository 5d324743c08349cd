import type { MultiRegionService } from "../../../../catalog/multi-regions";
import type { Reading, ReadingSite } from "../reading";
import { readRegion } from "../readers/region";
import { isUnset } from "../readers/text";
import { valuesAt, type ClusterObject } from "./node";

/** Objects by which a controller makes something in a cloud. */
interface CloudObjects {
  readonly group: RegExp;
  readonly provider: string;
  /** Arguments that say where that is. */
  readonly places: readonly string[];
  /** Of the service whose names for several regions together count. @default - none */
  readonly service?: MultiRegionService;
}

/**
 * Crossplane's providers, Config Connector, Azure Service Operator, AWS Controllers for Kubernetes and Cluster API. Groups
 * and arguments after the custom resources that they ship (2026-11-22).
 */
const CLOUD_OBJECTS: readonly CloudObjects[] = [
  { group: /\.aws(?:\.m)?\.(?:upbound|crossplane)\.io$/, provider: "aws", places: ["spec.forProvider.region"] },
  {
    group: /\.azure(?:\.m)?\.(?:upbound|crossplane)\.io$/,
    provider: "azurerm",
    places: ["spec.forProvider.location"],
  },
  {
    group: /\.gcp(?:\.m)?\.(?:upbound|crossplane)\.io$/,
    provider: "google",
    places: ["spec.forProvider.location", "spec.forProvider.region", "spec.forProvider.zone"],
    service: "storage",
  },
  {
    group: /\.cnrm\.cloud\.google\.com$/,
    provider: "google",
    places: ["spec.location", "spec.region", "spec.zone"],
    service: "storage",
  },
  { group: /^[a-z]+\.azure\.com$/, provider: "azurerm", places: ["spec.location"] },
  {
    group: /\.services\.k8s\.aws$/,
    provider: "aws",
    places: ['metadata.annotations["services.k8s.aws/region"]', "spec.createBucketConfiguration.locationConstraint"],
  },
];

/** Cluster API names its clouds by the kind. */
const CLUSTER_API = /(?:^|\.)cluster\.x-k8s\.io$/;
const CLUSTERS: readonly (readonly [kind: RegExp, provider: string, places: readonly string[]])[] = [
  [/^AWS/, "aws", ["spec.region"]],
  [/^Azure/, "azurerm", ["spec.location"]],
  [/^GCP/, "google", ["spec.region", "spec.location"]],
];

/** Where the thing is that an object has made in a cloud; nothing for an object of another kind. */
export function placesOfCloudObject(object: ClusterObject, site: ReadingSite): readonly Reading[] {
  const found = cloudOfObject(object);
  if (!found) return [];
  const { provider, places, service } = found;
  return places
    .flatMap((path) => valuesAt(object, path))
    .filter(({ outcome }) => !isUnset(outcome))
    .flatMap((occurrence) => readRegion(occurrence, { ...site, provider, service, partition: undefined }) ?? []);
}

/** The attributes that say so. */
export function placeAttributesOf(object: ClusterObject): readonly string[] {
  return (cloudOfObject(object)?.places ?? []).flatMap((path) =>
    valuesAt(object, path).map(({ attribute }) => attribute),
  );
}

function cloudOfObject({ group, kind }: ClusterObject): Omit<CloudObjects, "group"> | undefined {
  if (!CLUSTER_API.test(group)) return CLOUD_OBJECTS.find((row) => row.group.test(group));
  const [, provider, places] = CLUSTERS.find(([kinds]) => kinds.test(kind)) ?? [];
  return provider === undefined || !places ? undefined : { provider, places };
}
