/** A host of a bare-metal site, every default filled in (FORMATS section 7). */
export interface Host {
  /** Unique in its file; also its name as a Kubernetes node. */
  readonly name: string;
  /** Host name or address that SSH connects to. */
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** Absolute path of the private key; absent where an agent holds it. */
  readonly privateKeyFile?: string;
  /** The private key as it is stated, where that is `~/…` or an absolute path: the same on every machine. */
  readonly fixedKeyPath?: string;
  /** The host's public key as in `known_hosts`, type and key only: `ssh-ed25519 AAAA…`. */
  readonly hostKey: string;
  /** Absolute path of the `known_hosts` file that the key is from. @default - the key itself is stated */
  readonly hostKeyFile?: string;
  /** Its part in a cluster. @default - `agent` */
  readonly role: HostRole;
  readonly rack?: string;
  /** Catalogue name of the server. */
  readonly server?: string;
  /** How many of which accelerator, by catalogue name. @default - those of `server`; absent where neither is stated */
  readonly accelerators?: Readonly<Record<string, number>>;
  readonly labels: Readonly<Record<string, string>>;
  /** True for a host that died and will not answer: nothing is run on it, and its undo is skipped. */
  readonly lost: boolean;
}

export type HostRole = "server" | "agent";
