import type { Locator } from "../locate/locator";
import { occurrences } from "../locate/paths";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { MACHINE_GROUPS, SCALERS } from "./machine-group-rows";

/** Machines at most; `undefined` where something decides that cannot be read. */
export type MachineCount = number | undefined;

/** How many machines other resources make of a template, or let a group grow to. */
export class MachineCounts {
  private readonly made = new Map<TerraformResource, MachineCount>();
  private readonly grown = new Map<TerraformResource, MachineCount>();

  /** @param bring addresses by stack of resources that say themselves which machines they bring */
  public constructor(
    stacks: readonly TerraformStack[],
    private readonly locator: Locator,
    bring: (stack: TerraformStack, address: string) => boolean,
  ) {
    const resources = stacks.flatMap((stack) => stack.resources.map((resource) => ({ stack, resource })));
    for (const { stack, resource } of resources) {
      const scaler = SCALERS.get(resource.type);
      if (!scaler) continue;
      const most = this.largest(stack, resource, scaler.most);
      for (const target of this.targets(stack, resource, [scaler.target])) this.grown.set(target, most);
    }
    for (const { stack, resource } of resources) {
      const group = MACHINE_GROUPS.get(resource.type);
      if (!group) continue;
      const count = group.count ? this.firstOf(stack, resource, group.count) : 1;
      const most = bring(stack, resource.address) ? 0 : this.most(resource, count);
      for (const template of this.targets(stack, resource, group.template)) {
        const before = this.made.has(template) ? this.made.get(template) : 0;
        this.made.set(template, before === undefined || most === undefined ? undefined : before + most);
      }
    }
  }

  /** @param own what the resource says of itself */
  public most(resource: TerraformResource, own: MachineCount): MachineCount {
    if (this.grown.has(resource)) {
      const grown = this.grown.get(resource);
      return grown === undefined ? undefined : Math.max(grown, own ?? 0);
    }
    return this.made.has(resource) ? this.made.get(resource) : own;
  }

  private targets(
    stack: TerraformStack,
    resource: TerraformResource,
    paths: readonly string[],
  ): ReadonlySet<TerraformResource> {
    const found = paths.flatMap((path) => this.read(stack, resource, path));
    return new Set(found.flatMap(({ outcome }) => outcome.targets.map((target) => target.resource)));
  }

  private firstOf(stack: TerraformStack, resource: TerraformResource, paths: readonly string[]): MachineCount {
    const path = paths.find((one) => this.read(stack, resource, one).length > 0);
    return path === undefined ? undefined : this.largest(stack, resource, path);
  }

  private largest(stack: TerraformStack, resource: TerraformResource, path: string): MachineCount {
    const numbers = this.read(stack, resource, path).map(({ outcome }) => Number(outcome.known?.value ?? NaN));
    return numbers.length > 0 && numbers.every(Number.isFinite) ? Math.max(...numbers) : undefined;
  }

  private read(stack: TerraformStack, resource: TerraformResource, path: string) {
    return occurrences(resource.values, this.locator.program.scopeOf(stack, resource), path);
  }
}
