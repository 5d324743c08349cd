import type { DataKind } from "../../policy/profiles/scope";
import type { OperatorBinding } from "../model/graph";
import type { Placement } from "../model/placement";
import type { TerraformStack } from "../model/terraform";

/** In which regions the data lies that a provider block, or a site, has brought in. */
export class RegionsInUse {
  private readonly regions = new Map<OperatorBinding, Map<string, Set<string | undefined>>>();
  private readonly controlPlanes = new Map<OperatorBinding, Set<string>>();

  public constructor(operators: readonly OperatorBinding[], placements: readonly Placement[]) {
    const index = new BindingIndex(operators);
    for (const placement of placements) {
      const { place, serviceKind } = placement;
      const kind = kindKey(placement);
      for (const binding of index.of(placement)) {
        // No region holds a control plane: it is RES-GLOBAL.
        if (serviceKind === "control-plane") setOf(this.controlPlanes, binding).add(kind);
        else setOf(mapOf(this.regions, binding), kind).add(place.kind === "countries" ? place.region : undefined);
      }
    }
  }

  /** Of data of these kinds. Empty where all of it is control planes; of what no table places, the region is not known. */
  public of(binding: OperatorBinding, kinds: readonly DataKind[]): readonly (string | undefined)[] {
    const all = kinds.map(kindKey).flatMap((kind) => {
      const found = this.regions.get(binding)?.get(kind);
      return found ? [...found] : this.controlPlanes.get(binding)?.has(kind) ? [] : [undefined];
    });
    return [...new Set(all)];
  }
}

/** Which provider block or site has brought a resource in. */
class BindingIndex {
  private readonly byBlock = new Map<TerraformStack, Map<string, OperatorBinding>>();
  private readonly byOperator = new Map<TerraformStack, Map<string, OperatorBinding[]>>();

  public constructor(operators: readonly OperatorBinding[]) {
    for (const binding of operators) {
      const { stack, address, operator } = binding;
      mapOf(this.byBlock, stack).set(blockKey(address, operator?.id), binding);
      const same = mapOf(this.byOperator, stack);
      same.set(operator?.id ?? "", [...(same.get(operator?.id ?? "") ?? []), binding]);
    }
  }

  public of({ stack, resource, operator }: Placement): readonly OperatorBinding[] {
    const block = this.byBlock.get(stack)?.get(blockKey(`provider.${resource.providerKey}`, operator));
    return block ? [block] : (this.byOperator.get(stack)?.get(operator ?? "") ?? []);
  }
}

function blockKey(address: string, operator = ""): string {
  return `${address} ${operator}`;
}

function kindKey({ dataClass, tags = [] }: DataKind): string {
  return [dataClass, ...tags].join(" ");
}

function mapOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}

function setOf<K, V>(sets: Map<K, Set<V>>, key: K): Set<V> {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  return set;
}
