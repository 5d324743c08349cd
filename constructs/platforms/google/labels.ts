import { Token, type TerraformStack } from "cdktf";
import type { DataClassName } from "../../../engine/policy";
import { dataClassLabel } from "../data-class-label";
import type { SiteFacts } from "../driver";
import { labelNotTaken } from "./errors";

/**
 * Compute Engine documentation, "Organize resources using labels", read on 22 Nov 2026. It takes letters of other
 * alphabets too, which are left out here.
 */
const KEY = /^[a-z][a-z0-9_-]{0,62}$/;
const VALUE = /^[a-z0-9_-]{0,63}$/;
const MAX_LENGTH = 63;

/**
 * Labels of everything at a site: its own, its name and how protected the data is. A label takes less than a name does,
 * so the name is written in lower case and with hyphens.
 *
 * @param stated the data class that is stated of what carries the labels
 */
export function siteLabels(
  stack: TerraformStack,
  site: SiteFacts,
  stated: () => DataClassName | undefined,
): Record<string, string> {
  for (const [key, value] of Object.entries(site.tags)) {
    if (!KEY.test(key) || !(VALUE.test(value) || Token.isUnresolved(value))) throw labelNotTaken(site.name, key, value);
  }
  const name = site.name.toLowerCase().replace(/[^a-z0-9_]+/g, "-");
  return {
    ...site.tags,
    "sovereign-site": name.slice(0, MAX_LENGTH),
    "sovereign-data-class": dataClassLabel(stack, stated),
  };
}
