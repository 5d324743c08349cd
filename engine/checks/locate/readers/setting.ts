import type { Occurrence, Reading, ReadingSite } from "../reading";
import { readKnownHost } from "./host";
import { readModelProfile } from "./model";
import { textOf } from "./text";

const URL = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * A setting of a program, such as an environment variable: the URL of a service that is known, or a model that is asked
 * across regions. Any other text may mean anything, and says nothing.
 */
export function readSetting(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const text = textOf(occurrence.outcome) ?? occurrence.outcome.prefix;
  if (text === undefined) return undefined;
  const model = readModelProfile(text, occurrence, site);
  if (model) return { ...model, kind: "ai" };
  return URL.test(text) || isHostName(text) ? readKnownHost(occurrence, site) : undefined;
}

function isHostName(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+){1,}(?::\d+)?(?:\/\S*)?$/i.test(text);
}
