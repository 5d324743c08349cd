import {
  instanceTypeFor,
  instanceTypes,
  largestInstanceType,
  type InstanceType,
  type InstanceTypeProvider,
} from "../../catalog/instance-types";
import { Accelerator } from "../accelerator";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import { refuseWishes, type PoolProperty } from "./wishes";
import { acceleratorNotOffered, cloudMakesNodes, detectedInCloud, noSuchNumberOfAccelerators } from "./errors";

/** Wishes that only nodes which stand already can fulfil. */
const FOR_STANDING_NODES: readonly PoolProperty[] = ["nodeSelection", "server"];

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
  refuseWishes(props, FOR_STANDING_NODES, (property) => cloudMakesNodes(where, title, property));
  const { name } = accelerator;
  if (name === Accelerator.detected().name) throw detectedInCloud(where, title, acceleratorsOf(cloud));
  const type =
    acceleratorsPerNode === undefined
      ? largestInstanceType(provider, name)
      : instanceTypeFor(provider, name, acceleratorsPerNode);
  if (type) return type;
  const offered = instanceTypes({ provider, accelerator: name });
  if (offered.length === 0) throw acceleratorNotOffered(where, title, name, acceleratorsOf(cloud));
  throw noSuchNumberOfAccelerators(where, title, name, acceleratorsPerNode as number, offered);
}

/** The accelerators that a cloud has, by their catalogue names. */
export function acceleratorsOf({ provider }: Cloud): string[] {
  return [...new Set(instanceTypes({ provider }).map((type) => type.accelerator))].sort();
}
