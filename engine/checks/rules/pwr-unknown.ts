import { servers } from "../../../catalog/servers";
import { nearest } from "../../document/nearest";
import type { PowerPolicy } from "../../policy";
import type { ServerAssessment } from "../../power/assessment";
import type { FactGraph, MisplacedNodes, PoolFact, TopologyFact, UnreadStatement } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import type { TerraformStack } from "../model/terraform";
import { inHall, POOL_IN_HALL } from "./demonstration";
import { hallRacks, inTopology, rackEvidence, rackName, topologyClause, type HallRack } from "./halls";
import { hasBudget, isOverBudget, powerBudgets } from "./power-budgets";
import { defineRule, type Judgement, type RuleContext } from "./rule";

/** A pool, with what it states of racks and cannot be. */
interface PoolPower {
  readonly pool: PoolFact;
  readonly misplaced: readonly MisplacedNodes[];
}

export const pwrUnknown = defineRule<PoolPower | HallRack | UnreadStatement>({
  id: "PWR-UNKNOWN",
  what:
    "The catalogue knows the power of every server and instance type, in pools and in the racks of a hall, and each node " +
    "stands in a rack that there is and that has room for it. What a program states of its power can be read. Hardware that is only looked at when deploying, and " +
    "machines in no pool, are asked for where a power budget covers them.",
  why: "A part without a number would count as 0 W, and a budget that leaves it out says nothing.",
  citation: "the policy, power; the power topology",
  example: "A pool of an instance type that is newer than the catalogue.",
  demonstration: {
    fails: inHall({ constructs: { train: { ...POOL_IN_HALL, server: "dgx-x1" } } }),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: { power: { sites: { "hall-1": { maxItKw: 60 } } } },
  },
  remedy: "State a server or instance type that the catalogue knows: `sovereign catalog servers`, `… instance-types`.",
  subjects: (graph, { policy }) => {
    const pools = [
      ...poolsOf(graph).filter(
        ({ pool, misplaced }) => misplaced.length > 0 || !pool.detected || hasBudget(pool, policy.power),
      ),
      ...machinesOf(graph, policy.power).map((pool) => ({ pool, misplaced: [] })),
    ];
    const racks = hallRacks(graph).filter(({ rack }) => rack.servers.length > 0);
    return [...pools, ...racks, ...unreadBeside(pools.filter(isInDoubt), graph.unreadStatements)];
  },
  judge: (one, context) => {
    if ("rack" in one) return judgeRack(one, context);
    if ("why" in one) return judgeStatement(one, context);
    return judgePlaces(one, context) ?? judgePool(one.pool, context);
  },
});

/** Those that a budget covers; one whose sure nodes are too much for each of them already leaves nothing open. */
function machinesOf(graph: FactGraph, power: PowerPolicy): readonly PoolFact[] {
  const machines = graph.machines.filter((pool) => hasBudget(pool, power));
  if (machines.every(({ sureNodes }) => sureNodes === undefined)) return machines;
  const open = powerBudgets(graph, power).filter((budget) => !isOverBudget(budget));
  const inOpen = new Set(open.flatMap(({ draws }) => draws.flatMap((draw) => ("pool" in draw ? draw.pool : []))));
  return machines.filter((pool) => pool.sureNodes === undefined || pool.itKwPerNode === undefined || inOpen.has(pool));
}

/** What is unread of power, one an address: of a pool that is unknown in another way, that finding says enough. */
function unreadBeside(pools: readonly PoolPower[], statements: readonly UnreadStatement[]): readonly UnreadStatement[] {
  const key = (stack: TerraformStack, address: string): string => JSON.stringify([stackLabel(stack), address]);
  const taken = new Set(pools.map(({ pool: { stack, path } }) => key(stack, path)));
  return statements.filter(({ stack, address, ofPower }) => {
    if (!ofPower || taken.has(key(stack, address))) return false;
    taken.add(key(stack, address));
    return true;
  });
}

function isInDoubt({ pool: { itKwPerNode, maxNodes }, misplaced }: PoolPower): boolean {
  return misplaced.length > 0 || itKwPerNode === undefined || maxNodes === undefined;
}

/** RES-UNKNOWN asks for it too, as loudly as the policy likes; what draws power is asked for in any case. */
function judgeStatement(
  { stack, address, constructPath, fact, why }: UnreadStatement,
  context: RuleContext,
): Judgement {
  return {
    status: "unknown",
    severity: "error",
    stack: stackLabel(stack),
    address,
    constructPath,
    message: `What ${address} states of its power cannot be read, and was not checked: ${endOf(why)}`,
    evidence: [{ address, attribute: fact, note: why }],
    citations: [{ law: "power topology", article: fact ?? "facts", asOf: context.asOf, confidence: "stated" }],
    remedy: 'Correct it in `"//".sovereignty` of the Terraform JSON, or in what writes that.',
  };
}

