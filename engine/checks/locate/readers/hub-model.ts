import type { Outcome } from "../../expression/outcome";
import { occurrences } from "../paths";
import { isResourceSite, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readHost } from "./host";
import { placeOfHost } from "./host-place";
import { evidenceOf, isUnset, textOf } from "./text";

/** `org/name` on a hub; a path begins with a slash or a dot. */
export const ON_A_HUB = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;

/**
 * Settings that tell a model server what to fetch when it starts, and from which hub: those of SageMaker after
 * https://docs.djl.ai/docs/serving/serving/docs/lmi/user_guides/starting-guide.html, the hub's own after
 * https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables (both 2026-11-22).
 */
const SETTING = /^(.*)\[["']?(HF_ENDPOINT|HF_MODEL_ID|OPTION_MODEL_ID)["']?\]$/;
const TRUE = /^(?:1|true|yes|on)$/i;

/** What an environment sets its variables to. */
export type Environment = ReadonlyMap<string, Outcome | undefined>;

/** Where a model by its name comes from; undefined where the server is told to ask nobody, or another hub. */
export function defaultHub(environment: Environment): string | undefined {
  const isTrue = (name: string) => {
    const outcome = environment.get(name);
    return outcome !== undefined && TRUE.test(textOf(outcome) ?? "");
  };
  if (isTrue("HF_HUB_OFFLINE") || isTrue("TRANSFORMERS_OFFLINE")) return undefined;
  // Another hub is read where the environment names it.
  const other = environment.get("HF_ENDPOINT");
  if (environment.has("HF_ENDPOINT") && !(other && isUnset(other))) return undefined;
  return isTrue("VLLM_USE_MODELSCOPE") ? "modelscope.cn" : "huggingface.co";
}

/**
 * A setting that has a program fetch a model from a hub, or that names the hub.
 *
 * @param environment what stands beside the setting; by default that is looked for in the resource
 */
export function readHubModel(
  occurrence: Occurrence,
  site: ReadingSite,
  environment?: Environment,
): Reading | undefined {
  const [, path, name] = SETTING.exec(occurrence.attribute) ?? [];
  if (name === undefined) return undefined;
  if (name === "HF_ENDPOINT") return asImage(readHost(occurrence, site));
  const text = textOf(occurrence.outcome) ?? "";
  const host = ON_A_HUB.test(text) ? defaultHub(environment ?? environmentAt(path, site)) : undefined;
  if (host === undefined) return undefined;
  const hub = placeOfHost(host, site);
  return { ...hub, to: `${text} from ${host}`, evidence: [...evidenceOf(occurrence, site), ...hub.evidence] };
}

function asImage(reading: Reading | undefined): Reading | undefined {
  return reading && { ...reading, kind: "image" };
}

/** The variables of one container: `container[1].environment`. */
function environmentAt(path: string, site: ReadingSite): Environment {
  if (!isResourceSite(site)) return new Map();
  const scope = site.locator.program.scopeOf(site.stack, site.resource);
  const start = `${path}["`;
  return new Map(
    occurrences(site.resource.values, scope, `${path.replace(/\[\d+\]/g, "")}{}`)
      .filter(({ attribute }) => attribute.startsWith(start))
      .map(({ attribute, outcome }) => [attribute.slice(start.length, -2), outcome]),
  );
}
