import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { StatedPull } from "../../../engine/checks/model/facts";
import { stateFacts } from "../../facts";
import type { SovereignStack } from "../../sovereign-stack";
import { NVIDIA_GPU_OPERATOR } from "../controllers/nvidia-gpu-operator";
import { extendedResourceOf } from "../extended-resources";
import { KubernetesObject, type ObjectProps } from "../kubernetes-object";
import { partOf } from "../pool-scope";
import { agentFields, agentScripts } from "./agent";
import { sameWattsMissing } from "./errors";
import { COUNTERS_CONFIG_MAP, exporterCounters } from "./exporter-counters";
import * as taint from "./hot-taint";
import { isFoundByParts, nodeFeatureRuleFields } from "./node-feature-rule";
import { detectorBindingFields, detectorConfig, detectorFields, detectorImage } from "./node-problems";
import { DEFAULT_NAMESPACE, objectNames } from "./object-names";
import { whereOf, type PowerGroup } from "./power-group";
import { prometheusRuleFields } from "./prometheus-rule";
import { emitGroupQueues } from "./queues";
import { groupsOfCluster, mixedResources, registerGroup } from "./registered-groups";
import { needsAgent, requireGroup } from "./requirements";
import { capVendorOf, type CapVendor } from "./vendors";
import { wattsRequestBindingFields, wattsRequestName, wattsRequestPolicyFields } from "./watts-request";
import { wattsPerAccelerator } from "./watts";

/**
 * Emits what holds a checked group to its numbers while it runs: caps, quotas in watts, labels, alerts, conditions and
 * taints.
 *
 * @param scope in the layer of workloads
 * @throws when the group contradicts itself, or its cluster cannot do what it asks for
 */
export function emitPowerObjects(scope: Construct, stack: SovereignStack, group: PowerGroup): void {
  requireGroup(group);
  requireToldApart(stack, group);
  registerGroup({ group, scope, stack });
  const make = (id: string, props: ObjectProps) => new KubernetesObject(scope, id, stack, props);
  make("node-feature-rule", {
    kind: "NodeFeatureRule",
    name: objectNames(group).clusterWide,
    fields: {
      get spec() {
        return nodeFeatureRuleFields(group, mixedResources(stack)).spec;
      },
    },
  });
  emitGroupQueues(scope, stack, group);
  emitWattsRequests(stack);
  const vendor = capVendorOf(group.accelerator);
  if (vendor) emitWatch(make, stack, group, vendor);
  const pulls = imagePulls(group);
  if (pulls.length > 0) stateFacts(scope, { pulls });
}

type Make = (id: string, props: ObjectProps) => KubernetesObject;

/** Where the images come from that run on the nodes. */
function imagePulls(group: PowerGroup): StatedPull[] {
  if (!needsAgent(group)) return [];
  const { image, kubectlImage } = group;
  const images = [image, taint.hotTaint(group) && kubectlImage, detectorImage(group)].flatMap((one) => one ?? []);
  const hosts = new Set(images.map((one) => one.split("/")[0]));
  return [...hosts].sort().map((from) => ({ what: `container images of the power agent of ${group.name}`, from }));
}

function emitWatch(make: Make, stack: SovereignStack, group: PowerGroup, vendor: CapVendor): void {
  const namespace = objectNames(group).namespace;
  const home = group.namespace === undefined ? [ownNamespace(stack)] : [];
  const hasAgent = needsAgent(group);
  make("rules", {
    kind: "PrometheusRule",
    name: group.name,
    namespace,
    labels: group.ruleLabels,
    // What else draws power from the same feeds, the program may go on to add.
    fields: {
      get spec() {
        return prometheusRuleFields(group, vendor, hasAgent).spec;
      },
    },
    dependsOn: home,
  });
  if (vendor === "nvidia") emitCounters(stack, group, home);
  if (!hasAgent) return;
  emitAgent(make, group, vendor, home);
  emitDetector(make, group, home);
}

/** The agent, and where it taints its node what it may do. */
function emitAgent(make: Make, group: PowerGroup, vendor: CapVendor, home: KubernetesObject[]): void {
  const { namespace, scripts, serviceAccount, clusterWide } = objectNames(group);
  const needed = [
    make("scripts", {
      kind: "ConfigMap",
      name: scripts,
      namespace,
      fields: { data: agentScripts(group, vendor) },
      dependsOn: home,
    }),
  ];
  if (taint.hotTaint(group)) {
    // The policy stands before the role does: never is the agent's account without it.
    const policy = make("taint-policy", {
      kind: "ValidatingAdmissionPolicy",
      name: clusterWide,
      fields: taint.taintPolicyFields(group),
    });
    const enforced = make("taint-policy-binding", {
      kind: "ValidatingAdmissionPolicyBinding",
      name: clusterWide,
      fields: taint.taintPolicyBindingFields(group),
      dependsOn: [policy],
    });
    const account = make("service-account", {
      kind: "ServiceAccount",
      name: serviceAccount,
      namespace,
      dependsOn: home,
    });
    const role = make("role", {
      kind: "ClusterRole",
      name: clusterWide,
      fields: taint.taintRoleFields(group),
      dependsOn: [enforced],
    });
    needed.push(
      make("role-binding", {
        kind: "ClusterRoleBinding",
        name: clusterWide,
        fields: taint.taintBindingFields(group),
        dependsOn: [account, role],
      }),
    );
  }
  make("agent", {
    kind: "DaemonSet",
    name: group.name,
    namespace,
    fields: agentFields(group, vendor),
    dependsOn: needed,
  });
}

