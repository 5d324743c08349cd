import type { Construct } from "constructs";
import type { OfflineRke2Props } from "../../rke2";
import { TerraformData } from "../terraform-data";
import { noLivingServer } from "./errors";
import type { HostSteps } from "./host-steps";
import { emitKubeconfig } from "./kubeconfig";
import { reachHost, reachOf } from "./reach";
import { emitConfigure, emitInstall } from "./rke2-install";
import { emitJoins, emitMembership, type Joins } from "./rke2-join";
import { byHost, type LivingHost, type SiteShape } from "./site-shape";
import { idOf, scriptOf, stepProvisioners } from "./step";

const HOST = { expression: "each.key" };

/** What a host's node carries, by host; asked for when the stack is written. */
export interface NodeMarks {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly string[];
}

/**
 * Installs RKE2 on the hosts of a site: servers one after another, then the agents.
 *
 * @returns what is done once every node carries its labels
 */
export function emitRke2Steps(
  scope: Construct,
  shape: SiteShape,
  rke2: OfflineRke2Props,
  { guard, check }: HostSteps,
  marksOf: (host: string) => NodeMarks,
): TerraformData {
  const { site, living } = shape;
  const servers = living.filter(({ role }) => role === "server");
  if (living.length > 0 && servers.length === 0) {
    throw noLivingServer(
      site,
      living.map(({ name }) => name),
    );
  }
  const install = emitInstall(scope, shape, rke2, guard, check);
  const configure = emitConfigure(scope, shape, rke2, install);
  const membership = emitMembership(scope, shape, servers, configure);
  const joins = emitJoins(scope, shape, rke2, servers, configure, membership);
  emitKubeconfig(scope, shape, rke2, servers[0], joins);
  const verify = emitVerify(scope, shape, joins);
  return emitNodes(scope, shape, servers, verify, marksOf);
}

function emitVerify(scope: Construct, { site, living }: SiteShape, joins: Joins): TerraformData {
  return new TerraformData(scope, "verify", {
    forEach: () => byHost(living, ({ login, role, name }) => ({ login, role, joined: joins.idOf(name) })),
    triggersReplace: () => ({ joined: "${each.value.joined}" }),
    dependsOn: joins.all,
    provisioners: stepProvisioners({
      name: "verify-${each.key}",
      reach: reachOf("each.value.login"),
      script: scriptOf("verify", { SITE: site, HOST, ROLE: { expression: "each.value.role" } }),
    }),
  });
}

function emitNodes(
  scope: Construct,
  { site, living }: SiteShape,
  servers: readonly LivingHost[],
  verify: TerraformData,
  marksOf: (host: string) => NodeMarks,
): TerraformData {
  return new TerraformData(scope, "node", {
    forEach: () =>
      byHost(living, ({ name }) => {
        const { labels, taints } = marksOf(name);
        return { labels: labelList(labels), taints: [...taints].sort().join(" ") };
      }),
    triggersReplace: () => ({ verify: idOf(verify), labels: "${each.value.labels}", taints: "${each.value.taints}" }),
    dependsOn: [verify],
    provisioners:
      servers.length === 0
        ? []
        : stepProvisioners({
            name: "node-${each.key}",
            reach: reachHost(servers[0].login),
            script: scriptOf("label-node", {
              SITE: site,
              NODE: HOST,
              LABELS: { expression: "each.value.labels" },
              TAINTS: { expression: "each.value.taints" },
            }),
          }),
  });
}

function labelList(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(" ");
}
