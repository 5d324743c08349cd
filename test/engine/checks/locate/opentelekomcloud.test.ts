import { describe, expect, test } from "vitest";
import { places } from "../terraform";
import { cloud } from "./clouds";

const blocks = [{ region: "eu-de" }, { alias: "nl", region: "eu-nl" }, { alias: "ch", region: "eu-ch2" }];
const otc = cloud("opentelekomcloud/opentelekomcloud", blocks);
const NL = { provider: "opentelekomcloud.nl" };
const CH = { provider: "opentelekomcloud.ch" };
const buckets = {
  obs_bucket: { de: { bucket: "home" }, nl: { ...NL, bucket: "abroad" }, ch: { bucket: "swiss", region: "eu-ch2" } },
};

describe("places on Open Telekom Cloud", () => {
  test.each<[string, string, object, string]>([
    ["the region of the resource", "obs_bucket", { bucket: "b", region: "eu-nl" }, "NL"],
    ["the region of the provider", "cce_node_pool_v3", { cluster_id: "c" }, "DE"],
    ["another provider block", "vpc_v1", NL, "NL"],
    ["a zone of its region", "compute_instance_v2", { availability_zone: "eu-de-03" }, "DE"],
    ["a zone of another region", "rds_instance_v3", { availability_zone: ["eu-de-01", "eu-ch2a"] }, "CH, DE"],
    ["a region that nobody knows", "vpc_v1", { region: "eu-xx" }, "unknown"],
    ["identity", "identity_agency_v3", {}, "anywhere"],
    ["a public zone of names", "dns_zone_v2", { name: "acme.example.", type: "public" }, "anywhere"],
    ["a private zone of names", "dns_zone_v2", { router: [{ router_id: "r", router_region: "eu-nl" }] }, "NL"],
    ["an object in a bucket", "obs_bucket_object", { bucket: "${opentelekomcloud_obs_bucket.nl.bucket}" }, "NL"],
    ["a group in its zone", "sdrs_protectiongroup_v1", { source_availability_zone: "eu-nl-01" }, "NL"],
  ])("%s", (_, type, values, expected) => {
    expect(otc.placeOf(type, values, buckets)).toBe(expected);
  });

  test.each<[string, object, string]>([
    ["the project that it logs in to", { tenant_name: "eu-nl_shop" }, "NL"],
    ["the start of a project's name", { tenant_name: "eu-ch2_${random_id.r.hex}" }, "CH"],
    ["the project of an agency", { delegated_project: "eu-de" }, "DE"],
    ["the host of the identity service", { auth_url: "https://iam.eu-nl.otc.t-systems.com/v3" }, "NL"],
    ["the region before the project", { region: "eu-de", tenant_name: "eu-nl" }, "DE"],
    ["nothing but an entry in clouds.yaml", { cloud: "otc" }, "unknown"],
  ])("a block says its region by %s", (_, block, expected) => {
    expect(cloud("opentelekomcloud/opentelekomcloud", block).placeOf("vpc_v1", {})).toBe(expected);
  });

  test("what a resource stands in tells where it is, where the block does not", () => {
    const graph = cloud("opentelekomcloud/opentelekomcloud", {}).program({
      cce_cluster_v3: { c: { region: "eu-nl" } },
      cce_addon_v3: { a: { cluster_id: "${opentelekomcloud_cce_cluster_v3.c.id}" } },
    });
    expect(places(graph)["opentelekomcloud_cce_addon_v3.a"]).toBe("NL");
  });

  test("every type of the provider's own version is listed", () => {
    const { notAssessed } = otc.program({
      cfw_firewall_v1: { f: {} },
      waf_domain_v1: { w: {} },
      tms_tags_v1: { t: {} },
    });
    expect(notAssessed).toEqual([]);
  });
});