function poolsOf({ pools, topologies }: FactGraph): readonly PoolPower[] {
  const wrong = topologies.flatMap(({ misplaced }) => misplaced);
  return pools.map((pool) => ({ pool, misplaced: wrong.filter((one) => one.pool === pool) }));
}

/** Nodes that stand nowhere, or in too small a rack. */
function judgePlaces({ pool, misplaced }: PoolPower, context: RuleContext): Judgement | undefined {
  if (misplaced.length === 0) return undefined;
  const { path } = pool;
  const power = pool.itKwPerNode === undefined ? ` The power of a node is unknown too: ${pool.basis}.` : "";
  return {
    status: "unknown",
    severity: "error",
    ...atPool(pool),
    message: `Where the nodes of '${path}' stand is unknown: ${endOf(misplaced.map(({ why }) => why).join("; "))}${power}`,
    evidence: misplaced.map(({ why }) => ({ address: path, attribute: "racks", note: why })),
    citations: [{ law: "power topology", article: "racks", asOf: context.asOf, confidence: "stated" }],
    remedy: "Name racks that the site's power topology has, with as many nodes as they have room for.",
  };
}

function judgePool(pool: PoolFact, context: RuleContext): Judgement | undefined {
  const { path, detected, itKwPerNode, sureNodes, basis } = pool;
  if (!isInDoubt({ pool, misplaced: [] })) return undefined;
  return {
    status: "unknown",
    severity: "error",
    ...atPool(pool),
    message: messageOf(pool),
    evidence: [{ address: path, note: basis }],
    citations: [{ law: "policy", article: "power", asOf: context.asOf, confidence: "stated" }],
    remedy: detected
      ? "Name the accelerator or server of the pool, or take its site out of the power budgets."
      : itKwPerNode === undefined
        ? "Use a server or instance type that the catalogue knows: `sovereign catalog servers`, `… instance-types`."
        : sureNodes === undefined
          ? "State its largest number of machines where the checker can read it, or make it a pool."
          : "State the zones of its nodes (`node_locations`), or their largest number in all zones, or make it a pool.",
  };
}

function messageOf({ path, detected, itKwPerNode, basis }: PoolFact): string {
  if (detected) {
    return `The hardware of '${path}' is only looked at when deploying, so whether it fits the power budget is unknown.`;
  }
  if (itKwPerNode === undefined) return `The power of a node of '${path}' is unknown: ${basis}.`;
  return `How many machines '${path}' brings at most is unknown, so whether they fit the power budget is unknown.`;
}

function judgeRack(one: HallRack, context: RuleContext): Judgement | undefined {
  const { hall, rack } = one;
  const unknown = rack.servers.filter(({ kw, fallbackKw }) => kw === null || fallbackKw === null);
  if (unknown.length === 0) return undefined;
  const { name } = rack.rack;
  const models = [...new Set(unknown.map(({ server }) => server.model))];
  const whys = [...new Set(unknown.map(whyOf))];
  const what = unknown.some(({ kw }) => kw === null) ? "power" : "nameplate power";
  return {
    status: "unknown",
    severity: "error",
    ...inTopology(hall, name),
    message: `${rackName(one)} has servers whose ${what} is unknown: ${whys.join("; ")}.`,
    evidence: [rackEvidence(rack)],
    citations: [topologyClause(hall, `servers of ${name}`, context)],
    remedy: remedyFor(models, hall),
  };
}

function whyOf({ server: { model, placedBy }, basis }: ServerAssessment): string {
  // Hardware that is looked at when deploying has no model of a catalogue.
  if (model === "detected" && placedBy !== undefined) {
    return `the hardware of '${placedBy}' is only looked at when deploying`;
  }
  return basis;
}

function remedyFor(models: readonly string[], { assessment }: TopologyFact): string {
  const known = servers().map(({ name }) => name);
  const guess = models.flatMap((model) => nearest(model, known) ?? [])[0];
  const instead = guess === undefined ? "" : ` ('${guess}'?)`;
  return `Name a server that the catalogue knows${instead} in ${assessment.topology.name}: \`sovereign catalog servers\`.`;
}

function atPool({ stack, path }: PoolFact): Pick<Judgement, "stack" | "address" | "constructPath"> {
  return { stack: stackLabel(stack), address: path, constructPath: path };
}

function endOf(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}
