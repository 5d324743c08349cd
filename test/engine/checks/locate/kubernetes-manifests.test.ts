import { describe, expect, test } from "vitest";
import { OBJECT_ROWS } from "../../../../engine/checks/locate/manifest/objects";
import { flows, graphOf, tf } from "../terraform";

const terraform = { required_providers: { kubectl: { source: "alekc/kubectl" } } };

/** A cluster in Frankfurt, and one object in it as YAML. */
function program(yaml: string, more: object = {}) {
  return tf({
    terraform,
    provider: { aws: { region: "eu-central-1" }, kubectl: { host: "${aws_eks_cluster.c.endpoint}" } },
    ...more,
    resource: {
      aws_eks_cluster: { c: { name: "c" } },
      ...(more as { resource?: object }).resource,
      kubectl_manifest: { x: { yaml_body: yaml } },
    },
  });
}

function flowsOf(yaml: string, more: object = {}): readonly string[] {
  return flows(graphOf(program(yaml, more)), "kubectl_manifest.x");
}

/** An object of a kind with a specification, as JSON is YAML too. */
function object(kind: string, spec: object, more: object = {}): string {
  const [group, name] = kind.split("/");
  return JSON.stringify({
    apiVersion: name ? `${group}/v1` : "v1",
    kind: name ?? group,
    metadata: { name: "a" },
    spec,
    ...more,
  });
}

