import type { PowerGroup } from "./power-group";

export const DEFAULT_NAMESPACE = "sovereign-power";

/** Names of the objects of a group. A dot keeps them apart from those of a group whose name begins alike. */
export function objectNames({ name, namespace = DEFAULT_NAMESPACE }: PowerGroup) {
  return {
    namespace,
    scripts: `${name}.scripts`,
    serviceAccount: name,
    detector: `${name}.detector`,
    detectorConfig: `${name}.node-problems`,
    /** Of objects that belong to the whole cluster. */
    clusterWide: `sovereign-power.${name}`,
  };
}
