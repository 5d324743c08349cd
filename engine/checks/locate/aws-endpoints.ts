import type { ProviderBinding } from "./provider-binding";
import { unknownPlace, type Occurrence, type ReadingSite } from "./reading";
import { hostOf } from "./readers/host";
import { placeOfHost } from "./readers/host-place";
import { isUnset, whyUnknown } from "./readers/text";

const OWN_ENDPOINT = /(?:^|\.)(?:amazonaws\.(?:com|eu|com\.cn)|api\.aws|api\.amazonwebservices\.eu)$/i;
const SERVICE = /\["([\w-]+)"\]$/;

/**
 * The types that a service of the provider serves, of those services that other clouds and stores offer too; after
 * names/data/names_data.hcl of hashicorp/terraform-provider-aws (2026-11-22).
 */
const TYPES_OF_SERVICE: Readonly<Record<string, RegExp>> = {
  dynamodb: /^aws_dynamodb_/,
  iam: /^aws_iam_/,
  s3: /^aws_(?:canonical_user_id$|s3_(?:bucket|object|directory_bucket))/,
  s3control: /^aws_(?:s3control|s3_account|s3_access)_/,
  sns: /^aws_sns_/,
  sqs: /^aws_sqs_/,
  sts: /^aws_caller_identity$/,
};

/** A service whose calls go to another host than the provider's own, or to one that is not known. */
interface Redirect {
  readonly service?: string;
  readonly binding: ProviderBinding;
}

/**
 * What holds of a type instead of the region. Only the services that are named go elsewhere; which of the others' types
 * those are is not known where the table above lacks the service.
 *
 * @param endpoints every value of the block `endpoints`
 */
export function redirectedBy(endpoints: readonly Occurrence[], site: ReadingSite): ProviderBinding["redirected"] {
  const redirects = endpoints.flatMap((endpoint) => redirectOf(endpoint, site) ?? []);
  if (redirects.length === 0) return undefined;
  const ofUnlisted = redirects.filter(({ service }) => service === undefined || !isListed(service));
  return (type) => {
    const service = Object.keys(TYPES_OF_SERVICE).find((name) => TYPES_OF_SERVICE[name].test(type));
    const ofType = redirects.filter((redirect) => redirect.service === undefined || redirect.service === service);
    if (service !== undefined) return ofType.length > 1 ? doubtful(ofType[0].binding) : ofType.at(0)?.binding;
    return ofUnlisted.length > 0 ? doubtful(ofUnlisted[0].binding) : undefined;
  };
}

function isListed(service: string): boolean {
  return Object.hasOwn(TYPES_OF_SERVICE, service);
}

/** Another cloud with the same interface is where the name of its host says. */
function redirectOf(endpoint: Occurrence, site: ReadingSite): Redirect | undefined {
  if (isUnset(endpoint.outcome)) return undefined;
  const host = hostOf(endpoint);
  if (host !== undefined && OWN_ENDPOINT.test(host)) return undefined;
  const { address } = site;
  // What a reference leads to is not looked up: it may be a resource of this very block.
  const found = host === undefined ? undefined : placeOfHost(host, site);
  const { place, operator } =
    found?.place.kind === "countries" && found.place.region !== undefined
      ? found
      : { place: unknownPlace(`${address} sends calls to ${host ?? whyUnknown(endpoint)}`), operator: undefined };
  const evidence = [{ address, attribute: endpoint.attribute, value: host }, ...endpoint.outcome.trail];
  return {
    service: SERVICE.exec(endpoint.attribute)?.[1],
    binding: { address, place, operator, evidence, overrides: true },
  };
}

/** Of several hosts, or of a service whose types are not known, the resource may be there or in the region. */
function doubtful({ address, evidence }: ProviderBinding): ProviderBinding {
  const place = unknownPlace(`${address} sends some of its calls to other hosts than those of its region`);
  return { address, place, evidence, overrides: true };
}