describe("what an object of a kind leads to", () => {
  test.each<[string, string, object, readonly string[]]>([
    ["a service by another name", "Service", { externalName: "db.eu-west-1.rds.amazonaws.com" }, ["network to IE"]],
    ["a service by the name of a model", "Service", { externalName: "api.openai.com" }, ["ai to anywhere"]],
    ["a service of the cluster", "Service", { externalName: "a.b.svc.cluster.local" }, []],
    ["an ingress", "networking.k8s.io/Ingress", { rules: [{ host: "app.acme.example" }] }, []],
    ["a service entry", "networking.istio.io/ServiceEntry", { hosts: ["x.acme.example"] }, ["network to unknown"]],
    [
      "a service entry with addresses",
      "networking.istio.io/ServiceEntry",
      { hosts: ["x.acme.example"], endpoints: [{ address: "10.1.2.3" }, { address: "203.0.113.7" }] },
      ["network to unknown"],
    ],
    [
      "a service entry of the mesh",
      "networking.istio.io/ServiceEntry",
      { hosts: ["x.acme.example"], location: "MESH_INTERNAL" },
      [],
    ],
    [
      "what a policy lets out",
      "cilium.io/CiliumNetworkPolicy",
      { egress: [{ toFQDNs: [{ matchName: "api.anthropic.com" }, { matchPattern: "*.googleapis.com" }] }] },
      ["ai to anywhere", "network to anywhere"],
    ],
    [
      "a policy that lets everything out",
      "cilium.io/CiliumClusterwideNetworkPolicy",
      { egress: [{ toFQDNs: [{ matchPattern: "*" }] }] },
      ["network to anywhere"],
    ],
    [
      "a firewall that denies a host",
      "k8s.ovn.org/EgressFirewall",
      { egress: [{ type: "Deny", to: { dnsName: "api.openai.com" } }] },
      [],
    ],
    [
      "a firewall that allows a host",
      "k8s.ovn.org/EgressFirewall",
      { egress: [{ type: "Allow", to: { dnsName: "api.openai.com" } }] },
      ["ai to anywhere"],
    ],
    [
      "a route to a host outside",
      "gateway.networking.k8s.io/HTTPRoute",
      { rules: [{ backendRefs: [{ kind: "Hostname", name: "x.eu-west-1.amazonaws.com" }, { name: "service" }] }] },
      ["network to IE"],
    ],
    [
      "a route to a service of other clusters",
      "gateway.networking.k8s.io/HTTPRoute",
      { rules: [{ backendRefs: [{ kind: "ServiceImport", name: "a" }] }] },
      ["network to unknown"],
    ],
    ["a service for other clusters", "multicluster.x-k8s.io/ServiceExport", {}, ["network to unknown"]],
    [
      "objects for member clusters",
      "policy.karmada.io/PropagationPolicy",
      { placement: { clusterAffinity: { clusterNames: ["a"] } } },
      ["replication to unknown"],
    ],
    [
      "a backend of a gateway",
      "gateway.envoyproxy.io/Backend",
      { endpoints: [{ fqdn: { hostname: "bedrock-runtime.us-east-1.amazonaws.com", port: 443 } }] },
      ["ai to US"],
    ],
    [
      "the region of a gateway's models",
      "aigateway.envoyproxy.io/BackendSecurityPolicy",
      { awsCredentials: { region: "us-west-2" } },
      ["ai to US"],
    ],
    [
      "a gateway's own vendor",
      "agentgateway.dev/AgentgatewayBackend",
      { ai: { provider: { openai: {} } } },
      ["ai to anywhere"],
    ],
    [
      "a gateway's vendor at an own host",
      "agentgateway.dev/AgentgatewayBackend",
      { ai: { provider: { openai: {}, host: "vllm.serving.svc" } } },
      [],
    ],
    ["a webhook", "admissionregistration.k8s.io/ValidatingWebhookConfiguration", {}, []],
  ])("%s", (_, kind, spec, expected) => {
    expect(flowsOf(object(kind, spec))).toEqual(expected);
  });

  test.each<[string, string, object, readonly string[]]>([
    [
      "a webhook by its address",
      "admissionregistration.k8s.io/MutatingWebhookConfiguration",
      { webhooks: [{ clientConfig: { url: "https://hooks.acme.example/x" } }] },
      ["network to unknown"],
    ],
    [
      "a webhook of the cluster",
      "admissionregistration.k8s.io/MutatingWebhookConfiguration",
      { webhooks: [{ clientConfig: { service: { name: "a", namespace: "b" } } }] },
      [],
    ],
    [
      "addresses that anybody reaches",
      "Endpoints",
      { subsets: [{ addresses: [{ ip: "203.0.113.7" }] }] },
      ["network to unknown"],
    ],
    [
      "a resolver that anybody reaches",
      "Endpoints",
      { subsets: [{ addresses: [{ ip: "8.8.8.8" }] }] },
      ["network to anywhere"],
    ],
    ["private addresses", "Endpoints", { subsets: [{ addresses: [{ ip: "10.0.0.7" }, { ip: "fd00::1" }] }] }, []],
    [
      "a slice of addresses",
      "discovery.k8s.io/EndpointSlice",
      { addressType: "IPv6", endpoints: [{ addresses: ["2001:db8::1"] }] },
      ["network to unknown"],
    ],
    [
      "a slice of names",
      "discovery.k8s.io/EndpointSlice",
      { addressType: "FQDN", endpoints: [{ addresses: ["x.eu-west-1.amazonaws.com"] }] },
      ["network to IE"],
    ],
    [
      "the key of a class of volumes",
      "storage.k8s.io/StorageClass",
      { parameters: { kmsKeyId: "arn:aws:kms:us-east-1:1:key/a" } },
      ["key to US"],
    ],
    [
      "where snapshots are stored",
      "snapshot.storage.k8s.io/VolumeSnapshotClass",
      { driver: "pd.csi.storage.gke.io", parameters: { "storage-locations": "us-central1" } },
      ["backup to US"],
    ],
    [
      "where snapshots of Google's disks go by default",
      "snapshot.storage.k8s.io/VolumeSnapshotClass",
      { driver: "pd.csi.storage.gke.io" },
      ["backup to anywhere"],
    ],
    ["snapshots of another driver", "snapshot.storage.k8s.io/VolumeSnapshotClass", { driver: "ebs.csi.aws.com" }, []],
  ])("%s", (_, kind, fields, expected) => {
    expect(flowsOf(object(kind, {}, fields))).toEqual(expected);
  });
});

