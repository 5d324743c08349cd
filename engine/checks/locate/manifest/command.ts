import type { Outcome } from "../../expression/outcome";
import type { Occurrence } from "../reading";
import { isUnset, textOf } from "../readers/text";
import { nodesAt, valuesAt, type Node } from "./node";

/** What a container runs: its image, the settings in its environment, and its command line. */
export interface Container {
  readonly image: Occurrence;
  /** The image without registry, tag and digest: `vllm/vllm-openai`. Empty where that is not known. */
  readonly repository: string;
  /** By name; undefined where the value is taken from elsewhere in the cluster. */
  readonly environment: ReadonlyMap<string, Outcome | undefined>;
  /** Whether settings may come from objects that are not looked at here. */
  readonly hasMoreSettings: boolean;
  /** Words of the command and its arguments. */
  readonly words: readonly Occurrence[];
}

export function containerOf(node: Node, image: Occurrence): Container {
  const sources = [...nodesAt(node, "envFrom[]"), ...nodesAt(node, "env_from[]")];
  return {
    image,
    repository: repositoryOf(textOf(image.outcome) ?? image.outcome.prefix ?? ""),
    environment: environmentOf(node),
    hasMoreSettings: sources.length > 0,
    words: [...valuesAt(node, "command"), ...valuesAt(node, "args")],
  };
}

/** `quay.io:443/vllm/vllm-openai:v1@sha256:…` is `vllm/vllm-openai`. */
function repositoryOf(image: string): string {
  const [first, ...others] = image
    .replace(/@.*$/, "")
    .replace(/:[^/]*$/, "")
    .split("/");
  return others.length > 0 && /[.:]|^localhost$/.test(first) ? others.join("/") : [first, ...others].join("/");
}

function environmentOf(node: Node): ReadonlyMap<string, Outcome | undefined> {
  const environment = new Map<string, Outcome | undefined>();
  for (const entry of nodesAt(node, "env[]")) {
    const [name] = valuesAt(entry, "name");
    const [value] = valuesAt(entry, "value").filter(({ outcome }) => !isUnset(outcome));
    const key = name && textOf(name.outcome);
    if (key !== undefined) environment.set(key, value?.outcome);
  }
  return environment;
}

/** The command line as one text, as far as it is known. */
export function commandLine({ words }: Container): string {
  return words.map(({ outcome }) => textOf(outcome) ?? "").join(" ");
}
