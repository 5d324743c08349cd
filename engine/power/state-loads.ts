import type { AssessOptions } from "./assess";
import type { StateName } from "./assessment";
import { eachState, hallLoads } from "./hall-loads";
import { CARRIED, UNKNOWN } from "./load-rows";
import { settled } from "./numbers";
import { rackPower } from "./rack-power";
import type { PowerTopology } from "./topology";

/** What an element delivers in one state; `null` where it depends on an unknown part. */
export interface ElementLoad {
  readonly name: string;
  readonly kw: number | null;
}

/** One state, by what differs from the first. */
export interface StateLoads {
  readonly state: StateName;
  /** Elements whose load differs, in the order of the file. */
  readonly loads: readonly ElementLoad[];
  /** Elements without power, the one that is out among them. */
  readonly dead: readonly string[];
  readonly darkRacks: readonly string[];
}

/** Every state in order. The first is the one without a failure; its loads are those of `normalKw`. */
export function stateLoads(topology: PowerTopology, { maintained }: AssessOptions = {}): readonly StateLoads[] {
  const powers = topology.racks.map((rack) => rackPower(rack, topology.diversity));
  const hall = hallLoads(topology, powers, maintained);
  const { flow } = hall;
  const loadOf = (element: number): number | null =>
    flow.load(element, UNKNOWN) > 0 ? null : settled(flow.load(element, CARRIED));
  const normal = topology.elements.map((_, element) => loadOf(element));

  const deadFirst: number[] = [];
  const darkFirst: number[] = [];
  const found: StateLoads[] = [];
  eachState(hall, (state, isBase) => {
    if (isBase) {
      deadFirst.push(...positionsWhere(topology.elements, (element) => !flow.isLive(element)));
      darkFirst.push(...positionsWhere(topology.racks, (rack) => flow.liveFeedsOf(rack) === 0));
    }
    const dark = flow.racks.filter((rack) => flow.liveFeedsOf(rack) === 0);
    found.push({
      state,
      loads: inOrder(flow.changed)
        .filter((element) => loadOf(element) !== normal[element])
        .map((element) => ({ name: topology.elements[element].name, kw: loadOf(element) })),
      dead: inOrder([...deadFirst, ...flow.dead]).map((element) => topology.elements[element].name),
      darkRacks: inOrder([...darkFirst, ...dark]).map((rack) => topology.racks[rack].name),
    });
  });
  return found;
}

function positionsWhere(list: readonly unknown[], holds: (position: number) => boolean): number[] {
  return [...list.keys()].filter(holds);
}

function inOrder(positions: readonly number[]): number[] {
  return [...positions].sort((a, b) => a - b);
}