describe("backups and copies", () => {
  test.each<[string, string, object, readonly string[]]>([
    [
      "Velero in a region",
      "velero.io/BackupStorageLocation",
      { provider: "aws", objectStorage: { bucket: "b" }, config: { region: "us-east-1" } },
      ["backup to US"],
    ],
    [
      "Velero in the cluster, where a region means nothing",
      "velero.io/BackupStorageLocation",
      { provider: "aws", objectStorage: { bucket: "b" }, config: { region: "us-east-1", s3Url: "http://minio:9000" } },
      [],
    ],
    [
      "Velero in a bucket that nobody declares",
      "velero.io/BackupStorageLocation",
      { provider: "gcp", objectStorage: { bucket: "b" } },
      ["backup to unknown"],
    ],
    ["Velero without a place", "velero.io/VolumeSnapshotLocation", { provider: "aws" }, ["backup to unknown"]],
    ["Velero with snapshots of CSI", "velero.io/VolumeSnapshotLocation", { provider: "velero.io/csi" }, []],
    [
      "Velero with a key",
      "velero.io/BackupStorageLocation",
      { provider: "aws", config: { region: "eu-central-1", kmsKeyId: "arn:aws:kms:us-east-1:1:key/a" } },
      ["backup to DE", "key to US"],
    ],
    [
      "CloudNativePG at an endpoint",
      "postgresql.cnpg.io/Cluster",
      {
        backup: {
          barmanObjectStore: { destinationPath: "s3://b/", endpointURL: "https://s3.us-west-2.amazonaws.com" },
        },
      },
      ["backup to US"],
    ],
    [
      "CloudNativePG in a bucket",
      "postgresql.cnpg.io/Cluster",
      { imageName: "ghcr.io/a/b", backup: { barmanObjectStore: { destinationPath: "s3://nobodys/" } } },
      ["image to anywhere", "backup to unknown"],
    ],
    [
      "CloudNativePG from another cluster",
      "postgresql.cnpg.io/Cluster",
      { externalClusters: [{ name: "a", connectionParameters: { host: "db.us-east-1.rds.amazonaws.com" } }] },
      ["replication to US"],
    ],
    [
      "pgBackRest",
      "postgres-operator.crunchydata.com/PostgresCluster",
      {
        backups: {
          pgbackrest: { repos: [{ s3: { bucket: "b", endpoint: "s3.eu-west-1.amazonaws.com", region: "x" } }] },
        },
      },
      ["backup to IE"],
    ],
    [
      "Percona",
      "psmdb.percona.com/PerconaServerMongoDB",
      { backup: { storages: { s: { type: "s3", s3: { bucket: "b", region: "us-east-1" } } } } },
      ["backup to US"],
    ],
    [
      "MirrorMaker",
      "kafka.strimzi.io/KafkaMirrorMaker2",
      {
        clusters: [
          { bootstrapServers: "kafka:9092" },
          { bootstrapServers: "b1.us-east-1.amazonaws.com:9094,b2.us-east-1.amazonaws.com:9094" },
        ],
      },
      ["replication to US", "replication to US"],
    ],
    [
      "a mirror of Ceph",
      "ceph.rook.io/CephBlockPool",
      { mirroring: { enabled: true, peers: { secretNames: ["peer"] } } },
      ["replication to unknown"],
    ],
    ["Longhorn", "longhorn.io/BackupTarget", { backupTargetURL: "s3://b@us-east-1/" }, ["backup to US"]],
  ])("%s", (_, kind, spec, expected) => {
    expect(flowsOf(object(kind, spec))).toEqual(expected);
  });

  test("a bucket that the program declares is where it is declared", () => {
    const yaml = object("velero.io/BackupStorageLocation", { provider: "aws", objectStorage: { bucket: "copies" } });
    const abroad = { provider: { aws: [{ region: "eu-central-1" }, { alias: "us", region: "us-east-1" }] } };
    const resource = { aws_s3_bucket: { b: { provider: "aws.us", bucket: "copies" } } };
    expect(flowsOf(yaml, { ...abroad, resource })).toEqual(["backup to US"]);
  });
});

