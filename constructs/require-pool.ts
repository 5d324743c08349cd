import { Token } from "cdktf";
import { isLabelKey, isLabelValue } from "../engine/hosts/labels";
import {
  diskTooSmall,
  negativeNodes,
  nodeRangeReversed,
  nodesMissing,
  nodesStatedTwice,
  notALabel,
  notAWholeNumber,
  reservationWithoutName,
} from "./errors";
import { requireKnown } from "./known-at-synth";
import type { SovereignGpuPoolProps } from "./sovereign-gpu-pool";

/** EKS's image of Amazon Linux 2023 takes 20 GiB (awslabs/amazon-eks-ami, templates/al2023), GKE's 10. 22 Nov 2026. */
const LEAST_DISK_GIB = 20;

export function requireNodes(props: SovereignGpuPoolProps, where: string): void {
  const { nodes, minNodes, maxNodes, acceleratorsPerNode, diskGib, capacity, quotas } = props;
  requireKnown(where, { nodes, minNodes, maxNodes, acceleratorsPerNode, diskGib, quotas });
  for (const [name, count] of Object.entries({ nodes, minNodes, maxNodes, acceleratorsPerNode, diskGib })) {
    if (count === undefined) continue;
    if (count < 0) throw negativeNodes(where, name, count);
    if (!Number.isInteger(count)) throw notAWholeNumber(where, name, count);
  }
  if (diskGib !== undefined && diskGib < LEAST_DISK_GIB) throw diskTooSmall(where, diskGib, LEAST_DISK_GIB);
  if (capacity?.reservationId?.trim() === "") throw reservationWithoutName(where);
  if (nodes !== undefined && (minNodes !== undefined || maxNodes !== undefined)) throw nodesStatedTwice(where);
  if (nodes === undefined && maxNodes === undefined) throw nodesMissing(where);
  if (maxNodes !== undefined && (minNodes ?? 0) > maxNodes) throw nodeRangeReversed(where, minNodes ?? 0, maxNodes);
}

/** Kubernetes would refuse them when deploying. */
export function requireMarks({ labels, taints }: SovereignGpuPoolProps, where: string): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (!isLabel(key, value)) throw notALabel(where, "the label", `${key}=${value}`);
  }
  for (const { key, value, effect } of taints ?? []) {
    if (isLabel(key, value ?? "")) continue;
    throw notALabel(where, "the taint", `${value === undefined ? key : `${key}=${value}`}:${effect}`);
  }
}

function isLabel(key: string, value: string): boolean {
  return isLabelKey(key) && (Token.isUnresolved(value) || isLabelValue(value));
}
