import type { SSHProvisionerConnection, TerraformStack } from "cdktf";
import type { Host } from "../../../engine/hosts/host";
import { fromStackFolder } from "../stack-folder";
import { escapeTemplate, interpolation, quoted } from "./template";

/** How long SSH may take to answer. */
const TIMEOUT = "60s";

/** What SSH needs to know of a host, as it stands in `for_each` and in the state. Nothing of it is secret. */
export interface LoginFacts {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly host_key: string;
  /** Seen from the stack's folder, or `~/…`; null where an agent holds the key. */
  readonly private_key_file: string | null;
}

export function loginFacts(stack: TerraformStack, host: Host): LoginFacts {
  const { address, port, user, hostKey, privateKeyFile, fixedKeyPath } = host;
  const keyFile = fixedKeyPath ?? (privateKeyFile && fromStackFolder(stack, privateKeyFile));
  return {
    address,
    port,
    user,
    host_key: hostKey,
    private_key_file: keyFile === undefined ? null : escapeTemplate(keyFile),
  };
}

/** Where a step runs, and how: each a Terraform expression. */
export type Reach = Readonly<Record<"address" | "port" | "user" | "host_key" | "private_key" | "agent", string>>;

/** The host whose login facts an expression gives, e.g. `each.value.login`. */
export function reachOf(source: string): Reach {
  const file = `${source}.private_key_file`;
  return {
    address: `${source}.address`,
    port: `${source}.port`,
    user: `${source}.user`,
    host_key: `${source}.host_key`,
    private_key: `(${file} == null ? null : file(${file}))`,
    agent: `(${file} == null)`,
  };
}

/** A host that is known when the stack is written. */
export function reachHost(login: LoginFacts): Reach {
  const file = login.private_key_file;
  return {
    address: quoted(login.address),
    port: String(login.port),
    user: quoted(login.user),
    host_key: quoted(login.host_key),
    private_key: file === null ? "null" : `file(${JSON.stringify(file)})`,
    agent: String(file === null),
  };
}

/** One of two hosts, as a condition says. */
export function reachEither(condition: string, then: Reach, otherwise: Reach): Reach {
  const either = (key: keyof Reach) => `(${condition} ? ${then[key]} : ${otherwise[key]})`;
  return {
    address: either("address"),
    port: either("port"),
    user: either("user"),
    host_key: either("host_key"),
    private_key: either("private_key"),
    agent: either("agent"),
  };
}

export function connectionTo(reach: Reach, scriptPath?: string): SSHProvisionerConnection {
  return {
    type: "ssh",
    host: interpolation(reach.address),
    // Terraform takes a number as text, and cdktf's type takes no expression.
    port: interpolation(reach.port) as unknown as number,
    user: interpolation(reach.user),
    hostKey: interpolation(reach.host_key),
    privateKey: interpolation(reach.private_key),
    agent: interpolation(reach.agent),
    timeout: TIMEOUT,
    scriptPath,
  };
}

/** What a command is put behind to be run as root, in a shell's words. */
export function asRoot({ user }: Reach): string {
  return interpolation(`${user} == "root" ? "" : "sudo -n "`);
}
