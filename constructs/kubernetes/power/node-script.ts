import { readFileSync } from "node:fs";
import * as path from "node:path";
import { pciDevices } from "../../../catalog/pci-devices";
import type { CapVendor } from "./vendors";

/** Folder of a node where the agent keeps what it knows; gone with a reboot, as the caps are. */
export const STATE_FOLDER = "/run/sovereign-power";

/** Seconds between two looks. */
export const INTERVAL_SECONDS = 15;

/** So old may the last look be before nobody knows any more. */
const MAX_AGE_SECONDS = 5 * INTERVAL_SECONDS;

/** What the script that holds the caps is told. */
export interface CapScriptSettings {
  /** Who sets the caps: what another script on the same node must be told too, or it keeps off. */
  readonly owner: string;
  /** Catalogue name. Other parts are left alone and reported. */
  readonly accelerator: string;
  readonly acceleratorsPerNode: number;
  /** @default - no cap is set, temperatures are watched only */
  readonly gpuCapWatts?: number;
  /** What NVIDIA's driver calls a power profile, which is requested for each part. @default - none */
  readonly powerProfileId?: number;
  /** @default - not watched */
  readonly gpuCelsius?: number;
  /** @default - not watched */
  readonly memoryCelsius?: number;
  /** Root of the driver's own container, from which nvidia-smi is run. @default - the script's own root */
  readonly driverRoot?: string;
  /** Where sysfs is mounted. @default "/sys" */
  readonly sysfs?: string;
  /** @default STATE_FOLDER */
  readonly stateFolder?: string;
  /** @default INTERVAL_SECONDS */
  readonly intervalSeconds?: number;
  /** @default 300 */
  readonly coolSeconds?: number;
}

/**
 * The script for `sh` that holds the caps of a node's accelerators and watches how hot they are, until it is sent SIGTERM:
 * then the parts get their defaults back. It runs as root, in a container or as a service of systemd.
 */
export function powerCapScript(vendor: CapVendor, settings: CapScriptSettings): string {
  const { owner, accelerator, acceleratorsPerNode, gpuCapWatts, gpuCelsius, memoryCelsius } = settings;
  const { intervalSeconds = INTERVAL_SECONDS, coolSeconds = 300 } = settings;
  return nodeScript([vendor, "power-cap"], {
    GROUP: owner,
    PCI_IDS: pciIds(accelerator),
    PARTS_EXPECTED: String(acceleratorsPerNode),
    CAP_WATTS: text(gpuCapWatts),
    PROFILE_ID: text(settings.powerProfileId),
    MAX_CELSIUS: text(gpuCelsius),
    MAX_MEMORY_CELSIUS: text(memoryCelsius),
    COOL_KELVIN: "5",
    COOL_SECONDS: String(coolSeconds),
    INTERVAL: String(intervalSeconds),
    TOOL_SECONDS: String(3 * intervalSeconds),
    // An owner that is silent for so long is dead.
    STALE: String(20 * intervalSeconds),
    STATE: settings.stateFolder ?? STATE_FOLDER,
    DRIVER_ROOT: settings.driverRoot ?? "",
    SYSFS: settings.sysfs ?? "/sys",
  });
}

/** The script that says what the one above has found: `sh … alive|cap|hot` exits with 0 for well, 1 for not, 2 for unknown. */
export function powerConditionScript(stateFolder = STATE_FOLDER): string {
  return nodeScript(["power-condition"], { STATE: stateFolder, MAX_AGE: String(MAX_AGE_SECONDS) });
}

/** The script that taints its own node while it is hot. */
export function powerTaintScript(taint: { readonly key: string; readonly effect: string }, scripts: string): string {
  return nodeScript(["power-taint"], {
    TAINT_KEY: taint.key,
    TAINT_EFFECT: taint.effect,
    SCRIPTS: scripts,
    INTERVAL: String(INTERVAL_SECONDS),
  });
}

function text(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

/** Empty where the catalogue has none: then every part of the vendor counts. */
function pciIds(accelerator: string): string {
  return pciDevices()
    .filter((device) => device.accelerator === accelerator)
    .map(({ vendorId, deviceId }) => `${vendorId}:${deviceId}`)
    .join(" ");
}

function nodeScript(parts: readonly string[], variables: Readonly<Record<string, string>>): string {
  const assignments = Object.entries(variables).map(([name, value]) => assignment(name, value));
  return ["#!/bin/sh", "set -u", "umask 022", ...assignments, ...parts.map(partText), ""].join("\n");
}

function assignment(name: string, value: string): string {
  if (/['\r\n\0]/.test(value)) throw new Error(`nodeScript: the value of ${name} holds a quote or a line break`);
  return `${name}='${value}'`;
}

function partText(name: string): string {
  const file = path.join(__dirname, "on-node", `${name}.sh`);
  return readFileSync(file, "utf8")
    .replace(/^# shellcheck .*\n/, "")
    .trimEnd();
}
