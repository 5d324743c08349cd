import { extendedResourceOf } from "../extended-resources";
import { objectNames } from "./object-names";
import { wattsRequest } from "./places";
import type { PowerGroup } from "./power-group";
import { wattsPerAccelerator } from "./watts";

/**
 * In a cluster whose accelerators differ in watts, a pod that asks for accelerators of the group has to ask for the watts of
 * one of them too: without that it would take none of the quota.
 */
export function wattsRequestPolicyFields(group: PowerGroup): Record<string, unknown> {
  const watts = wattsPerAccelerator(group);
  const resource = extendedResourceOf(group.accelerator) as string;
  const request = wattsRequest(resource);
  const selects = Object.entries(group.nodeSelector).map(
    ([key, value]) =>
      `(${literal(key)} in object.spec.nodeSelector && object.spec.nodeSelector[${literal(key)}] == ${literal(value)})`,
  );
  // The type check of policies does not know what is in `resources`.
  const limits = "dyn(c.resources).limits";
  const states =
    `!has(${limits}) || !(${literal(resource)} in ${limits}) || ` +
    `(${literal(request)} in ${limits} && quantity(${limits}[${literal(request)}]).compareTo(quantity("${watts}")) >= 0)`;
  const all = (list: string) => `(!has(object.spec.${list}) || object.spec.${list}.all(c, ${states}))`;
  return {
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"], scope: "*" },
        ],
      },
      matchConditions: [
        { name: "goes-to-the-group", expression: ["has(object.spec.nodeSelector)", ...selects].join(" && ") },
      ],
      validations: [
        {
          expression: `${all("containers")} && ${all("initContainers")}`,
          message:
            `containers that ask for ${resource} on these nodes have to ask for ${request}: ` +
            `"${watts}" as well, the watts of one accelerator`,
        },
      ],
    },
  };
}

export function wattsRequestBindingFields(group: PowerGroup): Record<string, unknown> {
  return { spec: { policyName: wattsRequestName(group), validationActions: ["Deny"] } };
}

export function wattsRequestName(group: PowerGroup): string {
  return `${objectNames(group).clusterWide}.watts`;
}

function literal(text: string): string {
  return JSON.stringify(text);
}
