import { describe, expect, test } from "vitest";
import { flows, graphOf, tf } from "../terraform";

interface Container {
  readonly image?: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly object[];
  readonly [other: string]: unknown;
}

const CLUSTER = { aws_eks_cluster: { c: { name: "c" } } };
const PROVIDER = { aws: { region: "eu-central-1" }, kubernetes: { host: "${aws_eks_cluster.c.endpoint}" } };

function graphOfPod(spec: object) {
  return graphOf(
    tf({ provider: PROVIDER, variable: { x: {} }, resource: { ...CLUSTER, kubernetes_pod_v1: { x: { spec } } } }),
  );
}

/** What a container in a registry at home leads to, its image aside. */
function flowsOf(container: Container): readonly string[] {
  const image = "1.dkr.ecr.eu-central-1.amazonaws.com/a";
  const all = flows(graphOfPod({ container: [{ name: "a", image, ...container }] }), "kubernetes_pod_v1.x");
  return all.slice(container.image === undefined ? 1 : 0);
}

const env = (settings: Record<string, string>) => Object.entries(settings).map(([name, value]) => ({ name, value }));

describe("the environment of a container", () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    ["an API of models", { URL: "https://api.openai.com/v1" }, ["ai to anywhere"]],
    ["an API of models in a region", { URL: "https://bedrock-runtime.us-east-1.amazonaws.com" }, ["ai to US"]],
    ["an account of Azure that nobody declares", { URL: "https://acme.openai.azure.com/" }, ["ai to unknown"]],
    ["storage in a region", { TARGET: "https://s3.us-east-1.amazonaws.com" }, ["network to US"]],
    ["storage in the region of the cluster", { TARGET: "https://s3.eu-central-1.amazonaws.com" }, ["network to DE"]],
    ["a hub of models", { ANY: "https://huggingface.co/api" }, ["image to anywhere"]],
    ["a collector", { ANY: "https://http-intake.logs.datadoghq.eu" }, ["log to DE"]],
    ["a host that nobody knows", { ANY: "https://x.acme.example" }, []],
    ["text that is no host", { LEVEL: "info.warn", VERSION: "1.2.3.4", NOTE: "see it. then go" }, []],
    ["a driver's name", { DRIVER: "disk.csi.azure.com" }, []],
    ["a permission", { SCOPE: "https://www.googleapis.com/auth/cloud-platform" }, []],
    ["a link for readers", { DOCS: "https://github.com/acme/docs" }, []],
    ["code to fetch", { GITSYNC_REPO: "https://github.com/acme/app" }, ["image to anywhere"]],
    ["another hub, which nobody knows", { HF_ENDPOINT: "https://hub.acme.example" }, ["image to unknown"]],
    ["another hub in the cluster", { HF_ENDPOINT: "http://hub.models.svc" }, []],
    ["a gateway of one's own, which nobody knows", { OPENAI_BASE_URL: "https://llm.acme.example" }, ["ai to unknown"]],
    ["a gateway in the cluster", { OPENAI_BASE_URL: "http://litellm:4000" }, []],
    ["traces", { OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.acme.example:4317" }, ["log to unknown"]],
    ["a site of Datadog", { DD_SITE: "datadoghq.eu" }, ["log to DE"]],
    ["traces by way of the node", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://$(HOST_IP):4317" }, []],
    [
      "traces by way of what is known later",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://$(COLLECTOR):4317" },
      ["log to unknown"],
    ],
    ["a vault", { VAULT_ADDR: "https://vault.acme.example" }, ["key to unknown"]],
    ["a proxy", { HTTPS_PROXY: "http://10.0.0.8:3128" }, []],
    ["a region of AWS", { AWS_REGION: "us-east-1" }, ["network to US"]],
    ["a region of Vertex AI", { GOOGLE_CLOUD_LOCATION: "us-central1" }, ["ai to US"]],
    ["packages", { PIP_INDEX_URL: "https://pypi.org/simple" }, ["image to anywhere"]],
    ["packages that come directly", { GOPROXY: "direct" }, []],
    ["a model that only its vendor has", { CHAT_MODEL: "gpt-4o" }, ["ai to anywhere"]],
    ["such a model at a gateway of one's own", { CHAT_MODEL: "gpt-4o", OPENAI_BASE_URL: "http://litellm:4000" }, []],
    ["an open model", { CHAT_MODEL: "openai/gpt-oss-120b" }, []],
    ["a model of Bedrock across regions", { MODEL_ID: "us.anthropic.claude-sonnet-4-20250514-v1:0" }, ["ai to US"]],
  ])("%s", (_, settings, expected) => {
    expect(flowsOf({ env: env(settings) })).toEqual(expected);
  });

  test("a value that is not known says nothing, one that names a hub is unknown", () => {
    const settings = [
      { name: "ANY", value: "${var.x}" },
      { name: "HF_ENDPOINT", value: "${var.x}" },
      { name: "TOKEN", value_from: [{ secret_key_ref: [{ name: "a", key: "b" }] }] },
    ];
    expect(flowsOf({ env: settings })).toEqual(["image to unknown"]);
  });

  test("a password is not shown", () => {
    const settings = {
      DB: "user:hunter2@db.us-east-1.rds.amazonaws.com:5432/x",
      MLFLOW_TRACKING_URI: "u:hunter3@m.acme.example",
    };
    const graph = graphOfPod({ container: [{ name: "a", env: env(settings) }] });
    expect(flows(graph, "kubernetes_pod_v1.x")).toEqual(["network to US", "log to unknown"]);
    expect(JSON.stringify(graph.flows.map(({ evidence, to, place }) => [evidence, to, place]))).not.toContain("hunter");
  });

  test("options of a command count as settings do", () => {
    const args = ["--remote-write.url=https://m.acme.example/push", "--sink=https://api.anthropic.com", "--v=2"];
    expect(flowsOf({ args })).toEqual(["log to unknown", "ai to anywhere"]);
  });
});

