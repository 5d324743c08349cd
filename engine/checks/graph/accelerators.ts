import { findAccelerator } from "../../../catalog/accelerators";
import { findInstanceType } from "../../../catalog/instance-types";
import { controlsOn, findOperator } from "../../../catalog/operators";
import { regionsOf } from "../../../catalog/regions";
import { findServer } from "../../../catalog/servers";
import type { Locator } from "../locate/locator";
import { inCountries, unite, unknownPlace } from "../locate/reading";
import { isOfSite, keepsNothing } from "../locate/tables";
import type { AcceleratorFact, AcceleratorSupply } from "../model/accelerator";
import type { ConstructFacts, StatedAccelerator } from "../model/facts";
import type { HallFact } from "../model/graph";
import type { Place, Placement } from "../model/placement";
import type { TerraformStack } from "../model/terraform";
import { broughtBy } from "./accelerator-resources";
import { mostProtected, type DataClasses } from "./data-classes";
import { described } from "./operators";
import { PoolMembers } from "./pool-members";
import { statementsOf, type Statement } from "./statements";

/** The name of an accelerator, or of a server, that is looked at when deploying. */
const DETECTED = "detected";

export interface AcceleratorSources {
  readonly stacks: readonly TerraformStack[];
  readonly placements: readonly Placement[];
  readonly halls: readonly HallFact[];
}

/** Every accelerator that pools, resources of clouds, and hosts outside of pools bring to a place. */
export function acceleratorsOf(
  { stacks, placements, halls }: AcceleratorSources,
  locator: Locator,
  classes: DataClasses,
): readonly AcceleratorFact[] {
  const members = new PoolMembers(stacks, placements);
  const pools = stacks.flatMap((stack) =>
    statementsOf(stack).flatMap((statement) =>
      statement.facts.accelerator
        ? [ofPool(statement, statement.facts.accelerator, members.of(statement.facts), locator, classes)]
        : [],
    ),
  );
  return [
    ...pools,
    ...placements.flatMap((placement) => (members.has(placement) ? [] : ofResource(placement, locator))),
    ...halls.flatMap((hall) => ofHosts(hall, pools, locator, classes)),
  ];
}

function ofPool(
  statement: Statement,
  accelerator: StatedAccelerator,
  placements: readonly Placement[],
  locator: Locator,
  classes: DataClasses,
): AcceleratorFact {
  const { stack, path, constructPath, facts } = statement;
  const { perNode, ...part } = partOf(facts, accelerator);
  const site = facts.site ?? nearest(locator, stack, constructPath, "site");
  return {
    stack,
    address: path,
    constructPath: path,
    site,
    ...part,
    ...surroundings({ stack, constructPath, facts }, placements, locator, classes),
    evidence: [
      {
        address: path,
        value: `${accelerator.nodes} × ${perNode ?? "an unknown number of"} ${accelerator.name}`,
        note: [facts.server, facts.instanceType?.name].filter((name) => name !== undefined).join(", ") || undefined,
      },
      ...placements.slice(0, 1).flatMap(({ evidence }) => evidence),
    ],
  };
}

type Part = Pick<AcceleratorFact, "accelerator" | "why" | "count" | "assembled"> & { readonly perNode?: number };

/** Which accelerator it is, by the statement and by what the catalogue knows of its server or instance type. */
function partOf({ server, instanceType }: ConstructFacts, { name, perNode, nodes }: StatedAccelerator): Part {
  const assembled = instanceType !== undefined || (server !== undefined && server !== DETECTED);
  if (name === DETECTED) return { why: "its hardware is looked at when deploying", assembled };
  const row = instanceType
    ? findInstanceType(instanceType.provider, instanceType.name)
    : server === undefined
      ? undefined
      : findServer(server);
  if (row && row.accelerator !== name) {
    return { why: `${row.name} has ${row.accelerator}, and ${name} is stated`, assembled };
  }
  const each = perNode ?? row?.acceleratorCount;
  const known = { assembled, perNode: each, count: each === undefined ? undefined : each * nodes };
  return findAccelerator(name)
    ? { accelerator: name, ...known }
    : { why: `the catalogue has no accelerator '${name}'`, ...known };
}