describe("keys, secrets and who signs", () => {
  test.each<[string, string, object, readonly string[]]>([
    ["AWS", "external-secrets.io/SecretStore", { provider: { aws: { region: "us-east-1" } } }, ["key to US"]],
    [
      "AWS at home",
      "external-secrets.io/SecretStore",
      { provider: { aws: { region: "eu-central-1" } } },
      ["key to DE"],
    ],
    [
      "a vault outside",
      "external-secrets.io/SecretStore",
      { provider: { vault: { server: "https://v.acme.example" } } },
      ["key to unknown"],
    ],
    [
      "a vault in the cluster",
      "external-secrets.io/ClusterSecretStore",
      { provider: { vault: { server: "http://vault.vault.svc:8200" } } },
      [],
    ],
    [
      "Google without a location",
      "external-secrets.io/SecretStore",
      { provider: { gcpsm: { projectID: "p" } } },
      ["key to anywhere"],
    ],
    [
      "Google with a location",
      "external-secrets.io/SecretStore",
      { provider: { gcpsm: { projectID: "p", location: "europe-west3" } } },
      ["key to DE"],
    ],
    [
      "a service that needs no address",
      "external-secrets.io/SecretStore",
      { provider: { doppler: {} } },
      ["key to anywhere"],
    ],
    ["another cluster's secrets", "external-secrets.io/SecretStore", { provider: { kubernetes: {} } }, []],
    ["a store that nobody knows", "external-secrets.io/SecretStore", { provider: { acme: {} } }, ["key to unknown"]],
    [
      "the driver of volumes",
      "secrets-store.csi.x-k8s.io/SecretProviderClass",
      { parameters: { region: "us-east-1" } },
      ["key to US"],
    ],
    [
      "an authority outside",
      "cert-manager.io/ClusterIssuer",
      { acme: { server: "https://acme-v02.api.letsencrypt.org/directory" } },
      ["network to anywhere"],
    ],
    ["an authority of one's own", "cert-manager.io/Issuer", { ca: { secretName: "ca" } }, []],
    [
      "an authority in Vault",
      "cert-manager.io/Issuer",
      { vault: { server: "https://vault.us-east-1.amazonaws.com" } },
      ["key to US"],
    ],
  ])("%s", (_, kind, spec, expected) => {
    expect(flowsOf(object(kind, spec))).toEqual(expected);
  });
});

