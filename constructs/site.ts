import type { TerraformBackend, TerraformStack } from "cdktf";
import { findCountry } from "../catalog/countries";
import { controlsOn } from "../catalog/operators";
import { findRegion, regionsOf, type RegionRow } from "../catalog/regions";
import type { ConstructFacts, StackFacts } from "../engine/checks/model/facts";
import type { JsonObject } from "../engine/json";
import { ClusterAccess } from "./cluster-access";
import {
  controlsNotOffered,
  emptySiteName,
  notA,
  statedAgainstCatalogue,
  unknownCountry,
  unknownRegion,
} from "./errors";
import { Hosts } from "./hosts";
import { requireKnown } from "./known-at-synth";
import { Operator } from "./operator";
import type { PlatformDriver, SiteFacts } from "./platforms/driver";
import type { PowerTopology } from "./power-topology";
import { Rke2 } from "./rke2";
import { requireVersion } from "./platforms/kubernetes-version";
import type {
  AwsSiteProps,
  BareMetalSiteProps,
  GoogleSiteProps,
  KubernetesSiteProps,
  LocalSiteProps,
  SiteProps,
  SiteRegistry,
} from "./site-props";
import { requireServerRacks } from "./thermal/host-racks";
import { requireAccount, requirePower, requireProject, requireRegistryHost } from "./site-values";
import { StateStore } from "./state-store";

/**
 * A named place where things run: a cloud region, a hall, this machine. Its name is the key in policies, reports and
 * power budgets, so it is unique in a program.
 */
export class Site {
  /**
   * A region of AWS. Programs that use it have `@cdktf/provider-aws` installed.
   *
   * @throws when the catalogue does not know the region and `country` and `operator` are not stated
   */
  public static aws(name: string, props: AwsSiteProps): Site {
    const { account, profile, assumeRoleArn } = props;
    requireAccount(`Site.aws("${name}")`, account);
    return Site.ofRegion(name, "aws", { ...props, account }, () =>
      (require("./platforms/aws") as typeof import("./platforms/aws")).awsDriver({ profile, assumeRoleArn }),
    );
  }

  /**
   * A region of Google Cloud. Programs that use it have `@cdktf/provider-google` installed.
   *
   * @throws when the catalogue does not know the region and `country` and `operator` are not stated
   */
  public static google(name: string, props: GoogleSiteProps): Site {
    const { project, impersonateServiceAccount } = props;
    requireProject(`Site.google("${name}")`, project);
    return Site.ofRegion(name, "google", { ...props, account: project }, () =>
      (require("./platforms/google") as typeof import("./platforms/google")).googleDriver({
        impersonateServiceAccount,
      }),
    );
  }

  /**
   * A Kubernetes cluster that stands already: pools are nodes that it has, and get labels, taints and quotas.
   *
   * @throws when `kubernetesVersion` is no minor version
   */
  public static kubernetes(name: string, props: KubernetesSiteProps): Site {
    const { access } = props;
    const where = `Site.kubernetes("${name}")`;
    const kubernetesVersion = requireVersion(where, props.kubernetesVersion);
    requirePower(where, props.power);
    return new Site({
      ...props,
      name,
      platform: "kubernetes",
      statesLocation: true,
      hasCluster: true,
      loadDriver: () =>
        (require("./platforms/kubernetes") as typeof import("./platforms/kubernetes")).kubernetesDriver({
          kubernetesVersion,
          access,
        }),
    });
  }

  /** Hosts that are reached over SSH, with RKE2 installed on them or with services that systemd runs. */
  public static bareMetal(name: string, props: BareMetalSiteProps): Site {
    const { hosts, kubernetes } = props;
    const where = `Site.bareMetal("${name}")`;
    if (!(hosts instanceof Hosts)) throw notA("Hosts, from Hosts.fromFile or Hosts.of", where, "hosts", hosts);
    if (kubernetes && !(kubernetes instanceof Rke2)) throw notA("an Rke2", where, "kubernetes", kubernetes);
    requirePower(where, props.power);
    if (props.power) requireServerRacks(where, props.power, hosts._hosts);
    const file = kubernetes?._props.kubeconfigFile;
    const access = props.access ?? (file === undefined ? undefined : ClusterAccess.kubeconfig({ file }));
    return new Site({
      ...props,
      name,
      platform: "bare-metal",
      airGapped: props.airGapped ?? kubernetes !== undefined,
      statesLocation: true,
      hasCluster: kubernetes !== undefined,
      loadDriver: () =>
        (require("./platforms/bare-metal") as typeof import("./platforms/bare-metal")).bareMetalDriver({
          hosts,
          kubernetes,
          access,
        }),
    });
  }

  /** This machine: the deploy starts what the program asks for as processes of its own, below `.sovereign/`. */
  public static local(name: string, props: LocalSiteProps): Site {
    return new Site({
      ...props,
      name,
      platform: "local",
      statesLocation: true,
      hasCluster: false,
      loadDriver: () => (require("./platforms/local") as typeof import("./platforms/local")).localDriver,
    });
  }

