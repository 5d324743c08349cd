import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const stackit = cloud("stackitcloud/stackit", { default_region: "eu01" });

describe("places on STACKIT", () => {
  test.each<[string, string, object, string]>([
    ["the region of the provider", "ske_cluster", {}, "DE"],
    ["the region of the resource", "objectstorage_bucket", { region: "eu02" }, "AT"],
    ["a zone of its region", "server", { availability_zone: "eu01-m" }, "DE"],
    ["zones of its nodes", "ske_cluster", { node_pools: [{ availability_zones: ["eu02-1"] }] }, "AT, DE"],
    ["a region that nobody knows", "objectstorage_bucket", { region: "eu09" }, "unknown"],
    ["names", "dns_zone", {}, "anywhere"],
    ["content delivery", "cdn_distribution", { config: { regions: ["EU"] } }, "anywhere"],
  ])("%s", (_, type, values, expected) => {
    expect(stackit.placeOf(type, values)).toBe(expected);
  });
});

describe("flows on STACKIT", () => {
  test.each<[string, string, object, string[]]>([
    [
      "logs of a balancer",
      "loadbalancer",
      { options: { observability: { logs: { push_url: "https://logs.acme.example/push" } } } },
      ["log to unknown"],
    ],
    [
      "telemetry to a bucket",
      "telemetryrouter_destination",
      { config: { s3: { bucket: "b", endpoint: "https://object.storage.eu02.onstackit.cloud" } } },
      ["log to AT"],
    ],
    ["system logs", "opensearch_instance", { parameters: { syslog: ["logs.eu01.nr-data.net:6514"] } }, ["log to DE"]],
    ["a tunnel", "vpn_connection", { tunnel1: { remote_address: "203.0.113.4" } }, ["network to unknown"]],
    ["a bucket", "objectstorage_bucket", {}, []],
  ])("%s", (_, type, values, expected) => {
    expect(stackit.flowsOf(type, values)).toEqual(expected);
  });
});
