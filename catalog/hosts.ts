import rows from "./data/hosts.json";
import { type Provenance } from "./provenance";

export type HostKind =
  | "ai-api"
  | "certificate-authority"
  | "chart-repository"
  | "cloud-api"
  | "image-registry"
  | "licence-server"
  | "model-hub"
  | "package-registry"
  | "source-host"
  | "state-backend"
  | "telemetry";

/** A host of a well-known service. */
export interface HostRow extends Provenance {
  /** In small letters; `*.openai.azure.com` is every name below that domain. */
  readonly host: string;
  readonly kind: HostKind;

  /** Id of the operator. */
  readonly operator: string;

  /** ISO 3166-1 alpha-2. @default - the operator may keep the data anywhere */
  readonly country?: string;

  /** A public registry: what is pulled from it counts as coming from its operator's head office. @default - it is none */
  readonly servedFromEverywhere?: true;
  readonly note?: string;
}

const all = rows as readonly HostRow[];
let byName: ReadonlyMap<string, HostRow> | undefined;

/** Every host of a well-known service. */
export function hosts(): readonly HostRow[] {
  return all;
}

/**
 * The row for a host name, or `undefined` where there is none: the name itself, else the longest domain that it is below.
 * Case, a port and a dot at the end do not count.
 */
export function findHost(hostname: string): HostRow | undefined {
  byName ??= new Map(all.map((row) => [row.host, row]));
  const name = hostname.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
  const labels = name.split(".");
  const domains = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join(".")}`);
  for (const candidate of [name, ...domains]) {
    const row = byName.get(candidate);
    if (row) return row;
  }
  return undefined;
}
