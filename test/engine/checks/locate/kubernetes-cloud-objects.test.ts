import { describe, expect, test } from "vitest";
import { flows, graphOf, inWords, places, tf } from "../terraform";

const GCS = { apiVersion: "storage.cnrm.cloud.google.com/v1beta1", kind: "StorageBucket" };
const ACK = { apiVersion: "s3.services.k8s.aws/v1alpha1", kind: "Bucket" };
const XP = { apiVersion: "s3.aws.upbound.io/v1beta1", kind: "Bucket" };
const REGION = "services.k8s.aws/region";

/** One object in the cluster of a hall in Germany. */
function inHall(manifest: object, more: object = {}) {
  return graphOf(
    tf({
      "//": { sovereignty: { version: 1, site: "hall", country: "DE", operator: { id: "acme", hq: "DE" } } },
      provider: { kubernetes: {} },
      variable: { x: {} },
      resource: { kubernetes_manifest: { x: { manifest, ...more } } },
    }),
  );
}

describe("what a hall states is of its cluster, not of what an object has made in a cloud", () => {
  test.each<[string, object, string]>([
    ["elsewhere", { ...GCS, spec: { location: "US" } }, "US"],
    ["by an annotation", { ...ACK, metadata: { annotations: { [REGION]: "eu-west-1" } } }, "IE"],
    ["Config Connector without a location", { ...GCS, spec: {} }, "unknown"],
    ["AWS Controllers without a region", { ...ACK, spec: { name: "b" } }, "unknown"],
    ["Crossplane without a region", { ...XP, spec: { forProvider: {} } }, "unknown"],
    ["a region from a variable", { ...XP, spec: { forProvider: { region: "${var.x}" } } }, "unknown"],
    ["what is of no region", { apiVersion: "iam.aws.upbound.io/v1beta1", kind: "Role", spec: {} }, "DE"],
    ["a part of another", { apiVersion: "sql.cnrm.cloud.google.com/v1beta1", kind: "SQLDatabase", spec: {} }, "DE"],
    ["an object of the cluster", { apiVersion: "v1", kind: "ConfigMap", data: {} }, "DE"],
  ])("%s", (_, manifest, expected) => {
    const graph = inHall(manifest);
    expect(places(graph)).toEqual({ "kubernetes_manifest.x": expected });
    expect(graph.placements[0].contradiction).toBeUndefined();
  });

  test("the reason says what to set", () => {
    expect(inHall({ ...GCS, spec: {} }).placements[0].place).toMatchObject({
      why: expect.stringContaining("spec.location"),
    });
  });

  test.each<[string, object, string, boolean]>([
    ["fills what is unknown", { ...GCS, spec: {} }, "DE", false],
    ["contradicts", { ...GCS, spec: { location: "US" } }, "US", true],
  ])("what is stated of the object itself %s", (_, manifest, expected, contradicts) => {
    const graph = inHall(manifest, { "//": { sovereignty: { country: "DE" } } });
    expect(places(graph)).toEqual({ "kubernetes_manifest.x": expected });
    expect(graph.placements[0].contradiction !== undefined).toBe(contradicts);
  });
});

test("an object without a location is not where the cluster's own cloud is", () => {
  const host = "${aws_eks_cluster.c.endpoint}";
  const resource = {
    aws_eks_cluster: { c: { name: "c" } },
    kubernetes_manifest: { x: { manifest: { ...GCS, spec: {} } } },
  };
  const graph = graphOf(tf({ provider: { aws: { region: "eu-central-1" }, kubernetes: { host } }, resource }));
  expect(places(graph)["kubernetes_manifest.x"]).toBe("unknown");
});

describe("an endpoint of every region", () => {
  const endpoint = "s3.amazonaws.com";
  const kasten = (store: object) => ({
    apiVersion: "config.kio.kasten.io/v1alpha1",
    kind: "Profile",
    spec: { locationSpec: { objectStore: store } },
  });
  const velero = (config: object) => ({
    apiVersion: "velero.io/v1",
    kind: "BackupStorageLocation",
    spec: { provider: "aws", config, objectStorage: {} },
  });

  test.each<[string, object, readonly string[]]>([
    ["counts where nothing else is said", kasten({ endpoint }), ["backup to anywhere"]],
    ["leaves it to the region beside it", kasten({ endpoint, region: "eu-central-1" }), ["backup to DE"]],
    ["else to the bucket", kasten({ endpoint, name: "b" }), ["backup to unknown"]],
    ["as a URL too", velero({ s3Url: `https://${endpoint}`, region: "eu-central-1" }), ["backup to DE"]],
    ["as a URL without a region", velero({ s3Url: `https://${endpoint}` }), ["backup to anywhere"]],
    ["and nothing at all is unknown", velero({}), ["backup to unknown"]],
  ])("%s", (_, manifest, expected) => {
    expect(flows(inHall(manifest), "kubernetes_manifest.x")).toEqual(expected);
  });
});

describe("in the values of a chart", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "Velero",
      "configuration: { backupStorageLocation: [{ provider: aws, config: { s3Url: s3.amazonaws.com } }] }",
      ["backup to anywhere"],
    ],
    [
      "Velero with a region",
      "configuration: { backupStorageLocation: [{ provider: aws, config: { s3Url: 'https://s3.amazonaws.com', region: eu-central-1 } }] }",
      ["backup to DE"],
    ],
    ["Loki", "loki: { storage: { type: s3, s3: { endpoint: s3.amazonaws.com } } }", ["log to anywhere"]],
    [
      "a host below the name of a program",
      "prometheus: { oauth: { url: 'https://login.microsoftonline.com' } }",
      ["network to anywhere"],
    ],
    ["a word within another", "catalog: { gcs: { bucket: b } }", []],
    ["a bucket of logs", "logs: { gcs: { bucket: b } }", ["log to unknown"]],
    ["an exporter", "otel: { exporters: { loki: { endpoint: 'https://otlp.eu01.nr-data.net' } } }", ["log to DE"]],
    ["a store below its settings", "thanos: { objstoreConfig: { config: { region: us-east-1 } } }", ["log to US"]],
  ])("%s", (_, values, expected) => {
    const graph = graphOf(
      tf({ provider: { helm: {} }, resource: { helm_release: { x: { chart: "./c", values: [values] } } } }),
    );
    const found = graph.flows.slice(1).map(({ kind, place }) => `${kind} to ${inWords(place)}`);
    expect(found).toEqual(expected);
  });
});
