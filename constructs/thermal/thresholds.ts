import { findAccelerator } from "../../catalog/accelerators";
import type { PowerGroup } from "../kubernetes/power/power-group";
import { capVendorOf } from "../kubernetes/power/vendors";
import type { ThermalThresholds } from "../thermal-aware-node-group-props";

/** As THM-JUNCTION: docs/power-model.md, sentence 29. */
const MARGIN_KELVIN = 5;

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
