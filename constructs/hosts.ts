import type { Host } from "../engine/hosts/host";
import { loadHosts, hostsFromValue } from "../engine/hosts/hosts-file";
import { requireKnown } from "./known-at-synth";

/** A host that is reached over SSH. */
export interface HostProps {
  /** Unique in the site; also its name as a Kubernetes node. */
  readonly name: string;
  /** Host name or address that SSH connects to. */
  readonly address: string;
  /** @default 22 */
  readonly port?: number;
  /** User that SSH logs in as: `root`, or one who may use `sudo` without a password. @default "root" */
  readonly user?: string;
  /**
   * Private key for SSH, readable by its owner only; relative to the folder the program is run in.
   *
   * @default - the SSH agent
   */
  readonly privateKeyFile?: string;
  /** The host's public key, e.g. `ssh-ed25519 AAAA…`. @default - from `hostKeyFile` */
  readonly hostKey?: string;
  /** A `known_hosts` file with the host's public key. @default - `hostKey` is stated */
  readonly hostKeyFile?: string;
  /** `server` or `agent` of a cluster. @default "agent" */
  readonly role?: string;
  /** Rack it stands in; its node carries it as the label `sovereign.ai/rack`. @default - not stated */
  readonly rack?: string;
  /** Catalogue name of the server, e.g. `dgx-h100`. @default - not stated */
  readonly server?: string;
  /** How many of which accelerator, by catalogue name; the deploy compares. @default - those of `server` */
  readonly accelerators?: { readonly [accelerator: string]: number };
  /** Labels by which pools select, and which its Kubernetes node carries. @default - none */
  readonly labels?: { readonly [key: string]: string };
  /** States that the host died: nothing is run on it any more, and its undo is skipped. @default false */
  readonly lost?: boolean;
}

/** The hosts of a bare-metal site. */
export class Hosts {
  /**
   * Hosts from a YAML or JSON file.
   *
   * @param file relative to the folder the program is run in; paths in it are relative to the file
   * @throws with line and column when the file is wrong
   */
  public static fromFile(file: string): Hosts {
    return new Hosts(loadHosts(file));
  }

  /** Hosts that the program states. */
  public static of(...hosts: HostProps[]): Hosts {
    requireKnown("Hosts.of", { hosts });
    return new Hosts(hostsFromValue({ version: 1, hosts }, "Hosts.of"));
  }

  private constructor(
    /** @internal */
    public readonly _hosts: readonly Host[],
  ) {}
}