  private static ofRegion(
    name: string,
    platform: "aws" | "google",
    props: RegionSiteProps,
    loadDriver: () => PlatformDriver,
  ): Site {
    const where = `Site.${platform}("${name}")`;
    const known = findRegion(platform, undefined, props.region);
    const stated = statedOf(props);
    if (known) refuseContradiction(where, known, props);
    requireKnown(where, { region: props.region });
    if (!known && !stated) throw unknownRegion(where, props.region, regionsOf({ provider: platform }));
    const controls = known && props.operator && props.operator.id !== known.operator ? props.operator : undefined;
    return new Site({
      name,
      platform,
      region: props.region,
      account: props.account,
      country: known?.country ?? (stated as StatedPlace).country,
      operator: controls ?? (known ? Operator._ofCatalogue(known.operator) : (stated as StatedPlace).operator),
      // What the catalogue knows needs no statement, and a statement beside it could only contradict it.
      statesLocation: !known,
      statesOperator: controls !== undefined,
      hasCluster: true,
      state: props.state,
      tags: props.tags,
      registry: props.registry,
      loadDriver,
    });
  }

  public readonly name: string;

  /** How the site is driven: `aws`, `google`, `kubernetes`, `bare-metal`, `local`, … */
  public readonly platform: string;

  /** ISO 3166-1 alpha-2 code. */
  public readonly country: string;

  public readonly operator: Operator;

  /** Power and cooling of the hall; absent where the program states none. */
  public readonly power?: PowerTopology;

  /** @internal */
  public readonly _hasCluster: boolean;

  /** @internal */
  public readonly _facts: SiteFacts;

  private readonly settings: SiteSettings;
  private driver?: PlatformDriver;

  private constructor(settings: SiteSettings) {
    if (settings.name.trim() === "") throw emptySiteName();
    if (!findCountry(settings.country)) throw unknownCountry(settings.country, `the site "${settings.name}"`);
    this.settings = settings;
    this.name = settings.name;
    this.platform = settings.platform;
    this.country = settings.country;
    this.operator = settings.operator;
    this.power = settings.power;
    this._hasCluster = settings.hasCluster;
    const { name, platform, country, region, account, registry, tags = {} } = settings;
    if (registry) requireRegistryHost(`the site "${name}"`, registry.host);
    if (registry?.country && !findCountry(registry.country)) {
      throw unknownCountry(registry.country, `the registry of the site "${name}"`);
    }
    this._facts = { name, platform, country, region, account, registry, tags };
  }

  /** @internal */
  public _driver(): PlatformDriver {
    return (this.driver ??= this.settings.loadDriver());
  }

  /** @internal */
  public _backend(stack: TerraformStack): TerraformBackend {
    return (this.settings.state ?? StateStore.local())._backend(stack, this.settings.region);
  }

  /** What a stack of this site states of itself. @internal */
  public _stated(): ConstructFacts & Pick<StackFacts, "state" | "registry" | "powerTopology"> {
    const { name, statesLocation, statesOperator = statesLocation, country, operator, airGapped } = this.settings;
    const state = this.settings.state?._place();
    const { registry, power } = this.settings;
    return {
      site: name,
      ...(statesLocation ? { country } : {}),
      ...(statesOperator ? { operator: operator._facts() } : {}),
      ...(airGapped ? { airGapped } : {}),
      ...(registry ? { registry: registryFacts(registry) } : {}),
      ...(state ? { state } : {}),
      ...(power ? { powerTopology: power._stated as unknown as JsonObject } : {}),
    };
  }
}

interface SiteSettings extends SiteProps {
  readonly name: string;
  readonly platform: string;
  readonly region?: string;
  readonly account?: string;
  readonly country: string;
  readonly operator: Operator;
  readonly airGapped?: boolean;
  readonly power?: PowerTopology;
  /** Whether a stack says where it is: Terraform cannot. */
  readonly statesLocation: boolean;
  /** Whether a stack says who operates it. @default - as `statesLocation` */
  readonly statesOperator?: boolean;
  readonly hasCluster: boolean;
  readonly loadDriver: () => PlatformDriver;
}

interface StatedPlace {
  readonly country: string;
  readonly operator: Operator;
}

interface RegionSiteProps extends SiteProps {
  readonly region: string;
  readonly account?: string;
  readonly country?: string;
  readonly operator?: Operator;
}

/** A partner whose controls the operator's cloud is under is no contradiction of the operator. */
function refuseContradiction(where: string, known: RegionRow, { country, operator }: RegionSiteProps): void {
  const isSameOperator = (operator?.id ?? known.operator) === known.operator;
  const isPartner = operator !== undefined && controlsOn(operator.id, known.country) === known.operator;
  const isSameCountry = (country ?? known.country) === known.country;
  if (isSameCountry && (isSameOperator || isPartner)) return;
  if (isSameCountry && operator && controlsOn(operator.id) === known.operator) {
    throw controlsNotOffered(where, operator.id, known);
  }
  throw statedAgainstCatalogue(where, known.region, `${known.country}, run by ${known.operator}`);
}

function statedOf({ country, operator }: RegionSiteProps): StatedPlace | undefined {
  return country && operator ? { country, operator } : undefined;
}

function registryFacts({ host, country, operator }: SiteRegistry): NonNullable<StackFacts["registry"]> {
  return { host, ...(country ? { country } : {}), ...(operator ? { operator: operator._facts() } : {}) };
}
