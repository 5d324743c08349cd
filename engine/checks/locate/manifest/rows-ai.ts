import { readImage } from "../readers/image";
import { documentsOf } from "./documents";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { HOST_OF_VENDOR } from "./lite-llm";
import { readAsHost, readModelUri } from "./model-uri";
import { NOWHERE, occurrenceOf, valuesAt, type ClusterObject, type ClusterSite, type Node } from "./node";
import { each, flow, of, only, withTexts, type ObjectRow } from "./object-row";
import { regionOf } from "./regions";
import { unseen } from "./unseen";

/** Members of a provider of agentgateway and kgateway, with the vendor that each is. */
const VENDORS: Readonly<Record<string, string>> = {
  anthropic: "anthropic",
  gemini: "gemini",
  mistral: "mistral",
  openai: "openai",
};

/** Settings of Ray that are YAML as text. */
const RAY_TEXTS = ["spec.runtimeEnvYAML", "spec.serveConfigV2"];

/** Models, and who answers questions to them. Addresses of models are found by the names of their members as well. */
export const AI_ROWS: readonly ObjectRow[] = [
  of(
    "serving.kserve.io",
    ["LLMInferenceService", "LLMInferenceServiceConfig"],
    flow("image", "spec.model.uri", readModelUri),
    flow("image", "spec.model.lora.adapters[].uri", readModelUri),
  ),
  of(
    "serving.kserve.io",
    "InferenceService",
    ...["predictor", "transformer", "explainer"].map((part) =>
      flow("image", `spec.${part}.storageUris[].uri`, readModelUri),
    ),
  ),
  of("serving.kserve.io", "InferenceGraph", flow("network", "spec.nodes.*.steps[].serviceUrl", readEndpoint)),
  of("kubeai.org", "Model", flow("image", "spec.url", readModelUri)),
  of("kaito.sh", "RAGEngine", flow("ai", "spec.inferenceService.url", readEndpoint)),
  of(
    "apps.nvidia.com",
    "NIMCache",
    each("image", "spec.source.ngc", (source, site) =>
      foundAs("image", readAsHost("api.ngc.nvidia.com", occurrenceOf(source), site)),
    ),
    each("image", "spec.source.hf", (source, site) => hub(source, site)),
    flow("image", "spec.source.*.modelPuller", readImage),
    flow("image", "spec.source.dataStore.endpoint", readEndpoint),
  ),
  of("nvidia.com", "DynamoModel", flow("image", "spec.source.uri", readModelUri)),
  withTexts(RAY_TEXTS, of("ray.io", ["RayCluster", "RayJob", "RayService"], rayEnvironment)),
  of(
    "aigateway.envoyproxy.io",
    "BackendSecurityPolicy",
    flow("ai", "spec.awsCredentials.region", regionOf("aws")),
    flow("ai", "spec.gcpCredentials.region", regionOf("google")),
  ),
  of(
    "agentgateway.dev",
    "AgentgatewayBackend",
    flow("network", "spec.static.host", readEndpoint),
    flow("network", "spec.mcp.targets[].static.host", readEndpoint),
    each("ai", "spec.ai.provider", llmProvider),
    each("ai", "spec.ai.groups[].providers[]", llmProvider),
  ),
  of("agentgateway.dev", "AgentgatewayModel", each("ai", "spec", llmProvider)),
  of(
    "gateway.kgateway.dev",
    "Backend",
    flow("network", "spec.static.hosts[].host", readEndpoint),
    flow("network", "spec.aws.region", regionOf("aws")),
    each("ai", "spec.ai.llm", llmProvider),
    each("ai", "spec.ai.llm.provider", llmProvider),
    each("ai", "spec.ai.priorityGroups[].providers[]", llmProvider),
  ),
  only("inference.networking.k8s.io", "InferencePool"),
  of(
    "keda.sh",
    ["ScaledJob", "ScaledObject"],
    flow("network", "spec.triggers[].metadata.awsRegion", regionOf("aws")),
    flow("network", "spec.triggers[].metadata.serverAddress", readEndpoint),
    flow("network", "spec.triggers[].metadata.bootstrapServers", readEndpoint),
  ),
];

function hub(source: Node, site: ClusterSite): readonly Found[] {
  const endpoints = valuesAt(source, "endpoint");
  if (endpoints.length > 0) return endpoints.flatMap((endpoint) => foundAs("image", readEndpoint(endpoint, site)));
  return foundAs("image", readAsHost("huggingface.co", occurrenceOf(source), site));
}

/** A provider of models as a gateway writes it: one member for its vendor, and a host of its own where it has one. */
function llmProvider(provider: Node, site: ClusterSite): readonly Found[] {
  const hosts = ["host", "hostOverride.host", "baseURL"].flatMap((path) => valuesAt(provider, path));
  if (hosts.length > 0) return hosts.flatMap((host) => foundAs("ai", readEndpoint(host, site)));
  const regions = [
    ...valuesAt(provider, "bedrock.region").map((region) => regionOf("aws")(region, site)),
    ...["vertexai", "vertexAI", "vertexAi"].flatMap((name) => [
      ...valuesAt(provider, `${name}.region`).map((region) => regionOf("google")(region, site)),
      ...valuesAt(provider, `${name}.location`).map((region) => regionOf("google")(region, site)),
    ]),
    ...["azureopenai", "azureopenAi", "azureOpenAI"].flatMap((name) =>
      valuesAt(provider, `${name}.endpoint`).map((endpoint) => readEndpoint(endpoint, site)),
    ),
  ];
  const vendors = Object.entries(VENDORS).flatMap(([member, vendor]) =>
    valuesAt(provider, member).map((occurrence) => readAsHost(HOST_OF_VENDOR[vendor], occurrence, site)),
  );
  return [...regions, ...vendors].flatMap((readings) => foundAs("ai", readings));
}

/** What a job of Ray fetches before it runs: `working_dir` and `py_modules` of its environment, written as YAML. */
function rayEnvironment(object: ClusterObject, site: ClusterSite): readonly Found[] {
  return RAY_TEXTS.flatMap((path) =>
    valuesAt(object, path).flatMap((occurrence) => {
      const documents = documentsOf(occurrence, NOWHERE, site);
      if ("unread" in documents) return foundAs("image", unseen(occurrence, site, documents.unread));
      return documents.nodes.flatMap((settings) =>
        ["", "applications[].runtime_env."].flatMap((prefix) =>
          [`${prefix}working_dir`, `${prefix}py_modules[]`].flatMap((at) =>
            valuesAt(settings, at).flatMap((uri) => foundAs("image", readModelUri(uri, site))),
          ),
        ),
      );
    }),
  );
}
