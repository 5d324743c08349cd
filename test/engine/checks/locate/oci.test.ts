import { describe, expect, test } from "vitest";
import { flows, places, why } from "../terraform";
import { cloud } from "./clouds";

const blocks = [{ region: "eu-frankfurt-1" }, { alias: "uk", region: "uk-london-1" }];
const oci = cloud("oracle/oci", blocks);
const UK = { provider: "oci.uk" };
const tenancy = (realm: string) => `ocid1.tenancy.${realm}..aaaaaaaaexample`;

describe("places on Oracle Cloud", () => {
  test.each<[string, string, object, string]>([
    ["the region of the provider", "core_vcn", {}, "DE"],
    ["another provider block", "core_vcn", UK, "GB"],
    ["an availability domain by three letters", "core_volume", { availability_domain: "Uocm:FRA-AD-1" }, "DE"],
    [
      "an availability domain of another region",
      "core_volume",
      { availability_domain: "BBTh:UK-LONDON-1-AD-2" },
      "DE, GB",
    ],
    ["identity", "identity_policy", {}, "anywhere"],
    ["an identity domain", "identity_domain", { home_region: "uk-london-1" }, "GB"],
    ["public names", "dns_zone", { zone_type: "PRIMARY" }, "anywhere"],
    ["private names", "dns_zone", { view_id: "${oci_dns_view.v.id}" }, "GB"],
  ])("%s", (_, type, values, expected) => {
    expect(oci.placeOf(type, values, { dns_view: { v: UK } })).toBe(expected);
  });

  test("a region of three letters is one too", () => {
    expect(cloud("oracle/oci", { region: "jed" }).placeOf("core_vcn", {})).toBe("SA");
  });

  test("what a resource stands in tells where it is, where the block does not", () => {
    const subnet = { s: { availability_domain: "x:EU-PARIS-1-AD-1" } };
    const found = cloud("oracle/oci", {}).placeOf(
      "core_instance",
      { subnet_id: "${oci_core_subnet.s.id}" },
      { core_subnet: subnet },
    );
    expect(found).toBe("FR");
  });
});

describe("a realm of Oracle Cloud", () => {
  const operatorOf = (block: object) =>
    cloud("oracle/oci", block)
      .program({ core_vcn: { v: {} } })
      .operators.map(({ operator }) => operator?.id);

  test.each<[string, string, string]>([
    ["oc1", "eu-frankfurt-1", "oci"],
    ["oc19", "eu-frankfurt-2", "oci-eusov"],
    ["oc9", "me-ibri-1", "oci-alloy-om"],
    ["oc21", "me-dcc-doha-1", "oci-alloy-qa"],
    ["oc26", "me-alain-1", "oci-alloy-ae"],
    ["oc24", "eu-dcc-zurich-1", "oci-alloy"],
  ])("%s is run by its own operator", (realm, region, operator) => {
    expect(operatorOf({ region, tenancy_ocid: tenancy(realm) })).toEqual([operator]);
    expect(operatorOf({ region })).toEqual([operator]);
  });

  test("tells the operator where the region is not known", () => {
    expect(operatorOf({ tenancy_ocid: tenancy("oc19") })).toEqual(["oci-eusov"]);
  });

  test("that is not the region's leaves the place unknown", () => {
    const graph = cloud("oracle/oci", { region: "eu-frankfurt-1", tenancy_ocid: tenancy("oc19") }).program({
      core_vcn: { v: {} },
    });
    expect(why(graph)).toBe("eu-frankfurt-1 is of the realm oc1, and the tenancy of the realm oc19");
  });

  test("keeps its control plane in its countries", () => {
    const sovereign = cloud("oracle/oci", { region: "eu-frankfurt-2", tenancy_ocid: tenancy("oc19") });
    expect(sovereign.placeOf("identity_policy", {})).toBe("DE, ES");
  });

  test("has no regions of another for its copies", () => {
    const sovereign = cloud("oracle/oci", { region: "eu-frankfurt-2", tenancy_ocid: tenancy("oc19") });
    const policy = { bucket: "b", destination_region_name: "uk-london-1" };
    expect(sovereign.flowsOf("objectstorage_replication_policy", policy)).toEqual(["replication to unknown"]);
  });
});

