import type { Outcome } from "../../expression/outcome";
import type { Occurrence } from "../reading";
import { isUnset, textOf } from "../readers/text";
import { nodesAt, valuesAt, type Node } from "./node";

/** What a container runs: its image, the settings in its environment, and its command line. */
export class Container {
  /** The image without registry, tag and digest: `vllm/vllm-openai`. Empty where that is not known. */
  public readonly repository: string;

  private settings?: ReadonlyMap<string, Outcome | undefined>;

  public constructor(
    private readonly node: Node,
    public readonly image: Occurrence,
  ) {
    this.repository = repositoryOf(textOf(image.outcome) ?? image.outcome.prefix ?? "");
  }

  /** By name; undefined where the value is taken from elsewhere in the cluster. */
  public get environment(): ReadonlyMap<string, Outcome | undefined> {
    return (this.settings ??= environmentOf(this.node));
  }

  /** Whether settings may come from objects that are not looked at here. */
  public get hasMoreSettings(): boolean {
    return nodesAt(this.node, "envFrom[]").length + nodesAt(this.node, "env_from[]").length > 0;
  }

  /** Words of the command and its arguments. */
  public get words(): readonly Occurrence[] {
    return [...valuesAt(this.node, "command"), ...valuesAt(this.node, "args")];
  }
}

/** `quay.io:443/vllm/vllm-openai:v1@sha256:…` is `vllm/vllm-openai`. */
export function repositoryOf(image: string): string {
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
