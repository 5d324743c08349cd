import { TaintEffect, type NodeTaint } from "../../taint";
import { objectNames } from "./object-names";
import type { PowerGroup, WhenHot } from "./power-group";

export const HOT_TAINT_KEY = "sovereign.ai/hot";

const EFFECTS: Readonly<Record<WhenHot, TaintEffect | undefined>> = {
  alert: undefined,
  taint: TaintEffect.NO_SCHEDULE,
  // Kubernetes evicts at once what does not tolerate it, without asking disruption budgets.
  drain: TaintEffect.NO_EXECUTE,
};

/** The taint of a hot node; `undefined` where people are told and nothing else. */
export function hotTaint({ whenHot }: PowerGroup): NodeTaint | undefined {
  const effect = EFFECTS[whenHot];
  return effect && { key: HOT_TAINT_KEY, effect };
}

/** What the agent may do: read and patch nodes, by name where they are known. Which, and what, the policy below narrows. */
export function taintRoleFields({ racks }: PowerGroup): Record<string, unknown> {
  const known = racks.length > 0 && racks.every(({ nodeNames }) => nodeNames !== undefined);
  const names = racks.flatMap(({ nodeNames }) => nodeNames ?? []);
  return {
    rules: [
      { apiGroups: [""], resources: ["nodes"], verbs: ["get", "patch"], ...(known ? { resourceNames: names } : {}) },
    ],
  };
}

export function taintBindingFields(group: PowerGroup): Record<string, unknown> {
  const { clusterWide, serviceAccount, namespace } = objectNames(group);
  return {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: clusterWide },
    subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace }],
  };
}

/** Taints of others, as a list that can be compared. */
const others = (node: string): string =>
  `(has(${node}.spec.taints) ? ${node}.spec.taints.filter(t, t.key != "${HOT_TAINT_KEY}") : [])`;

/** A field that is as it was, or absent as it was. */
const unchanged = (field: string): string =>
  `has(object.${field}) == has(oldObject.${field}) && (!has(object.${field}) || object.${field} == oldObject.${field})`;

/** All of a Node that may be changed beside its taints. */
const OTHER_FIELDS = [
  "spec.unschedulable",
  "spec.providerID",
  "spec.podCIDR",
  "spec.podCIDRs",
  "metadata.labels",
  "metadata.annotations",
  "metadata.finalizers",
  "metadata.ownerReferences",
];

/**
 * RBAC cannot say "your own node, and this taint only". An admission policy can: the token of a pod carries the name of its
 * node since Kubernetes 1.32 (KEP-4193).
 */
export function taintPolicyFields(group: PowerGroup): Record<string, unknown> {
  const { namespace, serviceAccount } = objectNames(group);
  const user = `system:serviceaccount:${namespace}:${serviceAccount}`;
  return {
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["UPDATE"], resources: ["nodes"], scope: "*" },
        ],
      },
      matchConditions: [{ name: "is-the-agent", expression: `request.userInfo.username == "${user}"` }],
      validations: [
        {
          expression:
            '"authentication.kubernetes.io/node-name" in request.userInfo.extra && ' +
            'request.userInfo.extra["authentication.kubernetes.io/node-name"] == [object.metadata.name]',
          message: "an agent taints the node that it runs on, and no other",
        },
        {
          expression: [`${others("object")} == ${others("oldObject")}`, ...OTHER_FIELDS.map(unchanged)].join(" && "),
          message: `an agent sets the taint ${HOT_TAINT_KEY}, and changes nothing else`,
        },
      ],
    },
  };
}

export function taintPolicyBindingFields(group: PowerGroup): Record<string, unknown> {
  return { spec: { policyName: objectNames(group).clusterWide, validationActions: ["Deny"] } };
}
