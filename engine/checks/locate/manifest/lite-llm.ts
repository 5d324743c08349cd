import { readBedrockModel } from "../readers/model";
import { textOf } from "../readers/text";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { readAsHost } from "./model-uri";
import { nodesAt, valuesAt, type ClusterSite, type Node } from "./node";
import { regionOf } from "./regions";
import { firstOf, type Way } from "./store";
import { unseen } from "./unseen";

/** Where a model is asked by the provider before its name, where nothing else says so; general knowledge (2026-11-22). */
export const HOST_OF_VENDOR: Readonly<Record<string, string>> = {
  ai21: "api.ai21.com",
  anthropic: "api.anthropic.com",
  cerebras: "api.cerebras.ai",
  cohere: "api.cohere.com",
  dashscope: "dashscope-intl.aliyuncs.com",
  deepseek: "api.deepseek.com",
  fireworks_ai: "api.fireworks.ai",
  gemini: "generativelanguage.googleapis.com",
  groq: "api.groq.com",
  huggingface: "router.huggingface.co",
  mistral: "api.mistral.ai",
  moonshot: "api.moonshot.ai",
  nvidia_nim: "integrate.api.nvidia.com",
  openai: "api.openai.com",
  openrouter: "openrouter.ai",
  perplexity: "api.perplexity.ai",
  replicate: "api.replicate.com",
  together_ai: "api.together.xyz",
  xai: "api.x.ai",
};

/** Names that only one vendor gives its models. */
const NAMED_BY_VENDOR: readonly (readonly [RegExp, string])[] = [
  [/^(?:gpt-(?!oss)|chatgpt-|o[134](?:-|$)|text-embedding-(?:3|ada))/, "openai"],
  [/^claude-/, "anthropic"],
  [/^gemini-/, "gemini"],
];

/** Providers that ask where a region says. */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  bedrock: [["aws_region_name", regionOf("aws")]],
  sagemaker: [["aws_region_name", regionOf("aws")]],
  vertex_ai: [["vertex_location", regionOf("google")]],
  vertex_ai_beta: [["vertex_location", regionOf("google")]],
};

/** Who answers by a model's name; undefined where the name says nothing. */
export function vendorOf(model: string): string | undefined {
  return NAMED_BY_VENDOR.find(([names]) => names.test(model))?.[1];
}

/** The `model_list` of LiteLLM: each entry is asked at its `api_base`, else where its provider is. */
export function liteLlmModels(node: Node, site: ClusterSite): readonly Found[] {
  return nodesAt(node, "litellm_params").flatMap((params) => {
    const bases = valuesAt(params, "api_base");
    if (bases.length > 0) return bases.flatMap((base) => foundAs("ai", readEndpoint(base, site)));
    return valuesAt(params, "model").flatMap((model) => {
      const text = textOf(model.outcome);
      if (text === undefined) return foundAs("ai", unseen(model, site));
      const provider = text.includes("/") ? text.split("/", 1)[0] : (vendorOf(text) ?? "");
      if (provider === "bedrock" && readBedrockModel(model, site)) return foundAs("ai", readBedrockModel(model, site));
      if (Object.hasOwn(HOST_OF_VENDOR, provider)) {
        return foundAs("ai", readAsHost(HOST_OF_VENDOR[provider], model, site));
      }
      const found = Object.hasOwn(WAYS, provider) ? firstOf("ai", WAYS[provider])(params, site) : [];
      return found.length > 0 ? found : foundAs("ai", unseen(model, site, `nothing says where '${text}' is asked`));
    });
  });
}
