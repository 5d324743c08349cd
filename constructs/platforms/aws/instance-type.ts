import { findAccelerator } from "../../../catalog/accelerators";
import {
  instanceTypeFor,
  instanceTypes,
  largestInstanceType,
  type InstanceType,
} from "../../../catalog/instance-types";
import { Accelerator } from "../../accelerator";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { acceleratorNotOnAws, detectedOnAws, noImageFor, noInterconnect, noSuchNumberOfAccelerators } from "./errors";

/** The instance type that a pool means. Whether its region offers the type is in no fact, and asked of AWS alone. */
export function chooseInstanceType(where: string, props: SovereignGpuPoolProps): InstanceType {
  const { accelerator, acceleratorsPerNode, clusterInterconnect } = props;
  const offered = instanceTypes({ provider: "aws", accelerator: accelerator.name });
  if (accelerator.name === Accelerator.detected().name) throw detectedOnAws(where, acceleratorsOnAws());
  if (offered.length === 0) throw acceleratorNotOnAws(where, accelerator.name, acceleratorsOnAws());
  const type =
    acceleratorsPerNode === undefined
      ? largestInstanceType("aws", accelerator.name)
      : instanceTypeFor("aws", accelerator.name, acceleratorsPerNode);
  if (!type) throw noSuchNumberOfAccelerators(where, accelerator.name, acceleratorsPerNode as number, offered);
  if (clusterInterconnect && !type.efaInterfaces) throw noInterconnect(where, type, offered);
  return type;
}

/** EKS's own image of Amazon Linux 2023 with the accelerator's driver in it (EKS API, `amiType`, 22 Nov 2026). */
export function amiTypeOf(where: string, type: InstanceType): string {
  const vendor = findAccelerator(type.accelerator)?.vendor;
  const amiType = AMI_TYPES[`${vendor} ${type.architecture ?? "x86_64"}`];
  if (!amiType) throw noImageFor(where, type);
  return amiType;
}

const AMI_TYPES: Readonly<Record<string, string>> = {
  "nvidia x86_64": "AL2023_x86_64_NVIDIA",
  "nvidia arm64": "AL2023_ARM_64_NVIDIA",
  "aws x86_64": "AL2023_x86_64_NEURON",
};

function acceleratorsOnAws(): string[] {
  return [...new Set(instanceTypes({ provider: "aws" }).map((type) => type.accelerator))].sort();
}
