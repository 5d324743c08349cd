import { TerraformBackend as Backend, TerraformStack, type TerraformBackend } from "cdktf";
import type { Construct } from "constructs";
import type { ICluster } from "./cluster";
import type { ClusterController } from "./cluster-controller";
import type { DataClass } from "./data-class";
import { requireDataClass } from "./require-data-class";
import { notA, notInSovereignStack, notOnThisPlatform, sameSiteName, stackIdTaken } from "./errors";
import { carryFacts, factsOf, stateFacts, stateFactsLazily } from "./facts";
import { warnUnlessGuarded } from "./gate";
import type { IKey } from "./key";
import { controllersWithoutCluster } from "./kubernetes/errors";
import { giveClusterProviders, usesProvider } from "./kubernetes/cluster-providers";
import { Manifests } from "./manifests";
import type { INetwork } from "./network";
import type { PlatformDriver } from "./platforms/driver";
import { Site } from "./site";

/** Properties of the stacks of one site. */
export interface SovereignStackProps {
  /** Where everything in the stack runs. */
  readonly site: Site;

  /** How protected the data in this stack is. @default - the policy's `defaultDataClass` */
  readonly dataClass?: DataClass;

  /** What the data is about, e.g. `personal`, `health`, `payment`, `government`. @default - not stated */
  readonly dataTags?: string[];

  /** The network of the nodes. @default - one is made when something needs it */
  readonly network?: INetwork;

  /** The key that encrypts disks, secrets and logs. @default - one is made when something needs it */
  readonly key?: IKey;

  /** The cluster that nodes join. @default - one is made when something needs it */
  readonly cluster?: ICluster;

  /**
   * Kubernetes minor version of the cluster that the stack makes, e.g. `1.35`. State it in production: the default moves
   * with the library, and a new one upgrades the cluster.
   *
   * @default - the newest that this version of the library was written for
   */
  readonly kubernetesVersion?: string;

  /** Which Terraform provider writes the objects of the cluster. @default Manifests.KUBERNETES */
  readonly manifests?: Manifests;

  /**
   * What is installed in the cluster before workloads come, from the site's own registry.
   *
   * @default - none: what runs in the cluster is left as it is
   */
  readonly controllers?: ClusterController[];
}

/**
 * What runs on one site, as one stack of Terraform or, on a site with a cluster, three: `<id>` (network, keys,
 * cluster, nodes), `<id>-platform` (controllers) and `<id>-workloads` (objects that the controllers understand). All
 * of them carry the site's provider, tags and state. Deploy them together: `cdktf deploy '<id>*'`.
 */
export class SovereignStack extends TerraformStack {
  /** The SovereignStack that the construct `id` of a scope is to stand in. @internal */
  public static _of({ node }: Construct, id: string): SovereignStack {
    const stack = node.scopes.find((scope) => scope instanceof SovereignStack);
    if (!stack) throw notInSovereignStack(node.path === "" ? id : `${node.path}/${id}`);
    return stack as SovereignStack;
  }

  public readonly site: Site;

  /** Controllers and their custom resource definitions; absent on a site without a cluster. */
  public readonly platformLayer?: TerraformStack;

  /** Custom objects; absent on a site without a cluster. */
  public readonly workloadsLayer?: TerraformStack;

  /** Kubernetes minor version that was asked for, for a cluster that the stack makes. */
  public readonly kubernetesVersion?: string;

  /** Which Terraform provider writes the objects of the cluster. */
  public readonly manifests: Manifests;

  private readonly passedIn: Pick<SovereignStackProps, "network" | "key" | "cluster">;

  public constructor(scope: Construct, id: string, props: SovereignStackProps) {
    const site: unknown = props?.site;
    if (!(site instanceof Site)) throw notA("a Site", `SovereignStack "${id}"`, "site", site);
    requireDataClass(props.dataClass, `SovereignStack "${id}"`);
    const layers = site._hasCluster ? [`${id}-platform`, `${id}-workloads`] : [];
    const taken = [id, ...layers].find((name) => scope.node.tryFindChild(name) !== undefined);
    if (taken !== undefined) throw stackIdTaken(id, taken);
    claimSiteName(scope, props.site, id);
    super(scope, id);
    this.site = props.site;
    this.kubernetesVersion = props.kubernetesVersion;
    this.manifests = props.manifests ?? Manifests.KUBERNETES;
    this.passedIn = { network: props.network, key: props.key, cluster: props.cluster };
    stateSiteFacts(this, props);
    if (this.site._hasCluster) {
      this.platformLayer = new LayerStack(scope, `${id}-platform`, this);
      this.workloadsLayer = new LayerStack(scope, `${id}-workloads`, this);
      this.platformLayer.addDependency(this);
      this.workloadsLayer.addDependency(this.platformLayer);
    }
    this.install(props.controllers ?? []);
  }

