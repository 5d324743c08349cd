import type { Host } from "./host";

/** The hosts of a file, every default filled in. */
export function loadHosts(file: string): readonly Host[] {
  throw new Error(`not built: ${file}`);
}

/** As `loadHosts`, for values of a program. */
export function hostsFromValue(value: unknown, where: string): readonly Host[] {
  throw new Error(`not built: ${where} ${String(value)}`);
}
