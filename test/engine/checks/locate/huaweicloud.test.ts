import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const huawei = cloud("huaweicloud/huaweicloud", [{ region: "eu-west-101" }, { alias: "tr", region: "tr-west-1" }]);
const TR = { provider: "huaweicloud.tr" };

describe("places on Huawei Cloud", () => {
  test.each<[string, string, object, string]>([
    ["the region of the provider", "vpc", {}, "IE"],
    ["the region of the resource", "obs_bucket", { region: "me-east-1" }, "SA"],
    ["a zone of its region", "compute_instance", { availability_zone: "eu-west-101a" }, "IE"],
    ["a region that nobody knows", "vpc", { region: "xx-west-1" }, "unknown"],
    ["identity", "identity_agency", {}, "anywhere"],
    ["content delivery", "cdn_domain", {}, "anywhere"],
    ["private names", "dns_zone", { router: [{ router_id: "r", router_region: "tr-west-1" }] }, "TR"],
  ])("%s", (_, type, values, expected) => {
    expect(huawei.placeOf(type, values)).toBe(expected);
  });

  test("a block says its region by the project that it logs in to", () => {
    expect(cloud("huaweicloud/huaweicloud", { project_name: "me-east-1_shop" }).placeOf("vpc", {})).toBe("SA");
  });
});

describe("flows on Huawei Cloud", () => {
  test.each<[string, string, object, string[]]>([
    [
      "a bucket to another one",
      "obs_bucket_replication",
      { bucket: "home", destination_bucket: "abroad" },
      ["replication to TR"],
    ],
    [
      "a bucket to one of elsewhere",
      "obs_bucket_replication",
      { bucket: "home", destination_bucket: "x" },
      ["replication to unknown"],
    ],
    ["backups", "cbr_policy", { destination_region: "tr-west-1" }, ["backup to TR"]],
    [
      "backups of a database",
      "gaussdb_mysql_instance",
      { cross_region_backup_policy: [{ destination_region: "tr-west-1" }] },
      ["backup to TR"],
    ],
    ["images of a registry", "swr_image_auto_sync", { target_region: "tr-west-1" }, ["replication to TR"]],
    ["an image", "images_image_copy", { target_region: "tr-west-1" }, ["image to TR"]],
    ["a key", "kms_key_replicate", { replica_region: "tr-west-1" }, ["key to TR"]],
    ["a key abroad", "evs_volume", { kms_id: "${huaweicloud_kms_key.tr.id}" }, ["key to TR"]],
    [
      "a network of regions",
      "cc_central_network_attachment",
      { enterprise_router_region_id: "tr-west-1" },
      ["network to TR"],
    ],
    [
      "logs to a bucket",
      "lts_transfer",
      { log_transfer_info: [{ log_transfer_detail: [{ obs_bucket_name: "abroad" }] }] },
      ["log to TR"],
    ],
    [
      "resource history to a topic",
      "rms_resource_recorder",
      { smn_channel: [{ topic_urn: "urn:smn:tr-west-1:0a:t" }] },
      ["log to TR"],
    ],
    ["an endpoint of the accelerator", "ga_endpoint_group", { region_id: "tr-west-1" }, ["network to TR"]],
    [
      "an image of its registry",
      "fgs_function",
      { custom_image: [{ url: "swr.tr-west-1.myhuaweicloud.com/a/b:1" }] },
      ["image to TR"],
    ],
    ["a place of its own", "vpc", { region: "tr-west-1" }, []],
  ])("%s", (_, type, values, expected) => {
    const others = { obs_bucket: { tr: { ...TR, bucket: "abroad" } }, kms_key: { tr: TR } };
    expect(huawei.flowsOf(type, values, others)).toEqual(expected);
  });
});
