import { findOperator } from "../../../catalog/operators";
import type { StatedOperator } from "../model/facts";
import type { OperatorBinding } from "../model/graph";
import type { ExplainedOperator } from "./explanation";

/** Who operators are, and who knows it; sorted by id. */
export function operatorsKnown(
  ids: ReadonlySet<string>,
  operators: readonly OperatorBinding[],
): readonly ExplainedOperator[] {
  return [...ids].sort().map((id) => {
    const bindings = operators.filter(({ operator }) => operator?.id === id);
    const statedAs = bindings
      .flatMap(({ evidence }) => evidence)
      .filter(({ note = "", value }) => value === id && note.includes("operator stated by"));
    return { ...known(id, bindings[0]?.operator), statedAs: distinct(statedAs) };
  });
}

function known(id: string, stated: StatedOperator | undefined): Omit<ExplainedOperator, "statedAs"> {
  const row = findOperator(id);
  if (!row) return { id, hq: stated?.hq, ultimateParent: stated?.ultimateParent, techVendor: stated?.techVendor };
  const { legalName, hq, ultimateParent, ultimateParentName, techVendor, source, asOf, confidence } = row;
  return {
    id,
    legalName,
    hq: hq ?? stated?.hq,
    ultimateParent: ultimateParent ?? stated?.ultimateParent,
    ultimateParentName,
    techVendor: techVendor?.country ?? stated?.techVendor,
    row: { address: `catalog.operators.${id}`, table: "operators", source, asOf, confidence },
  };
}

function distinct<T>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
