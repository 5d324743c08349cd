import { describe, expect, test } from "vitest";
import { cdk, graphOf } from "../terraform";

const HALL = {
  site: "hall-1",
  country: "SA",
  operator: { id: "acme" },
  airGapped: true,
  registry: { host: "registry.acme.example:5000", country: "SA" },
};

/** Where each thing that is fetched comes from, as far as the promise asks. */
function sources(facts: object, resource: object, more: object = {}): readonly string[] {
  const json = { "//": { sovereignty: { version: 1, ...facts } }, ...more, resource };
  return graphOf(cdk("hall", json)).promises.map(({ source }) => source);
}

const pod = (image: string, path = "hall/web") => ({
  kubernetes_pod_v1: {
    web: { "//": { metadata: { path, uniqueId: "x" } }, spec: { container: [{ name: "a", image }] } },
  },
});

describe("what an air-gapped scope fetches", () => {
  test.each<[string, string, string]>([
    ["the registry of the site", "registry.acme.example:5000/a:1", "site"],
    ["the same in capitals", "Registry.Acme.Example:5000/a:1", "site"],
    ["another port of its host", "registry.acme.example:5001/a:1", "outside"],
    ["its host without a port", "registry.acme.example/a:1", "outside"],
    ["a name inside the cluster", "registry.infra.svc:5000/a:1", "site"],
    ["this machine", "localhost:5000/a", "site"],
    ["a well-known registry", "quay.io/a", "outside"],
    ["no registry at all", "nginx", "outside"],
    ["a host that nobody knows", "images.acme.example/a", "outside"],
    ["a tag that is not known", "registry.acme.example:5000/a:${var.x}", "site"],
    ["what is known only later", "${var.x}", "unknown"],
  ])("%s", (_, image, expected) => {
    expect(sources(HALL, pod(image), { variable: { x: {} } })).toEqual([expected]);
  });

  test("a registry without a country is the registry all the same", () => {
    const facts = { ...HALL, registry: { host: "registry.acme.example:5000" } };
    expect(sources(facts, pod("registry.acme.example:5000/a"))).toEqual(["site"]);
  });

  test("the port of HTTPS may be written or left out", () => {
    const facts = { ...HALL, registry: { host: "registry.acme.example" } };
    expect(sources(facts, pod("registry.acme.example:443/a"))).toEqual(["site"]);
    const release = (repository: string) => ({ helm_release: { r: { chart: "c", repository } } });
    expect(sources(facts, release("oci://registry.acme.example/charts"))).toEqual(["site"]);
    expect(sources(facts, release("http://registry.acme.example/charts"))).toEqual(["outside"]);
  });

  test("is not looked at where nothing is promised", () => {
    expect(sources({ ...HALL, airGapped: false }, pod("quay.io/a"))).toEqual([]);
    expect(sources({ ...HALL, airGapped: undefined }, pod("quay.io/a"))).toEqual([]);
  });

  test("is what the nearest statement says", () => {
    expect(sources({ ...HALL, constructs: { "hall/web": { airGapped: false } } }, pod("quay.io/a"))).toEqual([]);
    const inside = { ...HALL, airGapped: undefined, constructs: { "hall/web": { airGapped: true } } };
    expect(sources(inside, pod("quay.io/a"))).toEqual(["outside"]);
    expect(sources(inside, pod("quay.io/a", "hall/website"))).toEqual([]);
  });

  test("images of a chart that is not rendered are left to RES-IMG", () => {
    const release = { helm_release: { r: { chart: "c", repository: "oci://registry.acme.example:5000/charts" } } };
    expect(sources(HALL, release)).toEqual(["site"]);
    expect(sources(HALL, { helm_release: { r: { chart: "./charts/c" } } })).toEqual([]);
  });

  test("what steps are stated to fetch counts as well", () => {
    const step = { terraform_data: { a: { "//": { metadata: { path: "hall/hosts/a", uniqueId: "a" } } } } };
    const constructs = (from: string) => ({ "hall/hosts": { pulls: [{ what: "packages", from }] } });
    expect(sources({ ...HALL, constructs: constructs("https://deb.debian.org/debian") }, step)).toEqual(["outside"]);
    expect(sources({ ...HALL, constructs: constructs("https://registry.acme.example:5000/v2") }, step)).toEqual([
      "site",
    ]);
  });
});

describe("in a cloud, a site is a region of its operator", () => {
  const cluster = {
    provider: { aws: { region: "me-central-1" }, kubernetes: { host: "${aws_eks_cluster.c.endpoint}" } },
  };
  const facts = { site: "uae", airGapped: true };

  test.each<[string, string, string]>([
    ["a registry of the program in the region", "${aws_ecr_repository.home.repository_url}:1", "site"],
    ["a registry of the region", "1.dkr.ecr.me-central-1.amazonaws.com/a", "site"],
    ["a registry of another region", "1.dkr.ecr.me-south-1.amazonaws.com/a", "outside"],
    ["a registry of the program elsewhere", "${aws_ecr_repository.away.repository_url}:1", "outside"],
    ["another operator in the same country", "me-central2-docker.pkg.dev/p/r/a", "outside"],
  ])("%s", (_, image, expected) => {
    const resource = {
      ...pod(image),
      aws_eks_cluster: { c: { name: "c" } },
      aws_ecr_repository: { home: { name: "a" }, away: { name: "b", region: "eu-central-1" } },
    };
    expect(sources(facts, resource, cluster)).toEqual([expected]);
  });

  test("a hall does not reach a registry of a cloud", () => {
    const resource = { ...pod("${aws_ecr_repository.r.repository_url}:1"), aws_ecr_repository: { r: { name: "a" } } };
    expect(sources(HALL, resource, { provider: { aws: { region: "me-central-1" } } })).toEqual(["outside"]);
  });
});
