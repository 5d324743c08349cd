import { unknown } from "../expression/outcome";
import { ModuleScope } from "../expression/scope";
import type { ProviderBlock, TerraformResource, TerraformStack } from "../model/terraform";
import { occurrences } from "./paths";
import { hostOf } from "./readers/host";

/**
 * Providers of services that their vendor runs for everybody, wherever it chooses: their resources are never at the site
 * of the stack that declares them. Providers of what may as well run in one's own hall (GitLab, Grafana, Vault) are none
 * of these; that of GitHub only where its block names a server of one's own. Source addresses after
 * registry.terraform.io (2026-11-22).
 */
const HOSTED_SERVICES: ReadonlySet<string> = new Set([
  "aiven/aiven",
  "akamai/akamai",
  "auth0/auth0",
  "checkly/checkly",
  "cloudflare/cloudflare",
  "confluentinc/confluent",
  "databricks/databricks",
  "datadog/datadog",
  "digitalocean/digitalocean",
  "dnsimple/dnsimple",
  "elastic/ec",
  "fastly/fastly",
  "hashicorp/hcp",
  "heroku/heroku",
  "hetznercloud/hcloud",
  "honeycombio/honeycombio",
  "ibm-cloud/ibm",
  "integrations/github",
  "launchdarkly/launchdarkly",
  "linode/linode",
  "microsoft/azuredevops",
  "mongodb/mongodbatlas",
  "newrelic/newrelic",
  "ns1-terraform/ns1",
  "okta/okta",
  "pagerduty/pagerduty",
  "pinecone-io/pinecone",
  "redislabs/rediscloud",
  "snowflake-labs/snowflake",
  "snowflakedb/snowflake",
  "splunk-terraform/signalfx",
  "sumologic/sumologic",
  "tencentcloudstack/tencentcloud",
  "upcloudltd/upcloud",
  "upstash/upstash",
  "vercel/vercel",
  "volcengine/volcengine",
  "vultr/vultr",
  "yandex-cloud/yandex",
]);

/** The hosts of a service that also runs in one's own hall, and the argument of the provider block that names a server. */
const OR_ONE_S_OWN: ReadonlyMap<string, { readonly argument: string; readonly hosts: RegExp }> = new Map([
  ["integrations/github", { argument: "base_url", hosts: /(?:^|\.)(?:github\.com|ghe\.com)\.?$/i }],
]);

/** Without `required_providers` Terraform looks for every provider in its own namespace, whoever makes it. */
const BY_LOCAL_NAME: ReadonlyMap<string, string> = new Map(
  [...HOSTED_SERVICES].map((source) => [`hashicorp/${source.slice(source.indexOf("/") + 1)}`, source]),
);

export type IsHosted = (resource: Partial<Pick<TerraformResource, "providerKey" | "providerSource">>) => boolean;

/** Tells which resources of a stack are of such a service. */
export function hostedIn(stack: TerraformStack): IsHosted {
  const ownServers = new Map<string, boolean>();
  return ({ providerKey = "", providerSource = "" }) => {
    const source = BY_LOCAL_NAME.get(providerSource) ?? providerSource;
    if (!HOSTED_SERVICES.has(source)) return false;
    const either = OR_ONE_S_OWN.get(source);
    if (!either) return true;
    let isOwn = ownServers.get(providerKey);
    if (isOwn === undefined) {
      const block = stack.providers.find(({ key }) => key === providerKey);
      isOwn =
        block?.unread === undefined && hostsIn(stack, block, either.argument).some((host) => !either.hosts.test(host));
      ownServers.set(providerKey, isOwn);
    }
    return !isOwn;
  };
}

function hostsIn(stack: TerraformStack, block: ProviderBlock | undefined, argument: string): readonly string[] {
  const scope = new ModuleScope(stack, () => unknown("a resource is not asked for the host of a service"));
  return occurrences(block?.config ?? {}, scope, argument).flatMap((each) => hostOf(each) ?? []);
}
