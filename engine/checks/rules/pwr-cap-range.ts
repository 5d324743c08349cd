import { findServer } from "../../../catalog/servers";
import type { CapOutOfRange, ServerAssessment } from "../../power/assessment";
import { findAccelerator } from "../../../catalog/accelerators";
import type { Citation } from "../model/finding";
import type { FactGraph, PoolFact } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { AT_HOME, hallWithPower } from "./demonstration";
import { capInWords, hallRacks, inTopology, power, rackName, rowsOf, togetherAfterColon, type HallRack } from "./halls";
import { defineRule, type Judgement } from "./rule";

const capped = (gpuCapWatts: number) => ({ servers: [{ model: "dgx-h100", count: 2, mode: "capped", gpuCapWatts }] });

export const pwrCapRange = defineRule<HallRack | PoolFact>({
  id: "PWR-CAP-RANGE",
  what:
    "A power cap, or a fallback cap, is one that the accelerator's driver accepts. One that it refuses counts as none: " +
    "the server is taken at nameplate.",
  why: "A driver refuses a cap outside its range, and the part then draws all that it can.",
  citation: "power limits as the parts report them (nvidia-smi -q)",
  example: "A cap of 5600 W for a GPU that takes 200 to 700 W: it is the one for a whole server of eight.",
  demonstration: { fails: hallWithPower(capped(5600)), fixed: hallWithPower(capped(550)), ...AT_HOME },
  remedy: "State a cap of one accelerator, in watts, inside the range that `sovereign catalog accelerators` shows.",
  subjects: (graph) => [...hallRacks(graph).filter(hasCaps), ...poolsWithCaps(graph)],
  judge: (one) => ("rack" in one ? judgeRack(one) : judgePool(one)),
});

function hasCaps({ rack }: HallRack): boolean {
  return rack.servers.some(
    ({ server, capRangeUnknown }) =>
      !capRangeUnknown && (server.gpuCapWatts !== undefined || server.fallbackCapWatts !== undefined),
  );
}

/** Of a pool in the racks of a hall the racks' findings speak. */
function poolsWithCaps({ pools, topologies }: FactGraph): readonly PoolFact[] {
  const inRacks = new Set(topologies.flatMap(({ placed }) => placed.map(({ pool }) => pool)));
  return pools.filter((pool) => pool.isCapped && !pool.capRangeUnknown && !inRacks.has(pool));
}

function judgeRack(one: HallRack): Judgement | undefined {
  const { hall, rack } = one;
  const wrong = rack.servers.filter(({ capOutOfRange }) => capOutOfRange !== undefined);
  if (wrong.length === 0) return undefined;
  const { watts } = power();
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, rack.rack.name),
    message: `${rackName(one)}: ${togetherAfterColon(wrong.map(ofServers))}`,
    evidence: wrong.flatMap(({ server, basis, capOutOfRange = [] }) =>
      capOutOfRange.map((cap) => ({
        address: rack.rack.name,
        attribute: cap.key,
        value: watts(cap.watts),
        note: `${server.count} × ${server.model}, ${basis}`,
      })),
    ),
    citations: [...new Set(rowsOf(wrong).map(({ accelerator }) => accelerator))].flatMap(rangeOf),
    remedy: remedyFor(wrong.flatMap(({ capOutOfRange = [] }) => capOutOfRange)),
  };
}

function ofServers({ server, capOutOfRange = [] }: ServerAssessment): string {
  const { accelerator = server.model, acceleratorCount } = findServer(server.model) ?? {};
  const caps = capOutOfRange.map((cap) => capInWords(cap, accelerator, acceleratorCount));
  const counts = capOutOfRange.some(({ key }) => key === "gpuCapWatts")
    ? ` and the ${server.model} counts at nameplate`
    : "";
  return `${caps.join("; ")}; the driver refuses it${counts}.`;
}

function judgePool({
  stack,
  path,
  accelerator = "its part",
  perNode,
  basis,
  capOutOfRange,
}: PoolFact): Judgement | undefined {
  if (!capOutOfRange) return undefined;
  const caps = capOutOfRange.map((cap) => capInWords(cap, accelerator, perNode));
  const { watts } = power();
  return {
    status: "fail",
    severity: "error",
    stack: stackLabel(stack),
    address: path,
    constructPath: path,
    message: `'${path}': ${caps.join("; ")}; the driver refuses it, and a node counts without it.`,
    evidence: capOutOfRange.map((cap) => ({ address: path, attribute: cap.key, value: watts(cap.watts), note: basis })),
    citations: rangeOf(accelerator),
    remedy: remedyFor(capOutOfRange),
  };
}

function rangeOf(accelerator: string): readonly Citation[] {
  const row = findAccelerator(accelerator);
  if (!row) return [];
  const { title, source, asOf, confidence } = row;
  return [{ law: `power limits of ${title}: ${source}`, asOf, confidence }];
}

function remedyFor(caps: readonly CapOutOfRange[]): string {
  const ranges = [...new Set(caps.map(({ minWatts, maxWatts }) => `${minWatts} to ${maxWatts} W`))];
  return `State the cap of one accelerator, ${ranges.join(" or ")}, both ends included.`;
}
