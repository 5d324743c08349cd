import type { SovereignStack } from "../../sovereign-stack";
import { groupsOfCluster } from "./registered-groups";
import { capVendorOf } from "./vendors";

/** The ConfigMap that `dcgmExporter.config.name` of NVIDIA's operator names, in the operator's own namespace. */
export const COUNTERS_CONFIG_MAP = "sovereign-dcgm-counters";

/** The key under which the operator looks for the table (NVIDIA/gpu-operator v26.7.0, deployments/gpu-operator/values.yaml). */
const KEY = "dcgm-metrics.csv";

interface Counter {
  readonly field: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
}

/** What the alerts read, and dcgm-exporter does not export unless it is asked to. */
const ADDED: readonly Counter[] = [
  { field: "DCGM_FI_DEV_ENFORCED_POWER_LIMIT", type: "gauge", help: "power limit that holds in W" },
  { field: "DCGM_FI_DEV_POWER_MGMT_LIMIT", type: "gauge", help: "power limit that was asked for in W" },
  { field: "DCGM_FI_DEV_POWER_VIOLATION", type: "counter", help: "time slowed down by the power limit in ns" },
  { field: "DCGM_FI_DEV_THERMAL_VIOLATION", type: "counter", help: "time slowed down by heat in ns" },
  { field: "DCGM_FI_DEV_CLOCKS_EVENT_REASONS", type: "gauge", help: "what slows the clocks down as bits" },
  { field: "DCGM_EXP_CLOCK_EVENTS_COUNT", type: "gauge", help: "what slowed the clocks down in the last minutes" },
];

/**
 * What dcgm-exporter exports by itself (etc/default-counters.csv, read on 22 Nov 2026): a table of one's own takes the place of
 * that one, and dashboards would lose it.
 */
const KEPT: readonly Counter[] = [
  { field: "DCGM_FI_DEV_SM_CLOCK", type: "gauge", help: "clock of the multiprocessors in MHz" },
  { field: "DCGM_FI_DEV_MEM_CLOCK", type: "gauge", help: "clock of the memory in MHz" },
  { field: "DCGM_FI_DEV_MEMORY_TEMP", type: "gauge", help: "temperature of the memory in C" },
  { field: "DCGM_FI_DEV_GPU_TEMP", type: "gauge", help: "temperature of the core in C" },
  { field: "DCGM_FI_DEV_POWER_USAGE", type: "gauge", help: "power in W" },
  { field: "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", type: "counter", help: "energy since the driver was loaded in mJ" },
  { field: "DCGM_FI_DEV_PCIE_REPLAY_COUNTER", type: "counter", help: "PCIe packets that were sent again" },
  { field: "DCGM_FI_DEV_GPU_UTIL", type: "gauge", help: "share of the time in which a kernel ran in percent" },
  { field: "DCGM_FI_DEV_MEM_COPY_UTIL", type: "gauge", help: "share of the time in which memory was used in percent" },
  { field: "DCGM_FI_DEV_ENC_UTIL", type: "gauge", help: "use of the video encoder in percent" },
  { field: "DCGM_FI_DEV_DEC_UTIL", type: "gauge", help: "use of the video decoder in percent" },
  { field: "DCGM_FI_DEV_XID_ERRORS", type: "gauge", help: "number of the last XID error" },
  { field: "DCGM_FI_DEV_FB_FREE", type: "gauge", help: "free memory in MiB" },
  { field: "DCGM_FI_DEV_FB_USED", type: "gauge", help: "used memory in MiB" },
  { field: "DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", type: "counter", help: "traffic of all NVLink lanes" },
  { field: "DCGM_FI_DEV_VGPU_LICENSE_STATUS", type: "gauge", help: "whether vGPU is licensed" },
  {
    field: "DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS",
    type: "counter",
    help: "memory rows replaced after lasting errors",
  },
  {
    field: "DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS",
    type: "counter",
    help: "memory rows replaced after passing errors",
  },
  { field: "DCGM_FI_DEV_ROW_REMAP_FAILURE", type: "gauge", help: "whether a memory row could not be replaced" },
];

/** The table of counters, as a ConfigMap's `data`. A help text has no comma: it would end the column. */
export function exporterCounters(): Record<string, string> {
  const rows = [...KEPT, ...ADDED].map(({ field, type, help }) => `${field}, ${type}, ${help}`);
  return { [KEY]: `${rows.join("\n")}\n` };
}

/** Whether a stack's cluster has nodes whose alerts read these counters. */
export function needsCounters(stack: SovereignStack): boolean {
  return groupsOfCluster(stack).some(({ group }) => capVendorOf(group.accelerator) === "nvidia");
}