describe("flows on Oracle Cloud", () => {
  test.each<[string, string, object, string[]]>([
    [
      "a bucket to another region",
      "objectstorage_replication_policy",
      { destination_region_name: "uk-london-1" },
      ["replication to GB"],
    ],
    [
      "a disk's replica",
      "core_volume",
      { block_volume_replicas: { availability_domain: "x:UK-LONDON-1-AD-1" } },
      ["replication to GB"],
    ],
    ["scheduled backups", "core_volume_backup_policy", { destination_region: "lhr" }, ["backup to GB"]],
    [
      "remote backups",
      "database_db_system",
      {
        db_home: {
          database: { db_backup_config: { backup_destination_details: [{ remote_region: "uk-cardiff-1" }] } },
        },
      },
      ["backup to GB"],
    ],
    [
      "backups of MySQL",
      "mysql_mysql_db_system",
      { backup_policy: { copy_policies: [{ copy_to_region: "eu-zurich-1" }] } },
      ["backup to CH"],
    ],
    ["a key by its id", "objectstorage_bucket", { kms_key_id: "ocid1.key.oc1.uk-london-1.b5r.abtw" }, ["key to GB"]],
    ["a key by a short id", "objectstorage_bucket", { kms_key_id: "ocid1.key.oc1.iad.b5r.abtw" }, ["key to US"]],
    ["a key that is not known", "objectstorage_bucket", { kms_key_id: "${var.key}" }, ["key to unknown"]],
    ["a vault", "kms_vault_replication", { vault_id: "v", replica_region: "uk-london-1" }, ["key to GB"]],
    [
      "a secret",
      "vault_secret",
      { replication_config: { replication_targets: [{ target_region: "uk-london-1" }] } },
      ["key to GB"],
    ],
    ["a remote peering", "core_remote_peering_connection", { peer_region_name: "uk-london-1" }, ["network to GB"]],
    [
      "logs to a stream",
      "sch_service_connector",
      { target: { kind: "streaming", stream_id: "ocid1.stream.oc1.uk-london-1.x" } },
      ["log to GB"],
    ],
    ["logs to a bucket of the program", "sch_service_connector", { target: { bucket: "logs" } }, ["log to GB"]],
    ["an image of a registry", "functions_function", { image: "lhr.ocir.io/acme/resize:1" }, ["image to GB"]],
    [
      "an image of nowhere",
      "container_instances_container_instance",
      { containers: [{ image_url: "nginx" }] },
      ["image to anywhere"],
    ],
    ["a replica of a table", "nosql_table_replica", { region: "uk-london-1" }, ["replication to GB"]],
    [
      "a standby of a database abroad",
      "database_autonomous_database",
      { source_id: "ocid1.autonomousdatabase.oc1.lhr.a" },
      ["replication to DE", "replication to GB"],
    ],
    [
      "a region that is not known",
      "objectstorage_replication_policy",
      { destination_region_name: "${var.key}" },
      ["replication to unknown"],
    ],
    ["a place of its own", "core_vcn", {}, []],
  ])("%s", (_, type, values, expected) => {
    const bucket = { objectstorage_bucket: { logs: { ...UK, name: "logs" } } };
    expect(oci.flowsOf(type, values, bucket, { variable: { key: {} } })).toEqual(expected);
  });

  test("a plan with ids that are known after the apply still follows them", () => {
    const graph = oci.program({
      kms_key: { k: UK },
      objectstorage_bucket: { b: { kms_key_id: "${oci_kms_key.k.id}" } },
    });
    expect(places(graph)).toEqual({ "oci_kms_key.k": "GB", "oci_objectstorage_bucket.b": "DE" });
    expect(flows(graph, "oci_objectstorage_bucket.b")).toEqual(["key to GB"]);
  });
});
