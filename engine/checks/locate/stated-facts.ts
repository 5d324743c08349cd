import type { ConstructFacts, StatedOperator } from "../model/facts";
import type { Evidence } from "../model/placement";
import { stackPath } from "../model/stack-path";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/** What a stack states of its place: what is elsewhere does not inherit it. */
const OF_THE_PLACE: ReadonlySet<keyof ConstructFacts> = new Set(["country", "operator", "site"]);

/** Where things are that the input cannot say (FORMATS section 5): the file of `--site`, after it is read. */
export interface SiteFacts {
  /** By resource address. */
  readonly resources?: Readonly<Record<string, SiteFact>>;
  /** By provider block: `kubernetes`, `aws.frankfurt`. */
  readonly providers?: Readonly<Record<string, SiteFact>>;
}

export interface SiteFact {
  readonly site?: string;
  readonly country?: string;
  /** Id of an operator in the catalogue, or an operator in full. */
  readonly operator?: string | StatedOperator;
}

/** A fact with where it is stated. */
export interface Stated<T> {
  readonly value: T;
  /** Construct path, `"//".sovereignty` of an address, or the `--site` file. */
  readonly by: string;
}

/** What may be stated of: a resource, or a construct without a provider. */
type Subject = Pick<TerraformResource, "address" | "constructPath" | "facts" | "providerKey"> &
  Partial<Pick<TerraformResource, "instance" | "providerSource" | "values">>;

/** What is stated of a resource, each fact by whoever states it nearest. */
export class StatedFacts {
  private readonly nearest = new Map<string, readonly Stated<ConstructFacts>[]>();
  private readonly constructs: ReadonlyMap<string, ConstructFacts>;

  /**
   * @param isElsewhere whether others run the service of a resource, at a place of theirs; @default - of none
   * @param isMadeByCluster whether a cluster only has it made, somewhere else than the cluster is; @default - none
   */
  public constructor(
    private readonly stack: TerraformStack,
    private readonly siteFacts?: SiteFacts,
    public readonly isElsewhere: (resource: Subject) => boolean = () => false,
    private readonly isMadeByCluster: (resource: Subject) => boolean = () => false,
  ) {
    this.constructs = new Map(Object.entries(stack.facts?.constructs ?? {}));
  }

  /** The fact that is nearest to a resource: its own, its construct's or one above it, its stack's, the site file's. */
  public of<K extends keyof ConstructFacts>(
    resource: Subject,
    fact: K,
  ): Stated<NonNullable<ConstructFacts[K]>> | undefined {
    const own = resource.facts?.[fact];
    if (own !== undefined) return { value: own, by: `"//".sovereignty of ${resource.address}` };
    const isMade = OF_THE_PLACE.has(fact) && this.isMadeByCluster(resource);
    const isElsewhere = isMade || (OF_THE_PLACE.has(fact) && this.isElsewhere(resource));
    const nearest = this.above(resource.constructPath ?? "").find(
      ({ value, by }) => value[fact] !== undefined && !(isElsewhere && by === stackPath(this.stack)),
    );
    if (nearest) return { value: nearest.value[fact] as NonNullable<ConstructFacts[K]>, by: nearest.by };
    const value = this.ofSiteFile(resource.address, isMade ? undefined : resource.providerKey)?.[fact];
    return value === undefined ? undefined : { value, by: "the --site file" };
  }

  /** The facts of a construct path and of every one above it, the nearest first. */
  public above(path: string): readonly Stated<ConstructFacts>[] {
    const found = this.nearest.get(path);
    if (found) return found;
    const own = this.constructs.get(path);
    const parent = this.aboveParent(path);
    const all = own === undefined ? parent : [{ value: own, by: path }, ...parent];
    this.nearest.set(path, all);
    return all;
  }

  /** As `above`, without what is stated of the path itself. */
  public aboveParent(path: string): readonly Stated<ConstructFacts>[] {
    return path === "" ? this.ofStack() : this.above(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
  }

  private ofStack(): readonly Stated<ConstructFacts>[] {
    const { facts } = this.stack;
    return facts ? [{ value: facts, by: stackPath(this.stack) }] : [];
  }

  /** What the file of `--site` says of an address, else of a provider block. */
  public ofSiteFile(address: string, providerKey?: string): ConstructFacts | undefined {
    if (!this.siteFacts) return undefined;
    const { resources = {}, providers = {} } = this.siteFacts;
    const ofProvider =
      providerKey !== undefined && Object.hasOwn(providers, providerKey) ? providers[providerKey] : undefined;
    const fact = Object.hasOwn(resources, address) ? resources[address] : ofProvider;
    if (!fact) return undefined;
    const { operator, ...others } = fact;
    return operator === undefined
      ? others
      : { ...others, operator: typeof operator === "string" ? { id: operator } : operator };
  }
}

export function statedEvidence(address: string, what: string, value: string, by: string): Evidence {
  return { address, value, note: `${what} stated by ${by}` };
}
