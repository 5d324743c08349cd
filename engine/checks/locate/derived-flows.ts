import type { FlowKind } from "../../policy/flow-kind";
import type { ReaderName } from "./readers";
import type { FlowRow } from "./table";

/**
 * A file of `data/`: the arguments by which data moves, as far as their names and types in a provider tell. What a table
 * says of the same argument counts more.
 */
export interface DerivedFlows {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  /** By kind and reader, then by argument: the types, without the provider's prefix. */
  readonly flows: Readonly<Partial<Record<`${FlowKind} ${ReaderName}`, Readonly<Record<string, readonly string[]>>>>>;
}

/** What a flow of a kind is called where only an argument's name tells of it. */
const VERBS: Partial<Record<FlowKind, string>> = { key: "is encrypted with" };

/** A look-up in derived flows. The data are large and only needed for a provider in use: `load` reads them then. */
export function derivedFlowsOf(prefix: string, load: () => DerivedFlows): (type: string) => readonly FlowRow[] {
  let byType: Map<string, FlowRow[]> | undefined;
  return (type) => (byType ??= index(prefix, load())).get(type) ?? [];
}

function index(prefix: string, { flows }: DerivedFlows): Map<string, FlowRow[]> {
  const byType = new Map<string, FlowRow[]>();
  for (const [key, types] of Object.entries(flows)) {
    const [kind, as] = key.split(" ") as [FlowKind, ReaderName];
    for (const [attribute, names] of Object.entries(types ?? {})) {
      const row: FlowRow = { kind, attribute, as, verb: VERBS[kind], derived: true };
      for (const name of names) {
        const rows = byType.get(`${prefix}${name}`);
        if (rows) rows.push(row);
        else byType.set(`${prefix}${name}`, [row]);
      }
    }
  }
  return byType;
}
