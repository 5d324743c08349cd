import { textOf } from "../readers/text";
import { readBedrockModel } from "../readers/model";
import type { Occurrence, Reading } from "../reading";
import type { Container } from "./container";
import { HOST_OF_VENDOR, vendorOf } from "./lite-llm";
import { readAsHost } from "./model-uri";
import type { ClusterSite } from "./node";

/** Settings that say whom to ask: what a model is called then means what it means there. */
const SAYS_WHERE = /_(?:API_BASE|BASE|BASE_URL|ENDPOINT|HOST|URL)$/;

const NAMES_MODEL = /MODEL/;

/** A model of Bedrock, with or without an inference profile before it. */
const OF_BEDROCK =
  /^(?:(?:global|[a-z]{2,4}(?:-gov)?)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|meta|mistral|openai|qwen|stability|writer)\.[a-z0-9]/;

/** Models that only an outside service answers, asked by a program which is not told to ask anybody else. */
export function askedModels({ environment, image }: Container, site: ClusterSite): readonly Reading[] {
  const names = [...environment.keys()];
  const isToldWhere = names.some((name) => SAYS_WHERE.test(name));
  return names
    .filter((name) => NAMES_MODEL.test(name))
    .flatMap((name) => {
      const outcome = environment.get(name);
      const text = outcome && textOf(outcome);
      if (!outcome || text === undefined) return [];
      const attribute = `${image.attribute.replace(/\.?image$/, "")}.env[${JSON.stringify(name)}]`.replace(/^\./, "");
      const occurrence: Occurrence = { attribute, value: text, outcome };
      if (OF_BEDROCK.test(text)) return [readBedrockModel(occurrence, site) ?? []].flat();
      const vendor = isToldWhere ? undefined : vendorOf(text);
      return vendor === undefined ? [] : readAsHost(HOST_OF_VENDOR[vendor], occurrence, site);
    });
}
