import { createHash } from "node:crypto";
import { hotTaint } from "./hot-taint";
import { powerCapScript, powerConditionScript, powerTaintScript, STATE_FOLDER } from "./node-script";
import type { PowerGroup } from "./power-group";
import { setsPower } from "./requirements";
import { objectNames } from "./object-names";
import type { CapVendor } from "./vendors";

const SCRIPTS_FOLDER = "/scripts";
const DRIVER_FOLDER = "/driver";
const SYSFS_FOLDER = "/host-sys";
const TOKEN_FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Any user but root; it reads the state and talks to the API. */
const NOBODY = 65532;

/** A node with this label has another owner of its power limits, whatever its value: the agent leaves it alone. */
export const OWNER_LABEL = "sovereign.ai/power-owner";

const RESOURCES = { requests: { cpu: "20m", memory: "64Mi" }, limits: { memory: "256Mi" } };

/** The scripts of the agent, as a ConfigMap's `data`. */
export function agentScripts(group: PowerGroup, vendor: CapVendor): Record<string, string> {
  const { gpuCapWatts, thresholds, accelerator, acceleratorsPerNode } = group;
  const cap = powerCapScript(vendor, {
    owner: group.name,
    accelerator,
    acceleratorsPerNode,
    gpuCapWatts,
    powerProfileId: group.powerProfileId,
    gpuCelsius: thresholds.gpuCelsius,
    memoryCelsius: thresholds.memoryCelsius,
    ...(runsInDriverContainer(group, vendor) ? { driverRoot: DRIVER_FOLDER } : {}),
    sysfs: SYSFS_FOLDER,
  });
  const taint = hotTaint(group);
  return {
    "power-cap.sh": cap,
    "power-condition.sh": powerConditionScript(),
    ...(taint ? { "power-taint.sh": powerTaintScript(taint, SCRIPTS_FOLDER) } : {}),
  };
}

/** The fields of the DaemonSet that holds the caps, watches temperatures, and taints its node where that is wanted. */
export function agentFields(group: PowerGroup, vendor: CapVendor): Record<string, unknown> {
  const names = objectNames(group);
  const labels = { "app.kubernetes.io/name": "sovereign-power", "app.kubernetes.io/instance": group.name };
  const isTainted = hotTaint(group) !== undefined;
  const containers = [capContainer(group, vendor), ...(isTainted ? [taintContainer(group)] : [])];
  const podSpec = {
    nodeSelector: group.nodeSelector,
    affinity: awayFromOtherOwners(group),
    tolerations: tolerations(group),
    priorityClassName: "system-node-critical",
    automountServiceAccountToken: false,
    ...(isTainted ? { serviceAccountName: names.serviceAccount } : {}),
    ...(vendor === "nvidia" && !runsInDriverContainer(group, vendor) ? { runtimeClassName: "nvidia" } : {}),
    terminationGracePeriodSeconds: 60,
    containers,
    volumes: volumes(group, vendor),
  };
  return {
    spec: {
      selector: { matchLabels: labels },
      // One node at a time is without its cap while its agent is replaced.
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
      template: {
        metadata: { labels, annotations: { "sovereign.ai/scripts": digest(agentScripts(group, vendor)) } },
        spec: podSpec,
      },
    },
  };
}

function capContainer(group: PowerGroup, vendor: CapVendor): Record<string, unknown> {
  const check = (what: string) => ({ exec: { command: ["sh", `${SCRIPTS_FOLDER}/power-condition.sh`, what] } });
  return {
    name: "power-cap",
    image: group.image,
    command: ["sh", `${SCRIPTS_FOLDER}/power-cap.sh`],
    ...(vendor === "nvidia" ? { env: nvidiaEnvironment(group) } : {}),
    securityContext: rootContext(group, vendor),
    resources: RESOURCES,
    // A tool that hangs on a broken driver is started anew; a cap that does not hold is seen, and no reason to stop.
    livenessProbe: { ...check("alive"), initialDelaySeconds: 120, periodSeconds: 60, timeoutSeconds: 10 },
    readinessProbe: { ...check("cap"), periodSeconds: 15, timeoutSeconds: 10 },
    volumeMounts: [
      { name: "scripts", mountPath: SCRIPTS_FOLDER, readOnly: true },
      { name: "state", mountPath: STATE_FOLDER },
      // Some shells keep here-documents in files. It is not that of the taint, which is no root.
      { name: "scratch", mountPath: "/tmp" },
      ...(vendor === "amd" ? [{ name: "sysfs", mountPath: SYSFS_FOLDER }] : []),
      ...(runsInDriverContainer(group, vendor)
        ? [{ name: "driver", mountPath: DRIVER_FOLDER, mountPropagation: "HostToContainer" }]
        : []),
    ],
  };
}