describe("flows on Open Telekom Cloud", () => {
  const bucket = (name: string) => `\${opentelekomcloud_obs_bucket.${name}.bucket}`;

  test.each<[string, string, object, string[]]>([
    [
      "bucket to a bucket abroad",
      "obs_bucket_replication",
      { bucket: "home", destination_bucket: bucket("nl") },
      ["replication to NL"],
    ],
    [
      "bucket out of the EU",
      "obs_bucket_replication",
      { bucket: "home", destination_bucket: "swiss" },
      ["replication to CH"],
    ],
    [
      "bucket to one of elsewhere",
      "obs_bucket_replication",
      { bucket: "home", destination_bucket: "other" },
      ["replication to unknown"],
    ],
    [
      "inventory of a bucket",
      "obs_bucket_inventory",
      { bucket: "home", destination: { bucket: "abroad" } },
      ["replication to NL"],
    ],
    [
      "access log of a bucket",
      "obs_bucket",
      { bucket: "b", logging: [{ target_bucket: bucket("nl") }] },
      ["log to NL"],
    ],
    [
      "backups of another region",
      "cbr_policy_v3",
      { operation_type: "replication", destination_region: "eu-nl" },
      ["backup to NL"],
    ],
    [
      "a destination that a backup does not use",
      "cbr_policy_v3",
      { operation_type: "backup", destination_region: "eu-nl" },
      [],
    ],
    [
      "a destination that may be in use",
      "cbr_policy_v3",
      { operation_type: "${var.o}", destination_region: "eu-nl" },
      ["backup to unknown"],
    ],
    ["a vault's copies", "cbr_vault_v3", { policy: [{ destination_vault_id: "3f0c" }] }, ["backup to unknown"]],
    [
      "snapshots of a search cluster",
      "css_snapshot_configuration_v1",
      { configuration: { bucket: "abroad" } },
      ["backup to NL"],
    ],
    ["traces", "cts_tracker_v3", { bucket_name: "abroad" }, ["log to NL"]],
    ["traces of the older tracker at home", "cts_tracker_v1", { bucket_name: bucket("de") }, ["log to DE"]],
    [
      "logs to a bucket",
      "lts_transfer_v2",
      { log_transfer_info: { log_transfer_detail: { obs_bucket_name: bucket("nl") } } },
      ["log to NL"],
    ],
    ["logs of the older transfer", "logtank_transfer_v2", { obs_bucket_name: "abroad" }, ["log to NL"]],
    ["resource history", "rms_resource_recorder_v1", { obs_channel: { bucket: "b", region: "eu-nl" } }, ["log to NL"]],
    ["a migration", "drs_task_v3", { destination_db: { region: "eu-nl" } }, ["replication to NL"]],
    [
      "a migration from elsewhere",
      "drs_task_v3",
      { source_db: { region: "eu-nl" } },
      ["replication to DE", "replication to NL"],
    ],
    [
      "a migration out of the cloud",
      "drs_task_v3",
      { direction: "down", destination_db: { ip: "203.0.113.9" } },
      ["replication to unknown"],
    ],
    [
      "a stream to a bucket",
      "dis_dump_task_v2",
      { obs_destination_descriptor: [{ obs_bucket_path: "abroad" }] },
      ["replication to NL"],
    ],
    [
      "disaster recovery to another zone",
      "sdrs_protectiongroup_v1",
      { source_availability_zone: "eu-de-01", target_availability_zone: "eu-nl-02" },
      ["replication to NL"],
    ],
    ["a topic abroad", "cts_event_notification_v3", { topic_id: "urn:smn:eu-nl:0f3:alarm" }, ["log to NL"]],
    [
      "a web hook",
      "smn_subscription_v2",
      { protocol: "https", endpoint: "https://hook.acme.example" },
      ["network to unknown"],
    ],
    ["mail", "smn_subscription_v2", { protocol: "email", endpoint: "ops@acme.example" }, []],
    ["an image from a bucket", "ims_image_v2", { image_url: "abroad:images/base.qcow2" }, ["image to NL"]],
    [
      "a peering with a network abroad",
      "vpc_peering_connection_v2",
      { peer_vpc_id: "${opentelekomcloud_vpc_v1.nl.id}" },
      ["network to NL"],
    ],
    ["a tunnel", "vpnaas_site_connection_v2", { peer_address: "203.0.113.7" }, ["network to unknown"]],
    ["a connection at a place", "dc_hosted_connect_v3", { peer_location: "Frankfurt" }, ["network to unknown"]],
    ["a key abroad", "evs_volume_v3", { kms_id: "${opentelekomcloud_kms_key_v1.ch.id}" }, ["key to CH"]],
    ["a key by its id", "evs_volume_v3", { kms_id: "0b5e" }, []],
  ])("%s", (_, type, values, expected) => {
    const others = { ...buckets, vpc_v1: { nl: NL }, kms_key_v1: { ch: CH } };
    expect(otc.flowsOf(type, values, others, { variable: { o: {} } })).toEqual(expected);
  });
});
