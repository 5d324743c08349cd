import { characters } from "../characters";
import type { Prop } from "./model";

/** The namespace of the names that are ours; docs/reports.md says what each means. */
export const NAMESPACE = "https://cdktf-sovereign-ai.example/ns/oscal";

/** What NIST names methods of assessment with. */
export const RMF_NAMESPACE = "http://csrc.nist.gov/ns/rmf";

/** Properties of ours; those without a value are left out, since OSCAL has no empty value. */
export function ownProps(values: Readonly<Record<string, string | undefined>>): readonly Prop[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const line = value === undefined ? "" : oneLine(value);
    return line === "" ? [] : [{ name, ns: NAMESPACE, value: line }];
  });
}

/** A value of OSCAL stands on one line, without space around it. */
export function oneLine(value: string): string {
  return characters(value).replace(/\s+/g, " ").trim();
}

/** A list, or nothing where it is empty: `{ ...listed("props", props) }`. */
export function listed<K extends string, T>(key: K, entries: readonly T[]): { readonly [key in K]?: readonly T[] } {
  return entries.length > 0 ? ({ [key]: entries } as { readonly [key in K]: readonly T[] }) : {};
}