/** The accelerators of a machine of a cloud, which no pool has stated. */
function ofResource({ stack, resource, place, operator, dataClass, evidence }: Placement, locator: Locator) {
  return broughtBy(locator, stack, resource).map((brought): AcceleratorFact => {
    const stated = locator.factsOf(stack);
    return {
      stack,
      address: resource.address,
      constructPath: resource.constructPath,
      site: stated.of(resource, "site")?.value,
      ...brought,
      supply: "service",
      place,
      operator: operator === undefined ? undefined : described(operator, stated.of(resource, "operator")?.value),
      dataClass,
      evidence: [...brought.evidence, ...evidence],
    };
  });
}

/** The accelerators of a hall's hosts that no pool of its stack has. */
function ofHosts(
  { stack, path, site, hosts }: HallFact,
  pools: readonly AcceleratorFact[],
  locator: Locator,
  classes: DataClasses,
): readonly AcceleratorFact[] {
  const counts = new Map<string, number>();
  for (const { accelerators = {} } of hosts) {
    for (const [name, count] of Object.entries(accelerators)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].flatMap(([name, all]) => {
    const own = pools.filter((pool) => pool.stack === stack && pool.accelerator === name);
    const left = all - own.reduce((sum, { count }) => sum + (count ?? 0), 0);
    if (left <= 0) return [];
    const constructPath = stack.facts?.constructs && Object.hasOwn(stack.facts.constructs, path) ? path : "";
    const known = findAccelerator(name) !== undefined;
    return [
      {
        stack,
        address: path,
        constructPath: path,
        site,
        ...(known ? { accelerator: name } : { why: `the catalogue has no accelerator '${name}'` }),
        count: left,
        assembled: hosts.some(({ server }) => server !== undefined),
        ...surroundings({ stack, constructPath, facts: {} }, [], locator, classes),
        supply: "hardware" as const,
        evidence: [{ address: path, value: `${left} × ${name}`, note: "in hosts that are in no pool" }],
      },
    ];
  });
}

/** Where hardware is, who runs it, and how it came there: by its own resources, else by what is stated. */
function surroundings(
  { stack, constructPath, facts }: Pick<Statement, "stack" | "constructPath" | "facts">,
  placements: readonly Placement[],
  locator: Locator,
  classes: DataClasses,
): Pick<AcceleratorFact, "supply" | "place" | "operator" | "dataClass"> {
  const stated = facts.operator ?? nearest(locator, stack, constructPath, "operator");
  const id = placements.find(({ operator }) => operator !== undefined)?.operator ?? stated?.id;
  const resolved = placements.map(({ place }) => place).filter(({ kind }) => kind !== "anywhere");
  const own = { address: "", constructPath, facts, providerKey: "" };
  return {
    supply: supplyOf(placements, id, facts),
    place:
      resolved.length > 0
        ? unite(resolved)
        : countryStated(facts.country ?? nearest(locator, stack, constructPath, "country")),
    operator: id === undefined ? undefined : described(id, stated),
    dataClass: mostProtected(placements.map(({ dataClass }) => dataClass)) ?? classes.of(stack, own),
  };
}

function countryStated(country: string | undefined): Place {
  return country === undefined ? unknownPlace("its country is not stated") : inCountries([country]);
}

/** A cloud's own resources are its service; what is set up over the network is hardware; a cluster is its operator's. */
function supplyOf(
  placements: readonly Placement[],
  operator: string | undefined,
  { instanceType }: ConstructFacts,
): AcceleratorSupply {
  const resources = placements.map(({ resource }) => resource);
  if (resources.some((resource) => !isOfSite(resource) && resource.type !== "module")) return "service";
  if (resources.some(keepsNothing)) return "hardware";
  if (operator !== undefined) return isCloud(operator) ? "service" : "hardware";
  return instanceType ? "service" : "unknown";
}

function isCloud(id: string): boolean {
  return controlsOn(id) !== undefined || (findOperator(id) !== undefined && regionsOf({ operator: id }).length > 0);
}

function nearest<K extends "site" | "country" | "operator">(
  locator: Locator,
  stack: TerraformStack,
  constructPath: string,
  fact: K,
): ConstructFacts[K] {
  const above = locator.factsOf(stack).above(constructPath);
  return above.find(({ value }) => value[fact] !== undefined)?.value[fact];
}
