import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import type { Expression, Step } from "../../expression/ast";
import { evaluateExpression } from "../../expression/evaluate";
import { unknown, type Outcome, type Scope } from "../../expression/outcome";
import { referenceText } from "../../expression/scope";
import { escapeTemplate, isTemplate, parseTemplate } from "../../expression/parse";

/** Around the number of a hole: characters that no name, host or image has. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const HOLE = /\uE000(\d+)\uE001/g;
const HOLES = "hole";

/** Deeper values of an expression are not looked into. */
const MAX_DEPTH = 64;

/** Functions that write a value as text: the value can be looked into before that. */
const ENCODERS: ReadonlySet<string> = new Set(["jsonencode", "yamlencode"]);

/**
 * What is known of a text, or of a value, that hangs in part on something unknown: a hole stands for each such part, and
 * means in `scope` what the part means.
 */
export class Holes {
  private readonly outcomes: Outcome[] = [];
  private readonly names: string[] = [];

  public readonly scope: Scope = {
    resolve: (name, [key]) =>
      (name === HOLES ? this.outcomes[numberOf(key)] : undefined) ?? unknown("nothing is known of it"),
  };

  /** Text with a hole for every part that is not known. Undefined where nothing is known of it, not even its shape. */
  public textOf(template: string, scope: Scope): string | undefined {
    if (template.includes(OPEN)) return undefined;
    const expression = parseTemplate(template);
    if (expression.kind !== "template") return undefined;
    return expression.parts.map((part) => this.part(part, scope)).join("");
  }

  /** The value that a function of the template writes as text, with holes. Undefined where it is no such function. */
  public encodedBy(template: string, scope: Scope): JsonValue | undefined {
    if (template.includes(OPEN)) return undefined;
    const expression = parseTemplate(template);
    return isEncoder(expression) ? this.value(expression.args[0], scope, 0) : undefined;
  }

  /** As `fill`, of what came out of a text; most texts have nothing that means more than it says. */
  public fillFrom(text: string, value: JsonValue): JsonValue {
    return text.includes(OPEN) || isTemplate(text) ? this.fill(value) : value;
  }

  /** Plain data, as it came out of a text, in a form in which its holes mean something. Every other text is final. */
  public fill(value: JsonValue): JsonValue {
    if (typeof value === "string") {
      if (!value.includes(OPEN)) return isTemplate(value) ? escapeTemplate(value) : value;
      return escapeTemplate(value).replace(
        HOLE,
        (_, index: string) => `\${${HOLES}["${this.names[Number(index)]}#${index}"]}`,
      );
    }
    if (Array.isArray(value)) return value.map((item) => this.fill(item));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.fill(member)]));
  }

  private part(expression: Expression, scope: Scope): string {
    const outcome = evaluateExpression(expression, scope, 0);
    const value = outcome.known?.value;
    return value === undefined || value === null || typeof value === "object"
      ? this.dig(outcome, nameOf(expression))
      : String(value);
  }

  private value(expression: Expression, scope: Scope, depth: number): JsonValue {
    if (depth > MAX_DEPTH) return this.dig(unknown("the value is nested too deeply"));
    if (isEncoder(expression)) return this.value(expression.args[0], scope, depth + 1);
    if (expression.kind === "list") return expression.items.map((item) => this.value(item, scope, depth + 1));
    if (expression.kind === "object") {
      return Object.fromEntries(
        expression.entries.map(([key, member]) => [this.part(key, scope), this.value(member, scope, depth + 1)]),
      );
    }
    if (expression.kind === "template") return expression.parts.map((part) => this.part(part, scope)).join("");
    const outcome = evaluateExpression(expression, scope, 0);
    const known = outcome.known?.value;
    // What a container holds may name things in turn; of those, only plain text is taken as it is.
    if (known === undefined || (typeof known === "object" && known !== null && JSON.stringify(known).includes("${")))
      return this.dig(outcome, nameOf(expression));
    return known;
  }

  /** A hole that means what an outcome means. */
  public dig(outcome: Outcome, name = "…"): string {
    this.outcomes.push(outcome);
    this.names.push(name);
    return `${OPEN}${this.outcomes.length - 1}${CLOSE}`;
  }
}

/** A text with its holes written as what stands there, for a reader. */
export function withNames(text: string): string {
  return text.replace(/\$\{hole\["([^"]*)#\d+"\]\}/g, (_, name: string) => `\${${name}}`);
}

function nameOf(expression: Expression): string {
  return expression.kind === "reference"
    ? referenceText(expression.name, expression.steps).replaceAll(/["\\]/g, "")
    : "…";
}

/** `hole["var.registry#0"]` is the hole 0. */
function numberOf(key: Step | undefined): number {
  return typeof key === "object" && key.kind === "literal" ? Number(/#(\d+)$/.exec(String(key.value))?.[1]) : NaN;
}

/** Plain data in which every text is final. */
export function finalText(value: JsonValue): JsonValue {
  return new Holes().fill(value);
}

function isEncoder(expression: Expression): expression is Extract<Expression, { kind: "call" }> {
  return expression.kind === "call" && ENCODERS.has(expression.name) && expression.args.length === 1;
}
