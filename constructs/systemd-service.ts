import { Construct } from "constructs";
import { notA, notOnThisPlatform } from "./errors";
import { stateFacts } from "./facts";
import type { NodeSelection } from "./node-selection";
import { SovereignStack } from "./sovereign-stack";

/** When systemd starts a service again that has ended. */
export enum RestartPolicy {
  /** When it failed. */
  ON_FAILURE = "on-failure",
  /** However it ended. */
  ALWAYS = "always",
  NO = "no",
}

/** Properties of a service that systemd runs. */
export interface SystemdServiceProps {
  /** The hosts that run it. */
  readonly nodeSelection: NodeSelection;

  /**
   * The command, with an absolute path and its arguments, in systemd's own syntax: `%` and `$` mean something there
   * (`systemd.service(5)`). The program has to be on the hosts already. Nothing in it is
   * secret: it stands in Terraform JSON, state and process lists.
   */
  readonly execStart: string;

  /** @default - the path of the construct */
  readonly description?: string;

  /** A user of the hosts. @default - one that systemd makes for as long as the service runs */
  readonly user?: string;

  /**
   * Environment of the service. Nothing secret: it stands in the Terraform JSON, in the state, and on the hosts where
   * everybody can read it. Let the program read secrets from a file of the host.
   *
   * @default - systemd's own only
   */
  readonly environment?: { readonly [name: string]: string };

  /** Absolute path. @default - the root folder */
  readonly workingDirectory?: string;

  /** Folders that the service may write to; all others are read-only for it. @default - its own `/tmp` only */
  readonly writablePaths?: string[];

  /** Units that are started before it, e.g. `network-online.target`. @default - `network-online.target` */
  readonly after?: string[];

  /** @default RestartPolicy.ON_FAILURE */
  readonly restart?: RestartPolicy;

  /**
   * Settings for what this construct did not foresee, by section and key of the unit file, e.g.
   * `{ Service: { PrivateTmp: "no" } }`; they win over what it writes. No value of them is secret.
   *
   * @default - none
   */
  readonly overrides?: { readonly [section: string]: { readonly [key: string]: string } };
}

/**
 * A service that systemd runs on hosts of a bare-metal site without Kubernetes. Its unit is named
 * `sovereign-<site>-<name>`, where the name is that of the construct; it starts with the host, gains no privileges, and
 * sees the file system read-only, without homes and with a `/tmp` of its own. A changed unit restarts it. When the
 * service or one of its hosts leaves the program, it is stopped and its unit removed.
 */
export class SystemdService extends Construct {
  /** @throws when the scope is not in a SovereignStack of a bare-metal site without Kubernetes */
  public constructor(scope: Construct, id: string, props: SystemdServiceProps) {
    const stack = SovereignStack._of(scope, id);
    const where = `${scope.node.path}/${id}`;
    const { systemdService } = stack._driver();
    if (!systemdService) {
      throw notOnThisPlatform(where, "hosts whose systemd runs services", stack.site.platform);
    }
    const { execStart }: Partial<SystemdServiceProps> = props ?? {};
    if (typeof execStart !== "string") throw notA("a command", where, "execStart", execStart);
    super(scope, id);
    systemdService(this, stack, props);
    stateFacts(this, { type: "SystemdService" });
  }
}
