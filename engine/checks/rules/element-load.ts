import type { ElementKind, FitLoad, PowerElement } from "../../power";
import type { Citation } from "../model/finding";
import type { TopologyFact } from "../model/graph";
import type { Evidence } from "../model/placement";
import { hallName, inTopology, power, rackEvidence, racksOn, topologyClause, type HallElement } from "./halls";
import type { Judgement, RuleContext } from "./rule";

/** Load of an element in some state, where it is known whether it is too much. */
export interface JudgedLoad {
  readonly kw: number;
  /** `normal`, or `ups-a out`. */
  readonly state: string;
  readonly limitKw: number;
  readonly isOver: boolean;
  /** Whether some of it is unknown, so that it is at least this much. */
  readonly atLeast: boolean;
}

const KIND_NAMES: Readonly<Record<ElementKind, string>> = {
  utility: "Utility",
  generator: "Generator",
  ups: "UPS",
  panel: "Panel",
  feed: "Feed",
};

/** @returns undefined without a limit, and where an unknown part may or may not make it too much */
export function normalLoad({ element }: HallElement): JudgedLoad | undefined {
  const { normalKw, knownNormalKw } = element;
  return judged(element.limitKw, normalKw, { kw: knownNormalKw, state: "normal" });
}

/** @returns undefined as of {@link normalLoad} */
export function worstLoad({ element }: HallElement): JudgedLoad | undefined {
  return judged(element.limitKw, element.worstKw, element.knownWorst);
}

/** With the fallback caps of every server, and no diversity. */
export function fallbackLoad({ element }: HallElement): JudgedLoad | undefined {
  const { fallbackWorst, knownFallbackWorst, limitKw } = element;
  return judged(limitKw, fallbackWorst && fallbackWorst.kw, knownFallbackWorst);
}

function judged(
  limitKw: number | null,
  kw: number | null,
  known: { readonly kw: number; readonly state: string },
): JudgedLoad | undefined {
  if (limitKw === null) return undefined;
  const isOver = power().isOver(known.kw, limitKw);
  return kw === null && !isOver ? undefined : { ...known, limitKw, isOver, atLeast: kw === null };
}

/** A finding about an element that carries too much in some state. */
export function overload(
  { hall, element }: HallElement,
  { kw: loadKw, state, limitKw, atLeast }: JudgedLoad,
  { how, load }: { readonly how: string; readonly load: FitLoad },
  context: RuleContext,
): Omit<Judgement, "remedy"> {
  const { kw, describeSuggestion, suggestFit } = power();
  const { name, kind } = element.element;
  const fits = describeSuggestion(suggestFit(hall.assessment, name, state, load));
  const least = atLeast ? "at least " : "";
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, name),
    message:
      `${KIND_NAMES[kind]} '${name}' of ${hallName(hall)} carries ${least}${kw(loadKw)} ` +
      `${inState(state, hall)}${how} and may carry ${kw(limitKw)}, ${kw(loadKw - limitKw)} too much.${fits && ` ${fits}`}`,
    evidence: loadEvidence({ hall, element }, { load, state, value: `${least}${kw(loadKw)}` }),
    citations: [ratingClause(hall, element.element, context)],
  };
}

/** `in normal operation`, `with ups-a out`, and what is maintained meanwhile. */
export function inState(state: string, { assessment: { maintained } }: TopologyFact): string {
  const while_ = maintained === undefined ? "" : ` while ${maintained} is maintained`;
  return `${state === "normal" ? "in normal operation" : `with ${state}`}${while_}`;
}

function loadEvidence(
  { hall, element }: HallElement,
  { load, state, value }: { readonly load: FitLoad; readonly state: string; readonly value: string },
): readonly Evidence[] {
  const { kw } = power();
  const { element: stated, limitKw, limitBasis, normalKw } = element;
  const address = stated.name;
  return [
    { address, attribute: "limitKw", value: kw(limitKw), note: limitBasis.join("; ") },
    { address, attribute: "normalKw", value: kw(normalKw), note: "load in normal operation" },
    ...(load === "fallback"
      ? [{ address, attribute: "fallbackKw", value, note: `load with the fallback caps, ${state}` }]
      : state === "normal"
        ? []
        : [{ address, attribute: "worstKw", value, note: `load, ${state}` }]),
    ...racksOn(hall, address).map(rackEvidence),
  ];
}

/** What makes the limit: the code for amps, else the rating that the topology states. */
function ratingClause(hall: TopologyFact, element: PowerElement, context: RuleContext): Citation {
  const { amps, name } = element;
  if (amps === undefined) return topologyClause(hall, `the rating of ${name}`, context);
  const { electricalCode: code } = hall.assessment.topology;
  return CODES[code.name] ?? topologyClause(hall, `electricalCode ${code.name}`, context);
}

/** Which share of its rating a circuit may carry for hours on end. */
const CODES: Readonly<Record<string, Citation>> = {
  iec: {
    law: "IEC 60364-4-43",
    article: "433.1 (design current at most the rating of the protection, which may carry it for hours)",
    asOf: "2026-11-22",
    confidence: "sourced",
  },
  nec: {
    law: "NEC (NFPA 70)",
    article: "210.20(A) (125 % of continuous load: 80 % of the rating)",
    asOf: "2026-11-22",
    confidence: "sourced",
  },
};
