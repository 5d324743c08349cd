import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

const clusters = {
  provider: { aws: { region: "eu-central-1" }, google: { region: "europe-west3" } },
  variable: { x: {} },
  resource: {
    aws_eks_cluster: { eks: { name: "prod" } },
    google_container_cluster: { gke: { location: "europe-west4-a" } },
  },
};

/** A config map in a cluster that this provider block speaks to. */
function bound(kubernetes: object, more: object = {}) {
  const { provider, resource, ...others } = clusters;
  return graphOf(
    tf({
      ...others,
      ...more,
      provider: { ...provider, kubernetes },
      resource: { ...resource, kubernetes_config_map_v1: { x: {} } },
    }),
  );
}

describe("an object of a cluster is where the cluster is", () => {
  test.each<[string, object, string]>([
    ["a cluster of the program", { host: "${aws_eks_cluster.eks.endpoint}" }, "DE"],
    ["a cluster within a text", { host: "https://${google_container_cluster.gke.endpoint}" }, "NL"],
    ["a data source of a cluster", { host: "${data.aws_eks_cluster.c.endpoint}" }, "DE"],
    ["a cluster's host name", { host: "https://ABC.gr7.eu-west-1.eks.amazonaws.com" }, "IE"],
    ["a cluster of Azure", { host: "https://x.hcp.westeurope.azmk8s.io:443" }, "NL"],
    [
      "the command that gets a token",
      { host: "${var.x}", exec: [{ command: "aws", args: ["eks", "get-token", "--cluster-name", "prod"] }] },
      "DE",
    ],
    [
      "the region of that command",
      { exec: { args: ["eks", "get-token", "--cluster-name", "other", "--region", "eu-west-1"] } },
      "IE",
    ],
    ["a host that nobody knows", { host: "https://k8s.acme.example:6443" }, "unknown"],
    ["a file", { config_path: "~/.kube/config" }, "unknown"],
    ["a variable", { host: "${var.x}" }, "unknown"],
  ])("%s", (_, kubernetes, expected) => {
    const graph = bound(kubernetes, { data: { aws_eks_cluster: { c: { name: "prod" } } } });
    expect(places(graph)["kubernetes_config_map_v1.x"]).toBe(expected);
  });

  test.each<[string, object]>([
    ["a block", { kubernetes: [{ host: "${aws_eks_cluster.eks.endpoint}" }] }],
    ["an object", { kubernetes: { host: "${aws_eks_cluster.eks.endpoint}" } }],
  ])("helm says it in %s", (_, helm) => {
    const { provider, resource } = clusters;
    const graph = graphOf(
      tf({ provider: { ...provider, helm }, resource: { ...resource, helm_release: { x: { chart: "c" } } } }),
    );
    expect(places(graph)["helm_release.x"]).toBe("DE");
  });

  test("a cluster that is stated", () => {
    const facts = {
      version: 1,
      site: "hall-7",
      country: "SA",
      operator: { id: "acme", hq: "SA", ultimateParent: "SA" },
    };
    const graph = bound({ host: "https://k8s.hall-7.example" }, { "//": { sovereignty: facts }, resource: {} });
    expect(places(graph)["kubernetes_config_map_v1.x"]).toBe("SA");
    expect(graph.operators).toContainEqual(
      expect.objectContaining({
        address: "site.hall-7",
        operator: expect.objectContaining({ id: "acme", hq: "SA" }) as object,
      }),
    );
  });
});

const containers = (image: string) => ({ container: [{ image }] });

