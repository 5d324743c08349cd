import { findOperator } from "../../../catalog/operators";
import type { DataClassName } from "../../policy";
import type { DataKind } from "../../policy/profiles/scope";
import type { Locator } from "../locate/locator";
import { statedEvidence, type Stated } from "../locate/stated-facts";
import { isNotOffered, operatorOf } from "../locate/stated-place";
import { isOfSite } from "../locate/tables";
import type { StatedOperator } from "../model/facts";
import type { OperatorBinding } from "../model/graph";
import type { HeldResource } from "./placements";

/** Who runs what the stacks use: once for each provider block that has resources, and for each site without one. */
export function operatorsOf(held: readonly HeldResource[], locator: Locator): readonly OperatorBinding[] {
  const found = new Map<string, Binding>();
  const stackNumbers = new Map(locator.program.stacks.map((stack, index) => [stack, index]));
  for (const what of held) {
    const { stack, resource, dataClass, tags = [] } = what;
    if (resource.type === "module") continue;
    const who = broughtIn(what, locator);
    const key = `${stackNumbers.get(stack)} ${who.address} ${who.id}`;
    let binding = found.get(key);
    if (!binding) found.set(key, (binding = bindingOf(what, who, locator)));
    binding.dataClasses.add(dataClass);
    binding.kinds.set([dataClass, ...tags].join(" "), { dataClass, tags: what.tags });
  }
  const bindings = [...found.values()];
  return bindings
    .filter((binding) => !joinsCloudOfStack(binding, bindings))
    .map(({ stack, address, operator, partition, evidence, dataClasses, kinds }) => ({
      stack,
      address,
      operator,
      partition,
      evidence,
      dataClasses: [...dataClasses],
      kinds: [...kinds.values()],
    }));
}

type Binding = Omit<OperatorBinding, "dataClasses" | "kinds"> & {
  readonly dataClasses: Set<DataClassName>;
  readonly kinds: Map<string, DataKind>;
  /** Whether the provider only reaches into what another one runs: a cluster. */
  readonly reachesIn: boolean;
};

/**
 * The operator of a cloud comes into a stack with the cloud's provider block. A provider that reaches into a cluster of
 * that cloud brings in nobody else; its data classes are the cloud's too.
 */
function joinsCloudOfStack(binding: Binding, bindings: readonly Binding[]): boolean {
  if (!binding.reachesIn || !binding.operator) return false;
  const cloud = bindings.find(
    (other) => !other.reachesIn && other.stack === binding.stack && other.operator?.id === binding.operator?.id,
  );
  if (!cloud) return false;
  for (const dataClass of binding.dataClasses) cloud.dataClasses.add(dataClass);
  for (const kind of binding.kinds) cloud.kinds.set(...kind);
  return true;
}

interface BroughtIn {
  readonly address: string;
  /** Of the operator. @default - nobody knows who it is */
  readonly id?: string;
  readonly isSite: boolean;
  readonly stated?: Stated<StatedOperator>;
}

/** A cloud comes in with its provider block; a hall or a cluster that nothing else tells of, with its site. */
function broughtIn({ stack, resource, operator, place }: HeldResource, locator: Locator): BroughtIn {
  const binding = locator.binding(stack, resource);
  const facts = locator.factsOf(stack);
  const stated = facts.of(resource, "operator");
  const id = operatorOf(binding.operator ?? operator, stated?.value, place ?? binding.place);
  if (binding.operator !== undefined || !isOfSite(resource)) {
    return { address: binding.address, id, isSite: false, stated };
  }
  const site = facts.of(resource, "site");
  const isSite = (stated ?? site ?? facts.of(resource, "country")) !== undefined;
  return { address: site ? `site.${site.value}` : binding.address, id, isSite, stated };
}

function bindingOf(
  { stack, resource, place }: HeldResource,
  { address, id, isSite, stated }: BroughtIn,
  locator: Locator,
): Binding {
  const provider = locator.binding(stack, resource);
  // What the provider block says of its operator stands unless a statement is what counts, or cannot hold of a resource.
  const contradicted = stated && isNotOffered(stated.value, place ?? provider.place) ? resource.address : undefined;
  const isSaid = stated && (stated.value.id === id || contradicted !== undefined);
  const said = isSaid ? [statedEvidence(contradicted ?? address, "operator", stated.value.id, stated.by)] : [];
  return {
    stack,
    address,
    operator: id === undefined ? undefined : described(id, stated?.value),
    partition: provider.partition,
    evidence: isSite ? said : [...provider.evidence, ...said],
    dataClasses: new Set(),
    kinds: new Map(),
    reachesIn: isOfSite(resource),
  };
}

/** What the catalogue knows of an operator wins; a statement fills what it does not know. */
export function described(id: string, stated: StatedOperator | undefined): StatedOperator {
  const row = findOperator(id);
  const own = stated?.id === id ? stated : undefined;
  return {
    id,
    hq: row?.hq ?? own?.hq,
    ultimateParent: row?.ultimateParent ?? own?.ultimateParent,
    techVendor: row?.techVendor?.country ?? own?.techVendor,
  };
}
