import { isJsonObject } from "../../json";
import { takeStep, TOO_MUCH_WORK } from "./budget";
import { elementsOf } from "./container";
import { callFunction, PASSES_ARGUMENTS, REFERENCES } from "./functions";
import { known, unknown, type Outcome, type Scope } from "./outcome";
import { finished, plainOf, type Gathering } from "./plain";
import { spokenOf, whyVague } from "./spoken";
import { restructure } from "./structure";

/** Functions that ask an object which members it has. */
const ASK_MEMBERS: ReadonlySet<string> = new Set(["keys", "length", "lookup", "values"]);

const KUBECONFIG = /kube_?config/i;

/** What a function gives for its arguments. */
export function evaluateCall(name: string, args: readonly Outcome[], scope: Scope, depth: number): Outcome {
  const [first] = args;
  if (name === REFERENCES)
    return { ...unknown(whyVague(args) ?? "it is known only after the deploy"), ...spokenOf(args) };
  if (PASSES_ARGUMENTS.has(name) && args.length === 1 && !first.known) return first;
  if (name === "try") return evaluateTry(args);
  if (name === "can" && first) return evaluateCan(first, scope);
  if (ASK_MEMBERS.has(name) && first?.known?.open && isJsonObject(first.known.value)) {
    return unknown("a value may get members that are not written here");
  }
  const gathering: Gathering = { targets: new Set(), trail: new Set(), open: false };
  const plain = args.map((arg) => plainOf(arg, depth + 1, gathering));
  const values = plain.filter((value) => value !== undefined);
  const result = values.length === args.length ? callFunction(name, values) : undefined;
  if (result !== undefined) {
    const made = { value: finished(result), scope, ...(gathering.open ? { open: true } : {}) };
    return { known: made, targets: [...gathering.targets], trail: [...gathering.trail] };
  }
  const restructured = values.length === args.length ? undefined : restructure(name, args, scope);
  if (restructured) return restructured;
  const parts = args.flatMap((arg) => elementsOf(arg) ?? [arg]);
  const why =
    parts.find((part) => !part.known)?.why ??
    (takeStep() ? undefined : TOO_MUCH_WORK) ??
    `the function '${name}' is not one that this checker evaluates`;
  const speaks = name === "join" || (name === "yamldecode" && isKubeconfig(first));
  return speaks ? { ...unknown(why), ...spokenOf(parts) } : unknown(why);
}

/** What stands in the configuration of a cluster speaks of that cluster; any other text may speak of anything. */
function isKubeconfig(text: Outcome | undefined): boolean {
  return (
    text !== undefined && text.targets.length > 0 && text.targets.every(({ attribute }) => KUBECONFIG.test(attribute))
  );
}

/** The first argument that is there. One that is not known may not be there, and then the next one counts. */
function evaluateTry(args: readonly Outcome[]): Outcome {
  const first = args.find(({ missing }) => missing !== "absent");
  if (!first) return unknown("nothing that is tried is there");
  return first.known || first === args.at(-1) ? first : unknown(whyOf(first));
}

function evaluateCan({ known: found, missing, why }: Outcome, scope: Scope): Outcome {
  if (found) return known(true, scope);
  return missing === "absent" ? known(false, scope) : unknown(why ?? "it is not known before the deploy");
}

function whyOf({ why = "it is not known before the deploy" }: Outcome): string {
  return why;
}
