import type { JsonObject, JsonValue } from "../../json";
import type { ResourceInstance, TerraformStack } from "../model/terraform";
import { SPLAT, type Step } from "./ast";
import { TOO_MUCH_WORK } from "./budget";
import { asOpen, evaluate, follow, followSteps } from "./evaluate";
import { known, unknown, withTrail, type Outcome, type Scope } from "./outcome";
import { escapeTemplate, isTemplate } from "./parse";

/** What the names of a root module mean: `var`, `local`, and everything else as `others` says. */
export class ModuleScope implements Scope {
  private readonly memo = new Map<string, Outcome>();
  private readonly once = new Map<string, Outcome>();

  public constructor(
    private readonly module: Pick<TerraformStack, "variables" | "locals"> &
      Partial<Pick<TerraformStack, "kind" | "sensitiveVariables" | "completedVariables">>,
    private readonly others: Scope["resolve"],
  ) {}

  public resolve(name: string, steps: readonly Step[], depth: number): Outcome {
    if (name !== "var" && name !== "local") return this.others(name, steps, depth);
    const [key, ...rest] = steps;
    if (typeof key !== "string") return unknown(`'${name}' is named as a whole`);
    return followSteps(this.named(name, key, depth), this, rest, depth + 1);
  }

  public evaluateOnce(value: JsonValue, depth: number): Outcome {
    if (typeof value !== "string" || !isTemplate(value)) return evaluate(value, this, depth + 1);
    const found = this.once.get(value);
    if (found) return found;
    this.once.set(value, unknown("the elements of a for_each lead back to themselves"));
    const outcome = evaluate(value, this, depth + 1);
    // Another argument has steps of its own to spend on it.
    if (outcome.why === TOO_MUCH_WORK) this.once.delete(value);
    else this.once.set(value, outcome);
    return outcome;
  }

  private named(kind: "var" | "local", key: string, depth: number): Outcome {
    const address = `${kind}.${key}`;
    const found = this.memo.get(address);
    if (found) return found;
    // Stands while the value is worked out, so that a value that leads back to itself is unknown.
    this.memo.set(address, unknown(`${address} refers to itself`));
    const outcome = kind === "var" ? this.variable(key, depth) : this.local(key, depth);
    this.memo.set(address, outcome);
    return outcome;
  }

  private variable(key: string, depth: number): Outcome {
    const value = this.module.variables.get(key);
    const address = `var.${key}`;
    if (!this.module.variables.has(key)) return unknown(`${address} is not declared`);
    if (value === undefined) {
      return unknown(`${address} has no default`, [], [{ address, note: "no default" }]);
    }
    const isSecret = this.module.sensitiveVariables?.has(key);
    const evidence = { address, attribute: "default", value: isSecret ? "(sensitive)" : shown(value) };
    const outcome = evaluate(value, this, depth + 1);
    return withTrail(this.module.completedVariables?.has(key) ? asOpen(outcome) : outcome, evidence);
  }

  private local(key: string, depth: number): Outcome {
    const value = this.module.locals.get(key);
    const address = `local.${key}`;
    if (value === undefined) {
      return unknown(
        this.module.kind === "plan" ? `a plan does not say what ${address} is` : `${address} is not declared`,
      );
    }
    return withTrail(evaluate(value, this, depth + 1), { address, value: shown(value) });
  }
}

/** What `each` and `count` mean inside one instance; every other name means what it means outside. */
export function instanceScope(outer: Scope, instance: ResourceInstance | undefined): Scope {
  if (!instance) return outer;
  return {
    resolve(name, steps, depth) {
      const [attribute, ...rest] = steps;
      if (name === "count" && attribute === "index") return known(instance.key, outer);
      if (name !== "each") return outer.resolve(name, steps, depth);
      if (attribute === "key") return known(instance.key, outer);
      if (attribute !== "value") return unknown("'each' has no such attribute");
      return followSteps(valueOf(instance, outer, depth), outer, rest, depth + 1);
    },
  };
}

/** The element of the collection under the key of an instance; of a set, the key itself. */
function valueOf({ key, collection }: ResourceInstance, outer: Scope, depth: number): Outcome {
  if (collection === undefined) return unknown("'each' is not known where 'count' is used");
  const whole = outer.evaluateOnce?.(collection, depth) ?? evaluate(collection, outer, depth + 1);
  return Array.isArray(whole.known?.value)
    ? known(key, outer, whole.trail)
    : followSteps(whole, outer, [String(key)], depth);
}

/** A value as evidence shows it; nothing that is long or nested. */
export function shown(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.every(isScalar) ? value.slice(0, 10).map(shown).join(", ") : undefined;
  if (typeof value === "object") return undefined;
  const text = withoutSecrets(String(value));
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** A report is read by many: of an address neither the password nor what is asked of it. */
function withoutSecrets(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(/(:\/\/)[^/@\s]+@/g, "$1…@").replace(/^([a-z][a-z0-9+.-]*:\/\/[^?\s]+)\?.*$/s, "$1?…");
}

function isScalar(value: JsonValue): boolean {
  return value === null || typeof value !== "object";
}

/** A reference as Terraform writes it. */
export function referenceText(name: string, steps: readonly Step[]): string {
  return steps.reduce<string>((text, step) => {
    if (step === SPLAT) return `${text}[*]`;
    if (typeof step === "object") return `${text}[${step.kind === "literal" ? JSON.stringify(step.value) : "…"}]`;
    return typeof step === "number" ? `${text}[${step}]` : `${text}.${step}`;
  }, name);
}

/** What a resource with a `for_each` is as a whole: each of its instances by its key. */
export function instancesByKey(reference: string, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, `\${${reference}[${JSON.stringify(escapeTemplate(key))}]}`]));
}

/** What the iterator of a `dynamic` block means inside its content. */
export function iteratorScope(
  outer: Scope,
  iterator: string,
  key: string | number,
  value: JsonValue | undefined,
  valueScope: Scope = outer,
): Scope {
  return {
    resolve(name, steps, depth) {
      if (name !== iterator) return outer.resolve(name, steps, depth);
      const [attribute, ...rest] = steps;
      if (value === undefined) return unknown(`the elements of '${iterator}' are not known before the deploy`);
      if (attribute === "key") return known(key, outer);
      return attribute === "value"
        ? follow(value, valueScope, rest, depth + 1)
        : unknown(`'${iterator}' has no such attribute`);
    },
  };
}
