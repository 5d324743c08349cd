import type { HostRole } from "./host";

/** A valid hosts file as it is written (docs/schemas/hosts.schema.json). */
export interface HostsDocument {
  readonly version: 1;
  readonly defaults?: LoginEntry;
  readonly hosts: readonly HostEntry[];
}

/** How SSH logs in; the part that can be stated for all hosts at once. */
export interface LoginEntry {
  readonly user?: string;
  readonly port?: number;
  readonly privateKeyFile?: string;
  readonly agent?: boolean;
  readonly hostKeyFile?: string;
}

export interface HostEntry extends LoginEntry {
  readonly name: string;
  readonly address: string;
  readonly hostKey?: string;
  readonly role?: HostRole;
  readonly rack?: string;
  readonly server?: string;
  readonly accelerators?: Readonly<Record<string, number>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly lost?: boolean;
}

export const DEFAULT_SSH_PORT = 22;
