import { describe, expect, test } from "vitest";
import { graphOf, places, tf } from "../terraform";

const CLUSTERS = {
  aws_eks_cluster: { c: { name: "c" } },
  google_container_cluster: { c: { location: "europe-west3" } },
};

function place(type: string, values: object, host = "${aws_eks_cluster.c.endpoint}"): string {
  const provider = {
    aws: { region: "eu-central-1" },
    google: { region: "europe-west3" },
    kubernetes: { host },
    kubectl: { host },
  };
  const terraform = { required_providers: { kubectl: { source: "alekc/kubectl" } } };
  return places(graphOf(tf({ terraform, provider, resource: { ...CLUSTERS, [type]: { x: values } } })))[`${type}.x`];
}

const pods = (spec: object) => ({ spec: [{ template: [{ spec: [{ container: [{ image: "a" }], ...spec }] }] }] });
const term = (values: readonly string[], operator = "In") => ({
  node_affinity: [
    {
      required_during_scheduling_ignored_during_execution: [
        { node_selector_term: [{ match_expressions: [{ key: "topology.kubernetes.io/zone", operator, values }] }] },
      ],
    },
  ],
});

describe("what is bound to nodes is also where they are", () => {
  test.each<[string, string, object, string]>([
    [
      "pods abroad",
      "kubernetes_deployment_v1",
      pods({ node_selector: { "topology.kubernetes.io/region": "us-east-1" } }),
      "DE, US",
    ],
    [
      "pods at home",
      "kubernetes_deployment_v1",
      pods({ node_selector: { "topology.kubernetes.io/region": "eu-central-1" } }),
      "DE",
    ],
    ["pods in a zone abroad", "kubernetes_deployment_v1", pods({ affinity: [term(["us-east-1a"])] }), "DE, US"],
    ["pods in a zone at home", "kubernetes_deployment_v1", pods({ affinity: [term(["eu-central-1a"])] }), "DE"],
    [
      "pods that keep out of a zone",
      "kubernetes_deployment_v1",
      pods({ affinity: [term(["us-east-1a"], "NotIn")] }),
      "DE",
    ],
    [
      "a label of the site's own",
      "kubernetes_deployment_v1",
      pods({ node_selector: { "topology.kubernetes.io/zone": "hall-7" } }),
      "DE",
    ],
    [
      "volumes",
      "kubernetes_storage_class_v1",
      {
        allowed_topologies: [
          { match_label_expressions: [{ key: "topology.kubernetes.io/region", values: ["us-east-1"] }] },
        ],
      },
      "DE, US",
    ],
    ["the driver of volumes", "kubernetes_storage_class_v1", { parameters: { region: "us-east-1" } }, "DE, US"],
    [
      "a disk",
      "kubernetes_persistent_volume_v1",
      {
        spec: [{ persistent_volume_source: [{ aws_elastic_block_store: [{ volume_id: "aws://us-east-1a/vol-1" }] }] }],
      },
      "DE, US",
    ],
    [
      "an object as YAML",
      "kubectl_manifest",
      { yaml_body: "kind: Pod\nspec: { nodeSelector: { topology.kubernetes.io/region: us-east-1 } }\n" },
      "DE, US",
    ],
    [
      "nodes that may be made",
      "kubernetes_manifest",
      {
        manifest: {
          kind: "NodePool",
          spec: {
            template: {
              spec: { requirements: [{ key: "topology.kubernetes.io/zone", operator: "In", values: ["us-east-1a"] }] },
            },
          },
        },
      },
      "DE, US",
    ],
  ])("%s", (_, type, values, expected) => {
    expect(place(type, values)).toBe(expected);
  });

  test("by the names of the cluster's own cloud", () => {
    const host = "https://${google_container_cluster.c.endpoint}";
    const selector = { node_selector: { "topology.kubernetes.io/zone": "us-central1-a" } };
    expect(place("kubernetes_deployment_v1", pods(selector), host)).toBe("DE, US");
    const ofAws = { node_selector: { "topology.kubernetes.io/zone": "us-east-1a" } };
    expect(place("kubernetes_deployment_v1", pods(ofAws), host)).toBe("DE");
  });

  test("nothing is added where the cluster's cloud is not known", () => {
    const selector = { node_selector: { "topology.kubernetes.io/region": "us-east-1" } };
    expect(place("kubernetes_deployment_v1", pods(selector), "https://k8s.acme.example")).toBe("unknown");
  });
});
