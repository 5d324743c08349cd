import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const blocks = [{ region: "eu-central-1" }, { alias: "sa", region: "me-central-1" }];
const ali = cloud("aliyun/alicloud", blocks);
const SA = { provider: "alicloud.sa" };

describe("places on Alibaba Cloud", () => {
  test.each<[string, string, object, string]>([
    ["the region of the provider", "vpc", {}, "DE"],
    ["a region that a partner runs", "vpc", SA, "SA"],
    ["a zone of its region", "vswitch", { zone_id: "eu-central-1a" }, "DE"],
    ["a zone with a dash", "vswitch", { zone_id: "cn-hangzhou-b" }, "CN, DE"],
    ["a network that it stands in", "instance", { vswitch_id: "${alicloud_vswitch.s.id}" }, "DE, SA"],
    ["identity", "ram_role", {}, "anywhere"],
    ["content delivery", "cdn_domain_new", {}, "anywhere"],
    ["a site of the edge", "ens_instance", { ens_region_id: "cn-beijing-telecom" }, "unknown"],
    ["global events", "actiontrail_global_events_storage_region", { storage_region: "ap-southeast-1" }, "SG"],
  ])("%s", (_, type, values, expected) => {
    expect(ali.placeOf(type, values, { vswitch: { s: { ...SA, zone_id: "me-central-1a" } } })).toBe(expected);
  });

  test("both names of the provider are the same cloud", () => {
    expect(cloud("hashicorp/alicloud", { region: "eu-west-1" }).placeOf("vpc", {})).toBe("GB");
  });

  test("the operator is the region's", () => {
    const { operators } = ali.program({ vpc: { de: {}, sa: SA } });
    expect(operators.map(({ address, operator }) => [address, operator?.id])).toEqual([
      ["provider.alicloud", "alibaba"],
      ["provider.alicloud.sa", "sccc"],
    ]);
  });
});

describe("flows on Alibaba Cloud", () => {
  test.each<[string, string, object, string[]]>([
    [
      "a bucket to another region",
      "oss_bucket_replication",
      { bucket: "b", destination: [{ bucket: "c", location: "oss-cn-hangzhou" }] },
      ["replication to CN"],
    ],
    [
      "a bucket to a location that nobody knows",
      "oss_bucket_replication",
      { bucket: "b", destination: [{ location: "oss-xx" }] },
      ["replication to unknown"],
    ],
    [
      "acceleration through the edge",
      "oss_bucket_transfer_acceleration",
      { bucket: "b", enabled: true },
      ["edge to anywhere"],
    ],
    ["no acceleration", "oss_bucket_transfer_acceleration", { bucket: "b", enabled: false }, []],
    [
      "snapshots",
      "ecs_auto_snapshot_policy",
      { enable_cross_region_copy: true, target_copy_regions: ["cn-hangzhou"] },
      ["backup to CN"],
    ],
    [
      "snapshots that are not copied",
      "ecs_auto_snapshot_policy",
      { enable_cross_region_copy: false, target_copy_regions: ["cn-hangzhou"] },
      [],
    ],
    [
      "backups of a database",
      "rds_instance_cross_backup_policy",
      { cross_backup_region: "cn-shanghai" },
      ["backup to CN"],
    ],
    ["backups of a vault", "hbr_policy", { rules: [{ replication_region_id: "cn-shanghai" }] }, ["backup to CN"]],
    ["disks", "ebs_disk_replica_pair", { destination_region_id: "eu-west-1" }, ["replication to GB"]],
    [
      "a synchronisation",
      "dts_synchronization_job",
      { source_endpoint_region: "eu-central-1", destination_endpoint_region: "cn-beijing" },
      ["replication to DE", "replication to DE", "replication to CN"],
    ],
    ["images of a registry", "cr_ee_sync_rule", { target_region_id: "cn-hangzhou" }, ["replication to CN"]],
    [
      "transit routers",
      "cen_transit_router_peer_attachment",
      { peer_transit_router_region_id: "cn-hangzhou" },
      ["network to CN"],
    ],
    ["peered networks", "vpc_peer_connection", { accepting_region_id: "me-central-1" }, ["network to SA"]],
    [
      "a trail to a project",
      "actiontrail_trail",
      { sls_project_arn: "acs:log:cn-hangzhou:1234:project/audit" },
      ["log to CN"],
    ],
    ["a trail to a bucket", "actiontrail_trail", { oss_bucket_name: "abroad" }, ["log to SA"]],
    ["collected logs", "sls_collection_policy", { centralize_config: [{ dest_region: "cn-shanghai" }] }, ["log to CN"]],
    [
      "an image of a registry",
      "fcv3_function",
      { custom_container_config: [{ image: "registry.cn-hangzhou.aliyuncs.com/a/b" }] },
      ["image to CN"],
    ],
    ["a place of its own", "vswitch", { zone_id: "eu-central-1a" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(ali.flowsOf(type, values, { oss_bucket: { s: { ...SA, bucket: "abroad" } } })).toEqual(expected);
  });
});
