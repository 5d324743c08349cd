import { describe, expect, test } from "vitest";
import { graphOf, places, tf, why } from "../terraform";
import { cloud } from "./clouds";

const SOURCE = "terraform-provider-openstack/openstack";
const at = (auth_url: string, region?: string) => cloud(SOURCE, { auth_url, ...(region ? { region } : {}) });

describe("a cloud of OpenStack", () => {
  test.each<[string, string, string, string]>([
    ["OVHcloud", "https://auth.cloud.ovh.net/v3", "GRA11", "FR"],
    ["OVHcloud of another country", "https://auth.cloud.ovh.net/v3", "UK1", "GB"],
    ["Open Telekom Cloud", "https://iam.eu-ch2.sc.otc.t-systems.com/v3", "eu-ch2", "CH"],
    ["Cleura", "https://identity1.citycloud.com:5000/v3", "Kna1", "SE"],
    ["SWITCHengines", "https://keystone.cloud.switch.ch:5000/v3", "ZH", "CH"],
  ])("%s is known by the host of its identity service", (_, url, region, country) => {
    expect(at(url, region).placeOf("compute_instance_v2", {})).toBe(country);
  });

  test("whose identity service is of one region needs no other word", () => {
    expect(at("https://iam.eu-de.otc.t-systems.com/v3").placeOf("compute_instance_v2", {})).toBe("DE");
  });

  test("that has many regions is unknown without one", () => {
    const graph = at("https://auth.cloud.ovh.net/v3").program({ compute_instance_v2: { i: {} } });
    expect(why(graph)).toBe("provider.openstack sets no region of OVHcloud");
  });

  test("has the region that a resource names", () => {
    expect(at("https://auth.cloud.ovh.net/v3", "GRA11").placeOf("blockstorage_volume_v3", { region: "DE1" })).toBe(
      "DE",
    );
  });

  test("brings in its operator", () => {
    const { operators } = at("https://auth.cloud.ovh.net/v3", "GRA11").program({ compute_instance_v2: { i: {} } });
    expect(operators.map(({ address, operator }) => [address, operator?.id])).toEqual([["provider.openstack", "ovh"]]);
  });

  test.each<[string, string, object]>([
    ["of its provider block", "Kna1", {}],
    ["of a resource", "", { region: "GRA11" }],
    ["without one", "", {}],
  ])("that nobody knows is unknown, whatever the region %s", (_, region, values) => {
    expect(at("https://keystone.acme.example:5000/v3", region).placeOf("compute_instance_v2", values)).toBe("unknown");
  });

  test("of clouds.yaml is unknown", () => {
    const graph = cloud(SOURCE, { cloud: "acme" }).program({ compute_instance_v2: { i: {} } });
    expect(why(graph)).toBe("provider.openstack does not say which cloud it speaks to: auth_url is not set");
  });
});

describe("somebody's own OpenStack", () => {
  const json = {
    terraform: { required_providers: { openstack: { source: SOURCE } } },
    provider: { openstack: { auth_url: "https://keystone.acme.example:5000/v3", region: "RegionOne" } },
    resource: { openstack_compute_instance_v2: { i: { region: "RegionOne" } } },
  };
  const acme = { id: "acme", hq: "SA", ultimateParent: "SA" };

  test("is where the program states that it is", () => {
    const stated = { version: 1, site: "hall-1", country: "SA", operator: acme };
    const graph = graphOf(tf({ ...json, "//": { sovereignty: stated } }));
    expect(places(graph)).toEqual({ "openstack_compute_instance_v2.i": "SA" });
    expect(graph.operators.map(({ address, operator }) => [address, operator?.id])).toEqual([["site.hall-1", "acme"]]);
  });

  test("is where a file about the site says that its provider is", () => {
    const graph = graphOf(tf(json), { siteFacts: { providers: { openstack: { country: "SA", operator: acme } } } });
    expect(places(graph)).toEqual({ "openstack_compute_instance_v2.i": "SA" });
    expect(graph.operators.map(({ address, operator }) => [address, operator?.id])).toEqual([
      ["provider.openstack", "acme"],
    ]);
  });

  test("does not become a cloud's by what is stated", () => {
    const provider = { openstack: { auth_url: "https://auth.cloud.ovh.net/v3", region: "UK1" } };
    const graph = graphOf(tf({ ...json, provider, resource: { openstack_compute_instance_v2: { i: {} } } }), {
      siteFacts: { providers: { openstack: { country: "FR" } } },
    });
    expect(places(graph)).toEqual({ "openstack_compute_instance_v2.i": "GB" });
    expect(graph.placements[0].contradiction?.why).toContain("FR is stated by the --site file");
  });
});

describe("flows on OpenStack", () => {
  test("an image from an address", () => {
    const found = at("https://auth.cloud.ovh.net/v3", "GRA11").flowsOf("images_image_v2", {
      image_source_url: "https://objectstorage.us-ashburn-1.oraclecloud.com/n/a/b/i/o/base.qcow2",
    });
    expect(found).toEqual(["image to US"]);
  });

  test("a volume", () => {
    expect(at("https://auth.cloud.ovh.net/v3", "GRA11").flowsOf("blockstorage_volume_v3", { size: 1 })).toEqual([]);
  });
});