  /** The stack's one network: passed in, or made on first use. */
  public get network(): INetwork {
    return this.passedIn.network ?? this.sharedPart("network");
  }

  /** The stack's one key: passed in, or made on first use. */
  public get key(): IKey {
    return this.passedIn.key ?? this.sharedPart("key");
  }

  /** The stack's one cluster: passed in, or made on first use. */
  public get cluster(): ICluster {
    return this.passedIn.cluster ?? this.sharedPart("cluster");
  }

  /** Adds the site's provider and what is stated, before cdktf resolves references. */
  public prepareStack(): void {
    warnUnlessGuarded(this);
    this.site.power?._askQuestions();
    this._driver().ensureProvider(this, this.site._facts);
    carryFacts(this);
    super.prepareStack();
  }

  /** The program's own backend, else the site's state store. */
  public ensureBackendExists(): TerraformBackend {
    return ownBackend(this) ?? this.site._backend(this);
  }

  /** @internal */
  public _driver(): PlatformDriver {
    return this.site._driver();
  }

  private install(controllers: readonly ClusterController[]): void {
    if (controllers.length === 0) return;
    if (!this.site._hasCluster) throw controllersWithoutCluster(this.node.path, this.site.name);
    for (const controller of controllers) controller._install(this);
    // There may be no pool that asks for the cluster.
    void this.cluster;
  }

  private sharedPart<P extends "network" | "key" | "cluster">(
    part: P,
  ): NonNullable<ReturnType<NonNullable<PlatformDriver[P]>>> {
    const make = this._driver()[part] as
      ((stack: SovereignStack) => NonNullable<ReturnType<NonNullable<PlatformDriver[P]>>>) | undefined;
    if (!make) throw notOnThisPlatform(this.node.path, part, this.site.platform);
    return make(this);
  }
}

/**
 * An upper layer of a site with a cluster. It is made even when nothing stands in it: a stack that vanishes from the
 * manifest leaves its objects behind without a word.
 */
class LayerStack extends TerraformStack {
  public constructor(
    scope: Construct,
    id: string,
    private readonly base: SovereignStack,
  ) {
    super(scope, id);
    // Layers stand beside each other in the construct tree, but what is said of the stack is said of all of them. The hall
    // is said once: the nodes in its racks are stated in the stack itself.
    stateFactsLazily(this, () => Object.assign(factsOf(base), { powerTopology: undefined }));
  }

  public prepareStack(): void {
    const driver = this.base._driver();
    giveClusterProviders(this, this.base);
    if (usesProvider(this, driver.provider)) driver.ensureProvider(this, this.base.site._facts);
    carryFacts(this);
    super.prepareStack();
  }

  public ensureBackendExists(): TerraformBackend {
    return ownBackend(this) ?? this.base.site._backend(this);
  }
}

function stateSiteFacts(stack: TerraformStack, props: SovereignStackProps): void {
  const { site, dataClass, dataTags } = props;
  stateFacts(stack, {
    ...site._stated(),
    ...(dataClass ? { dataClass } : {}),
    ...(dataTags ? { tags: dataTags } : {}),
  });
}

function ownBackend(stack: TerraformStack): TerraformBackend | undefined {
  return stack.node.findAll().find((node): node is TerraformBackend => Backend.isBackend(node));
}

const SITES = Symbol.for("cdktf-sovereign-ai/sites");

/** A site's name is the key in policies, reports and budgets, so two sites of one app may not share it. */
function claimSiteName(scope: Construct, site: Site, stackId: string): void {
  const root = scope.node.root as Construct & { [SITES]?: Map<string, Site> };
  if (!root[SITES]) Object.defineProperty(root, SITES, { value: new Map<string, Site>(), enumerable: false });
  const sites = root[SITES] as Map<string, Site>;
  const known = sites.get(site.name);
  if (known && known !== site) throw sameSiteName(site.name, stackId);
  sites.set(site.name, site);
}
