import type { FlowKind } from "../../../policy/flow-kind";
import type { Occurrence, Reading } from "../reading";
import { readBackupTarget } from "./backup-target";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { readKnownEndpoint } from "./known-hosts";
import { readModelUri } from "./model-uri";
import type { ClusterSite, Read } from "./node";
import { cloudOf, readAnyRegion, regionOf } from "./regions";
import { kindOfWay } from "./way-kind";

/** What a setting means wherever it stands: in the environment of a container, among a chart's values, in a file. */
interface Setting {
  readonly names: RegExp;
  readonly kind: FlowKind;
  readonly read: Read<Reading>;
}

const OPENAI_COMPATIBLE =
  "(?:OPENAI|AZURE_OPENAI|ANTHROPIC|GEMINI|GOOGLE_GEMINI|MISTRAL|COHERE|GROQ|DEEPSEEK|LITELLM|LLM)";

/** Names of settings that are addresses, or regions, and nothing else: a host that nobody knows is unknown here. */
const SETTINGS: readonly Setting[] = [
  { names: /^HF_ENDPOINT$/, kind: "image", read: readEndpoint },
  {
    names: /^(?:PIP|UV)_(?:EXTRA_)?(?:DEFAULT_)?INDEX(?:_URL)?$|^NPM_CONFIG_REGISTRY$|^GOPROXY$/i,
    kind: "image",
    read: readIndex,
  },
  { names: /^(?:GITSYNC_REPO|GIT_SYNC_REPO|GIT_REPO(?:_URL)?)$/, kind: "image", read: readEndpoint },
  { names: new RegExp(`^${OPENAI_COMPATIBLE}_(?:API_)?(?:BASE|BASE_URL|ENDPOINT)$`), kind: "ai", read: readEndpoint },
  { names: /^(?:AWS_)?BEDROCK_(?:AWS_)?REGION$/, kind: "ai", read: regionOf("aws") },
  { names: /^(?:GOOGLE_CLOUD|VERTEX(?:_?AI)?)_LOCATION$|^CLOUD_ML_REGION$/, kind: "ai", read: regionOf("google") },
  { names: /^OTEL_EXPORTER_\w*ENDPOINT$/, kind: "log", read: readEndpoint },
  { names: /^(?:DD_SITE|DD_(?:DD_)?URL|NEW_RELIC_HOST|SENTRY_DSN)$/, kind: "log", read: readEndpoint },
  { names: /^(?:LANGFUSE_(?:HOST|BASE_URL)|LANG(?:SMITH|CHAIN)_ENDPOINT)$/, kind: "log", read: readEndpoint },
  { names: /^(?:WANDB_BASE_URL|MLFLOW_TRACKING_URI|PHOENIX_COLLECTOR_ENDPOINT)$/, kind: "log", read: readEndpoint },
  { names: /^REMOTE_?WRITE_URL$/, kind: "log", read: readEndpoint },
  { names: /^VLLM_USAGE_STATS_SERVER$/, kind: "log", read: readEndpoint },
  { names: /^(?:VAULT|BAO)_ADDR$/, kind: "key", read: readEndpoint },
  { names: /^AWS_ENDPOINT_URL(?:_\w+)?$|^(?:MLFLOW_)?S3_ENDPOINT(?:_URL)?$/, kind: "network", read: readEndpoint },
  { names: /^AWS_(?:DEFAULT_)?REGION$/, kind: "network", read: regionOf("aws") },
  { names: /^https?_proxy$|^HTTPS?_PROXY$/, kind: "network", read: readEndpoint },
  {
    names: /^storage_?ur[il]$|^(?:source_?)?model_?(?:uri|url)$|^artifact_?ur[il]$/i,
    kind: "image",
    read: readModelUri,
  },
  { names: /^site$/, kind: "log", read: readKnownEndpoint },
  { names: /^backup_?target(?:_?url)?$/i, kind: "backup", read: readBackupTarget },
];

/** `GOPROXY` and its like may name what is no host. */
function readIndex(occurrence: Occurrence, site: ClusterSite): readonly Reading[] {
  return readEndpoint(occurrence, site).filter(({ to }) => to !== "direct" && to !== "off");
}

/** Regions stand under such names; whose they are, the cloud says that knows them. */
const REGION_NAMES = /^(?:aws|s3|gcs|bucket|sqs|kms|dynamodb|bedrock|default|cloud)?[._]?region(?:_?name)?$/i;

/** What a setting says by its name; undefined where its name says nothing. */
export function readSetting(name: string, occurrence: Occurrence, site: ClusterSite): readonly Found[] | undefined {
  const setting = settingOf(name);
  return setting && foundAs(setting.kind, setting.read(occurrence, site));
}

/** Whether what a setting of this name says is read. */
export function isSetting(name: string): boolean {
  return settingOf(name) !== undefined;
}

/** Objects of a cluster have the same few names again and again. Kept small, since names are anybody's. */
const found = new Map<string, Setting | undefined>();
const MOST_FOUND = 10_000;

function settingOf(name: string): Setting | undefined {
  if (found.has(name)) return found.get(name);
  if (found.size >= MOST_FOUND) found.clear();
  const setting = SETTINGS.find(({ names }) => names.test(name));
  found.set(name, setting);
  return setting;
}

export function isRegionName(name: string): boolean {
  return REGION_NAMES.test(name);
}

/**
 * A region among settings, of which only the way to it tells what is there. One that is not known counts where the way
 * tells that much.
 */
export function readRegionSetting(occurrence: Occurrence, site: ClusterSite): readonly Found[] {
  const kind = kindOfWay(occurrence.attribute);
  if (occurrence.outcome.known) return foundAs(kind, readAnyRegion(occurrence, site));
  const reading = regionOf(cloudOf(site) ?? "aws")(occurrence, site);
  return foundAs(kind, reading).filter(({ reading: { place } }) => place.kind !== "unknown" || kind !== "network");
}
