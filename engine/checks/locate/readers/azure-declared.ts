import type { Target } from "../../expression/outcome";
import type { Program } from "../program";
import type { ReadingSite } from "../reading";
import type { AzureId } from "./azure-id";

const SOURCE = "hashicorp/azurerm";

type StackResource = Omit<Target, "attribute">;

/** Which resource is meant. */
export interface Sought {
  /** Types that it may be of: `azurerm_linux_web_app`. */
  readonly types: readonly string[];
  readonly name: string;
  /** Where another one of that name is in another group or subscription, it is not meant. @default - any */
  readonly within?: Pick<AzureId, "resourceGroup" | "subscription">;
}

/** Resource types by the type that stands in ids, without the prefix `azurerm_`. */
interface ResourceTypes {
  readonly byResourceType: Readonly<Record<string, readonly string[]>>;
}

const byProgram = new WeakMap<Program, ReadonlyMap<string, readonly StackResource[]>>();

/** The arguments that name a resource for others; the second is the first part of the host of a model account. */
const NAMING_ARGUMENTS = ["name", "custom_subdomain_name"];

/**
 * The one resource of the program that is meant, else the one data source; undefined where there is none, or where there
 * are several.
 */
export function declaredInAzure({ types, name, within }: Sought, site: ReadingSite): StackResource | undefined {
  const { program } = site.locator;
  const found = (indexOf(program).get(name.toLowerCase()) ?? []).filter(
    (candidate) => types.includes(candidate.resource.type) && isWithin(candidate, within ?? {}, program),
  );
  const resources = found.filter(({ resource }) => resource.mode === "managed");
  const [only, ...others] = resources.length > 0 ? resources : found;
  return others.length === 0 ? only : undefined;
}

/** The types of resources that an id may name. */
export function typesOfResourceType(resourceType: string): readonly string[] {
  const { byResourceType } = require("../data/azure-resource-types.json") as ResourceTypes;
  const names = Object.hasOwn(byResourceType, resourceType) ? byResourceType[resourceType] : [];
  return names.map((name) => `azurerm_${name}`);
}

function indexOf(program: Program): ReadonlyMap<string, readonly StackResource[]> {
  const found = byProgram.get(program);
  if (found) return found;
  const index = new Map<string, StackResource[]>();
  for (const stack of program.stacks) {
    for (const resource of [...stack.resources, ...stack.dataSources]) {
      if (resource.providerSource !== SOURCE) continue;
      for (const name of namesOf({ stack, resource }, program)) {
        const same = index.get(name);
        if (same) same.push({ stack, resource });
        else index.set(name, [{ stack, resource }]);
      }
    }
  }
  byProgram.set(program, index);
  return index;
}

function namesOf(target: StackResource, program: Program): ReadonlySet<string> {
  return new Set(NAMING_ARGUMENTS.flatMap((argument) => textOf(target, argument, program)?.toLowerCase() ?? []));
}

/** Whether nothing says that a resource is in another group or subscription. */
function isWithin(target: StackResource, within: NonNullable<Sought["within"]>, program: Program): boolean {
  const { stack, resource } = target;
  const block = stack.providers.find(({ key }) => key === resource.providerKey);
  const subscription = block?.config.subscription_id;
  return (
    isSame(within.resourceGroup, textOf(target, "resource_group_name", program)) &&
    isSame(within.subscription, typeof subscription === "string" ? subscription : undefined)
  );
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  const isKnown = one !== undefined && other !== undefined && !other.includes("${");
  return !isKnown || one.toLowerCase() === other.toLowerCase();
}

function textOf(target: StackResource, argument: string, program: Program): string | undefined {
  const value = program.attribute(target, [argument])?.known?.value;
  return typeof value === "string" ? value : undefined;
}
