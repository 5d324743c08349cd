import { findInstanceType, type InstanceType } from "../../../catalog/instance-types";
import type { Locator } from "../locate/locator";
import { occurrences } from "../locate/paths";
import type { Occurrence } from "../locate/reading";
import type { AcceleratorFact, MachinePower } from "../model/accelerator";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { GOOGLE_ACCELERATORS, NAMES_WITH_ACCELERATORS } from "./accelerator-names";
import { ACCELERATOR_ROWS, type AcceleratorRow } from "./accelerator-rows";
import { zonesOfNodePool } from "./machine-zones";

/** What a resource says of the machines that it brings. */
export type BroughtAccelerator = Pick<
  AcceleratorFact,
  "accelerator" | "why" | "mayHaveNone" | "count" | "assembled" | "machines" | "evidence"
>;

/** The machines with accelerators that a resource brings, one for each accelerator; none for most resources. */
export function broughtBy(
  locator: Locator,
  stack: TerraformStack,
  resource: TerraformResource,
): readonly BroughtAccelerator[] {
  const row = ACCELERATOR_ROWS.get(resource.type);
  if (!row) return [];
  const read = (path: string) => occurrences(resource.values, locator.program.scopeOf(stack, resource), path);
  const machines = row.instanceTypes.flatMap(read).flatMap((occurrence) => ofInstanceType(occurrence, row, resource));
  const parts = (row.accelerators ?? []).flatMap(read).flatMap((occurrence) => ofPart(occurrence, resource));
  const nodes = nodesOf(row, read, () => zonesOfNodePool(locator, stack, resource));
  const power = { ...powerOf(machines, parts), ...nodes };
  const found = [...machines, ...parts].map(({ accelerator, why, mayHaveNone, perNode, evidence }) => ({
    accelerator,
    why,
    mayHaveNone,
    evidence,
    assembled: true,
    machines: power,
    count: nodes.maxNodes === undefined || perNode === undefined ? undefined : nodes.maxNodes * perNode,
  }));
  return [...new Map(found.reverse().map((one) => [one.accelerator ?? one.why, one])).values()].reverse();
}

type Found = Omit<BroughtAccelerator, "count" | "assembled" | "machines"> & {
  readonly perNode?: number;
  /** Of the machine. @default - the catalogue has no such type, or an accelerator is added to a machine without any */
  readonly type?: InstanceType;
};

/** Of several types that a machine may be, the one that draws the most. */
function powerOf(machines: readonly Found[], parts: readonly Found[]): MachinePower {
  const types = machines.flatMap(({ type }) => type ?? []);
  const unknown = machines.find(({ type }) => type === undefined) ?? (types.length === 0 ? parts[0] : undefined);
  if (unknown || types.length === 0) {
    return { basis: unknown?.why ?? "the catalogue knows no machine to which accelerators are added" };
  }
  const { provider, name, itKw, basis, acceleratorCount } = types.reduce((a, b) => (b.itKw > a.itKw ? b : a));
  const what = `instance type ${name} of ${provider}: ${basis}`;
  return { itKwPerNode: itKw, perNode: acceleratorCount, basis: what };
}

function ofInstanceType(occurrence: Occurrence, { provider }: AcceleratorRow, resource: TerraformResource): Found[] {
  const text = textOf(occurrence);
  const evidence = evidenceOf(occurrence, resource, text);
  if (text === undefined) {
    const why = `the instance type of ${resource.address} cannot be resolved`;
    return isNull(occurrence) ? [] : [{ why, mayHaveNone: true, evidence: [evidence] }];
  }
  // SageMaker writes `ml.` before the names of EC2.
  const name = text.replace(/^ml\./, "");
  const type = findInstanceType(provider, name);
  if (type) {
    const note = `${type.acceleratorCount} × ${type.accelerator}`;
    return [{ accelerator: type.accelerator, perNode: type.acceleratorCount, type, evidence: [{ ...evidence, note }] }];
  }
  if (!NAMES_WITH_ACCELERATORS[provider]?.test(name)) return [];
  return [{ why: `the catalogue has no instance type ${name} of ${provider}`, evidence: [evidence] }];
}

function ofPart(occurrence: Occurrence, resource: TerraformResource): Found[] {
  const text = textOf(occurrence);
  const evidence = [evidenceOf(occurrence, resource, text)];
  if (text === undefined) {
    const why = `the accelerator of ${resource.address} cannot be resolved`;
    return isNull(occurrence) ? [] : [{ why, mayHaveNone: true, evidence }];
  }
  // Vertex AI writes NVIDIA_H100_80GB, and full names end with the accelerator's.
  const name = text.replace(/^.*\//, "").toLowerCase().replaceAll("_", "-");
  const accelerator = Object.hasOwn(GOOGLE_ACCELERATORS, name) ? GOOGLE_ACCELERATORS[name] : undefined;
  if (accelerator !== undefined) return [{ accelerator, evidence }];
  return name === "" || name === "accelerator-type-unspecified"
    ? []
    : [{ why: `the catalogue has no accelerator '${text}'`, evidence }];
}

/** Machines at most, or what is sure of them; nothing where others decide, or where the number cannot be resolved. */
function nodesOf(
  { count, countPerZone = [] }: AcceleratorRow,
  read: (path: string) => readonly Occurrence[],
  zones: () => number | undefined,
): Pick<MachinePower, "maxNodes" | "sureNodes"> {
  if (count === undefined) return { maxNodes: 1 };
  const inAll = firstCount(count, read);
  const inOneZone = inAll === undefined || inAll.nodes === 0 ? firstCount(countPerZone, read) : undefined;
  if (inOneZone === undefined) return { maxNodes: inAll?.nodes };
  // None in a zone is none in all, whichever these are.
  if (inOneZone.nodes === undefined || inOneZone.nodes === 0) return { maxNodes: inOneZone.nodes };
  const zoneCount = zones();
  return zoneCount === undefined ? { sureNodes: inOneZone.nodes } : { maxNodes: inOneZone.nodes * zoneCount };
}

/** What the first of the arguments says that says anything; providers write 0 where a group does not scale. */
function firstCount(
  paths: readonly string[],
  read: (path: string) => readonly Occurrence[],
): { readonly nodes: number | undefined } | undefined {
  let found: { readonly nodes: number | undefined } | undefined;
  for (const path of paths) {
    const said = read(path).filter((occurrence) => !isNull(occurrence));
    if (said.length === 0) continue;
    const numbers = said.map(({ outcome }) => Number(outcome.known?.value ?? NaN));
    found = { nodes: numbers.every(Number.isFinite) ? numbers.reduce((sum, nodes) => sum + nodes, 0) : undefined };
    if (found.nodes !== 0) break;
  }
  return found;
}

function textOf({ outcome }: Occurrence): string | undefined {
  const value = outcome.known?.value;
  return typeof value === "string" ? value : undefined;
}

function isNull({ outcome }: Occurrence): boolean {
  return outcome.known?.value === null;
}

function evidenceOf({ attribute }: Occurrence, { address }: TerraformResource, value: string | undefined) {
  return { address, attribute, ...(value === undefined ? { note: "it cannot be resolved" } : { value }) };
}
