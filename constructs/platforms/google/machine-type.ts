import { instanceTypes, type InstanceType } from "../../../catalog/instance-types";
import { findAccelerator } from "../../../catalog/accelerators";
import { CapacityKind } from "../../capacity";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { chooseOfferedType, type Cloud } from "../offered-types";
import { interconnectNotBuilt, machineNotBuilt, notOnDemand, tpuNotBuilt } from "./errors";

const GOOGLE: Cloud = { provider: "google", title: "Google Cloud" };

/** What GKE wants to be told of a series of machines. */
export interface MachineSeries {
  /** How its names begin. */
  readonly prefix: string;
  /** GKE's name of the accelerator. */
  readonly acceleratorType: string;
  /** A boot disk that every machine of the series takes. */
  readonly diskType: string;
  /** Whether it can be had without Spot, Flex-start or a reservation. */
  readonly onDemand: boolean;
}

/**
 * Names of accelerators after GKE documentation, "About GPUs" (H100 and later as in the examples of
 * GoogleCloudPlatform/cluster-toolkit, 25 June 2026); disks after Compute Engine documentation, "Accelerator-optimized
 * machine family": from A3 Ultra on, and G4, there is no Persistent Disk (as general knowledge). What can be had on demand
 * after the same page, "Consumption option availability by machine type", as dstackai/gpuhunt reads it
 * (src/gpuhunt/providers/gcp.py, pull request 176). 22 Nov 2026. The first row whose prefix fits counts.
 */
const SERIES: readonly MachineSeries[] = [
  { prefix: "a2-highgpu-", acceleratorType: "nvidia-tesla-a100", diskType: "pd-balanced", onDemand: true },
  { prefix: "a2-megagpu-", acceleratorType: "nvidia-tesla-a100", diskType: "pd-balanced", onDemand: true },
  { prefix: "a2-ultragpu-", acceleratorType: "nvidia-a100-80gb", diskType: "pd-balanced", onDemand: true },
  { prefix: "a3-highgpu-8g", acceleratorType: "nvidia-h100-80gb", diskType: "pd-balanced", onDemand: true },
  { prefix: "a3-highgpu-", acceleratorType: "nvidia-h100-80gb", diskType: "pd-balanced", onDemand: false },
  { prefix: "a3-megagpu-", acceleratorType: "nvidia-h100-mega-80gb", diskType: "pd-balanced", onDemand: true },
  { prefix: "a3-ultragpu-", acceleratorType: "nvidia-h200-141gb", diskType: "hyperdisk-balanced", onDemand: false },
  { prefix: "a4-highgpu-", acceleratorType: "nvidia-b200", diskType: "hyperdisk-balanced", onDemand: false },
  { prefix: "g2-standard-", acceleratorType: "nvidia-l4", diskType: "pd-balanced", onDemand: true },
  { prefix: "g4-standard-", acceleratorType: "nvidia-rtx-pro-6000", diskType: "hyperdisk-balanced", onDemand: true },
];

/** The machine type that a pool means, and what is to be said of its series. */
export function chooseMachineType(where: string, props: SovereignGpuPoolProps): InstanceType & MachineSeries {
  const { accelerator, clusterInterconnect } = props;
  if (findAccelerator(accelerator.name)?.vendor === "google") {
    throw tpuNotBuilt(where, accelerator.name, acceleratorsBuilt());
  }
  const type = chooseOfferedType(where, GOOGLE, props);
  const series = seriesOf(type);
  if (!series) throw machineNotBuilt(where, type, acceleratorsBuilt());
  if (clusterInterconnect) throw interconnectNotBuilt(where, type);
  if (!series.onDemand && isOnDemand(props)) throw notOnDemand(where, type);
  return { ...type, ...series };
}

function isOnDemand({ capacity }: SovereignGpuPoolProps): boolean {
  return capacity === undefined || capacity.kind === CapacityKind.ON_DEMAND;
}

function seriesOf({ name }: InstanceType): MachineSeries | undefined {
  return SERIES.find(({ prefix }) => name.startsWith(prefix));
}

function acceleratorsBuilt(): string[] {
  const types = instanceTypes({ provider: "google" }).filter(seriesOf);
  return [...new Set(types.map((type) => type.accelerator))].sort();
}
