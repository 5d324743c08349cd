import { findAccelerator } from "../../catalog/accelerators";
import type { PowerGroup } from "../kubernetes/power/power-group";
import { capVendorOf } from "../kubernetes/power/vendors";
import type { ThermalThresholds } from "../thermal-aware-node-group-props";
import { isAmount } from "./shapes";
import { marginTooLarge, notDegrees, tooWarm, unknownThreshold } from "./threshold-errors";

/** As THM-JUNCTION: docs/power-model.md, sentence 29. */
const MARGIN_KELVIN = 5;

/** No accelerator runs as warm as this; Fahrenheit and kelvins are above it. */
const NEVER_CELSIUS = 150;

const NAMES: readonly string[] = [
  "gpuMarginKelvin",
  "gpuCelsius",
  "memoryCelsius",
] satisfies (keyof ThermalThresholds)[];

/** Refuses thresholds that would never be reached, or always. */
export function requireThresholds(where: string, accelerator: string, stated: ThermalThresholds = {}): void {
  for (const [property, value] of Object.entries<unknown>({ ...stated })) {
    if (!NAMES.includes(property)) throw unknownThreshold(where, property, NAMES);
    if (value !== undefined && !isAmount(value)) throw notDegrees(where, property, value);
  }
  const { gpuCelsius, memoryCelsius, gpuMarginKelvin = 0 } = stated;
  const slowdown = findAccelerator(accelerator)?.slowdownCelsius;
  const never = { celsius: NEVER_CELSIUS, what: "more than any part stands" };
  const mostOfCore =
    slowdown === undefined ? never : { celsius: slowdown, what: `where the hardware of ${accelerator} slows down` };
  if (gpuCelsius !== undefined && gpuCelsius > mostOfCore.celsius)
    throw tooWarm(where, "gpuCelsius", gpuCelsius, mostOfCore);
  if (memoryCelsius !== undefined && memoryCelsius > never.celsius) {
    throw tooWarm(where, "memoryCelsius", memoryCelsius, never);
  }
  if (slowdown !== undefined && gpuMarginKelvin >= slowdown) {
    throw marginTooLarge(where, gpuMarginKelvin, accelerator, slowdown);
  }
}

/** Temperatures from which a part counts as hot, in whole degrees as drivers tell them; absent where none is known. */
export function thresholdsOf(accelerator: string, stated: ThermalThresholds = {}): PowerGroup["thresholds"] {
  // What nobody can read on the node is watched only where the program insists, and refused then.
  const row = capVendorOf(accelerator) === undefined ? undefined : findAccelerator(accelerator);
  const { slowdownCelsius, memoryMaxOperatingCelsius } = row ?? {};
  const { gpuMarginKelvin = MARGIN_KELVIN } = stated;
  const gpu = stated.gpuCelsius ?? (slowdownCelsius === undefined ? undefined : slowdownCelsius - gpuMarginKelvin);
  const memory = stated.memoryCelsius ?? memoryMaxOperatingCelsius;
  return {
    ...(gpu === undefined ? {} : { gpuCelsius: Math.floor(gpu) }),
    ...(memory === undefined ? {} : { memoryCelsius: Math.floor(memory) }),
  };
}
