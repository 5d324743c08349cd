import type { HostPlace, Policy } from "../../policy/policy";
import type { Target } from "../expression/outcome";
import type { Contradiction, Evidence, Place } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { hostedIn } from "./hosted-services";
import { madeByClusters } from "./manifest/made-by-cluster";
import { ownPlace } from "./own-place";
import { occurrences } from "./paths";
import type { Program } from "./program";
import type { ProviderBinding } from "./provider-binding";
import { unknownPlace } from "./reading";
import { StatedFacts, type SiteFacts } from "./stated-facts";
import { reconcile } from "./stated-place";
import type { ServiceKind } from "./table";
import { tableFor } from "./tables";

/** Where a resource is, and how that is known. */
export interface Located {
  readonly place: Place;
  /** What is stated against `place`, which is the resolved one; absent where nothing is. */
  readonly contradiction?: Contradiction;
  /** Catalogue id, or the id that the program states. */
  readonly operator?: string;
  readonly serviceKind?: ServiceKind;
  readonly partition?: string;
  /** `attribute location`, `provider aws.frankfurt`, `stated`. */
  readonly basis: string;
  /** The argument that is not set, so that the service takes its default location. */
  readonly unsetArgument?: string;
  readonly evidence: readonly Evidence[];
  readonly typeNotInTables: boolean;
}

/** Stands while a place is worked out, so that resources which wait for each other are unknown. */
const PENDING = Symbol("pending");

/** Longer chains of resources that are where another one is are not followed. */
const MAX_DEPTH = 100;

/** The effective location of everything in a program. */
export class Locator {
  private readonly located = new Map<TerraformResource, Located | typeof PENDING | undefined>();
  private readonly bindings = new Map<TerraformStack, Map<string, ProviderBinding>>();
  private readonly facts = new Map<TerraformStack, StatedFacts>();
  private readonly names = new Map<string, ReadonlyMap<string, Omit<Target, "attribute">>>();
  private depth = 0;

  public constructor(
    public readonly program: Program,
    private readonly siteFacts?: SiteFacts,
    private readonly hosts: Policy["hosts"] = {},
  ) {}

  /** Where the policy says that a host is, by its name or the nearest domain above it; undefined where it does not. */
  public statedHost(host: string): { readonly pattern: string; readonly place: HostPlace } | undefined {
    const labels = host.split(".");
    const patterns = [host, ...labels.map((_, index) => `*.${labels.slice(index + 1).join(".")}`)];
    const pattern = patterns.find((each) => Object.hasOwn(this.hosts, each));
    return pattern === undefined ? undefined : { pattern, place: this.hosts[pattern] };
  }

  /** Undefined for what keeps nothing outside the state. */
  public locate(stack: TerraformStack, resource: TerraformResource): Located | undefined {
    const found = this.located.get(resource);
    if (found === PENDING) return unresolved(`the place of ${resource.address} leads back to itself`);
    if (found || this.located.has(resource)) return found;
    this.located.set(resource, PENDING);
    this.depth += 1;
    const resolved =
      this.depth > MAX_DEPTH
        ? unresolved(`the chain of references to ${resource.address} is too long`)
        : ownPlace(this, stack, resource);
    this.depth -= 1;
    const located = reconcile(resolved, resource, this.factsOf(stack));
    this.located.set(resource, located);
    return located;
  }

  /** What the provider block in force says of a resource, whether or not the program has that block. */
  public binding(stack: TerraformStack, resource: TerraformResource): ProviderBinding {
    const binding = this.ofBlock(stack, resource);
    return binding.redirected?.(resource.type) ?? binding;
  }

  /** The resource of a type that has this name, in any of the stacks; undefined where none or several have it. */
  public findByName(type: string, attribute: string, name: string): Omit<Target, "attribute"> | undefined {
    const key = `${type}.${attribute}`;
    let index = this.names.get(key);
    if (!index) this.names.set(key, (index = this.indexByName(type, attribute)));
    return index.get(name);
  }

  public factsOf(stack: TerraformStack): StatedFacts {
    let facts = this.facts.get(stack);
    if (!facts) {
      const isMadeByCluster = madeByClusters(this, stack);
      facts = new StatedFacts(stack, this.siteFacts, hostedIn(stack), isMadeByCluster);
      this.facts.set(stack, facts);
    }
    return facts;
  }

  private ofBlock(stack: TerraformStack, resource: TerraformResource): ProviderBinding {
    let ofStack = this.bindings.get(stack);
    if (!ofStack) this.bindings.set(stack, (ofStack = new Map()));
    const found = ofStack.get(resource.providerKey);
    if (found) return found;
    const address = `provider.${resource.providerKey}`;
    // Stands while the block is read: a provider may be set up from a resource that uses it.
    ofStack.set(resource.providerKey, {
      address,
      place: unknownPlace(`${address} leads back to itself`),
      evidence: [],
    });
    const binding = this.bind(stack, address, resource);
    ofStack.set(resource.providerKey, binding);
    return binding;
  }

  private bind(
    stack: TerraformStack,
    address: string,
    { providerKey, providerSource }: Pick<TerraformResource, "providerKey" | "providerSource">,
  ): ProviderBinding {
    const table = tableFor(providerSource);
    if (!table)
      return { address, place: unknownPlace(`nothing is known of the provider ${providerSource}`), evidence: [] };
    const block = stack.providers.find(({ key }) => key === providerKey);
    if (block?.unread !== undefined) return { address, place: unknownPlace(block.unread), evidence: [{ address }] };
    const scope = this.program.scopeOf(stack);
    const read = (attribute: string) => (block ? occurrences(block.config, scope, attribute) : []);
    return table.bind({ address, block, read, site: { locator: this, stack, address, provider: table.provider } });
  }

  private indexByName(type: string, attribute: string): ReadonlyMap<string, Omit<Target, "attribute">> {
    const index = new Map<string, Omit<Target, "attribute">>();
    const twice = new Set<string>();
    for (const stack of this.program.stacks) {
      for (const resource of stack.resources) {
        if (resource.type !== type) continue;
        const name = this.program.attribute({ stack, resource }, [attribute])?.known?.value;
        if (typeof name !== "string") continue;
        if (index.has(name)) twice.add(name);
        index.set(name, { stack, resource });
      }
    }
    for (const name of twice) index.delete(name);
    return index;
  }
}

export function unresolved(why: string, evidence: readonly Evidence[] = []): Located {
  return { place: unknownPlace(why), basis: "unknown", evidence, typeNotInTables: false };
}
