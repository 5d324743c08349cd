import { describe, expect, test } from "vitest";
import { cdk, flows, graphOf, inWords } from "../terraform";

const HALL = { version: 1, site: "hall-1", country: "SA", operator: { id: "acme" } };
const step = (path: string, more: object = {}) => ({ "//": { metadata: { path, uniqueId: path } }, ...more });

function hall(facts: object, terraformData: object) {
  const sovereignty = { ...HALL, ...facts };
  return graphOf(
    cdk("hall", { "//": { sovereignty }, variable: { x: {} }, resource: { terraform_data: terraformData } }),
  );
}

const pulls = (...from: string[]) => from.map((host) => ({ what: "packages", from: host }));
const HOSTS = { for_each: { n1: {}, n2: {} } };

describe("what steps are stated to fetch", () => {
  test("is one flow a statement, at the first instance of the first resource of its construct", () => {
    const graph = hall(
      { constructs: { "hall/hosts": { pulls: pulls("docker.io", "quay.io") } } },
      { other: step("hall/other"), check: step("hall/hosts/check", HOSTS), install: step("hall/hosts/install", HOSTS) },
    );
    expect(graph.flows).toMatchObject([
      { kind: "image", statedAt: "hall/hosts", from: "hall/hosts", to: "packages from docker.io" },
      { kind: "image", statedAt: "hall/hosts", from: "hall/hosts", to: "packages from quay.io" },
    ]);
    expect(flows(graph, 'terraform_data.check["n1"]')).toEqual(["image to anywhere", "image to anywhere"]);
    expect(graph.flows[0].evidence[0]).toEqual({
      address: "hall/hosts",
      attribute: "pulls[0].from",
      value: "docker.io",
      note: "packages, stated by hall/hosts",
    });
  });

  test.each<[string, string, string]>([
    ["a well-known host", "https://pypi.org/simple", "anywhere"],
    ["a region's host", "me-central2-docker.pkg.dev", "SA"],
    ["a host that nobody knows", "deb.acme.example", "unknown"],
    ["a host inside the site", "http://localhost:8080", "SA"],
    ["what is known only later", "${var.x}", "unknown"],
    ["the stated registry", "https://registry.acme.example:5000/v2/", "AE"],
    ["another port of it", "registry.acme.example", "unknown"],
  ])("goes where its host is: %s", (_, from, expected) => {
    const registry = { host: "registry.acme.example:5000", country: "AE" };
    const graph = hall({ registry, constructs: { "hall/a": { pulls: pulls(from) } } }, { a: step("hall/a") });
    expect(graph.flows.map(({ place }) => inWords(place))).toEqual([expected]);
  });

  test("may be stated by the stack, and by a resource for all its instances", () => {
    const own = { metadata: { path: "hall/b", uniqueId: "b" }, sovereignty: { pulls: pulls("quay.io") } };
    const graph = hall({ pulls: pulls("docker.io") }, { a: step("hall/a"), b: { "//": own, ...HOSTS } });
    expect(graph.flows.map(({ resource, to }) => [resource.address, to])).toEqual([
      ["terraform_data.a", "packages from docker.io"],
      ['terraform_data.b["n1"]', "packages from quay.io"],
    ]);
  });

  test("counts at the stack where the construct has no resource of its own", () => {
    const graph = hall({ constructs: { "hall/pool": { pulls: pulls("quay.io") } } }, { a: step("hall/a") });
    expect(graph.flows).toMatchObject([{ statedAt: "hall/pool", resource: { address: "terraform_data.a" } }]);
  });

  test("is listed as stated, as are the promise and the registry", () => {
    const registry = { host: "registry.acme.example:5000", operator: { id: "acme" } };
    const { stated } = hall({ airGapped: true, registry, constructs: { "hall/a": { pulls: pulls("quay.io") } } }, {});
    expect(stated.map(({ path, what }) => `${path}: ${what}`)).toEqual([
      "hall: registry registry.acme.example:5000 in a country that is not stated, operator acme",
      "hall: country SA, operator acme, site hall-1",
      "hall: air-gapped: nothing is fetched from outside the site",
      "hall/a: pulls packages from quay.io",
    ]);
  });
});
