import { describe, expect, test } from "vitest";
import { flows } from "../terraform";
import { cloud } from "./clouds";

const ovh = cloud("ovh/ovh", { endpoint: "ovh-eu" });
const order = (value: string, label = "dedicated_datacenter") => ({
  plan: [
    {
      plan_code: "p",
      configuration: [
        { label: "dedicated_os", value: "none_64.en" },
        { label, value },
      ],
    },
  ],
});

describe("places on OVHcloud", () => {
  test.each<[string, string, object, string]>([
    ["a region", "cloud_project_kube", { region: "GRA11" }, "FR"],
    ["a region of the new names", "cloud_instance", { region: "eu-west-eri" }, "GB"],
    ["a local zone", "cloud_instance", { region: "eu-west-lz-zrh" }, "CH"],
    ["a region by another argument", "cloud_project_volume", { region_name: "BHS5" }, "CA"],
    [
      "a region of three zones",
      "cloud_project_volume",
      { region_name: "EU-WEST-PAR", availability_zone: "eu-west-par-a" },
      "FR",
    ],
    ["the nodes of a database", "cloud_project_database", { nodes: [{ region: "DE" }, { region: "WAW" }] }, "DE, PL"],
    ["regions of a network", "cloud_project_network_private", { regions: ["GRA11", "UK1"] }, "FR, GB"],
    ["a network that names no region", "cloud_project_network_private", {}, "anywhere"],
    ["a server by the data centre that is ordered", "dedicated_server", order("bhs"), "CA"],
    ["a machine by the data centre that is ordered", "vps", order("WAW", "vps_datacenter"), "PL"],
    ["a server whose order names none", "dedicated_server", order("canada", "region"), "unknown"],
    ["part of a cluster", "cloud_project_kube_nodepool", { kube_id: "${ovh_cloud_project_kube.k.id}" }, "PL"],
    ["part of a cluster by its id", "cloud_project_kube_nodepool", { kube_id: "ba0e" }, "unknown"],
    ["what says no region", "cloud_project_volume", {}, "unknown"],
    ["names", "domain_zone_record", { zone: "acme.example" }, "anywhere"],
  ])("%s", (_, type, values, expected) => {
    expect(ovh.placeOf(type, values, { cloud_project_kube: { k: { region: "WAW1" } } })).toBe(expected);
  });

  test("an API at another address leaves the place unknown", () => {
    const elsewhere = cloud("ovh/ovh", { endpoint: "https://api.acme.example/1.0" });
    expect(elsewhere.placeOf("cloud_project_kube", { region: "GRA11" })).toBe("unknown");
  });
});

describe("flows on OVHcloud", () => {
  const database = (values: object) =>
    ovh.flowsOf("cloud_project_database", { engine: "postgresql", nodes: [{ region: "DE" }], ...values });

  test("a database leaves its backups in the pair of its region unless it is told otherwise", () => {
    expect(database({})).toEqual(["backup to FR"]);
    expect(database({ nodes: [{ region: "BHS" }] })).toEqual(["backup to FR"]);
    expect(database({ nodes: [{ region: "SGP" }] })).toEqual(["backup to CA"]);
    expect(database({ backup_regions: ["DE"] })).toEqual(["backup to DE"]);
    expect(database({ backup_regions: ["DE", "WAW"] })).toEqual(["backup to DE", "backup to PL"]);
  });

  test("a database whose pair nobody knows leaves its backups somewhere", () => {
    expect(database({ nodes: [{ region: "EU-SOUTH-MIL" }] })).toEqual(["backup to unknown"]);
    expect(database({ nodes: [{ region: "DE" }, { region: "WAW" }] })).toEqual(["backup to unknown"]);
  });

  test("an engine without backups leaves none", () => {
    expect(database({ engine: "kafka" })).toEqual([]);
  });

  test.each<[string, string, object, string[]]>([
    [
      "a bucket to another region",
      "cloud_project_storage",
      { region_name: "GRA", replication: { rules: [{ destination: { name: "b", region: "BHS" } }] } },
      ["replication to CA"],
    ],
    ["logs to a stream", "cloud_project_kube_log_subscription", { kube_id: "k", stream_id: "s" }, ["log to unknown"]],
    ["a place of its own", "cloud_project_storage", { region_name: "GRA" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(ovh.flowsOf(type, values)).toEqual(expected);
  });

  test("the default is said with the region that it follows from", () => {
    const graph = ovh.program({ cloud_project_database: { d: { engine: "mysql", nodes: [{ region: "UK" }] } } });
    expect(flows(graph, "ovh_cloud_project_database.d")).toEqual(["backup to FR"]);
    expect(graph.flows[0].evidence[0]).toMatchObject({
      attribute: "backup_regions",
      note: "not set; this is the default",
    });
  });
});
