import { findAccelerator } from "../../../catalog/accelerators";
import { instanceTypes, type InstanceType } from "../../../catalog/instance-types";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { chooseOfferedType, type Cloud } from "../offered-types";
import { noImageFor, noInterconnect } from "./errors";

const AWS: Cloud = { provider: "aws", title: "AWS" };

/** The instance type that a pool means. */
export function chooseInstanceType(where: string, props: SovereignGpuPoolProps): InstanceType {
  const type = chooseOfferedType(where, AWS, props);
  if (props.clusterInterconnect && !type.efaInterfaces) {
    throw noInterconnect(where, type, instanceTypes({ provider: "aws", accelerator: type.accelerator }));
  }
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