/** The conditions of the nodes; what runs them comes along where the site's registry has it. */
function emitDetector(make: Make, group: PowerGroup, home: KubernetesObject[]): void {
  const { namespace, detector, detectorConfig: name, clusterWide } = objectNames(group);
  const config = make("node-problems", {
    kind: "ConfigMap",
    name,
    namespace,
    fields: { data: detectorConfig(group) },
    dependsOn: home,
  });
  if (detectorImage(group) === undefined) return;
  const account = make("detector-account", { kind: "ServiceAccount", name: detector, namespace, dependsOn: home });
  const binding = make("detector-binding", {
    kind: "ClusterRoleBinding",
    name: `${clusterWide}.detector`,
    fields: detectorBindingFields(group),
    dependsOn: [account],
  });
  make("detector", {
    kind: "DaemonSet",
    name: detector,
    namespace,
    fields: detectorFields(group),
    dependsOn: [config, binding],
  });
}

/** One table of counters serves all groups of a cluster: it stands where the exporter is. */
function emitCounters(stack: SovereignStack, group: PowerGroup, home: KubernetesObject[]): void {
  const shared = partOf(stack.workloadsLayer as TerraformStack, "power");
  const namespace = group.exporterNamespace ?? operatorNamespace(stack) ?? objectNames(group).namespace;
  const id = `counters-${namespace}`;
  if (shared.node.tryFindChild(id)) return;
  new KubernetesObject(shared, id, stack, {
    kind: "ConfigMap",
    name: COUNTERS_CONFIG_MAP,
    namespace,
    fields: { data: exporterCounters() },
    dependsOn: namespace === DEFAULT_NAMESPACE ? home : [],
  });
}

/** Where the stack installs NVIDIA's operator, if it does. */
function operatorNamespace(stack: SovereignStack): string | undefined {
  const { release, namespace } = NVIDIA_GPU_OPERATOR;
  const controllers = stack.platformLayer?.node.tryFindChild("controllers");
  return controllers?.node.tryFindChild(release) === undefined ? undefined : namespace;
}

/** Its pods are privileged in the sense of Pod Security: they write to the node. */
function ownNamespace(stack: SovereignStack): KubernetesObject {
  const shared = partOf(stack.workloadsLayer as TerraformStack, "power");
  const found = shared.node.tryFindChild("namespace") as KubernetesObject | undefined;
  return (
    found ??
    new KubernetesObject(shared, "namespace", stack, {
      kind: "Namespace",
      name: DEFAULT_NAMESPACE,
      labels: { "pod-security.kubernetes.io/enforce": "privileged" },
    })
  );
}

/** The second group with other watts makes a cluster mixed, for the first one too. */
function emitWattsRequests(stack: SovereignStack): void {
  const mixed = mixedResources(stack);
  for (const { group, scope, stack: own } of groupsOfCluster(stack)) {
    const resource = extendedResourceOf(group.accelerator);
    if (resource === undefined || !mixed.has(resource) || scope.node.tryFindChild("watts-request")) continue;
    const name = wattsRequestName(group);
    const policy = new KubernetesObject(scope as Construct, "watts-request", own, {
      kind: "ValidatingAdmissionPolicy",
      name,
      fields: wattsRequestPolicyFields(group),
    });
    new KubernetesObject(scope as Construct, "watts-request-binding", own, {
      kind: "ValidatingAdmissionPolicyBinding",
      name,
      fields: wattsRequestBindingFields(group),
      dependsOn: [policy],
    });
  }
}

/** Two groups of the same part whose nodes are not named would write their watts to each other's nodes. */
function requireToldApart(stack: SovereignStack, group: PowerGroup): void {
  const alike = groupsOfCluster(stack).find(
    ({ group: other }) =>
      other.accelerator === group.accelerator && wattsPerAccelerator(other) !== wattsPerAccelerator(group),
  );
  if (alike && (isFoundByParts(group) || isFoundByParts(alike.group))) {
    throw sameWattsMissing(
      whereOf(group),
      whereOf(alike.group),
      group.accelerator,
      "the PCI ids of their accelerators",
    );
  }
}
