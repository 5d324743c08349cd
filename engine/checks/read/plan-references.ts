import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { escapeTemplate } from "../expression/parse";
import { referencesCall } from "../expression/functions";
import type { ModuleInstance, ModuleTree } from "./plan-modules";

/** Longer ways through calls and outputs of modules are not followed. */
const MAX_HOPS = 50;

/** No provider has blocks nested deeper. */
const MAX_BLOCKS = 20;

/** Always known when a plan is made: what is not yet known never hangs on them. */
const ALWAYS_KNOWN = /^(?:count\.index|each\.key|path\.|terraform\.|self\b)/;

/** `module.network["a.b"].id`: the call with its key, and the output. */
const MODULE_OUTPUT = /^module\.([^.[]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?)\.([^.[]+)/;

/** What an expression of the plan's configuration says, as Terraform text for the whole program. */
export class PlanReferences {
  /** Calls and outputs that were already followed, each as the references it leads to. */
  private readonly memo = new Map<string, ReadonlySet<string>>();

  public constructor(private readonly tree: ModuleTree) {}

  /** Text for a value that the plan does not know: it speaks of what the expression refers to. */
  public unknownText(expression: JsonValue | undefined, module: ModuleInstance, forEach?: JsonValue): string {
    return referencesCall(this.follow(expression, module, forEach, 0));
  }

  /** A value that the plan does not show at all, such as one of a provider block. */
  public valueOf(expression: JsonValue | undefined, module: ModuleInstance, depth = 0): JsonValue | undefined {
    if (depth > MAX_BLOCKS) return undefined;
    const inner = (part: JsonValue) => this.valueOf(part, module, depth + 1) ?? null;
    if (Array.isArray(expression)) return expression.map(inner);
    if (!isJsonObject(expression)) return undefined;
    if (Object.hasOwn(expression, "constant_value")) {
      const value = expression.constant_value;
      return typeof value === "string" ? escapeTemplate(value) : value;
    }
    if (Array.isArray(expression.references)) return this.referredTo(expression, module, depth);
    return Object.fromEntries(Object.entries(expression).map(([key, member]) => [key, inner(member)]));
  }

  /** What a single reference means; several make a value that the plan does not show. */
  private referredTo(expression: JsonObject, module: ModuleInstance, depth: number): JsonValue {
    const [only, ...others] = mostSpecific(referencesIn(expression));
    const variable = others.length === 0 ? /^var\.([^.[]+)$/.exec(only ?? "")?.[1] : undefined;
    if (variable !== undefined && module.parent) {
      const given = module.call?.expressions[variable];
      if (given !== undefined) return this.valueOf(given, module.parent, depth + 1) ?? null;
      const declared = module.config?.variables[variable];
      return isJsonObject(declared) ? (declared.default ?? null) : null;
    }
    const [target, ...further] = this.follow(expression, module, undefined, 0);
    return target !== undefined && further.length === 0 ? `\${${target}}` : this.unknownText(expression, module);
  }

  /** Every reference in an expression or in the blocks of one, each with its full address. */
  private follow(
    expression: JsonValue | undefined,
    module: ModuleInstance,
    forEach: JsonValue | undefined,
    hops: number,
  ): ReadonlySet<string> {
    const found = new Set<string>();
    for (const reference of mostSpecific(referencesIn(expression))) {
      for (const target of this.qualify(reference, module, forEach, hops)) found.add(target);
    }
    return found;
  }

  private qualify(
    reference: string,
    module: ModuleInstance,
    forEach: JsonValue | undefined,
    hops: number,
  ): ReadonlySet<string> {
    if (ALWAYS_KNOWN.test(reference)) return new Set();
    if (hops > MAX_HOPS) return new Set([reference]);
    if (reference.startsWith("each.value") && forEach !== undefined)
      return this.follow(forEach, module, undefined, hops + 1);
    const variable = /^var\.([^.[]+)/.exec(reference)?.[1];
    if (variable !== undefined && module.parent) {
      return this.remember(`${module.address}:var.${variable}`, () =>
        this.follow(
          module.call?.expressions[variable],
          module.parent as ModuleInstance,
          module.call?.forEach,
          hops + 1,
        ),
      );
    }
    const output = MODULE_OUTPUT.exec(reference);
    if (output) {
      const child = this.tree.child(module, output[1]);
      const expression = child.config?.outputs[output[2]];
      if (isJsonObject(expression)) {
        return this.remember(`${child.address}.${output[2]}`, () =>
          this.follow(expression.expression, child, child.call?.forEach, hops + 1),
        );
      }
    }
    const isOfRoot = module.address === "" || reference.startsWith("var.") || reference.startsWith("local.");
    return new Set([isOfRoot ? reference : `${module.address}.${reference}`]);
  }

  private remember(key: string, follow: () => ReadonlySet<string>): ReadonlySet<string> {
    const found = this.memo.get(key);
    if (found) return found;
    // Modules cannot refer to each other in a circle; a file that says so anyway ends here.
    this.memo.set(key, new Set());
    const result = follow();
    this.memo.set(key, result);
    return result;
  }
}

/** In the order of the file, without recursion: blocks may be nested deeply in a hostile one. */
function referencesIn(expression: JsonValue | undefined): readonly string[] {
  const found: string[] = [];
  const pending: (JsonValue | undefined)[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const parts = Array.isArray(next) ? next : isJsonObject(next) ? partsOf(next, found) : [];
    for (let at = parts.length - 1; at >= 0; at--) pending.push(parts[at]);
  }
  return found;
}

/** The blocks inside an expression that is one of blocks; what any other refers to is added to `found`. */
function partsOf(expression: JsonObject, found: string[]): readonly JsonValue[] {
  if (Object.hasOwn(expression, "constant_value")) return [];
  if (!Array.isArray(expression.references)) return Object.values(expression);
  for (const reference of expression.references) if (typeof reference === "string") found.push(reference);
  return [];
}

/** A plan lists `a.b.id` and then `a.b`: only the first says something. */
function mostSpecific(references: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const reference of references) {
    const last = kept.at(-1);
    const isPrefix = last?.startsWith(reference) && [".", "["].includes(last.charAt(reference.length));
    if (!isPrefix && last !== reference) kept.push(reference);
  }
  return kept;
}
