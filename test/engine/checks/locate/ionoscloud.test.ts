import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const ionos = cloud("ionos-cloud/ionoscloud", { s3_region: "eu-central-3" });
const dc = "${ionoscloud_datacenter.uk.id}";

describe("places on IONOS Cloud", () => {
  test.each<[string, string, object, string]>([
    ["a data centre", "datacenter", { location: "es/vit" }, "ES"],
    ["what is in a data centre", "server", { datacenter_id: dc }, "GB"],
    ["what is in a data centre by its id", "server", { datacenter_id: "0a1b" }, "unknown"],
    ["a bucket where the block says", "s3_bucket", { name: "b" }, "DE"],
    ["a bucket whose region misleads", "s3_bucket", { name: "b", region: "eu-south-2" }, "ES"],
    ["a bucket of a user", "user_object_storage_bucket", { name: "b", region: "de" }, "DE"],
    ["an object in a bucket", "s3_object", { bucket: "kept" }, "US"],
    ["a service with a location by default", "kafka_cluster", {}, "DE"],
    ["a service that is told its location", "kafka_cluster", { location: "gb/lhr" }, "GB"],
    ["a location that nobody knows", "datacenter", { location: "xx/yyy" }, "unknown"],
    ["a cluster that names no location", "k8s_cluster", { name: "k" }, "unknown"],
    ["names", "dns_zone", {}, "anywhere"],
  ])("%s", (_, type, values, expected) => {
    const others = {
      datacenter: { uk: { location: "gb/bhx" } },
      s3_bucket: { kept: { name: "kept", region: "us-central-1" } },
    };
    expect(ionos.placeOf(type, values, others)).toBe(expected);
  });
});

describe("flows on IONOS Cloud", () => {
  test.each<[string, string, object, string[]]>([
    ["backups of a database", "pg_cluster", { location: "de/txl", backup_location: "eu-south-2" }, ["backup to ES"]],
    ["backups without a word", "pg_cluster", { location: "de/txl" }, ["backup to unknown"]],
    [
      "backups by a block",
      "mariadb_cluster",
      { location: "de/txl", backup: { location: "eu-central-2" } },
      ["backup to DE"],
    ],
    ["flow logs to a bucket", "networkloadbalancer", { flowlog: { bucket: "kept" } }, ["log to US"]],
    ["flow logs to a bucket of elsewhere", "networkloadbalancer", { flowlog: { bucket: "x" } }, ["log to unknown"]],
    ["a data centre", "datacenter", { location: "de/fra" }, []],
  ])("%s", (_, type, values, expected) => {
    const others = { s3_bucket: { kept: { name: "kept", region: "us-central-1" } } };
    expect(ionos.flowsOf(type, values, others)).toEqual(expected);
  });
});
