import type { Picture } from "./boxes";
import { faceOf, type Face } from "./face";
import { hallState, overloadsOf, unknownLoads, type HallFacts, type HallState } from "./hall-facts";
import { hint, sentence } from "./sentence";
import { wireUses, type WireUse } from "./supply";

/** `error`: something is over its limit, or a rack goes dark that should not; `warning`: one does that has no second feed. */
export type Tone = "error" | "warning" | "";

/** A state that the picture can be switched to. */
export interface Choice {
  readonly state: string;
  readonly tone: Tone;
  readonly hint: string;
  readonly sentence: string;
  /** How grave the sentence is: not knowing weighs as much as a warning. */
  readonly sentenceTone: Tone;
  /** What the script has to change, against the state without a failure. */
  readonly boxes: readonly (readonly [box: number, face: Face])[];
  readonly wires: readonly (readonly [wire: number, use: WireUse])[];
}

export interface Choices {
  /** How the boxes look, and how wires are used, in the first of the choices. */
  readonly faces: readonly Face[];
  readonly uses: readonly WireUse[];
  /** The state without a failure, then those in which something goes wrong, then the others. */
  readonly choices: readonly Choice[];
  /** States in which something goes wrong that are left out. */
  readonly omitted: number;
}

/** A page can hold more, but nobody looks at more. */
const MAX_CHOICES = 200;
const TONES: readonly Tone[] = ["error", "warning", ""];

export function choicesOf(facts: HallFacts, picture: Picture): Choices {
  const [first, ...failures] = facts.states.map(hallState);
  const wires = wireUses(picture, facts.topology, first.dead);
  const faces = picture.boxes.map((box) => faceOf(box, facts, first));

  const offered = failures
    .map((state) => ({ state, tone: toneOf(facts, state) }))
    .filter(({ state, tone }) => tone !== "" || isDrawnAlone(picture, state))
    .sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone));
  const shown = offered.slice(0, MAX_CHOICES);
  const choice = (state: HallState, tone: Tone): Choice => ({
    state: state.name,
    tone,
    hint: hint(facts, state),
    sentence: sentence(facts, state),
    sentenceTone: tone === "" && unknownLoads(facts, state).length > 0 ? "warning" : tone,
    boxes: changedBoxes(picture, state).flatMap((box) => {
      const face = faceOf(picture.boxes[box], facts, state);
      return sameFace(face, faces[box]) ? [] : [[box, face] as const];
    }),
    wires: wires.changed(state.dead),
  });
  return {
    faces,
    uses: wires.normal,
    choices: [choice(first, toneOf(facts, first)), ...shown.map(({ state, tone }) => choice(state, tone))],
    omitted: offered.slice(MAX_CHOICES).filter(({ tone }) => tone !== "").length,
  };
}

function toneOf(facts: HallFacts, state: HallState): Tone {
  const dark = [...state.dark];
  const isRedundant = (name: string): boolean => facts.racks.get(name)?.rack.redundancy !== "N";
  if (overloadsOf(facts, state).length > 0 || dark.some(isRedundant)) return "error";
  return dark.length > 0 ? "warning" : "";
}

function isDrawnAlone({ boxes, boxOf }: Picture, { out = "" }: HallState): boolean {
  const box = boxOf.get(out);
  return box !== undefined && boxes[box].names.length === 1;
}

/** Boxes in which something may differ: a rack may with each of its feeds. */
function changedBoxes({ boxOf, racksOn }: Picture, { loads, dead, dark }: HallState): readonly number[] {
  const names = [...loads.keys(), ...dead, ...dark, ...[...dead].flatMap((feed) => racksOn.get(feed) ?? [])];
  return [...new Set(names.flatMap((name) => boxOf.get(name) ?? []))].sort((a, b) => a - b);
}

function sameFace(a: Face, b: Face): boolean {
  return a.mark === b.mark && a.share === b.share && a.amount === b.amount && a.note === b.note;
}
