import {
  instanceTypeFor,
  instanceTypes,
  largestInstanceType,
  type InstanceType,
  type InstanceTypeProvider,
} from "../../catalog/instance-types";
import { Accelerator } from "../accelerator";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import { acceleratorNotOffered, detectedInCloud, noSuchNumberOfAccelerators } from "./errors";

/** A cloud whose instance types the catalogue knows. */
export interface Cloud {
  readonly provider: InstanceTypeProvider;
  /** As people call it. */
  readonly title: string;
}

/** The instance type that a pool means. Whether its region offers the type is in no fact, and asked of the cloud alone. */
export function chooseOfferedType(where: string, cloud: Cloud, props: SovereignGpuPoolProps): InstanceType {
  const { accelerator, acceleratorsPerNode } = props;
  const { provider, title } = cloud;
  const offered = instanceTypes({ provider, accelerator: accelerator.name });
  if (accelerator.name === Accelerator.detected().name) throw detectedInCloud(where, title, acceleratorsOf(cloud));
  if (offered.length === 0) throw acceleratorNotOffered(where, title, accelerator.name, acceleratorsOf(cloud));
  const type =
    acceleratorsPerNode === undefined
      ? largestInstanceType(provider, accelerator.name)
      : instanceTypeFor(provider, accelerator.name, acceleratorsPerNode);
  if (type) return type;
  throw noSuchNumberOfAccelerators(where, title, accelerator.name, acceleratorsPerNode as number, offered);
}

/** The accelerators that a cloud has, by their catalogue names. */
export function acceleratorsOf({ provider }: Cloud): string[] {
  return [...new Set(instanceTypes({ provider }).map((type) => type.accelerator))].sort();
}
