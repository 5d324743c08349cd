import type { Construct } from "constructs";
import { isAddress } from "../../../engine/hosts/address";
import type { HostRole } from "../../../engine/hosts/host";
import type { OfflineRke2Props } from "../../rke2";
import { TerraformData } from "../terraform-data";
import { notAnAddress } from "./errors";
import { reachEither, reachHost, reachOf } from "./reach";
import { byHost, isOneOf, type LivingHost, type SiteShape } from "./site-shape";
import { idOf, scriptOf, stepProvisioners } from "./step";
import { quoted } from "./template";

const HOST = { expression: "each.key" };

/**
 * Takes a node out of the cluster when its host leaves. It comes before the join, so that a node whose join failed half
 * way is taken out too. With the whole site, or when a step is forced to run again, nobody leaves: there it does nothing.
 * Every server is asked, one after another: the first may be new, with no cluster on it yet to take the node out of.
 */
export function emitMembership(
  scope: Construct,
  { site, living, lost }: SiteShape,
  servers: readonly LivingHost[],
  configure: TerraformData,
): TerraformData {
  const stays = isOneOf(living);
  const isLost = isOneOf(lost);
  return new TerraformData(scope, "membership", {
    forEach: () => byHost(living, ({ login }) => login),
    input: () => "${each.value}",
    dependsOn: [configure],
    provisioners: servers.flatMap(({ login }) =>
      stepProvisioners({
        name: "leave-${each.key}",
        reach: reachEither(stays, reachOf("self.input"), reachHost(login)),
        script: scriptOf("remove-node", {
          SITE: site,
          NODE: HOST,
          LOST: { expression: `(${isLost} ? 1 : 0)` },
        }),
        skip: stays,
        undo: true,
      }),
    ),
  });
}

export interface Joins {
  readonly all: TerraformData[];
  /** Reference to the id of the join of a host. */
  readonly idOf: (host: string) => string;
}

/** One resource a server, chained, so that never two of them join at once; then one for all agents. */
export function emitJoins(
  scope: Construct,
  { site, living }: SiteShape,
  { registrationAddress }: OfflineRke2Props,
  servers: readonly LivingHost[],
  configure: TerraformData,
  membership: TerraformData,
): Joins {
  if (registrationAddress !== undefined && !isAddress(registrationAddress)) {
    throw notAnAddress(site, registrationAddress);
  }
  const registration = registrationAddress ?? servers[0]?.address ?? "";
  const joinOf = new Map<string, TerraformData>();
  const emit = (id: string, role: HostRole, hosts: readonly LivingHost[], variables: Record<string, string>) => {
    const before = [...joinOf.values()];
    const join = new TerraformData(scope, id, {
      forEach: () => byHost(hosts, ({ login }) => ({ login })),
      // An agent remembers through whom it joined; a server is a member for itself.
      triggersReplace: () => ({ configure: idOf(configure), ...(role === "agent" ? { registration } : {}) }),
      dependsOn: [membership, ...before],
      provisioners: stepProvisioners({
        name: "join-${each.key}",
        reach: reachOf("each.value.login"),
        script: scriptOf("join-rke2", { SITE: site, HOST, ROLE: role, ...variables, REGISTRATION: registration }),
      }),
    });
    for (const { name } of hosts) joinOf.set(name, join);
    return join;
  };
  for (const [index, server] of servers.entries()) {
    const others = servers.filter(({ name }) => name !== server.name);
    emit(`join-${server.name}`, "server", [server], { SERVERS: addresses(others), FIRST: index === 0 ? "1" : "0" });
  }
  const agents = living.filter(({ role }) => role === "agent");
  const last = emit("join", "agent", agents, { SERVERS: addresses(servers), FIRST: "0" });
  return {
    all: [...new Set([...joinOf.values(), last])],
    idOf: (host) => idOf(joinOf.get(host) as TerraformData, quoted(host)),
  };
}

function addresses(hosts: readonly LivingHost[]): string {
  return hosts.map(({ address }) => address).join(" ");
}
