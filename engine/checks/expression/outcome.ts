import type { JsonValue } from "../../json";
import type { Evidence } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import type { Step } from "./ast";

/** Stands for a part of a text that is not known. */
export const GAP = "<unknown>";

/** What an expression comes to: its value where that is known, and the resources it speaks of. */
export interface Outcome {
  /** Absent where the value is not known before the deploy. */
  readonly known?: KnownValue;
  /** The text that an unknown value begins with. */
  readonly prefix?: string;
  /** The text of an unknown value, with `GAP` for each part of it that is not known. */
  readonly outline?: string;
  /** Why the value is not known. */
  readonly why?: string;
  /**
   * `absent`: Terraform finds nothing there either, so that a `try` goes on. `computed`: it is not written in a resource,
   * and its provider may put it there. @default - something is there
   */
  readonly missing?: "absent" | "computed";
  /** The resources whose attribute this is, after following references from one to the next. */
  readonly targets: readonly Target[];
  /** What was followed, from the expression to its source. */
  readonly trail: readonly Evidence[];
  /** Of a resource as a whole: what stands at the end of steps into it. */
  readonly inside?: (steps: readonly Step[], depth: number) => Outcome;
}

/** Text is final. The strings inside a list or map may hold further `${…}`, to be read in `scope`. */
export interface KnownValue {
  readonly value: JsonValue;
  readonly scope: Scope;
  /** True where the provider may add to what is written: the blocks of a resource. @default false */
  readonly open?: boolean;
}

export interface Target {
  readonly stack: TerraformStack;
  readonly resource: TerraformResource;
  /** The attribute asked for; empty for the resource as a whole. */
  readonly attribute: string;
}

/** What names mean: variables, locals, `each`, resources. */
export interface Scope {
  resolve(name: string, steps: readonly Step[], depth: number): Outcome;
  /** What many ask for in the same words, worked out at the first time. */
  evaluateOnce?(value: JsonValue, depth: number): Outcome;
}

export function known(value: JsonValue, scope: Scope, trail: readonly Evidence[] = []): Outcome {
  return { known: { value, scope }, targets: [], trail };
}

export function unknown(why: string, targets: readonly Target[] = [], trail: readonly Evidence[] = []): Outcome {
  return { why, targets, trail };
}

/** Nobody reads a longer chain of evidence. */
const MAX_TRAIL = 50;

/** The outcome reached by one more step, which comes first in its trail. */
export function withTrail(outcome: Outcome, first: Evidence): Outcome {
  return { ...outcome, trail: joinedTrails([first], outcome.trail) };
}

export function joinedTrails(before: readonly Evidence[], after: readonly Evidence[]): readonly Evidence[] {
  return [...before, ...after].slice(0, MAX_TRAIL);
}
