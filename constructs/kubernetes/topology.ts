import { isLabelKey } from "../../engine/hosts/labels";
import { hostnameNotLast, levelTwice, notALabelKey, tooManyLevels } from "./errors";

/** Kueue's custom resource definition of Topology, v0.19.2. */
const MAX_LEVELS = 16;

const HOSTNAME = "kubernetes.io/hostname";

/** Refuses levels that Kueue would refuse when deploying. */
export function requireLevels(where: string, levels: readonly string[]): void {
  if (levels.length > MAX_LEVELS) throw tooManyLevels(where, levels.length, MAX_LEVELS);
  levels.forEach((level, index) => {
    if (!isLabelKey(level)) throw notALabelKey(where, "topologyLevels", level);
    if (levels.indexOf(level) !== index) throw levelTwice(where, level);
    if (level === HOSTNAME && index < levels.length - 1) throw hostnameNotLast(where);
  });
}

export function topologySpec(levels: readonly string[]): Record<string, unknown> {
  return { levels: levels.map((nodeLabel) => ({ nodeLabel })) };
}
