import type { ConstructFacts } from "../model/facts";
import type { Placement } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/** Which resources belong to a statement of accelerators: its own, or those below its construct path. */
export class PoolMembers {
  private readonly members = new Map<ConstructFacts, Placement[]>();
  private readonly nearest = new Map<TerraformStack, Map<string, ConstructFacts | undefined>>();
  private readonly withPool = new Set<Placement>();

  public constructor(stacks: readonly TerraformStack[], placements: readonly Placement[]) {
    for (const stack of stacks) this.nearest.set(stack, new Map());
    for (const placement of placements) {
      const pool = this.poolOf(placement.stack, placement.resource);
      if (!pool) continue;
      this.withPool.add(placement);
      // A control plane is nowhere near the nodes.
      if (placement.serviceKind === "control-plane") continue;
      const members = this.members.get(pool);
      if (members) members.push(placement);
      else this.members.set(pool, [placement]);
    }
  }

  /** What belongs to the statement, without control planes. */
  public of(statement: ConstructFacts): readonly Placement[] {
    return this.members.get(statement) ?? [];
  }

  /** Whether some statement of accelerators covers the resource. */
  public has(placement: Placement): boolean {
    return this.withPool.size > 0 && this.withPool.has(placement);
  }

  private poolOf(stack: TerraformStack, { facts, constructPath }: TerraformResource): ConstructFacts | undefined {
    if (facts?.accelerator) return facts;
    return this.above(stack, constructPath ?? "");
  }

  private above(stack: TerraformStack, path: string): ConstructFacts | undefined {
    const known = this.nearest.get(stack);
    if (known?.has(path)) return known.get(path);
    const constructs = stack.facts?.constructs ?? {};
    const own = Object.hasOwn(constructs, path) ? constructs[path] : path === "" ? stack.facts : undefined;
    const pool = own?.accelerator ? own : path === "" ? undefined : this.above(stack, parentOf(path));
    known?.set(path, pool);
    return pool;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
