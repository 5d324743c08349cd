import type { Occurrence, Reading, ReadingSite } from "../reading";
import { readArn } from "./arn";
import { readAzapiType } from "./azapi-type";
import { readAzurePair, readAzurePaired } from "./azure-pair";
import { readAzureResource } from "./azure-resource";
import { readAzureSku } from "./azure-sku";
import { readAzureTemplate } from "./azure-template";
import { readBucket, readBucketLink } from "./bucket";
import { readChart, readChartImages } from "./chart";
import { readChartValues } from "./chart-release";
import { readContainerDefinitions } from "./container-definitions";
import { readCoreNetworkPolicy } from "./core-network-policy";
import { readDefaultLogBucket } from "./default-log-bucket";
import { readEndpointService } from "./endpoint-service";
import { readFlag, readPartitionFlag, readSet } from "./flag";
import { readBalancer } from "./google-balancer";
import { readFileSystem } from "./google-file-system";
import { readBigQueryLocation, readGoogleScope, readServiceUrl, readUpstream } from "./google-location";
import { readGoogleNetwork } from "./google-network";
import { readGoogleParent } from "./google-parent";
import { readHost, readKnownHost } from "./host";
import { readHostedRegion } from "./hosted-region";
import { readImage } from "./image";
import { readJsonSettings } from "./json-settings";
import { readK8sEndpoint } from "./k8s-endpoint";
import { readK8sTopology } from "./k8s-topology";
import { readK8sParameters, readK8sSecret, readK8sSettings, readK8sWorkload } from "./k8s-workload";
import { readLink } from "./link";
import { readLogSink } from "./log-sink";
import { readManifestObjects } from "./manifest-objects";
import { readMlProcessing } from "./ml-processing";
import { readBedrockModel } from "./model";
import { readObjectBucket } from "./object-bucket";
import { readOrderedDatacenter } from "./ordered-datacenter";
import { readOutpost } from "./outpost";
import { readPackageSource } from "./package-source";
import { readParent } from "./parent";
import { readReference } from "./reference";
import { readRegion } from "./region";
import { readRegionOrPair } from "./region-or-pair";
import { readResourceId } from "./resource-id";
import { readSetting } from "./setting";

/** A way to read an argument. It gives no reading where the argument says nothing of a place. */
type Reader = (occurrence: Occurrence, site: ReadingSite) => Reading | readonly Reading[] | undefined;

/** By the names that tables use. */
const READERS = {
  arn: readArn,
  "azapi-type": readAzapiType,
  "azure-pair": readAzurePair,
  "azure-paired": readAzurePaired,
  "azure-resource": readAzureResource,
  "azure-sku": readAzureSku,
  "azure-template": readAzureTemplate,
  "bedrock-model": readBedrockModel,
  bucket: readBucket,
  "bucket-link": readBucketLink,
  chart: readChart,
  "chart-images": readChartImages,
  "chart-values": readChartValues,
  "container-definitions": readContainerDefinitions,
  "core-network-policy": readCoreNetworkPolicy,
  "default-log-bucket": readDefaultLogBucket,
  "endpoint-service": readEndpointService,
  flag: readFlag,
  "google-balancer": readBalancer,
  "google-bigquery-location": readBigQueryLocation,
  "google-file-system": readFileSystem,
  "google-network": readGoogleNetwork,
  "google-parent": readGoogleParent,
  "google-scope": readGoogleScope,
  "google-service-url": readServiceUrl,
  "google-upstream": readUpstream,
  host: readHost,
  "hosted-region": readHostedRegion,
  image: readImage,
  "json-settings": readJsonSettings,
  "k8s-endpoint": readK8sEndpoint,
  "k8s-parameters": readK8sParameters,
  "k8s-secret": readK8sSecret,
  "k8s-settings": readK8sSettings,
  "k8s-topology": readK8sTopology,
  "k8s-workload": readK8sWorkload,
  "known-host": readKnownHost,
  link: readLink,
  "log-sink": readLogSink,
  "manifest-objects": readManifestObjects,
  "ml-processing": readMlProcessing,
  "object-bucket": readObjectBucket,
  "ordered-datacenter": readOrderedDatacenter,
  outpost: readOutpost,
  "package-source": readPackageSource,
  parent: readParent,
  "partition-flag": readPartitionFlag,
  reference: readReference,
  region: readRegion,
  "region-or-pair": readRegionOrPair,
  "resource-id": readResourceId,
  set: readSet,
  setting: readSetting,
} as const satisfies Readonly<Record<string, Reader>>;

export type ReaderName = keyof typeof READERS;

/** Every place that an argument says. */
export function readAs(name: ReaderName, occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  const read = READERS[name](occurrence, site) ?? [];
  return "place" in read ? [read] : read;
}
