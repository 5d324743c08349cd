import type { ReaderName } from "../../../engine/checks/locate/readers";
import type { FlowKind } from "../../../engine/policy/flow-kind";
import { kindOf } from "./kind-of";

/** What an argument is about. */
export type Verdict = Flow | NoFlow;

/** Data moves by it. */
export interface Flow {
  readonly kind: FlowKind;
  readonly reader: ReaderName;
}

/** It carries no data elsewhere, and why. */
export interface NoFlow {
  readonly none: string;
}

/** What a rule looks at. */
export interface Candidate {
  /** Without the provider's prefix: `s3_bucket`. */
  readonly type: string;
  /** Without marks: `rule.destination.bucket`. */
  readonly path: string;
  /** The last name of the path. */
  readonly name: string;
}

/** Which arguments a rule is about: those that fit everything that it says. */
export interface Where {
  readonly name?: RegExp;
  readonly path?: RegExp;
  readonly type?: RegExp;
  /** Of the type and the path, with a blank between them. */
  readonly both?: RegExp;
}

/** Of an ordered list, the first rule that fits an argument decides. */
export interface FlowRule extends Where {
  readonly verdict: NoFlow | { readonly reader: ReaderName; readonly kind?: FlowKind };
}

export function flow(kind: FlowKind, reader: ReaderName, where: Where): FlowRule {
  return { ...where, verdict: { kind, reader } };
}

/** A flow whose kind is told by the words of its path, else by those of its type. */
export function flowAsNamed(reader: ReaderName, where: Where): FlowRule {
  return { ...where, verdict: { reader } };
}

export function none(why: string, where: Where): FlowRule {
  return { ...where, verdict: { none: why } };
}

/** Where an argument says where the resource is and is not one of those that all its provider's types have. */
export function place(where: Where): FlowRule {
  return none(OWN_PLACE, where);
}

export const OWN_PLACE = "the place of the resource";

const UNKNOWN_NAME: NoFlow = { none: "no word of data that moves" };

export function verdictOn(candidate: Candidate, rules: readonly FlowRule[]): Verdict {
  const verdict = rules.find((rule) => fits(rule, candidate))?.verdict ?? UNKNOWN_NAME;
  return "none" in verdict ? verdict : { kind: verdict.kind ?? kindOf(candidate), reader: verdict.reader };
}

function fits({ name, path, type, both }: Where, candidate: Candidate): boolean {
  return (
    (name?.test(candidate.name) ?? true) &&
    (path?.test(candidate.path) ?? true) &&
    (type?.test(candidate.type) ?? true) &&
    (both?.test(`${candidate.type} ${candidate.path}`) ?? true)
  );
}
