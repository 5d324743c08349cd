import { findServer, type Server } from "../../../catalog/servers";
import type {
  CapOutOfRange,
  ElementAssessment,
  PowerAssessment,
  RackAssessment,
  ServerAssessment,
} from "../../power/assessment";
import type { Citation } from "../model/finding";
import type { FactGraph, TopologyFact } from "../model/graph";
import type { Evidence } from "../model/placement";
import { stackLabel } from "../model/stack-label";
import type { Judgement, RuleContext } from "./rule";

/** An element of a hall's power tree. */
export interface HallElement {
  readonly hall: TopologyFact;
  readonly element: ElementAssessment;
}

/** A rack of a hall. */
export interface HallRack {
  readonly hall: TopologyFact;
  readonly rack: RackAssessment;
}

let powerModel: typeof import("../../power") | undefined;
let heatModel: typeof import("../../power/heat") | undefined;

/** The power model: only a check with a hall in it loads it. */
export function power(): typeof import("../../power") {
  return (powerModel ??= require("../../power") as typeof import("../../power"));
}

/** The heat model, likewise. */
export function heat(): typeof import("../../power/heat") {
  return (heatModel ??= require("../../power/heat") as typeof import("../../power/heat"));
}

export function hallElements({ topologies }: FactGraph): readonly HallElement[] {
  return topologies.flatMap((hall) => hall.assessment.elements.map((element) => ({ hall, element })));
}

export function hallRacks({ topologies }: FactGraph): readonly HallRack[] {
  return topologies.flatMap((hall) => hall.assessment.racks.map((rack) => ({ hall, rack })));
}

const racksOfFeeds = new WeakMap<PowerAssessment, ReadonlyMap<string, readonly RackAssessment[]>>();

/** Racks on a feed. A hall has thousands of feeds, and each of them may be over. */
export function racksOn({ assessment }: TopologyFact, feed: string): readonly RackAssessment[] {
  let byFeed = racksOfFeeds.get(assessment);
  if (!byFeed) {
    const found = new Map<string, RackAssessment[]>();
    for (const rack of assessment.racks) {
      for (const name of rack.rack.feeds) {
        const others = found.get(name);
        if (others) others.push(rack);
        else found.set(name, [rack]);
      }
    }
    racksOfFeeds.set(assessment, (byFeed = found));
  }
  return byFeed.get(feed) ?? [];
}

/** Where a finding about a part of a hall stands: its name, in the stack that states the hall. */
export function inTopology(
  hall: TopologyFact,
  address: string,
): Pick<Judgement, "stack" | "address" | "constructPath" | "topology"> {
  const { stack, constructPath } = hall;
  return { ...(stack ? { stack: stackLabel(stack), constructPath, topology: hallName(hall) } : {}), address };
}

/** `Rack 'r1' of hall-1`. */
export function rackName({ hall, rack }: HallRack): string {
  return `Rack '${rack.rack.name}' of ${hallName(hall)}`;
}

export function hallName({ assessment }: TopologyFact): string {
  return assessment.topology.name;
}

export function racksInWords({ assessment }: TopologyFact): string {
  const count = assessment.topology.racks.length;
  return count === 1 ? "1 rack" : `${count} racks`;
}

/** What a rack draws, group by group. */
export function rackEvidence({ rack, kw, servers }: RackAssessment): Evidence {
  const { kw: inWords } = power();
  const groups = servers.map(({ server, basis }) => {
    const placed = server.placedBy === undefined ? "" : `, of ${server.placedBy}`;
    return `${server.count} × ${server.model} (${basis}${placed})`;
  });
  const all = [...groups, ...(rack.otherKw > 0 ? [`${inWords(rack.otherKw)} of other equipment`] : [])];
  return { address: rack.name, attribute: "kw", value: inWords(kw), note: all.join(" + ") || "nothing in it" };
}

/** The first servers of a rack, in words; there is one finding for all of them. */
export function together(sentences: readonly string[]): string {
  const most = 4;
  const shown = [...new Set(sentences)];
  if (shown.length <= most) return shown.join(" ");
  return `${shown.slice(0, most).join(" ")} ${shown.length - most} more of its groups are alike.`;
}

/** The same after a colon, where the first goes on in small letters. */
export function togetherAfterColon(sentences: readonly string[]): string {
  return together(
    [...new Set(sentences)].map((sentence, index) =>
      index === 0 ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1),
    ),
  );
}

/** What the topology itself says. */
export function topologyClause({ assessment }: TopologyFact, key: string, { asOf }: RuleContext): Citation {
  return { law: "power topology", article: `${assessment.topology.name}: ${key}`, asOf, confidence: "stated" };
}

/** The maker's guide, as the catalogue has it. */
export function makersGuide(row: Server): Citation {
  const { title, source, asOf, confidence } = row;
  const url = /https?:\/\/[^\s;,)]+/.exec(source)?.[0];
  return { law: `${title}: ${url === source ? "maker's guide" : source}`, ...(url ? { url } : {}), asOf, confidence };
}

/** A catalogue row a model of the servers, each once. */
export function rowsOf(servers: readonly ServerAssessment[]): readonly Server[] {
  return [...new Set(servers.map(({ server }) => server.model))].flatMap((model) => findServer(model) ?? []);
}

const CAP_NAMES: Readonly<Record<CapOutOfRange["key"], string>> = {
  gpuCapWatts: "a cap",
  fallbackCapWatts: "a fallback cap",
};

/** `a cap of 5600 W is outside the 200 to 1000 W that b200 takes, and looks like one for all 8 of a server: 700 W each`. */
export function capInWords(cap: CapOutOfRange, accelerator: string, count: number | undefined): string {
  const { key, watts, minWatts, maxWatts, looksLikeServer } = cap;
  const range = `${CAP_NAMES[key]} of ${watts} W is outside the ${minWatts} to ${maxWatts} W that ${accelerator} takes`;
  if (!looksLikeServer || count === undefined) return range;
  const each = Number((watts / count).toFixed(1));
  return `${range}; it looks like a cap for a whole server, and one for a GPU is meant: ${watts} W ÷ ${count} = ${each} W`;
}

/** Degrees and kelvins without the noise of floating point. */
export function degrees(value: number): string {
  return String(Number(value.toFixed(1)));
}
