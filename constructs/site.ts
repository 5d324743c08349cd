import type { TerraformBackend, TerraformStack } from "cdktf";
import { findCountry } from "../catalog/countries";
import { findRegion, regionsOf, type RegionRow } from "../catalog/regions";
import type { ConstructFacts, StackFacts } from "../engine/checks/model/facts";
import { emptySiteName, statedAgainstCatalogue, unknownCountry, unknownRegion } from "./errors";
import { Operator } from "./operator";
import type { PlatformDriver, ProviderSettings, SiteFacts } from "./platforms/driver";
import { StateStore } from "./state-store";

/** What every kind of site takes. */
export interface SiteProps {
  /** Where the Terraform state of the site's stacks rests. @default - a file in the folder the program is run in */
  readonly state?: StateStore;

  /** Tags of every resource of the site, where the platform has tags. @default - site and data class only */
  readonly tags?: { readonly [key: string]: string };
}

/** An AWS region, of any partition: commercial, European Sovereign Cloud, GovCloud, China. */
export interface AwsSiteProps extends SiteProps {
  /** e.g. `eu-central-1`, `eusc-de-east-1`. */
  readonly region: string;

  /** The only account that the program may touch. @default - the account of the credentials */
  readonly account?: string;

  /** Named profile of the AWS configuration files. @default - the environment's credentials */
  readonly profile?: string;

  /** Role that Terraform assumes. @default - none */
  readonly assumeRoleArn?: string;

  /** Country of a region that the catalogue does not know. @default - from the catalogue */
  readonly country?: string;

  /** Operator of a region that the catalogue does not know. @default - from the catalogue */
  readonly operator?: Operator;
}

/** The machine that the program is deployed from. */
export interface LocalSiteProps extends SiteProps {
  /** ISO 3166-1 alpha-2 code of the country the machine stands in. */
  readonly country: string;

  /** Who runs the machine. */
  readonly operator: Operator;
}

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
    const known = findRegion("aws", undefined, props.region);
    const stated = statedOf(props);
    if (known) refuseContradiction(`Site.aws("${name}")`, known, props);
    if (!known && !stated) throw unknownRegion(`Site.aws("${name}")`, props.region, regionsOf({ provider: "aws" }));
    return new Site({
      name,
      platform: "aws",
      region: props.region,
      country: known?.country ?? (stated as StatedPlace).country,
      operator: known ? Operator._ofCatalogue(known.operator) : (stated as StatedPlace).operator,
      // What the catalogue knows needs no statement, and a statement beside it could only contradict it.
      statesLocation: !known,
      hasCluster: true,
      provider: { accountId: props.account, profile: props.profile, assumeRoleArn: props.assumeRoleArn },
      state: props.state,
      tags: props.tags,
      loadDriver: () => (require("./platforms/aws") as typeof import("./platforms/aws")).awsDriver,
    });
  }

  /** This machine: the deploy starts what the program asks for as processes of its own, below `.sovereign/`. */
  public static local(name: string, props: LocalSiteProps): Site {
    return new Site({
      name,
      platform: "local",
      country: props.country,
      operator: props.operator,
      statesLocation: true,
      hasCluster: false,
      provider: {},
      state: props.state,
      tags: props.tags,
      loadDriver: () => (require("./platforms/local") as typeof import("./platforms/local")).localDriver,
    });
  }

  public readonly name: string;

  /** How the site is driven: `aws`, `local`, … */
  public readonly platform: string;

  /** ISO 3166-1 alpha-2 code. */
  public readonly country: string;

  public readonly operator: Operator;

  /** @internal */
  public readonly _hasCluster: boolean;

  /** @internal */
  public readonly _facts: SiteFacts;

  private readonly settings: SiteSettings;

  private constructor(settings: SiteSettings) {
    if (settings.name.trim() === "") throw emptySiteName();
    if (!findCountry(settings.country)) throw unknownCountry(settings.country, `the site "${settings.name}"`);
    this.settings = settings;
    this.name = settings.name;
    this.platform = settings.platform;
    this.country = settings.country;
    this.operator = settings.operator;
    this._hasCluster = settings.hasCluster;
    const { name, platform, country, region, provider, tags = {} } = settings;
    this._facts = { name, platform, country, region, provider, tags };
  }

  /** @internal */
  public _driver(): PlatformDriver {
    return this.settings.loadDriver();
  }

  /** @internal */
  public _backend(stack: TerraformStack): TerraformBackend {
    return (this.settings.state ?? StateStore.local())._backend(stack, this.settings.region);
  }

  /** What a stack of this site states of itself. @internal */
  public _stated(): ConstructFacts & Pick<StackFacts, "state"> {
    const { name, statesLocation, country, operator } = this.settings;
    const state = this.settings.state?._place();
    return {
      site: name,
      ...(statesLocation ? { country, operator: operator._facts() } : {}),
      ...(state ? { state } : {}),
    };
  }
}

interface SiteSettings extends SiteProps {
  readonly name: string;
  readonly platform: string;
  readonly region?: string;
  readonly country: string;
  readonly operator: Operator;
  readonly statesLocation: boolean;
  readonly hasCluster: boolean;
  readonly provider: ProviderSettings;
  readonly loadDriver: () => PlatformDriver;
}

interface StatedPlace {
  readonly country: string;
  readonly operator: Operator;
}

function refuseContradiction(where: string, known: RegionRow, { country, operator }: AwsSiteProps): void {
  const isSame = (country ?? known.country) === known.country && (operator?.id ?? known.operator) === known.operator;
  if (!isSame) throw statedAgainstCatalogue(where, known.region, `${known.country}, run by ${known.operator}`);
}

function statedOf(props: AwsSiteProps): StatedPlace | undefined {
  const { country, operator } = props;
  return country && operator ? { country, operator } : undefined;
}
