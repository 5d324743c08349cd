import { type TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Host } from "../../../engine/hosts/host";
import type { StatedHost } from "../../../engine/checks/model/facts";
import type { Hosts } from "../../hosts";
import { stateFacts } from "../../facts";
import type { Rke2 } from "../../rke2";
import type { SovereignStack } from "../../sovereign-stack";
import type { TerraformData } from "../terraform-data";
import { idIsReserved } from "../errors";
import { hostInTwoPools, secondStackOfSite, siteNameIsNoFolder } from "./errors";
import { emitHostSteps } from "./host-steps";
import { emitRke2Steps, type NodeMarks } from "./rke2-steps";
import { ServiceGuard } from "./service-guard";
import { siteShape, type SiteShape } from "./site-shape";

const ID = "hosts";

/** Label by which Kueue and workloads see the rack of a node. */
const RACK_LABEL = "sovereign.ai/rack";

const SITE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/**
 * The hosts of a bare-metal site, from the check of each to the labels of its node. Every block stands in every version
 * of the program, also with no host left, so that Terraform still has the undo of what leaves.
 */
export class BareMetalHosts extends Construct {
  public static of(stack: SovereignStack, hosts: Hosts, kubernetes?: Rke2): BareMetalHosts {
    const found = stack.node.tryFindChild(ID);
    if (found === undefined) return new BareMetalHosts(stack, hosts, kubernetes);
    if (found instanceof BareMetalHosts) return found;
    throw idIsReserved(found.node.path, ID);
  }

  /** Those of the site, lost ones among them. */
  public readonly all: readonly Host[];

  public readonly shape: SiteShape;

  /** The last step: what is done when the hosts are ready for pools and services. */
  public readonly ready: TerraformData;

  public readonly services: ServiceGuard;

  private readonly pools = new Map<string, { readonly path: string; readonly marks: NodeMarks }>();

  private constructor(stack: SovereignStack, hosts: Hosts, kubernetes?: Rke2) {
    const { name, registry } = stack.site._facts;
    if (!SITE_NAME.test(name)) throw siteNameIsNoFolder(name);
    claimSite(stack, name);
    super(stack, ID);
    this.all = hosts._hosts;
    this.shape = siteShape(stack, name, this.all, registry);
    const steps = emitHostSteps(this, this.shape, kubernetes?._props);
    this.ready = kubernetes
      ? emitRke2Steps(this, this.shape, kubernetes._props, steps, (host) => this.marksOf(host))
      : steps.check;
    this.services = new ServiceGuard(this, this.shape, steps);
    stateFacts(this, {
      hosts: this.all.filter(({ lost }) => !lost).map((host) => statedHost(host, kubernetes !== undefined)),
      ...(kubernetes && registry ? { pulls: [{ what: "images of RKE2", from: registry.host }] } : {}),
    });
  }

  /**
   * Makes hosts the nodes of a pool.
   *
   * @throws when one of them is another pool's
   */
  public claim(pool: IConstruct, hosts: readonly Host[], marks: NodeMarks): void {
    for (const { name } of hosts) {
      const first = this.pools.get(name);
      if (first) throw hostInTwoPools(pool.node.path, name, first.path);
    }
    for (const { name } of hosts) this.pools.set(name, { path: pool.node.path, marks });
  }

  private marksOf(name: string): NodeMarks {
    const { rack, labels: own } = this.all.find((host) => host.name === name) ?? {};
    const { labels, taints = [] }: Partial<NodeMarks> = this.pools.get(name)?.marks ?? {};
    return { labels: { ...(rack === undefined ? {} : { [RACK_LABEL]: rack }), ...own, ...labels }, taints };
  }
}

function statedHost({ name, role, rack, server, accelerators }: Host, hasRoles: boolean): StatedHost {
  return {
    name,
    ...(hasRoles ? { role } : {}),
    ...(rack === undefined ? {} : { rack }),
    ...(server === undefined ? {} : { server }),
    ...(accelerators === undefined ? {} : { accelerators }),
  };
}

/** The stack that has a site's hosts, for each program: a second one would undo what the first one did. */
const stackOfSite = new WeakMap<IConstruct, Map<string, string>>();

function claimSite(stack: TerraformStack, site: string): void {
  const sites = stackOfSite.get(stack.node.root) ?? new Map<string, string>();
  const first = sites.get(site);
  if (first !== undefined) throw secondStackOfSite(stack.node.path, first, site);
  stackOfSite.set(stack.node.root, sites.set(site, stack.node.path));
}
