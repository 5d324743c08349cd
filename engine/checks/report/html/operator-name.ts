import type { ReportedOperator } from "../report";
import { countryName } from "./place-name";

type Operators = ReadonlyMap<string, ReportedOperator>;

/** The legal name of an operator, its id where the program states it, or that nobody names it. */
export function operatorName(id: string | undefined, operators: Operators): string {
  if (id === undefined) return "operator not known";
  const operator = operators.get(id);
  if (operator?.source === "stated") return `${id} (as stated)`;
  return operator?.legalName ?? id;
}

/** `head office United States, ultimate parent United States`: the countries whose law reaches an operator. */
export function lawOf(id: string | undefined, operators: Operators): string {
  const { hq, ultimateParent } = operators.get(id ?? "") ?? {};
  return `head office ${named(hq)}, ultimate parent ${named(ultimateParent)}`;
}

function named(code: string | undefined): string {
  return code === undefined ? "not known" : countryName(code);
}
