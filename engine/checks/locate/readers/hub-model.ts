import type { Occurrence, Reading, ReadingSite } from "../reading";
import { placeOfHost } from "./host-place";
import { evidenceOf, textOf } from "./text";

/** `org/name` on a hub; a path begins with a slash or a dot. */
export const ON_A_HUB = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;

/** Settings by which the model servers of SageMaker are told what to fetch when they start. */
const SETTING = /(?:HF|OPTION)_MODEL_ID["']?\]$/;

const HUB = "huggingface.co";

/** A setting that has a program fetch a model from the hub where models are kept by default. */
export function readHubModel(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const text = textOf(occurrence.outcome) ?? "";
  if (!SETTING.test(occurrence.attribute) || !ON_A_HUB.test(text)) return undefined;
  const hub = placeOfHost(HUB, site);
  return { ...hub, to: `${text} from ${HUB}`, evidence: [...evidenceOf(occurrence, site), ...hub.evidence] };
}
