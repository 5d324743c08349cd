import { throwProblems } from "../document/problem";
import { readDocument } from "../document/read";
import { valueDocument, type SourceDocument } from "../document/source-document";
import { validateDocument } from "../document/validate";
import type { JsonValue } from "../json";
import type { ElectricalCode, HallCooling, PowerElement, PowerTopology, Rack } from "./topology";
import {
  CONTINUOUS_FACTOR,
  DEFAULTS,
  type ElementEntry,
  type RackEntry,
  type TopologyDocument,
} from "./topology-document";
import { topologyProblems } from "./topology-problems";
import { unitQuestions } from "./unit-questions";

/** A topology, and what looks wrong in it without being refused. */
export interface LoadedTopology {
  readonly topology: PowerTopology;
  /** As it is written, defaults left out. */
  readonly stated: TopologyDocument;
  /** Amounts that look a thousand times off, as questions to their author. */
  readonly questions: readonly string[];
}

/**
 * The topology of a file, every default filled in.
 *
 * @throws SovereignError that lists every problem with its line and column
 */
export function loadTopology(file: string): LoadedTopology {
  return topologyFromDocument(readDocument(file));
}

/**
 * As `loadTopology`, for values of a program.
 *
 * @param where what states them, for errors: there is no line to point at
 */
export function topologyFromValue(value: unknown, where: string): LoadedTopology {
  return topologyFromDocument(valueDocument(withoutUndefined(value), where));
}

/** As `loadTopology`, for a document that is read already. */
export function topologyFromDocument(document: SourceDocument): LoadedTopology {
  validateDocument(document, "powerTopology");
  const stated = document.value as unknown as TopologyDocument;
  throwProblems(document, topologyProblems(stated));
  const topology = toTopology(stated);
  return { topology, stated, questions: unitQuestions(document, topology) };
}

function toTopology(stated: TopologyDocument): PowerTopology {
  const powerFactor = stated.powerFactor ?? DEFAULTS.powerFactor;
  return {
    name: stated.name,
    electricalCode: toCode(stated.electricalCode),
    climate: { altitudeM: DEFAULTS.altitudeM, ...stated.climate },
    ...(stated.cooling ? { cooling: toHallCooling(stated.cooling) } : {}),
    elements: stated.elements.map((entry) => toElement(entry, powerFactor)),
    racks: stated.racks.map(toRack),
    diversity: { training: DEFAULTS.diversity, inference: DEFAULTS.diversity, ...stated.diversity },
    upsRechargeKw: stated.upsRechargeKw ?? DEFAULTS.upsRechargeKw,
    miscKw: stated.miscKw ?? DEFAULTS.miscKw,
    ...(stated.pueAnnual === undefined ? {} : { pueAnnual: stated.pueAnnual }),
    ...(stated.annual ? { annual: stated.annual } : {}),
  };
}

function toCode(stated: TopologyDocument["electricalCode"]): ElectricalCode {
  return typeof stated === "string" ? { name: stated, continuousFactor: CONTINUOUS_FACTOR[stated] } : stated;
}

function toHallCooling(stated: NonNullable<TopologyDocument["cooling"]>): HallCooling {
  return { approachK: DEFAULTS.approachK, fanPumpFraction: DEFAULTS.fanPumpFraction, ...stated };
}

function toElement(stated: ElementEntry, powerFactor: number): PowerElement {
  return { from: [], phases: DEFAULTS.phases, powerFactor, efficiency: DEFAULTS.efficiency, ...stated };
}

function toRack({ cooling, servers = [], ...stated }: RackEntry): Rack {
  return {
    otherKw: DEFAULTS.otherKw,
    ...stated,
    ...(cooling ? { cooling: { deltaC: DEFAULTS.deltaC, ...cooling } } : {}),
    servers: servers.map((server) => ({ mode: DEFAULTS.mode, workload: DEFAULTS.workload, ...server })),
  };
}

/** A program leaves keys undefined where a file leaves them out. NaN stays, which JSON would turn into null. */
function withoutUndefined(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return (value ?? null) as JsonValue;
  const stated = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(stated.map(([key, each]) => [key, withoutUndefined(each)]));
}
