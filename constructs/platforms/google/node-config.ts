import type { ContainerNodePoolNodeConfig } from "@cdktf/provider-google/lib/container-node-pool";
import type { DataClassName } from "../../../engine/policy";
import type { SovereignStack } from "../../sovereign-stack";
import type { NodeHost } from "./node-host";

/** What differs between nodes. */
export interface NodeShape {
  readonly machineType: string;
  readonly diskType: string;
  readonly diskGib: number;
  /** Kubernetes labels. */
  readonly labels: Record<string, string>;
  /** @default - that of the stack */
  readonly dataClass?: DataClassName;
}

/**
 * Nodes with a disk that the stack's key encrypts, a boot that is verified, and metadata of which pods see their own part
 * alone (Workload Identity).
 */
export function nodeConfig(stack: SovereignStack, host: NodeHost, shape: NodeShape): ContainerNodePoolNodeConfig {
  const { machineType, diskType, diskGib, labels, dataClass } = shape;
  return {
    machineType,
    imageType: "COS_CONTAINERD",
    diskType,
    diskSizeGb: diskGib,
    bootDiskKmsKey: stack.key.keyArn,
    serviceAccount: host.nodeAccount,
    // What a node may do is said by its account's roles.
    oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    workloadMetadataConfig: { mode: "GKE_METADATA" },
    metadata: { "disable-legacy-endpoints": "true" },
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" },
    gvnic: { enabled: true },
    labels,
    resourceLabels: host.nodeLabels(dataClass),
  };
}
