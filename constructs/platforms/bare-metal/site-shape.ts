import type { TerraformStack } from "cdktf";
import type { Host } from "../../../engine/hosts/host";
import type { SiteRegistry } from "../../site-props";
import { loginFacts, type LoginFacts } from "./reach";

/** A host that steps run on, with how SSH reaches it. */
export interface LivingHost extends Host {
  readonly login: LoginFacts;
}

/** What the steps of a site need to know. */
export interface SiteShape {
  readonly site: string;
  readonly registry?: SiteRegistry;
  readonly living: readonly LivingHost[];
  readonly lost: readonly Host[];
}

export function siteShape(
  stack: TerraformStack,
  site: string,
  hosts: readonly Host[],
  registry?: SiteRegistry,
): SiteShape {
  return {
    site,
    registry,
    living: hosts.filter(({ lost }) => !lost).map((host) => ({ ...host, login: loginFacts(stack, host) })),
    lost: hosts.filter(({ lost }) => lost),
  };
}

/** A map with one entry a host, as `for_each` takes it. */
export function byHost<T extends Host, V>(hosts: readonly T[], value: (host: T) => V): Record<string, V> {
  return Object.fromEntries(hosts.map((host) => [host.name, value(host)]));
}

/** Expression: whether `each.key` is one of these hosts. The names are literal, as an undo needs them. */
export function isOneOf(hosts: readonly Host[], key = "each.key"): string {
  return `contains(${JSON.stringify(hosts.map(({ name }) => name))}, ${key})`;
}
