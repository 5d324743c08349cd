import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const scw = cloud("scaleway/scaleway", [
  { region: "fr-par", zone: "fr-par-1" },
  { alias: "nl", region: "nl-ams" },
]);
const NL = { provider: "scaleway.nl" };

describe("places on Scaleway", () => {
  test.each<[string, string, object, string]>([
    ["the region of the provider", "k8s_cluster", {}, "FR"],
    ["the region of the resource", "object_bucket", { region: "pl-waw" }, "PL"],
    ["a zone", "instance_server", { zone: "it-mil-1" }, "IT"],
    ["a zone that nobody knows", "instance_server", { zone: "xx-yyy-1" }, "unknown"],
    ["part of something by an id with its place", "lb_acl", { frontend_id: "nl-ams-1/11111111-1111" }, "NL"],
    ["part of something by a reference", "rdb_snapshot", { instance_id: "${scaleway_rdb_instance.nl.id}" }, "NL"],
    ["identity", "iam_application", {}, "anywhere"],
    ["the edge", "edge_services_pipeline", {}, "anywhere"],
  ])("%s", (_, type, values, expected) => {
    expect(scw.placeOf(type, values, { rdb_instance: { nl: NL } })).toBe(expected);
  });
});

describe("flows on Scaleway", () => {
  const web = { datadog_destination: [{ api_key: "k" }] };

  test.each<[string, string, object, string[]]>([
    ["backups of another region", "rdb_instance", { backup_same_region: false }, ["backup to anywhere"]],
    ["backups at home", "rdb_instance", { backup_same_region: true }, []],
    ["backups without a word", "rdb_instance", {}, ["backup to unknown"]],
    ["no backups", "rdb_instance", { disable_backup: true }, []],
    ["messages to a bucket", "iot_route", { s3: [{ bucket_region: "nl-ams" }] }, ["replication to NL"]],
    ["metrics to a service", "cockpit_exporter", web, ["log to anywhere"]],
    [
      "metrics to a service in Europe",
      "cockpit_exporter",
      { datadog_destination: [{ endpoint: "https://api.datadoghq.eu" }] },
      ["log to DE"],
    ],
    [
      "metrics to a source of its own",
      "cockpit_exporter",
      { otlp_destination: [{ endpoint: "https://x.metrics.cockpit.nl-ams.scw.cloud" }] },
      ["log to NL"],
    ],
    ["an image of a registry", "container", { image: "rg.nl-ams.scw.cloud/acme/api:1" }, ["image to NL"]],
    ["a topic by its name", "tem_webhook", { sns_arn: "arn:scw:sns:nl-ams:project-1:mail" }, ["log to NL"]],
    ["a connected network", "vpc_connector", { target_vpc_id: "nl-ams/2222" }, ["network to NL"]],
    ["a bucket", "object_bucket", { name: "b" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(scw.flowsOf(type, values)).toEqual(expected);
  });
});
