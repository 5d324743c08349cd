import { findAccelerator } from "../../../catalog/accelerators";

/** Vendors whose caps can be set on the node. No source tells how those of the others are. */
export type CapVendor = "nvidia" | "amd";

/** Names of a vendor's metrics in Prometheus. */
export interface VendorMetrics {
  /** Label of the node. */
  readonly node: string;
  /** Labels of one part. */
  readonly part: string;
  readonly celsius: string;
  readonly memoryCelsius: string;
  readonly watts: string;
  /** The limit that holds. @default - not exported */
  readonly limitWatts?: string;
  /** Events of its clocks in the last minutes, by the label `clock_event`. @default - not exported */
  readonly clockEvents?: string;
}

/**
 * NVIDIA: etc/default-counters.csv of dcgm-exporter 4.5.3-4.8.2 and the fields of DCGM 4; the label `Hostname` is the name of
 * the node in NVIDIA's operator. AMD: docs/configuration/metricslist.md of ROCm/device-metrics-exporter, whose names are
 * written in lower case; those of MI300 and later. Read on 22 Nov 2026.
 */
const METRICS: Readonly<Record<CapVendor, VendorMetrics>> = {
  nvidia: {
    node: "Hostname",
    part: "gpu",
    celsius: "DCGM_FI_DEV_GPU_TEMP",
    memoryCelsius: "DCGM_FI_DEV_MEMORY_TEMP",
    watts: "DCGM_FI_DEV_POWER_USAGE",
    limitWatts: "DCGM_FI_DEV_ENFORCED_POWER_LIMIT",
    clockEvents: "DCGM_EXP_CLOCK_EVENTS_COUNT",
  },
  amd: {
    node: "hostname",
    part: "gpu_id",
    celsius: "gpu_junction_temperature",
    memoryCelsius: "gpu_memory_temperature",
    watts: "gpu_package_power",
  },
};

/** The vendor of an accelerator, where its parts can be read and capped on the node. */
export function capVendorOf(accelerator: string): CapVendor | undefined {
  const vendor = findAccelerator(accelerator)?.vendor;
  return vendor === "nvidia" || vendor === "amd" ? vendor : undefined;
}

export function metricsOf(vendor: CapVendor): VendorMetrics {
  return METRICS[vendor];
}
