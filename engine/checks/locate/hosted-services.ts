/**
 * Providers of services that their vendor runs for everybody, wherever it chooses: their resources are never at the site
 * of the stack that declares them. Providers of what may as well run in one's own hall (GitLab, Grafana, Vault) are none
 * of these. Source addresses after registry.terraform.io (2026-11-22).
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

export function isHostedService(providerSource: string | undefined): boolean {
  return providerSource !== undefined && HOSTED_SERVICES.has(providerSource);
}
