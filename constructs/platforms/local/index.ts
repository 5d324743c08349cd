import type { PlatformDriver } from "../driver";
import { emitGpuPool } from "./gpu-pool";
import { LocalServices } from "./local-services";

/** This machine: Terraform's own `terraform_data`, with no provider to download. */
export const localDriver: PlatformDriver = {
  provider: "terraform",
  // There is no provider to give; what has to stand in every stack is the undo of pools that leave the program.
  ensureProvider: (stack) => void LocalServices.of(stack),
  gpuPool: emitGpuPool,
};
