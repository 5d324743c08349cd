import { digest, tolerations } from "./agent";
import { powerConditionScript, STATE_FOLDER } from "./node-script";
import { objectNames } from "./object-names";
import type { PowerGroup } from "./power-group";
import { setsPower } from "./requirements";

const FOLDER = "/sovereign-power";
const CONFIG = "power.json";

/** kubernetes/node-problem-detector v1.36.0, as it is published below registry.k8s.io. */
const DETECTOR_IMAGE = "node-problem-detector/node-problem-detector:v1.36.0";

interface Condition {
  readonly type: string;
  readonly reason: string;
  readonly fine: string;
  readonly fineReason: string;
  /** What the script is asked. */
  readonly question: string;
}

const HOT: Condition = {
  type: "GpuHot",
  reason: "AcceleratorsHot",
  fine: "accelerators are below their threshold",
  fineReason: "AcceleratorsCool",
  question: "hot",
};

const CAP: Condition = {
  type: "PowerCapNotHolding",
  reason: "PowerCapMissed",
  fine: "accelerators hold their power cap",
  fineReason: "PowerCapHolds",
  question: "cap",
};

/** Conditions of the group's nodes: what is watched, and what is capped. */
export function conditionsOf(group: PowerGroup): readonly Condition[] {
  const { thresholds } = group;
  const isWatched = thresholds.gpuCelsius !== undefined || thresholds.memoryCelsius !== undefined;
  return [...(isWatched ? [HOT] : []), ...(setsPower(group) ? [CAP] : [])];
}

/**
 * A custom plugin of node-problem-detector, as a ConfigMap's `data`; it sets conditions, and no taint. One that runs in the
 * cluster already takes it mounted at `/sovereign-power`, with the node's `/run/sovereign-power` beside it.
 */
export function detectorConfig(group: PowerGroup): Record<string, string> {
  const conditions = conditionsOf(group);
  const config = {
    plugin: "custom",
    pluginConfig: {
      invoke_interval: "30s",
      timeout: "10s",
      max_output_length: 120,
      concurrency: 1,
      enable_message_change_based_condition_update: false,
    },
    source: "sovereign-power",
    metricsReporting: false,
    conditions: conditions.map(({ type, fineReason, fine }) => ({ type, reason: fineReason, message: fine })),
    rules: conditions.map(({ type, reason, question }) => ({
      type: "permanent",
      condition: type,
      reason,
      path: `${FOLDER}/${question}.sh`,
    })),
  };
  const ask = (question: string) => `#!/bin/sh\nexec sh ${FOLDER}/power-condition.sh ${question}\n`;
  return {
    [CONFIG]: `${JSON.stringify(config, null, 2)}\n`,
    "power-condition.sh": powerConditionScript(),
    ...Object.fromEntries(conditions.map(({ question }) => [`${question}.sh`, ask(question)])),
  };
}

/** Its image at the site's registry; `undefined` where the site has none, and the cluster's own detector is to be used. */
export function detectorImage({ registry }: PowerGroup): string | undefined {
  return registry === undefined ? undefined : `${registry}/${DETECTOR_IMAGE}`;
}

/** The fields of the DaemonSet that runs it. It reads files only: no device, no privilege. */
export function detectorFields(group: PowerGroup): Record<string, unknown> {
  const { detector, detectorConfig: config } = objectNames(group);
  const labels = { "app.kubernetes.io/name": "sovereign-node-problems", "app.kubernetes.io/instance": group.name };
  const container = {
    name: "node-problem-detector",
    image: detectorImage(group),
    command: [
      "/node-problem-detector",
      "--logtostderr",
      `--config.custom-plugin-monitor=${FOLDER}/${CONFIG}`,
      // No port is opened.
      "--port=0",
      "--prometheus-port=0",
    ],
    env: [{ name: "NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
    securityContext: {
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    volumeMounts: [
      { name: "config", mountPath: FOLDER, readOnly: true },
      { name: "state", mountPath: STATE_FOLDER, readOnly: true },
    ],
  };
  return {
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { "sovereign.ai/scripts": digest(detectorConfig(group)) } },
        spec: {
          nodeSelector: group.nodeSelector,
          tolerations: tolerations(group),
          serviceAccountName: detector,
          containers: [container],
          volumes: [
            { name: "config", configMap: { name: config, defaultMode: 0o555 } },
            { name: "state", hostPath: { path: STATE_FOLDER, type: "DirectoryOrCreate" } },
          ],
        },
      },
    },
  };
}

/** The role that Kubernetes has for it from the start (plugin/pkg/auth/authorizer/rbac/bootstrappolicy). */
export function detectorBindingFields(group: PowerGroup): Record<string, unknown> {
  const { detector, namespace } = objectNames(group);
  return {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "system:node-problem-detector" },
    subjects: [{ kind: "ServiceAccount", name: detector, namespace }],
  };
}