describe("where metrics, logs and traces go", () => {
  test.each<[string, string, object, readonly string[]]>([
    [
      "Prometheus",
      "monitoring.coreos.com/Prometheus",
      { image: "quay.io/a", remoteWrite: [{ url: "https://prometheus-prod-01-eu-west-0.grafana.net/api/prom/push" }] },
      ["log to anywhere", "image to anywhere"],
    ],
    [
      "Prometheus at a host that nobody knows",
      "monitoring.coreos.com/PrometheusAgent",
      { remoteWrite: [{ url: "https://m.acme.example" }] },
      ["log to unknown"],
    ],
    [
      "Prometheus in the cluster",
      "monitoring.coreos.com/Prometheus",
      { remoteWrite: [{ url: "http://mimir.mimir.svc/push" }] },
      [],
    ],
    [
      "VictoriaMetrics",
      "operator.victoriametrics.com/VMAgent",
      { remoteWrite: [{ url: "https://aps-workspaces.us-east-1.amazonaws.com/x" }] },
      ["log to US"],
    ],
    [
      "a collector",
      "opentelemetry.io/OpenTelemetryCollector",
      {
        config: {
          exporters: {
            "otlphttp/a": { endpoint: "https://o.acme.example" },
            debug: {},
            awsxray: { region: "us-east-1" },
          },
        },
      },
      ["log to unknown", "log to US"],
    ],
    [
      "a collector whose settings are text",
      "opentelemetry.io/OpenTelemetryCollector",
      { config: "exporters:\n  datadog:\n    api: { key: x, site: datadoghq.eu }\n" },
      ["log to DE"],
    ],
    [
      "a collector with an exporter that needs no address",
      "opentelemetry.io/OpenTelemetryCollector",
      { config: { exporters: { googlecloud: {} } } },
      ["log to anywhere"],
    ],
    [
      "Fluent Bit",
      "fluentbit.fluent.io/ClusterOutput",
      { es: { host: "es.acme.example", port: 9200 } },
      ["log to unknown"],
    ],
    ["Fluent Bit in the cluster", "fluentbit.fluent.io/ClusterOutput", { loki: { host: "loki-gateway" } }, []],
    [
      "Fluent Bit to a bucket",
      "fluentbit.fluent.io/ClusterOutput",
      { s3: { Bucket: "b", Region: "us-east-1" } },
      ["log to US"],
    ],
    [
      "Fluentd",
      "fluentd.fluent.io/ClusterOutput",
      { outputs: [{ forward: { servers: [{ host: "l.acme.example" }] } }] },
      ["log to unknown"],
    ],
    [
      "the logging operator",
      "logging.banzaicloud.io/Output",
      { s3: { s3_bucket: "b", s3_region: "us-east-1" } },
      ["log to US"],
    ],
    ["an agent of Datadog", "datadoghq.com/DatadogAgent", { global: { site: "datadoghq.eu" } }, ["log to DE"]],
    ["an agent of Datadog that names no site", "datadoghq.com/DatadogAgent", { global: {} }, ["log to anywhere"]],
    [
      "alerts",
      "monitoring.coreos.com/AlertmanagerConfig",
      {
        receivers: [
          { name: "a", pagerdutyConfigs: [{ routingKey: { name: "s" } }] },
          { name: "b", webhookConfigs: [{ url: "http://x.y.svc" }] },
        ],
      },
      ["log to anywhere"],
    ],
    [
      "rules with links for readers",
      "monitoring.coreos.com/PrometheusRule",
      { groups: [{ rules: [{ annotations: { runbook_url: "https://api.openai.com" } }] }] },
      [],
    ],
  ])("%s", (_, kind, spec, expected) => {
    expect(flowsOf(object(kind, spec))).toEqual(expected);
  });
});

