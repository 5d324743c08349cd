import type { Occurrence, Reading, ReadingSite } from "../reading";
import { readArn } from "./arn";
import { readAzurePair } from "./azure-pair";
import { readBucket } from "./bucket";
import { readChart, readChartImages } from "./chart";
import { readContainerDefinitions } from "./container-definitions";
import { readDefaultLogBucket } from "./default-log-bucket";
import { readFlag, readSet } from "./flag";
import { readHost, readKnownHost } from "./host";
import { readImage } from "./image";
import { readLink } from "./link";
import { readLogSink } from "./log-sink";
import { readManifestImages } from "./manifest-images";
import { readMlProcessing } from "./ml-processing";
import { readBedrockModel } from "./model";
import { readParent } from "./parent";
import { readReference } from "./reference";
import { readRegion } from "./region";

/** A way to read an argument. It gives no reading where the argument says nothing of a place. */
type Reader = (occurrence: Occurrence, site: ReadingSite) => Reading | readonly Reading[] | undefined;

/** By the names that tables use. */
const READERS = {
  arn: readArn,
  "azure-pair": readAzurePair,
  "bedrock-model": readBedrockModel,
  bucket: readBucket,
  chart: readChart,
  "chart-images": readChartImages,
  "container-definitions": readContainerDefinitions,
  "default-log-bucket": readDefaultLogBucket,
  flag: readFlag,
  host: readHost,
  image: readImage,
  "known-host": readKnownHost,
  link: readLink,
  "log-sink": readLogSink,
  "manifest-images": readManifestImages,
  "ml-processing": readMlProcessing,
  parent: readParent,
  reference: readReference,
  region: readRegion,
  set: readSet,
} as const satisfies Readonly<Record<string, Reader>>;

export type ReaderName = keyof typeof READERS;

/** Every place that an argument says. */
export function readAs(name: ReaderName, occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  return [READERS[name](occurrence, site) ?? []].flat();
}