/** All parts of the node without asking for any of them, and the tool without the libraries of computing. */
function nvidiaEnvironment(group: PowerGroup) {
  return runsInDriverContainer(group, "nvidia")
    ? []
    : [
        { name: "NVIDIA_VISIBLE_DEVICES", value: "all" },
        { name: "NVIDIA_DRIVER_CAPABILITIES", value: "utility" },
      ];
}

/**
 * NVIDIA's driver lets those set a limit who have CAP_SYS_ADMIN; amdgpu those who may write its file, which root may. The
 * driver container's devices are open to privileged containers alone.
 */
function rootContext(group: PowerGroup, vendor: CapVendor): Record<string, unknown> {
  const common = { runAsUser: 0, readOnlyRootFilesystem: true };
  if (runsInDriverContainer(group, vendor)) return { ...common, privileged: true };
  const seccompProfile = { type: "RuntimeDefault" };
  if (vendor === "nvidia" && setsPower(group)) {
    return { ...common, seccompProfile, capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } };
  }
  return { ...common, seccompProfile, allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
}

function taintContainer(group: PowerGroup): Record<string, unknown> {
  return {
    name: "power-taint",
    image: group.kubectlImage ?? group.image,
    command: ["sh", `${SCRIPTS_FOLDER}/power-taint.sh`],
    env: [{ name: "NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
    securityContext: {
      runAsUser: NOBODY,
      runAsGroup: NOBODY,
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    resources: RESOURCES,
    volumeMounts: [
      { name: "scripts", mountPath: SCRIPTS_FOLDER, readOnly: true },
      { name: "state", mountPath: STATE_FOLDER, readOnly: true },
      { name: "token", mountPath: TOKEN_FOLDER, readOnly: true },
      { name: "tmp", mountPath: "/tmp" },
    ],
  };
}

function volumes(group: PowerGroup, vendor: CapVendor): Record<string, unknown>[] {
  const host = (name: string, path: string, type: string) => ({ name, hostPath: { path, type } });
  return [
    { name: "scripts", configMap: { name: objectNames(group).scripts } },
    host("state", STATE_FOLDER, "DirectoryOrCreate"),
    { name: "scratch", emptyDir: {} },
    ...(vendor === "amd" ? [host("sysfs", "/sys", "Directory")] : []),
    ...(runsInDriverContainer(group, vendor) ? [host("driver", "/run/nvidia/driver", "Directory")] : []),
    ...(hotTaint(group) ? [token(), { name: "tmp", emptyDir: {} }] : []),
  ];
}

/** The token for the one container that needs it, in the place where clients look for it. */
function token(): Record<string, unknown> {
  return {
    name: "token",
    projected: {
      sources: [
        { serviceAccountToken: { path: "token", expirationSeconds: 3600 } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        { downwardAPI: { items: [{ path: "namespace", fieldRef: { fieldPath: "metadata.namespace" } }] } },
      ],
    },
  };
}

/**
 * Not on a node that is marked as somebody else's, nor beside the power agent of NVIDIA Dynamo, known by the label of its
 * chart (ai-dynamo/dynamo, deploy/helm/charts/power-agent, read on 22 Nov 2026). The scheduler keeps that agent away too.
 * NVIDIA DPS sets limits from outside of the node; the script sees that.
 */
function awayFromOtherOwners(group: PowerGroup): Record<string, unknown> {
  const nodeAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: OWNER_LABEL, operator: "DoesNotExist" }] }],
    },
  };
  if (!setsPower(group)) return { nodeAffinity };
  const podAntiAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        labelSelector: { matchLabels: { "app.kubernetes.io/component": "power-agent" } },
        namespaceSelector: {},
        topologyKey: "kubernetes.io/hostname",
      },
    ],
  };
  return { nodeAffinity, podAntiAffinity };
}

/** Every taint of the group's nodes, and the agent's own. */
export function tolerations(group: PowerGroup): Record<string, string>[] {
  const taints = [...group.taints, ...[hotTaint(group) ?? []].flat()];
  return taints.map(({ key, effect }) => ({ key, operator: "Exists", effect }));
}

export function digest(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 16);
}

function runsInDriverContainer({ driver }: PowerGroup, vendor: CapVendor): boolean {
  return vendor === "nvidia" && driver === "driver-container";
}