describe("what a cluster pulls and asks", () => {
  test.each<[string, object]>([
    ["kubernetes_pod_v1", { spec: containers("quay.io/a") }],
    ["kubernetes_deployment", { spec: { template: { spec: containers("quay.io/a") } } }],
    ["kubernetes_deployment_v1", { spec: [{ template: [{ spec: [containers("quay.io/a")] }] }] }],
    ["kubernetes_stateful_set_v1", { spec: { template: { spec: containers("quay.io/a") } } }],
    ["kubernetes_daemonset", { spec: { template: { spec: containers("quay.io/a") } } }],
    ["kubernetes_daemon_set_v1", { spec: { template: { spec: containers("quay.io/a") } } }],
    ["kubernetes_job_v1", { spec: { template: { spec: containers("quay.io/a") } } }],
    ["kubernetes_cron_job_v1", { spec: { job_template: { spec: { template: { spec: containers("quay.io/a") } } } } }],
    ["kubernetes_replication_controller_v1", { spec: { template: { spec: containers("quay.io/a") } } }],
    [
      "kubernetes_manifest",
      { manifest: { kind: "Deployment", spec: { template: { spec: { initContainers: [{ image: "quay.io/a" }] } } } } },
    ],
    ["kubernetes_manifest", { manifest: '${yamldecode("x")}' }],
    ["kubectl_manifest", { yaml_body: "kind: Pod\nspec:\n  containers:\n    - image: quay.io/a\n" }],
  ])("an image in %s", (type, values) => {
    const terraform = { required_providers: { kubectl: { source: "gavinbunney/kubectl" } } };
    const graph = graphOf(tf({ terraform, resource: { [type]: { x: values } } }));
    const expected = "manifest" in values && typeof values.manifest === "string" ? "unknown" : "anywhere";
    expect(flows(graph, `${type}.x`)).toEqual([`image to ${expected}`]);
  });

  test.each<[string, string, string]>([
    ["no registry at all", "nginx", "anywhere"],
    ["an account of Docker Hub", "grafana/grafana:1", "anywhere"],
    ["a registry of AWS", "1.dkr.ecr.me-central-1.amazonaws.com/a", "AE"],
    ["a registry of Google", "me-central2-docker.pkg.dev/p/r/a", "SA"],
    ["a tag that is not known", "quay.io/a:${var.x}", "anywhere"],
    ["a registry that is not known", "${var.x}/a", "unknown"],
    ["a registry that nobody knows", "registry.acme.example/a", "unknown"],
    ["a registry with a port", "registry.acme.example:5000/a", "unknown"],
    ["a registry in the cluster", "registry.infra.svc:5000/a", "SA"],
  ])("an image: %s", (_, image, expected) => {
    const json = {
      "//": { sovereignty: { version: 1, country: "SA" } },
      variable: { x: {} },
      resource: { kubernetes_pod_v1: { x: { spec: containers(image) } } },
    };
    expect(flows(graphOf(tf(json)), "kubernetes_pod_v1.x")).toEqual([`image to ${expected}`]);
  });

  test("init containers count", () => {
    const graph = graphOf(
      tf({ resource: { kubernetes_pod_v1: { x: { spec: { init_container: [{ image: "quay.io/a" }] } } } } }),
    );
    expect(graph.flows[0].evidence[0]).toMatchObject({ attribute: "spec.init_container.image", value: "quay.io/a" });
  });

  test("the address of a model in the environment", () => {
    const env = [
      { name: "URL", value: "https://api.openai.com/v1" },
      { name: "LEVEL", value: "info.warn" },
    ];
    const graph = graphOf(tf({ resource: { kubernetes_pod_v1: { x: { spec: { container: { env } } } } } }));
    expect(flows(graph, "kubernetes_pod_v1.x")).toEqual(["ai to anywhere"]);
  });

  test("a service by another name", () => {
    const graph = graphOf(
      tf({ resource: { kubernetes_service_v1: { x: { spec: { external_name: "db.eu-west-1.rds.amazonaws.com" } } } } }),
    );
    expect(flows(graph, "kubernetes_service_v1.x")).toEqual(["network to IE"]);
  });

  test.each<[string, object, string[]]>([
    [
      "a repository",
      { chart: "c", repository: "https://charts.acme.example" },
      ["image to unknown", "image to unknown"],
    ],
    ["an address of its own", { chart: "oci://me-central2-docker.pkg.dev/p/c" }, ["image to SA", "image to unknown"]],
    ["a folder", { chart: "./charts/c" }, ["image to unknown"]],
  ])("a chart from %s, and the images in it", (_, values, expected) => {
    const graph = graphOf(tf({ resource: { helm_release: { x: values } } }));
    expect(flows(graph, "helm_release.x")).toEqual(expected);
    expect(graph.flows.at(-1)).toMatchObject({
      unknownSeverity: "warning",
      place: { why: "the chart is not rendered here" },
    });
  });
});
