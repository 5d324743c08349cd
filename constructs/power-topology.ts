import type { LoadedTopology } from "../engine/power/topology-file";
import type { PowerTopology as Topology } from "../engine/power/topology";
import { requireKnown } from "./known-at-synth";
import type { PowerTopologyProps } from "./power-topology-props";

/** The power and cooling of a hall: elements from the utility to the feeds, racks on them, and what carries the heat away. */
export class PowerTopology {
  /**
   * A topology from a YAML or JSON file, as `sovereign power` takes it.
   *
   * @param file relative to the folder the program is run in
   * @throws one error that lists every mistake with its line and column
   */
  public static fromFile(file: string): PowerTopology {
    return new PowerTopology(model().loadTopology(file));
  }

  /**
   * The same content as a topology file, as plain values.
   *
   * @throws one error that lists every mistake with the path of its key
   */
  public static of(props: PowerTopologyProps): PowerTopology {
    const { continuousFactor, electricalCode: name, ...content }: Partial<PowerTopologyProps> = props ?? {};
    requireKnown("PowerTopology.of", content);
    const electricalCode = continuousFactor === undefined ? name : { name, continuousFactor };
    return new PowerTopology(model().topologyFromValue({ version: 1, electricalCode, ...content }, "PowerTopology.of"));
  }

  /** Name of the hall. */
  public readonly name: string;

  /** With every default filled in. @internal */
  public readonly _topology: Topology;

  /** As it was written. @internal */
  public readonly _stated: LoadedTopology["stated"];

  private questions: readonly string[];

  private constructor({ topology, stated, questions }: LoadedTopology) {
    this.name = topology.name;
    this._topology = topology;
    this._stated = stated;
    this.questions = questions;
  }

  /** Asks once for each program about amounts that look a thousand times off; nothing depends on the answer. @internal */
  public _askQuestions(): void {
    for (const question of this.questions) process.stderr.write(`${question}\n`);
    this.questions = [];
  }
}

/** Loaded on first use: most programs have no topology. */
function model(): typeof import("../engine/power") {
  return require("../engine/power") as typeof import("../engine/power");
}
