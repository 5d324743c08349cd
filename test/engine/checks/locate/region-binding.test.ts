import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import type { KnownTypes } from "../../../../engine/checks/locate/known-types";
import { tableFor } from "../../../../engine/checks/locate/tables";
import type { ProviderTable, TypeRow } from "../../../../engine/checks/locate/table";
import { flows, graphOf, places, tf, why } from "../terraform";

/** Clouds whose provider is read by the rules for blocks that name a region, with a type of each that takes the block's place. */
const CLOUDS: readonly (readonly [source: string, type: string])[] = [
  ["opentelekomcloud/opentelekomcloud", "vpc_v1"],
  ["oracle/oci", "core_vcn"],
  ["huaweicloud/huaweicloud", "vpc"],
  ["aliyun/alicloud", "vpc"],
  ["ovh/ovh", "cloud_project_volume"],
  ["scaleway/scaleway", "vpc"],
  ["stackitcloud/stackit", "network"],
  ["ionos-cloud/ionoscloud", "s3_bucket"],
  ["exoscale/exoscale", "compute_instance"],
  ["outscale/outscale", "net"],
  ["terraform-provider-openstack/openstack", "networking_network_v2"],
  ["vmware/vsphere", "virtual_machine"],
];

function knownTypes(provider: string): readonly string[] {
  const file = path.join(__dirname, `../../../../engine/checks/locate/data/${provider}-types.json`);
  const { byArguments } = JSON.parse(fs.readFileSync(file, "utf8")) as KnownTypes;
  return Object.values(byArguments).flatMap((types) => types.map((type) => `${provider}_${type}`));
}

const isPrefix = ({ type }: TypeRow) => type.endsWith("*");

