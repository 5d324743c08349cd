import type { PlatformDriver } from "../driver";

/** What the provider block takes beside the region. */
export interface GoogleSettings {
  readonly impersonateServiceAccount?: string;
}

/** Google Cloud: GKE. */
export function googleDriver(settings: GoogleSettings): PlatformDriver {
  throw new Error(`not built ${settings.impersonateServiceAccount}`);
}
