import type { FlowKind } from "../../policy/flow-kind";
import type { ReaderName } from "./readers";
import type { FlowRow } from "./table";

/** Data goes from the resource to what the argument names. */
export function to(kind: FlowKind, attribute: string, as: ReaderName, more: Partial<FlowRow> = {}): FlowRow {
  return { kind, attribute, as, ...more };
}

/** Data comes to the resource from what the argument names. */
export function from(kind: FlowKind, attribute: string, as: ReaderName): FlowRow {
  return { kind, attribute, as, direction: "in" };
}
