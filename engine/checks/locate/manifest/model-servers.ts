import { defaultHub, ON_A_HUB } from "../readers/hub-model";
import { textOf } from "../readers/text";
import type { Occurrence, Reading } from "../reading";
import type { Container } from "./container";
import { readAsHost, readModelUri } from "./model-uri";
import type { ClusterSite } from "./node";

/** A server that fetches its model from a hub when it starts. */
interface ModelServer {
  /** The name of its image, without registry and tag. */
  readonly image: RegExp;
  /** Options that name the model. */
  readonly options: readonly string[];
  /** The word after which the model stands without an option: `vllm serve MODEL`. @default - there is none */
  readonly verb?: string;
  /** Settings of the environment that name the model. @default - none does */
  readonly settings?: readonly string[];
}

const SERVERS: readonly ModelServer[] = [
  { image: /(?:^|[/-])vllm(?:[-/]|$)/, options: ["--model"], verb: "serve" },
  { image: /(?:^|[/-])sglang(?:[-/]|$)/, options: ["--model-path", "--model"] },
  {
    image: /(?:^|\/)text-(?:generation|embeddings)-inference$/,
    options: ["--model-id"],
    settings: ["MODEL_ID"],
  },
];

/** As much of a container as tells which model it fetches. */
export type ServingContainer = Pick<Container, "repository" | "environment" | "words" | "image">;

/** The model that a server fetches when it starts, where its command line or environment names one. */
export function modelPulls(container: ServingContainer, site: ClusterSite): readonly Reading[] {
  const server = SERVERS.find(({ image }) => image.test(container.repository));
  if (!server) return [];
  return modelsOf(server, container).flatMap((model) => {
    const text = textOf(model.outcome) ?? "";
    if (!ON_A_HUB.test(text)) return [readModelUri(model, site) ?? []].flat();
    const hub = defaultHub(container.environment);
    return hub === undefined
      ? []
      : readAsHost(hub, model, site).map((reading) => ({ ...reading, to: `${text} from ${reading.to}` }));
  });
}

function modelsOf({ options, verb, settings = [] }: ModelServer, container: ServingContainer): readonly Occurrence[] {
  const { words, environment, image } = container;
  const split = words.flatMap(splitWords);
  const named = split.flatMap((word, index) => {
    const text = textOf(word.outcome) ?? "";
    const option = options.find((name) => text === name || text.startsWith(`${name}=`));
    if (option !== undefined) {
      return text === option ? (split[index + 1] ?? []) : withText(word, text.slice(option.length + 1));
    }
    const next = split.at(index + 1);
    return text === verb && next && !(textOf(next.outcome) ?? "").startsWith("-") ? next : [];
  });
  const set = settings.flatMap((name) => {
    const outcome = environment.get(name);
    return outcome ? { attribute: `${image.attribute} (${name})`, value: name, outcome } : [];
  });
  return [...named, ...set];
}

/** A shell's command is one argument of many words. */
function splitWords(word: Occurrence): readonly Occurrence[] {
  const text = textOf(word.outcome);
  if (text === undefined || !/\s/.test(text)) return [word];
  return text.split(/\s+/).map((part) => withText(word, part.replace(/^["']|["']$/g, "")));
}

function withText(occurrence: Occurrence, text: string): Occurrence {
  const known = occurrence.outcome.known && { ...occurrence.outcome.known, value: text };
  return { ...occurrence, value: text, outcome: { ...occurrence.outcome, known } };
}