describe("what the cluster fetches", () => {
  test.each<[string, string, object, readonly string[]]>([
    [
      "an application",
      "argoproj.io/Application",
      { source: { repoURL: "https://github.com/acme/a" }, destination: { server: "https://kubernetes.default.svc" } },
      ["image to anywhere", "image to unknown"],
    ],
    [
      "an application for another cluster",
      "argoproj.io/Application",
      {
        sources: [{ repoURL: "https://git.infra.svc/a" }],
        destination: { server: "https://x.gr7.us-east-1.eks.amazonaws.com" },
      },
      ["image to unknown", "network to US"],
    ],
    [
      "what a project permits",
      "argoproj.io/AppProject",
      { sourceRepos: ["*", "git@github.com:acme/a.git"] },
      ["image to anywhere"],
    ],
    [
      "a repository of Flux",
      "source.toolkit.fluxcd.io/GitRepository",
      { url: "ssh://git@git.acme.example/a" },
      ["image to unknown"],
    ],
    [
      "charts of Flux",
      "source.toolkit.fluxcd.io/HelmRepository",
      { url: "oci://ghcr.io/acme/charts" },
      ["image to anywhere"],
    ],
    [
      "a bucket of Flux",
      "source.toolkit.fluxcd.io/Bucket",
      { endpoint: "s3.amazonaws.com", region: "eu-central-1" },
      ["image to DE"],
    ],
    [
      "a release of Flux",
      "helm.toolkit.fluxcd.io/HelmRelease",
      { chart: { spec: { chart: "c" } }, values: { image: { registry: "quay.io", repository: "a/b" } } },
      ["image to unknown", "image to anywhere"],
    ],
    [
      "a chart of the distribution",
      "helm.cattle.io/HelmChart",
      { chart: "c", repo: "https://charts.jetstack.io", valuesContent: "image: { repository: quay.io/a }" },
      ["image to anywhere", "image to unknown", "image to anywhere"],
    ],
    [
      "a model",
      "serving.kserve.io/InferenceService",
      { predictor: { model: { storageUri: "hf://meta/llama" } } },
      ["image to anywhere"],
    ],
    [
      "a model in a volume",
      "serving.kserve.io/InferenceService",
      { predictor: { model: { storageUri: "pvc://models/a" } } },
      [],
    ],
    [
      "a model in a bucket",
      "serving.kserve.io/LLMInferenceService",
      { model: { uri: "s3://nobodys/model" } },
      ["image to unknown"],
    ],
    [
      "a model as an image",
      "serving.kserve.io/LLMInferenceService",
      { model: { uri: "oci://me-central2-docker.pkg.dev/p/m" } },
      ["image to SA"],
    ],
    [
      "a cache of NIM",
      "apps.nvidia.com/NIMCache",
      { source: { ngc: { modelPuller: "nvcr.io/nim/a", authSecret: "s" } } },
      ["image to anywhere", "image to anywhere"],
    ],
    [
      "a service of NIM",
      "apps.nvidia.com/NIMService",
      { image: { repository: "nvcr.io/nim/a", tag: "1" } },
      ["image to anywhere"],
    ],
    [
      "images in parts",
      "nvidia.com/ClusterPolicy",
      { driver: { repository: "nvcr.io/nvidia", image: "driver", version: "570" }, toolkit: { enabled: false } },
      ["image to anywhere"],
    ],
    [
      "the environment of a job",
      "ray.io/RayJob",
      { runtimeEnvYAML: "working_dir: https://github.com/acme/a/archive/main.zip\n" },
      ["image to anywhere"],
    ],
    ["a package", "pkg.crossplane.io/Provider", { package: "xpkg.upbound.io/upbound/a:v1" }, ["image to anywhere"]],
    [
      "a task from a repository",
      "tekton.dev/TaskRun",
      { taskRef: { resolver: "git", params: [{ name: "url", value: "https://gitlab.com/a" }] } },
      ["image to anywhere"],
    ],
    [
      "the disk of a machine",
      "cdi.kubevirt.io/DataVolume",
      { source: { http: { url: "https://cloud.acme.example/a.img" } } },
      ["image to unknown"],
    ],
    [
      "a schema, whose text is for readers",
      "apiextensions.k8s.io/CustomResourceDefinition",
      { versions: [{ schema: { image: "quay.io/a" } }] },
      [],
    ],
  ])("%s", (_, kind, spec, expected) => {
    expect(flowsOf(object(kind, spec))).toEqual(expected);
  });
});

test("no kind has two rows", () => {
  const kinds = OBJECT_ROWS.flatMap(({ group, kinds: names }) => names.map((name) => `${group}/${name}`));
  expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
  expect(kinds.length).toBeGreaterThan(120);
});

describe("objects that nobody wrote a row for", () => {
  test("their containers, and the hosts that are known", () => {
    const spec = {
      workers: { template: { containers: [{ name: "a", image: "quay.io/a" }] } },
      sink: "https://api.openai.com/v1",
    };
    expect(flowsOf(object("acme.example/Thing", spec))).toEqual(["image to anywhere", "ai to anywhere"]);
  });

  test("a host that nobody knows says nothing there", () => {
    expect(
      flowsOf(object("acme.example/Thing", { link: "https://x.acme.example", driver: "disk.csi.azure.com" })),
    ).toEqual([]);
  });

  test("several documents, and lists of objects", () => {
    const list = JSON.stringify({
      apiVersion: "v1",
      kind: "List",
      items: [{ kind: "Pod", spec: { containers: [{ image: "quay.io/b" }] } }],
    });
    const graph = graphOf(program(`kind: Pod\nspec: { containers: [{ image: quay.io/a }] }\n---\n${list}\n`));
    expect(graph.flows.map(({ to }) => to)).toEqual(["quay.io/a", "quay.io/b"]);
  });

  test("what aliases repeat", () => {
    const yaml = "kind: Thing\na: &c { containers: [{ name: a, image: quay.io/a }] }\nb: { <<: *c }\n";
    expect(flowsOf(yaml)).toEqual(["image to anywhere"]);
  });
});
