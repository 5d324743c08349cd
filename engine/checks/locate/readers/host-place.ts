import { findHost, type HostKind, type HostRow } from "../../../../catalog/hosts";
import { findMultiRegion } from "../../../../catalog/multi-regions";
import { findOperator } from "../../../../catalog/operators";
import { findRegion } from "../../../../catalog/regions";
import type { FlowKind } from "../../../policy/flow-kind";
import { GAP } from "../../expression/outcome";
import type { Place } from "../../model/placement";
import { azureHost } from "./azure-host";
import { anywhere, inCountries, locateSelf, unknownPlace, type Reading, type ReadingSite } from "../reading";

/** What it is to talk to a host of a kind; the others are plain network. */
const FLOW_OF_HOST: Partial<Record<HostKind, FlowKind>> = {
  "ai-api": "ai",
  "chart-repository": "image",
  "image-registry": "image",
  "model-hub": "image",
  "package-registry": "image",
  telemetry: "log",
};

/** Domains whose host names hold a region, with the provider that the region is of. */
const REGIONAL_DOMAINS: readonly (readonly [suffix: RegExp, provider: string])[] = [
  [/\.amazonaws\.(?:com|eu|com\.cn)$|\.api\.aws$/, "aws"],
  [/\.(?:googleapis\.com|pkg\.dev|gcr\.io|run\.app|g[vk]e\.goog|cloudfunctions\.net)$/, "google"],
  [/\.(?:azmk8s\.io|cloudapp\.azure\.com|avs\.azure\.com)$/, "azurerm"],
  [/\.aliyuncs\.com$/, "alicloud"],
  [/\.exo\.io$/, "exoscale"],
  [/\.myhuaweicloud\.(?:com|eu)$/, "huaweicloud"],
  [/\.ionos(?:cloud)?\.com$/, "ionoscloud"],
  [/\.(?:oraclecloud\d*\.(?:com|eu)|ocir\.io)$/, "oci"],
  [/\.otc\.t-systems\.com$/, "opentelekomcloud"],
  [/\.outscale\.com$/, "outscale"],
  [/\.cloud\.ovh\.(?:net|us)$|\.k8s\.ovh\.net$|\.container-registry\.ovh\.net$/, "ovh"],
  [/\.scw\.cloud$|\.scaleway\.com$/, "scaleway"],
  [/\.onstackit\.cloud$/, "stackit"],
];

/** Where a host is: inside the cluster, in the region that its name holds, or where its operator says. */
export function placeOfHost(hostname: string, site: ReadingSite): Reading {
  const host = hostname.toLowerCase().replace(/:\d+$/, "");
  if (isInside(host)) return { ...ownPlace(site), to: host };
  const regional = regionOfHost(host);
  if (regional) return { ...regional, to: host, evidence: [] };
  const azure = azureHost(host, site);
  if (azure) return azure;
  const row = findHost(host);
  if (!row) return statedPlace(host, site);
  const place = placeOfRow(row, host);
  const counts =
    place.kind === "anywhere" && place.pullsCountAs !== undefined
      ? `; counts as ${place.pullsCountAs}, head office of ${row.operator}`
      : "";
  return {
    place,
    to: host,
    operator: row.operator,
    kind: FLOW_OF_HOST[row.kind],
    evidence: [{ address: host, note: `host of ${row.operator}, ${row.source}, ${row.asOf}${counts}` }],
  };
}

/** What is missing of a name may well be its region. */
function placeOfRow({ country, operator, servedFromEverywhere }: HostRow, host: string): Place {
  if (country) return inCountries([country]);
  if (host.includes(GAP)) return unknownPlace(`a part of the host '${host}' is not known`);
  const place = anywhere(`${operator} serves '${host}' from wherever it likes`);
  const hq = servedFromEverywhere && findOperator(operator)?.hq;
  return hq ? { ...place, pullsCountAs: hq } : place;
}

/** What nothing else tells of may be a host of one's own, whose place the policy states. */
function statedPlace(host: string, { locator }: ReadingSite): Reading {
  const stated = locator.statedHost(host);
  if (!stated) return { place: unknownPlace(`nothing is known of the host '${host}'`), to: host, evidence: [] };
  const { country, operator } = stated.place;
  const note = `country stated by the policy, hosts: ${stated.pattern}`;
  return { place: inCountries([country]), to: host, operator, evidence: [{ address: host, value: country, note }] };
}

/** Names that only a cluster or a machine itself resolves. */
export function isInside(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$|\.(?:svc|cluster\.local|localhost)$/.test(host);
}

/** A host inside a cluster is where the one who asks is. */
function ownPlace(site: ReadingSite): Omit<Reading, "to"> {
  const own = locateSelf(site);
  return own
    ? { place: own.place, operator: own.operator, evidence: [] }
    : { place: unknownPlace(`${site.address} has no place of its own`), evidence: [] };
}

/** Hosts with a region in their names that serve images. */
const REGISTRY = new RegExp(
  [
    /\.(?:pkg\.dev|gcr\.io|ocir\.io)$|\.dkr\.ecr[.-]/,
    /^(?:ocir|rg|swr|registry(?:-vpc|-intl)?)\.[a-z0-9-]+\.|\.cr\.|\.container-registry\./,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/** Hosts with a region in their names that answer as models. */
const MODELS = /^bedrock(?:-[a-z]+)*\.|^runtime\.sagemaker\.|-aiplatform\.googleapis\.com$/;

function regionOfHost(host: string): Pick<Reading, "place" | "operator" | "kind"> | undefined {
  const domain = REGIONAL_DOMAINS.find(([suffix]) => suffix.test(host));
  if (!domain) return undefined;
  const [suffix, provider] = domain;
  const kind = REGISTRY.test(host) ? ("image" as const) : MODELS.test(host) ? ("ai" as const) : undefined;
  for (const part of host.replace(suffix, "").split(".").flatMap(regionCandidates)) {
    const region = findRegion(provider, undefined, part);
    if (region && kind === "ai" && isProcessingUnstated(provider, region.region)) {
      const place = unknownPlace(`Google does not say where models of ${region.region} are processed`);
      return { place, operator: region.operator, kind };
    }
    if (region) return { place: inCountries([region.country], region.region), operator: region.operator, kind };
    const multi = provider === "google" ? multiRegionOfRegistry(host, part) : undefined;
    if (multi) return { place: inCountries(multi.countries, multi.name), kind };
  }
  return undefined;
}

/** A host of Container Registry is named after the multi-region of Cloud Storage that its images rest in. */
function multiRegionOfRegistry(host: string, name: string): ReturnType<typeof findMultiRegion> {
  return findMultiRegion("google", host.endsWith(".gcr.io") ? "storage" : "artifact-registry", name);
}

function isProcessingUnstated(provider: string, region: string): boolean {
  return findMultiRegion(provider, "vertex-ai", region)?.scope === "unstated";
}

/** `s3-eu-west-1`, `europe-docker`, `oss-eu-central-1-internal`: the region with a word before or after it, or both. */
function regionCandidates(label: string): readonly string[] {
  const [after, before] = [/^[a-z0-9]+-/, /-[a-z]+$/];
  return [label, label.replace(after, ""), label.replace(before, ""), label.replace(after, "").replace(before, "")];
}