const VLLM = "1.dkr.ecr.eu-central-1.amazonaws.com/vllm/vllm-openai:v0.11";

describe("statistics that programs send by default", () => {
  test.each<[string, Container, readonly string[]]>([
    ["vLLM", { image: VLLM }, ["image to DE", "log to anywhere"]],
    ["vLLM that is told not to", { image: VLLM, env: env({ VLLM_NO_USAGE_STATS: "1" }) }, ["image to DE"]],
    [
      "vLLM that is told not to by the common switch",
      { image: VLLM, env: env({ DO_NOT_TRACK: "1" }) },
      ["image to DE"],
    ],
    [
      "vLLM that is told to",
      { image: VLLM, env: env({ VLLM_NO_USAGE_STATS: "0" }) },
      ["image to DE", "log to anywhere"],
    ],
    [
      "vLLM with a switch that is not known",
      { image: VLLM, env: env({ VLLM_NO_USAGE_STATS: "${var.x}" }) },
      ["image to DE", "log to unknown"],
    ],
    [
      "vLLM with settings from elsewhere",
      { image: VLLM, env_from: [{ config_map_ref: [{ name: "a" }] }] },
      ["image to DE", "log to unknown"],
    ],
    ["Ray", { image: "rayproject/ray:2.49.0-py311-gpu" }, ["image to anywhere", "log to anywhere"]],
    [
      "Ray that is told not to",
      { image: "rayproject/ray:2.49.0", env: env({ RAY_USAGE_STATS_ENABLED: "0" }) },
      ["image to anywhere"],
    ],
    [
      "Ray that is told not to by its command",
      { image: "rayproject/ray:2.49.0", command: ["sh", "-c", "ray start --head --disable-usage-stats --block"] },
      ["image to anywhere"],
    ],
    [
      "Text Generation Inference",
      { image: "ghcr.io/huggingface/text-generation-inference:3", env: env({ USAGE_STATS: "off" }) },
      ["image to anywhere"],
    ],
    ["Qdrant", { image: "qdrant/qdrant:v1.15" }, ["image to anywhere", "log to anywhere"]],
    ["an image of one's own", { image: "1.dkr.ecr.eu-central-1.amazonaws.com/serving/vllm:1" }, ["image to DE"]],
  ])("%s", (_, container, expected) => {
    expect(flowsOf(container)).toEqual(expected);
  });
});

