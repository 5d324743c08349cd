import { unknownPlace, type Reading } from "../reading";
import { textOf } from "../readers/text";
import { commandLine, type Container } from "./container";
import { readAsHost } from "./model-uri";
import type { ClusterSite } from "./node";

/** A program that reports on its use to its makers unless it is told not to. */
interface Reporter {
  readonly name: string;
  /** The name under which its makers publish it, which a mirror keeps; without registry and tag. */
  readonly image: RegExp;
  readonly host: string;
  /** Settings of the environment that stop it, each with the values that do. */
  readonly stoppedBy: Readonly<Record<string, RegExp>>;
  /** What stops it on its command line. @default - nothing does */
  readonly option?: RegExp;
  readonly source: string;
}

const TRUE = /^(?:1|true|yes|on)$/i;
const AS_OF = "2026-11-22";

const REPORTERS: readonly Reporter[] = [
  {
    name: "vLLM",
    image: /(?:^|\/)(?:vllm\/vllm-[\w-]+|vllm-openai[\w-]*|rocm\/vllm[\w-]*)$/,
    host: "stats.vllm.ai",
    stoppedBy: { VLLM_NO_USAGE_STATS: /^1$/, VLLM_DO_NOT_TRACK: /^1$/, DO_NOT_TRACK: /^1$/ },
    source: "https://docs.vllm.ai/en/latest/usage/usage_stats/",
  },
  {
    name: "Ray",
    image: /(?:^|\/)rayproject\/ray(?:-[a-z]+)?$|(?:^|\/)ray(?:-ml|-llm)?$/,
    host: "usage-stats.ray.io",
    stoppedBy: { RAY_USAGE_STATS_ENABLED: /^0$/ },
    option: /--disable-usage-stats(?:\s|$)/,
    source: "https://docs.ray.io/en/latest/cluster/usage-stats.html",
  },
  {
    name: "Text Generation Inference",
    image: /(?:^|\/)text-generation-inference$/,
    host: "huggingface.co",
    stoppedBy: { USAGE_STATS: /^off$/ },
    option: /--usage-stats[= ]off(?:\s|$)/,
    source: "https://huggingface.co/docs/text-generation-inference/usage_statistics",
  },
  {
    name: "the Hugging Face libraries",
    image: /(?:^|\/)huggingface\/(?:transformers|accelerate|peft|trl|autotrain)[\w-]*$/,
    host: "huggingface.co",
    stoppedBy: { HF_HUB_DISABLE_TELEMETRY: TRUE, DISABLE_TELEMETRY: TRUE, DO_NOT_TRACK: TRUE, HF_HUB_OFFLINE: TRUE },
    source: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables",
  },
  {
    name: "Qdrant",
    image: /(?:^|\/)qdrant\/qdrant$/,
    host: "telemetry.qdrant.io",
    stoppedBy: { QDRANT__TELEMETRY_DISABLED: TRUE },
    option: /--disable-telemetry(?:\s|$)/,
    source: "https://qdrant.tech/documentation/guides/telemetry/",
  },
];

/** What a container reports to the makers of its program, by default. */
export function usageStatistics(container: Container, site: ClusterSite): readonly Reading[] {
  const { repository, image } = container;
  if (repository === "") return [];
  return REPORTERS.filter((reporter) => reporter.image.test(repository)).flatMap((reporter) => {
    const stopped = isStopped(reporter, container);
    if (stopped === true) return [];
    const switches = Object.keys(reporter.stoppedBy).join(" or ");
    const note = `${reporter.name} sends usage statistics unless ${switches} stops it; ${reporter.source}, ${AS_OF}`;
    return readAsHost(reporter.host, image, site).map(({ evidence: [own, ...others], ...reading }) => ({
      ...reading,
      kind: "log" as const,
      verb: "sends usage statistics to",
      ...(stopped === false ? {} : { place: unknownPlace(stopped) }),
      evidence: [{ ...own, note }, ...others],
    }));
  });
}

/** Whether a reporter is told to stop, or why that is not known. */
function isStopped({ stoppedBy, option }: Reporter, container: Container): boolean | string {
  if (option?.test(commandLine(container))) return true;
  const said = Object.entries(stoppedBy).map(([name, values]) => {
    if (!container.environment.has(name)) return false;
    const outcome = container.environment.get(name);
    const text = outcome && textOf(outcome);
    return text === undefined ? `the value of ${name} is not known` : values.test(text);
  });
  if (said.includes(true)) return true;
  const doubtful = said.find((answer) => typeof answer === "string");
  return doubtful ?? (container.hasMoreSettings ? "further settings come from objects that are not seen here" : false);
}
