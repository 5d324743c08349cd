import type { MultiRegionService } from "../../../../catalog/multi-regions";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readRegion } from "../readers/region";
import { valuesAt, type ClusterObject } from "./node";
import { saidAt } from "./store";

/** Objects by which a controller makes something in a cloud. */
interface CloudObjects {
  readonly group: RegExp;
  readonly provider: string;
  /** Arguments that say where that is. */
  readonly places: readonly string[];
  /** What is nowhere without such an argument, as `Bucket.s3.aws.upbound.io`. What is of no region or part of another is not. */
  readonly placed: RegExp;
  /** Of the service whose names for several regions together count. @default - none */
  readonly service?: MultiRegionService;
}

/** Services of AWS that are of no region. */
const REGIONAL_IN_AWS = /^\w+\.(?!(?:budgets|cloudfront|globalaccelerator|iam|organizations|route53|shield|waf)\.)/;

const PLACED_IN_AZURE =
  /^(?:(?:Storage|Database)?Account|FlexibleServer|(?:Kubernetes|Managed)Cluster|Vault|(?:Linux|Windows)?VirtualMachine|(?:Managed)?Disk)\./;

/**
 * Crossplane's providers, Config Connector, Azure Service Operator, AWS Controllers for Kubernetes and Cluster API. Groups
 * and arguments after the custom resources that they ship (2026-11-22).
 */
const CLOUD_OBJECTS: readonly CloudObjects[] = [
  {
    group: /\.aws(?:\.m)?\.(?:upbound|crossplane)\.io$/,
    provider: "aws",
    places: ["spec.forProvider.region"],
    placed: REGIONAL_IN_AWS,
  },
  {
    group: /\.azure(?:\.m)?\.(?:upbound|crossplane)\.io$/,
    provider: "azurerm",
    places: ["spec.forProvider.location"],
    placed: PLACED_IN_AZURE,
  },
  {
    group: /\.gcp(?:\.m)?\.(?:upbound|crossplane)\.io$/,
    provider: "google",
    places: ["spec.forProvider.location", "spec.forProvider.region", "spec.forProvider.zone"],
    placed:
      /^(?:Bucket\.storage|Dataset\.bigquery|DatabaseInstance\.sql|(?:Disk|Instance)\.compute|Cluster\.(?:alloydb|container)|KeyRing\.kms|Instance\.(?:filestore|redis))\./,
    service: "storage",
  },
  {
    group: /\.cnrm\.cloud\.google\.com$/,
    provider: "google",
    places: ["spec.location", "spec.region", "spec.zone"],
    placed:
      /^(?:StorageBucket|BigQueryDataset|SQLInstance|Compute(?:Disk|Instance)|(?:AlloyDB|Container)Cluster|KMSKeyRing|(?:Filestore|Redis)Instance)\./,
    service: "storage",
  },
  { group: /^[a-z]+\.azure\.com$/, provider: "azurerm", places: ["spec.location"], placed: PLACED_IN_AZURE },
  {
    group: /\.services\.k8s\.aws$/,
    provider: "aws",
    places: ['metadata.annotations["services.k8s.aws/region"]', "spec.createBucketConfiguration.locationConstraint"],
    placed: REGIONAL_IN_AWS,
  },
];

/** Cluster API names its clouds by the kind. */
const CLUSTER_API = /(?:^|\.)cluster\.x-k8s\.io$/;
const PLACED_BY_CLUSTER_API = /^(?:AWS|Azure|GCP)(?:Cluster|ManagedControlPlane)\./;
const CLUSTERS: readonly (readonly [kind: RegExp, provider: string, places: readonly string[]])[] = [
  [/^AWS/, "aws", ["spec.region"]],
  [/^Azure/, "azurerm", ["spec.location"]],
  [/^GCP/, "google", ["spec.region", "spec.location"]],
];

/** Where the thing is that an object has made in a cloud; nothing for an object of another kind. */
export function placesOfCloudObject(object: ClusterObject, site: ReadingSite): readonly Reading[] {
  const found = cloudOfObject(object);
  if (!found) return [];
  const { provider, places, placed, service } = found;
  const said = saidOf(object, places);
  if (said.length === 0) return isPlaced(object, placed) ? [withoutPlace(object, places[0], site)] : [];
  return said.flatMap(
    (occurrence) => readRegion(occurrence, { ...site, provider, service, partition: undefined }) ?? [],
  );
}

/** Whether an object has something made in a cloud that is at a place of its own, wherever the cluster is. */
export function isMadeInCloud(object: ClusterObject): boolean {
  const found = cloudOfObject(object);
  return found !== undefined && (saidOf(object, found.places).length > 0 || isPlaced(object, found.placed));
}

/** The attributes that say so. */
export function placeAttributesOf(object: ClusterObject): readonly string[] {
  return (cloudOfObject(object)?.places ?? []).flatMap((path) =>
    valuesAt(object, path).map(({ attribute }) => attribute),
  );
}

function saidOf(object: ClusterObject, places: readonly string[]): readonly Occurrence[] {
  return places.flatMap((path) => saidAt(object, path));
}

function isPlaced({ group, kind }: ClusterObject, placed: RegExp): boolean {
  return placed.test(`${kind}.${group}`);
}

function withoutPlace({ attribute, kind }: ClusterObject, place: string, { address }: ReadingSite): Reading {
  const note = `\`${place}\` is not set`;
  const why = `\`${place}\` says where the ${kind} is made, and is not set`;
  return { place: unknownPlace(why), to: attribute, evidence: [{ address, attribute, note }] };
}

function cloudOfObject({ group, kind }: ClusterObject): Omit<CloudObjects, "group"> | undefined {
  if (!CLUSTER_API.test(group)) return CLOUD_OBJECTS.find((row) => row.group.test(group));
  const [, provider, places] = CLUSTERS.find(([kinds]) => kinds.test(kind)) ?? [];
  return provider === undefined || !places ? undefined : { provider, places, placed: PLACED_BY_CLUSTER_API };
}
