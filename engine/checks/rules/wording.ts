import { countryGroups } from "../../../catalog/countries";
import { regionsOf } from "../../../catalog/regions";
import type { CountrySet, FlowKind } from "../../policy";
import type { Evidence, Place } from "../model/placement";
import type { TerraformResource } from "../model/terraform";
import { azureNoun } from "./azure-noun";

/** A list longer than this is counted instead of written out. */
const MAX_LISTED = 6;

/** Words of a type that are written in capitals: those without a vowel, and some with one. */
const ACRONYM =
  /\b(?:[b-df-hj-np-tv-z0-9]{2,4}|acm|ai|aks|ami|api|ebs|ec2|ecr|ecs|efs|eks|emr|gke|ha|https|iam|ip|url|waf)\b/g;

/** Words of a type that are the name of a product. */
const PRODUCTS: Readonly<Record<string, string>> = {
  bigquery: "BigQuery",
  cosmosdb: "Cosmos DB",
  dynamodb: "DynamoDB",
  eventgrid: "Event Grid",
  eventhub: "event hub",
  iothub: "IoT hub",
  mssql: "SQL",
  mysql: "MySQL",
  netapp: "NetApp",
  postgresql: "PostgreSQL",
  pubsub: "Pub/Sub",
  servicebus: "Service Bus",
};

/** `SQS queue 'orders'`, from the type without its provider and version. */
export function resourceName(resource: TerraformResource): string {
  const { address, type, name } = resource;
  const words =
    azureNoun(resource) ??
    type
      .replace(/^[^_]+_/, "")
      .replace(/_v\d+.*$/, "")
      .replaceAll("_", " ");
  const noun = words
    .replace(ACRONYM, (word) => word.toUpperCase())
    .replace(/\w+/g, (word) => (Object.hasOwn(PRODUCTS, word) ? PRODUCTS[word] : word));
  const key = address.endsWith("]") ? address.slice(address.lastIndexOf("[")) : "";
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} '${name}${key}'`;
}

/** `us-east-1 (US)`, `DE, FR`, `anywhere (…)`, `an unknown place (…)`. */
export function placeName(place: Place): string {
  if (place.kind === "anywhere") return `anywhere (${place.why})`;
  if (place.kind === "unknown") return `an unknown place (${place.why})`;
  const countries = countriesName(place.countries);
  return place.region ? `${place.region} (${countries})` : countries;
}

/** `SE`, `DE, FR`, `EU`, or the first few of a long list with its length. */
export function countriesName(countries: Iterable<string>): string {
  const codes = [...countries].sort();
  if (codes.length > 1) {
    const group = countryGroups().find(({ kind, members }) => kind === "area" && sameCodes(members, codes));
    if (group) return group.id;
  }
  if (codes.length <= MAX_LISTED) return codes.join(", ");
  return `${codes.slice(0, MAX_LISTED).join(", ")} and ${codes.length - MAX_LISTED} more countries`;
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((code, index) => code === b[index]);
}

/** `confidential data may not leave in this way (edge: none)`, where the policy forbids a kind of flow, else `mayBeIn`. */
export function mayFlowTo(dataClass: string, allowed: CountrySet, kind: FlowKind): string {
  return isNone(allowed) ? `${dataClass} data may not leave in this way (${kind}: none)` : mayBeIn(dataClass, allowed);
}

/** What helps where the policy forbids a kind of flow. */
export function removeIt(clause: string): string {
  return `Remove it, or let the policy name the countries in ${clause}.`;
}

/** Whether no country at all is allowed. */
export function isNone(allowed: CountrySet): boolean {
  return allowed !== "any" && allowed.size === 0;
}

/** `confidential data may be in SE only`. */
export function mayBeIn(dataClass: string, allowed: CountrySet): string {
  if (allowed === "any") return `${dataClass} data may be in any country, but its place has to be known`;
  return `${dataClass} data may be in ${countriesName(allowed)} only`;
}

/** Regions that cannot be had: closed, not open yet, or damaged. */
const NOT_TO_BE_HAD: ReadonlySet<string | undefined> = new Set(["announced", "closed", "impaired"]);

/** The same countries and provider are asked about for thousands of resources. */
const regionsByCountries = new WeakMap<ReadonlySet<string>, Map<string, string>>();

/**
 * Regions of a provider in the allowed countries, as a remedy names them: ` (aws: eu-north-1)`, or nothing. An account
 * is of one partition, so that another one's regions help nobody.
 */
export function allowedRegions(provider: string, partition: string | undefined, allowed: CountrySet): string {
  if (allowed === "any") return "";
  let ofCountries = regionsByCountries.get(allowed);
  if (!ofCountries) regionsByCountries.set(allowed, (ofCountries = new Map()));
  const key = `${provider} ${partition ?? ""}`;
  const known = ofCountries.get(key);
  if (known !== undefined) return known;
  const regions = regionsOf({ provider, partition }).filter(
    ({ country, status }) => allowed.has(country) && !NOT_TO_BE_HAD.has(status),
  );
  const names = regions.slice(0, 3).map(({ region }) => region);
  const text =
    names.length > 0 ? ` (${provider}: ${names.join(", ")}${regions.length > names.length ? ", …" : ""})` : "";
  ofCountries.set(key, text);
  return text;
}

/** The root that findings of several resources share: the provider block that brought the place in, else the place. */
export function causeOf(evidence: readonly Evidence[], place: Place): string {
  if (place.kind === "anywhere") return `their service may be anywhere (${place.why})`;
  const block = evidence.filter(({ address }) => address.startsWith("provider.")).at(-1);
  const subject = block?.address ?? "the place";
  return `${subject} is ${place.kind === "unknown" ? `unknown (${place.why})` : placeName(place)}`;
}