describe.each(CLOUDS)("the table for %s", (source) => {
  const table = tableFor(source) as ProviderTable;
  const known = new Set(knownTypes(table.provider));

  test("has one row a type", () => {
    const types = table.rows.map(({ type }) => type);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  test("names types that the provider has", () => {
    const exact = table.rows.filter((row) => !isPrefix(row)).map(({ type }) => type);
    expect(exact.filter((type) => !known.has(type))).toEqual([]);
  });

  test("has no beginning that no type has", () => {
    const beginnings = table.rows.filter(isPrefix).map(({ type }) => type.slice(0, -1));
    expect(beginnings.filter((beginning) => ![...known].some((type) => type.startsWith(beginning)))).toEqual([]);
  });
});

/** A program with one resource of a cloud. */
function program(source: string, block: object, type: string, values: object = {}) {
  const name = source.split("/")[1];
  return graphOf(
    tf({
      terraform: { required_providers: { [name]: { source } } },
      provider: { [name]: block },
      resource: { [`${name}_${type}`]: { x: values } },
    }),
  );
}

const placeIn = (...of: Parameters<typeof program>) => Object.values(places(program(...of)))[0];

describe("one region's name in several clouds", () => {
  test.each<[string, string, string]>([
    ["eu-west-2", "outscale/outscale", "FR"],
    ["eu-west-2", "hashicorp/aws", "GB"],
    ["me-central-1", "aliyun/alicloud", "SA"],
    ["me-central-1", "hashicorp/aws", "AE"],
    ["me-east-1", "huaweicloud/huaweicloud", "SA"],
    ["me-east-1", "aliyun/alicloud", "AE"],
    ["eu-central-1", "aliyun/alicloud", "DE"],
    ["eu-west-1", "aliyun/alicloud", "GB"],
    ["eu-west-1", "hashicorp/aws", "IE"],
    ["ap-southeast-1", "huaweicloud/huaweicloud", "HK"],
    ["ap-southeast-1", "aliyun/alicloud", "SG"],
    ["ap-southeast-2", "huaweicloud/huaweicloud", "TH"],
    ["ap-southeast-2", "hashicorp/aws", "AU"],
  ])("%s of %s is %s", (region, source, country) => {
    const type = { "outscale/outscale": "net" }[source] ?? "vpc";
    expect(placeIn(source, { region }, type)).toBe(country);
  });
});

describe("a provider block", () => {
  test.each(CLOUDS)("of %s without a region leaves the place unknown", (source, type) => {
    expect(placeIn(source, {}, type)).toBe("unknown");
  });

  test.each<[string, string, object, string]>([
    [
      "opentelekomcloud/opentelekomcloud",
      "vpc_v1",
      { region: "eu-de", auth_url: "https://iam.acme.example/v3" },
      "iam.acme.example",
    ],
    [
      "huaweicloud/huaweicloud",
      "vpc",
      { region: "eu-west-0", cloud: "prod-cloud-ocb.example" },
      "prod-cloud-ocb.example",
    ],
    [
      "huaweicloud/huaweicloud",
      "vpc",
      { region: "me-east-1", endpoints: { vpc: "https://vpc.acme.example" } },
      "vpc.acme.example",
    ],
    ["aliyun/alicloud", "vpc", { region: "eu-central-1", endpoints: { vpc: "vpc.acme.example" } }, "vpc.acme.example"],
    ["scaleway/scaleway", "vpc", { region: "fr-par", api_url: "https://api.acme.example" }, "api.acme.example"],
    [
      "stackitcloud/stackit",
      "network",
      { default_region: "eu01", iaas_custom_endpoint: "https://x.acme.example" },
      "x.acme.example",
    ],
    ["outscale/outscale", "net", { region: "eu-west-2", endpoints: { api: "api.acme.example" } }, "api.acme.example"],
    [
      "outscale/outscale",
      "net",
      { region: "eu-west-2", endpoints: { api: "api.us-east-2.outscale.com" } },
      "api.us-east-2.outscale.com",
    ],
    ["scaleway/scaleway", "vpc", { region: "fr-par", api_url: "${random_id.r.hex}" }, "a host that is not known"],
  ])("of %s that sends its calls elsewhere leaves the place of a %s unknown", (source, type, block, host) => {
    expect(why(program(source, block, type))).toMatch(new RegExp(`sends its calls to ${host.replaceAll(".", "\\.")}`));
  });

  test("whose endpoints are the cloud's own in the same region is what it says", () => {
    const block = { region: "eu-de", auth_url: "https://iam.eu-de.otc.t-systems.com/v3" };
    expect(placeIn("opentelekomcloud/opentelekomcloud", block, "vpc_v1")).toBe("DE");
  });

  test("that names a region and a zone of another country is in both", () => {
    expect(placeIn("scaleway/scaleway", { region: "fr-par", zone: "nl-ams-1" }, "vpc")).toBe("FR, NL");
  });

  test("an unlisted type takes its place from it, and is listed once", () => {
    const graph = program("aliyun/alicloud", { region: "eu-central-1" }, "brand_new_thing");
    expect(places(graph)).toEqual({ "alicloud_brand_new_thing.x": "DE" });
    expect(graph.notAssessed).toContainEqual({
      what: "type alicloud_brand_new_thing",
      why: "placement from the provider only",
    });
    expect(flows(graph, "alicloud_brand_new_thing.x")).toEqual([]);
  });
});

/** A block at home, and each place argument of the provider's types set abroad, with the country that has to show. */
const ABROAD: readonly (readonly [source: string, block: object, country: string, abroad: Record<string, unknown>])[] =
  [
    [
      "opentelekomcloud/opentelekomcloud",
      { region: "eu-de" },
      "CH",
      {
        region: "eu-ch2",
        availability_zone: "eu-ch2a",
        availability_zones: ["eu-ch2a"],
        available_zones: ["eu-ch2b"],
      },
    ],
    [
      "huaweicloud/huaweicloud",
      { region: "eu-west-101" },
      "SA",
      { region: "me-east-1", availability_zone: "me-east-1a", availability_zones: ["me-east-1a"] },
    ],
    ["oracle/oci", { region: "eu-frankfurt-1" }, "SA", { availability_domain: "x:ME-JEDDAH-1-AD-1" }],
    [
      "aliyun/alicloud",
      { region: "eu-central-1" },
      "SA",
      { zone_id: "me-central-1a", availability_zone: "me-central-1a", zone_ids: ["me-central-1b"] },
    ],
    ["ovh/ovh", {}, "CA", { region: "BHS5", region_name: "BHS5", regions: ["BHS5"] }],
    ["scaleway/scaleway", { region: "fr-par" }, "PL", { region: "pl-waw", zone: "pl-waw-1" }],
    ["stackitcloud/stackit", { default_region: "eu01" }, "AT", { region: "eu02", availability_zone: "eu02-1" }],
    ["ionos-cloud/ionoscloud", {}, "US", { location: "us/las", region: "us-central-1" }],
    ["exoscale/exoscale", {}, "BG", { zone: "bg-sof-1" }],
    [
      "outscale/outscale",
      { region: "eu-west-2" },
      "US",
      { subregion_name: "us-east-2a", subregion_names: ["us-east-2a"], placement_subregion_name: "us-east-2b" },
    ],
    ["terraform-provider-openstack/openstack", { auth_url: "https://auth.cloud.ovh.net/v3" }, "CA", { region: "BHS5" }],
  ];

test.each(ABROAD)("%s: no argument that places a resource abroad is passed over", (source, block, country, abroad) => {
  const table = tableFor(source) as ProviderTable;
  const name = source.split("/")[1];
  const mutants = knownTypes(table.provider).flatMap((type) =>
    (table.placeArguments(type) ?? []).filter((argument) => argument in abroad).map((argument) => ({ type, argument })),
  );
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, argument } of mutants) (resource[type] ??= {})[argument] = { [argument]: abroad[argument] };
  const graph = graphOf(
    tf({ terraform: { required_providers: { [name]: { source } } }, provider: { [name]: block }, resource }),
  );
  const where = places(graph);
  const missed = mutants
    .map(({ type, argument }) => `${type}.${argument}`)
    .filter((address) => !where[address]?.includes(country) && !["unknown", "anywhere"].includes(where[address]))
    .filter((address) => !flows(graph, address).some((flow) => flow.includes(country)));
  expect(mutants.length).toBeGreaterThan(4);
  expect(missed).toEqual([]);
});
