import { findServer } from "../../catalog/servers";
import { formatKeyPath, type KeyPath } from "../document/key-path";
import { placeOf, type SourceDocument } from "../document/source-document";
import { rackPower } from "./rack-power";
import type { ElementKind, PowerTopology } from "./topology";
import type { TopologyDocument } from "./topology-document";
import { type Bound, type RulePart, UNIT_RULES } from "./unit-rules";

/**
 * A question for every amount that looks as if it were in another unit, most often a thousand times off. The amount
 * counts as it stands: nobody but its author knows.
 */
export function unitQuestions(document: SourceDocument, topology: PowerTopology): readonly string[] {
  const itKw = topology.racks.reduce((sum, rack) => sum + serversKw(topology, rack), 0);
  const stated = document.value as unknown as TopologyDocument;
  return [...statedParts(stated, itKw)].flatMap((part) => questionsOf(part, document));
}

/** Some keys of a document, where they stand, and what their amounts are held against. */
interface StatedPart {
  readonly part: RulePart;
  readonly path: KeyPath;
  readonly values: object;
  readonly kind?: ElementKind;
  /** kW of the hall's servers, or W of a server's nameplate. */
  readonly reference?: number;
}

function* statedParts(document: TopologyDocument, itKw: number): Generator<StatedPart> {
  const { climate = {}, cooling = {}, annual, elements, racks } = document;
  const reference = itKw > 0 ? itKw : undefined;
  yield { part: "root", path: [], values: document, reference };
  yield { part: "climate", path: ["climate"], values: climate };
  yield { part: "cooling", path: ["cooling"], values: cooling, reference };
  for (const [index, element] of elements.entries()) {
    yield { part: "element", path: ["elements", index], values: element, kind: element.kind, reference };
  }
  for (const [index, rack] of racks.entries()) {
    const path = ["racks", index];
    yield { part: "rack", path, values: rack };
    yield { part: "rackCooling", path: [...path, "cooling"], values: rack.cooling ?? {} };
    for (const [each, server] of (rack.servers ?? []).entries()) {
      const { maxKw } = findServer(server.model) ?? {};
      yield { part: "server", path: [...path, "servers", each], values: server, reference: maxKw && maxKw * 1000 };
    }
  }
  yield { part: "carbon", path: ["annual", "carbon"], values: annual?.carbon ?? {} };
  yield { part: "water", path: ["annual", "water"], values: annual?.water ?? {} };
}

function questionsOf(stated: StatedPart, document: SourceDocument): readonly string[] {
  const { part, path, kind, reference } = stated;
  const values = stated.values as Readonly<Record<string, unknown>>;
  const questions = new Map<string, string>();
  for (const { keys, kinds, above, below, mistakenFor } of UNIT_RULES[part]) {
    if (kinds && kind && !kinds.includes(kind)) continue;
    for (const key of keys) {
      const amount = values[key];
      if (typeof amount !== "number" || amount === 0 || questions.has(key)) continue;
      if (!isBeyond(above, (bound) => amount > bound, reference)) continue;
      if (!isBeyond(below, (bound) => amount < bound, reference)) continue;
      const meant = Number(mistakenFor.toStated(amount).toPrecision(6));
      const unit = key === "ratedKva" ? mistakenFor.name.replace("W", "VA") : mistakenFor.name;
      const place = placeOf(document, [...path, key]);
      questions.set(
        key,
        `${place}: ${formatKeyPath([...path, key])} is ${amount}, and counts so; is that in ${unit}? Then write ${meant}.`,
      );
    }
  }
  return [...questions.values()];
}

/** Whether an amount is beyond every bound that is given; no bound is no objection. */
function isBeyond(
  bound: Bound | undefined,
  isBeyondOne: (bound: number) => boolean,
  reference: number | undefined,
): boolean {
  if (!bound) return true;
  const { amount, times } = bound;
  if (times !== undefined && reference === undefined) return false;
  return (
    (amount === undefined || isBeyondOne(amount)) && (times === undefined || isBeyondOne(times * (reference as number)))
  );
}

/** What is known of a rack's servers; `otherKw` may itself be in the wrong unit. */
function serversKw({ diversity }: PowerTopology, rack: PowerTopology["racks"][number]): number {
  return rackPower(rack, diversity).knownKw - rack.otherKw;
}