describe("models that a server fetches when it starts", () => {
  const quiet = env({ VLLM_NO_USAGE_STATS: "1" });
  test.each<[string, Container, readonly string[]]>([
    ["an option", { args: ["--model", "Qwen/Qwen3-32B"] }, ["Qwen/Qwen3-32B from huggingface.co"]],
    ["an option in one word", { args: ["--model=Qwen/Qwen3-32B"] }, ["Qwen/Qwen3-32B from huggingface.co"]],
    ["a command of a shell", { command: ["sh", "-c", "vllm serve 'a/b' --port 1"] }, ["a/b from huggingface.co"]],
    ["a folder", { args: ["--model", "/models/qwen"] }, []],
    [
      "a server that is told to ask nobody",
      { args: ["--model", "a/b"], env: [...quiet, ...env({ HF_HUB_OFFLINE: "1" })] },
      [],
    ],
    [
      "another hub",
      { args: ["--model", "a/b"], env: [...quiet, ...env({ VLLM_USE_MODELSCOPE: "True" })] },
      ["a/b from modelscope.cn"],
    ],
    ["a hub of one's own", { args: ["--model", "a/b"], env: [...quiet, ...env({ HF_ENDPOINT: "http://hub" })] }, []],
  ])("%s", (_, container, expected) => {
    const graph = graphOfPod({ container: [{ image: VLLM, env: quiet, ...container }] });
    expect(graph.flows.slice(1).map(({ to }) => to)).toEqual(expected);
    expect(graph.flows.slice(1).every(({ kind }) => kind === "image")).toBe(true);
  });

  test("a setting", () => {
    const image = "ghcr.io/huggingface/text-embeddings-inference:1.8";
    expect(flowsOf({ image, env: env({ MODEL_ID: "BAAI/bge-m3" }) })).toEqual([
      "image to anywhere",
      "image to anywhere",
    ]);
  });
});

describe("volumes, and what they are bound to", () => {
  test.each<[string, object, readonly string[]]>([
    [
      "a server outside",
      { volume: [{ name: "v", nfs: [{ server: "fs-1.efs.us-east-1.amazonaws.com", path: "/" }] }] },
      ["network to US"],
    ],
    ["a server in the network", { volume: [{ name: "v", nfs: [{ server: "10.0.0.9", path: "/" }] }] }, []],
    [
      "a repository",
      { volume: [{ name: "v", git_repo: [{ repository: "https://gitlab.com/a/b" }] }] },
      ["image to anywhere"],
    ],
    ["resolvers", { dns_config: [{ nameservers: ["8.8.8.8", "10.0.0.10"] }] }, ["network to anywhere"]],
  ])("%s", (_, spec, expected) => {
    expect(flows(graphOfPod(spec), "kubernetes_pod_v1.x")).toEqual(expected);
  });

  test.each<[string, string, object, readonly string[]]>([
    [
      "a volume",
      "kubernetes_persistent_volume_v1",
      { spec: [{ persistent_volume_source: [{ nfs: [{ server: "n.acme.example" }] }] }] },
      ["network to unknown"],
    ],
    [
      "a volume of a driver",
      "kubernetes_persistent_volume",
      {
        spec: [
          { persistent_volume_source: [{ csi: [{ volume_attributes: { server: "n.us-east-1.amazonaws.com" } }] }] },
        ],
      },
      ["network to US"],
    ],
    [
      "a class of volumes",
      "kubernetes_storage_class_v1",
      { parameters: { kmsKeyId: "arn:aws:kms:us-east-1:1:key/a" } },
      ["key to US"],
    ],
    ["a class whose key is named only", "kubernetes_storage_class", { parameters: { kmsKeyId: "alias/a" } }, []],
    [
      "addresses",
      "kubernetes_endpoints_v1",
      { subset: [{ address: [{ ip: "203.0.113.1" }, { ip: "10.0.0.1" }] }] },
      ["network to unknown"],
    ],
    [
      "a slice",
      "kubernetes_endpoint_slice_v1",
      { endpoint: [{ addresses: ["203.0.113.1"] }], address_type: "IPv4" },
      ["network to unknown"],
    ],
    [
      "a webhook",
      "kubernetes_validating_webhook_configuration_v1",
      { webhook: [{ client_config: [{ url: "https://w.acme.example" }] }] },
      ["network to unknown"],
    ],
    [
      "settings",
      "kubernetes_config_map_v1",
      { data: { OPENAI_BASE_URL: "https://api.openai.com/v1", other: "text" } },
      ["ai to anywhere"],
    ],
    [
      "settings in part",
      "kubernetes_config_map_v1_data",
      { data: { a: "https://api.openai.com" } },
      ["ai to anywhere"],
    ],
    [
      "the environment of another's containers",
      "kubernetes_env",
      { env: env({ HF_ENDPOINT: "https://hub.acme.example" }) },
      ["image to unknown"],
    ],
    [
      "a network policy",
      "kubernetes_network_policy_v1",
      { spec: [{ egress: [{ to: [{ ip_block: [{ cidr: "203.0.113.0/24" }] }] }] }] },
      [],
    ],
    ["an ingress", "kubernetes_ingress_v1", { spec: [{ rule: [{ host: "api.openai.com" }] }] }, []],
  ])("%s", (_, type, values, expected) => {
    expect(
      flows(graphOf(tf({ provider: PROVIDER, resource: { ...CLUSTER, [type]: { x: values } } })), `${type}.x`),
    ).toEqual(expected);
  });
});

