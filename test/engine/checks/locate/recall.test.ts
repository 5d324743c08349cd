import { expect, test } from "vitest";
import { RECALL_PROVIDERS } from "../../../../bench/recall/abroad-values";
import { readCensus } from "../../../../bench/recall/census";
import { recall } from "../../../../bench/recall/mutate";

/**
 * Arguments that are moved abroad and that the checker passes over, by provider, each for a reason. Whoever mends a table
 * takes lines away; a line more is a hole.
 */
const PASSED_OVER: Readonly<Record<string, readonly string[]>> = {
  aws: [
    // The service has one region, whatever the argument says.
    "aws_ecrpublic_repository.region",
    "aws_ecrpublic_repository.repository_name",
    "aws_ecrpublic_repository_policy.region",
    "aws_ecrpublic_repository_policy.repository_name",
    // Content delivery is everywhere, whatever its control plane's region.
    "aws_lightsail_distribution.region",
    // Where a quota is asked for; no data.
    "aws_servicequotas_template.region",
    // What it means hangs on the protocol, which stands beside it.
    "aws_sns_topic_subscription.endpoint",
  ],
};

test.each(RECALL_PROVIDERS)("$provider: no argument that carries data abroad is passed over", (provider) => {
  const results = recall(provider, readCensus(provider.provider));
  const missed = results.filter(({ outcome }) => outcome === "missed").map(({ type, path }) => `${type}.${path}`);
  expect(results.filter(({ outcome }) => outcome === "caught").length).toBeGreaterThan(200);
  expect(missed.sort()).toEqual(PASSED_OVER[provider.provider] ?? []);
});
