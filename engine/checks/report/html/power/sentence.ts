import { decimals, enumerated, isOver, kw, percent } from "../../../../power";
import { counted } from "../../phrases";
import {
  loadIn,
  overloadsOf,
  racksInPart,
  unknownLoads,
  type HallFacts,
  type HallState,
  type Overload,
} from "./hall-facts";

/** Overloads that are told one by one. */
const MAX_TOLD = 4;

/** What a state comes to. */
export function sentence(facts: HallFacts, state: HallState): string {
  const over = overloadsOf(facts, state);
  const said = [
    ...over.slice(0, MAX_TOLD).map(tooMuch),
    ...(over.length > MAX_TOLD ? [`${over.length - MAX_TOLD} more elements are over their limits`] : []),
    ...stillOver(facts, state),
    ...happensTo([...state.dark], ["goes dark", "go dark"]),
    ...happensTo(racksInPart(facts, state), ["loses a part of its supply", "lose a part of their supply"]),
  ];
  const open = unknownLoads(facts, state);
  const all = [
    ...said,
    ...(said.length === 0 ? [fullest(facts, state, open.length === 0)] : []),
    ...(open.length === 0 ? [] : [`the load of ${enumerated(open)} is not known`]),
  ];
  return `${when(facts, state)}: ${all.join("; ")}.`;
}

/** The same in two words, for the switch; empty where nothing happens. */
export function hint(facts: HallFacts, state: HallState): string {
  const over = overloadsOf(facts, state).length;
  const dark = [...state.dark];
  return [
    ...(over > 0 ? [`${over} over`] : []),
    ...(dark.length > 0 ? [`${dark.length === 1 ? dark[0] : counted(dark.length, "rack")} dark`] : []),
  ].join(", ");
}

function when({ power: { maintained } }: HallFacts, { out }: HallState): string {
  const failure = out === undefined ? undefined : `${out} out`;
  if (maintained === undefined) return failure === undefined ? "With nothing out" : `With ${failure}`;
  return `With ${maintained} under maintenance${failure === undefined ? "" : ` and ${failure}`}`;
}

function tooMuch({ name, kw: load, limitKw }: Overload): string {
  return `${name} carries ${decimals(load)} of ${kw(limitKw)}, ${kw(load - limitKw)} too much`;
}

/** What is over its limit without the failure as well, and unchanged by it. */
function stillOver({ elements }: HallFacts, { out, loads, dead }: HallState): readonly string[] {
  if (out === undefined) return [];
  const names = [...elements.values()]
    .filter(
      ({ name, normalKw, limitKw }) =>
        normalKw !== null && limitKw !== null && isOver(normalKw, limitKw) && !loads.has(name) && !dead.has(name),
    )
    .map(({ name }) => name);
  return happensTo(names, ["is over its limit as before", "are over their limits as before"]);
}

function happensTo(names: readonly string[], [one, several]: readonly [string, string]): readonly string[] {
  return names.length === 0 ? [] : [`${enumerated(names)} ${names.length === 1 ? one : several}`];
}

function fullest(facts: HallFacts, state: HallState, isAllKnown: boolean): string {
  let top: { name: string; share: number } | undefined;
  for (const { name, limitKw } of facts.elements.values()) {
    const load = state.dead.has(name) ? null : loadIn(facts, state, name);
    if (load === null || limitKw === null) continue;
    const share = load / limitKw;
    if (top === undefined || share > top.share) top = { name, share };
  }
  if (top === undefined) return "no element has both a limit and a load that is known";
  return `no element is ${isAllKnown ? "" : "known to be "}over its limit; the fullest is ${top.name}, at ${percent(top.share)}`;
}