describe("files of settings", () => {
  const flowsOfFile = (text: string) =>
    flows(
      graphOf(
        tf({
          provider: PROVIDER,
          resource: { ...CLUSTER, kubernetes_config_map_v1: { x: { data: { "a.conf": text } } } },
        }),
      ),
      "kubernetes_config_map_v1.x",
    );

  test.each<[string, string, readonly string[]]>([
    ["a script", "#!/bin/sh\ncurl -O https://huggingface.co/a/b\n", ["image to anywhere"]],
    ["what is commented out", "#!/bin/sh\n# curl https://api.openai.com\necho hi\n", []],
    ["Prometheus", "remote_write:\n  - url: https://m.acme.example/push\n", ["log to unknown"]],
    ["Prometheus in the cluster", "remote_write:\n  - url: http://mimir.mimir.svc/push\n", []],
    ["a collector", "receivers: {}\nexporters:\n  otlp:\n    endpoint: o.acme.example:4317\n", ["log to unknown"]],
    [
      "a collector that takes it from its environment",
      "exporters:\n  otlp:\n    endpoint: $${env:OTLP}\n",
      ["log to unknown"],
    ],
    [
      "Vector",
      "sinks:\n  a:\n    type: loki\n    endpoint: https://logs-prod-eu-west-0.grafana.net\n",
      ["log to anywhere"],
    ],
    [
      "LiteLLM",
      "model_list:\n" +
        "  - { model_name: a, litellm_params: { model: anthropic/claude-sonnet-4 } }\n" +
        "  - { model_name: b, litellm_params: { model: hosted_vllm/qwen, api_base: 'http://vllm:8000' } }\n" +
        "  - { model_name: c, litellm_params: { model: azure/gpt-5, api_base: os.environ/AZURE_API_BASE } }\n" +
        "  - { model_name: d, litellm_params: { model: bedrock/anthropic.claude-3, aws_region_name: us-east-1 } }\n",
      ["ai to anywhere", "ai to unknown", "ai to US"],
    ],
    ["storage of logs abroad", "loki:\n  storage:\n    s3: { region: us-east-1, bucketnames: b }\n", ["log to US"]],
    ["storage of logs in the cluster", "storage:\n  s3:\n    region: us-east-1\n    endpoint: http://minio:9000\n", []],
    ["an image that may mean anything", "image: nginx\nname: a\n", []],
  ])("%s", (_, text, expected) => {
    expect(flowsOfFile(text)).toEqual(expected);
  });

  test("a secret is not shown", () => {
    const data = { URL: "https://user:hunter2@api.openai.com/v1?key=hunter3", TOKEN: "hunter4" };
    const graph = graphOf(tf({ provider: PROVIDER, resource: { ...CLUSTER, kubernetes_secret_v1: { x: { data } } } }));
    expect(flows(graph, "kubernetes_secret_v1.x")).toEqual(["ai to anywhere"]);
    expect(graph.flows[0]).toMatchObject({ to: "api.openai.com" });
    expect(JSON.stringify(graph.flows.map(({ evidence, to }) => [evidence, to]))).not.toContain("hunter");
  });
});
