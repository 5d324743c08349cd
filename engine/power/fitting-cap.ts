import { type Accelerator, findAccelerator } from "../../catalog/accelerators";
import { findServer, type Server } from "../../catalog/servers";
import { type FitConstraint, type FitLoad, fitsAfter, groupsIn, largestThat, type ServerGroup } from "./fit";
import { throughputUnderCap, type ThroughputEstimate } from "./throughput";
import type { Workload } from "./topology";

/** The highest power cap of every accelerator that takes one, in whole watts, under which all fits. */
export interface FittingCap {
  readonly key: "gpuCapWatts" | "fallbackCapWatts";
  readonly watts: number;
  /** Catalogue names of the accelerators that it slows down. */
  readonly accelerators: readonly string[];
  readonly areGpus: boolean;
  /** One for each workload that it slows, of the part that it slows most. */
  readonly throughput: readonly ThroughputEstimate[];
}

interface Capable {
  readonly count: number;
  readonly workload: Workload;
  readonly accelerator: Accelerator & Required<Pick<Accelerator, "tdpWatts" | "minCapWatts" | "maxCapWatts">>;
  /** What one accelerator counts with now. */
  readonly watts: number;
}

/** @returns undefined where no part takes a cap, or the lowest that all take is still too much */
export function fittingCap(constraints: readonly FitConstraint[], load: FitLoad): FittingCap | undefined {
  const capable = new Map<ServerGroup, Capable>();
  for (const group of groupsIn(constraints)) {
    const found = capableOf(group, load);
    if (found) capable.set(group, found);
  }
  const all = [...capable.values()];
  if (all.length === 0) return undefined;
  const least = Math.ceil(most(all.map(({ accelerator }) => accelerator.minCapWatts)));
  const highest = Math.ceil(most(all.map(({ watts }) => watts)));
  const watts = largestThat(least, highest - 1, (cap) =>
    fitsAfter(constraints, (group) => {
      const found = capable.get(group);
      return found ? (group.server.count * found.count * Math.max(0, found.watts - cap)) / 1000 : 0;
    }),
  );
  if (watts === undefined) return undefined;
  const slowed = all.filter((part) => part.watts > watts);
  return {
    key: load === "load" ? "gpuCapWatts" : "fallbackCapWatts",
    watts,
    accelerators: [...new Set(slowed.map(({ accelerator }) => accelerator.name))],
    areGpus: slowed.every(({ accelerator }) => accelerator.kind === "gpu"),
    throughput: throughputs(slowed, watts),
  };
}

/** A server whose accelerators are known, take a cap, and are what its power is counted from. */
function capableOf({ server, kw }: ServerGroup, load: FitLoad): Capable | undefined {
  const row = findServer(server.model);
  const accelerator = findAccelerator(row?.accelerator ?? "");
  if (!row || !accelerator || !takesCap(accelerator) || kw === null || server.count === 0) return undefined;
  if (load === "load" && server.mode === "measured-peak") return undefined;
  const { workload } = server;
  return { count: row.acceleratorCount, workload, accelerator, watts: wattsOfOne(row, accelerator.tdpWatts, kw) };
}

function takesCap(accelerator: Accelerator): accelerator is Capable["accelerator"] {
  const { tdpWatts, minCapWatts, maxCapWatts } = accelerator;
  return tdpWatts !== undefined && minCapWatts !== undefined && maxCapWatts !== undefined;
}

/** What one accelerator counts with in a server of this power: a cap that is refused leaves its rated power. */
function wattsOfOne({ maxKw, acceleratorCount }: Server, tdpWatts: number, kw: number): number {
  return Math.round(tdpWatts - ((maxKw - kw) * 1000) / acceleratorCount);
}

function throughputs(slowed: readonly Capable[], watts: number): ThroughputEstimate[] {
  const workloads = [...new Set(slowed.map(({ workload }) => workload))].sort().reverse();
  return workloads.map((workload) => {
    const rated = slowed.filter((part) => part.workload === workload).map(({ accelerator }) => accelerator.tdpWatts);
    return throughputUnderCap(workload, watts, most(rated));
  });
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}
