import { SPLAT, type Expression, type ForExpression, type Step } from "./ast";
import { Cursor, Unreadable } from "./cursor";

/** Deeper expressions than any program holds are not read, so that a hostile one cannot exhaust the call stack. */
const MAX_DEPTH = 64;

/** Binary operators of HCL, from the loosest to the tightest. */
const OPERATORS = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]] as const;

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*(?:::[\p{L}_][\p{L}\p{N}_-]*)*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const INDEX = /\d+/y;
const PLAIN_TEXT = /[^$%]+/y;
const PLAIN_QUOTED = /[^$%"\\\n]+/y;
const ESCAPE = /\\(?:([nrt"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };
const FOR = /for(?=[\s])/y;
const IN = /in(?=[\s([{"])/y;
const IF = /if(?=[\s([{"!])/y;

/** Reads one string of Terraform JSON. */
export class Parser extends Cursor {
  private depth = 0;

  public wholeTemplate(): Expression {
    const template = this.template(PLAIN_TEXT, (next) => next === "");
    return template.parts.length === 1 ? template.parts[0] : template.parts.length === 0 ? literal("") : template;
  }

  /** Text with interpolations, up to what `ends` knows. */
  private template(plain: RegExp, ends: (next: string) => boolean): { kind: "template"; parts: Expression[] } {
    const parts: Expression[] = [];
    let pending = "";
    const flush = () => {
      if (pending !== "") parts.push(literal(pending));
      pending = "";
    };
    for (;;) {
      const next = this.text.charAt(this.at);
      if (ends(next)) break;
      if (next === "") throw new Unreadable();
      const ahead = this.text.substr(this.at, 3);
      if (ahead === "$${" || ahead === "%%{") {
        pending += ahead.slice(1);
        this.at += 3;
      } else if (ahead.startsWith("${")) {
        flush();
        this.at += 2;
        this.takeIf("~");
        parts.push(this.expression());
        this.takeIf("~");
        this.expect("}");
      } else if (ahead.startsWith("%{")) {
        throw new Unreadable();
      } else {
        pending += this.textPart(plain, next);
      }
    }
    flush();
    return { kind: "template", parts };
  }

  private textPart(plain: RegExp, next: string): string {
    const run = this.match(plain);
    if (run !== undefined) return run;
    if (plain === PLAIN_QUOTED) {
      if (next === "\n") throw new Unreadable();
      if (next === "\\") return this.escapeSequence();
    }
    this.at += 1;
    return next;
  }

  private escapeSequence(): string {
    ESCAPE.lastIndex = this.at;
    const found = ESCAPE.exec(this.text);
    if (!found) throw new Unreadable();
    this.at = ESCAPE.lastIndex;
    if (found[1]) return ESCAPED[found[1]];
    const codePoint = parseInt(found[2] ?? found[3], 16);
    if (codePoint > 0x10ffff) throw new Unreadable();
    return String.fromCodePoint(codePoint);
  }

  private expression(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Unreadable();
    const condition = this.operation(0);
    let result = condition;
    if (this.takeIf("?")) {
      const whenTrue = this.expression();
      this.expect(":");
      result = { kind: "conditional", condition, whenTrue, whenFalse: this.expression() };
    }
    this.depth -= 1;
    return result;
  }

  private operation(level: number): Expression {
    if (level === OPERATORS.length) return this.unary();
    let left = this.operation(level + 1);
    for (let chained = 0; ; chained++) {
      const operator = OPERATORS[level].find((candidate) => this.takeIf(candidate));
      if (!operator) return left;
      if (chained > MAX_DEPTH) throw new Unreadable();
      left = { kind: "operation", operator, operands: [left, this.operation(level + 1)] };
    }
  }

  private unary(): Expression {
    const operator = ["!", "-"].find((candidate) => this.takeIf(candidate));
    if (!operator) return this.withSteps(this.primary());
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Unreadable();
    const operand = this.unary();
    this.depth -= 1;
    return { kind: "operation", operator, operands: [operand] };
  }

  private primary(): Expression {
    const next = this.peek();
    if (next === '"') return this.quoted();
    if (this.takeIf("(")) {
      const inner = this.expression();
      this.expect(")");
      return inner;
    }
    if (this.takeIf("[")) return this.takeFor() ? this.loop("]") : { kind: "list", items: this.items("]") };
    if (this.takeIf("{")) return this.takeFor() ? this.loop("}") : this.object();
    const number = this.match(NUMBER);
    if (number !== undefined) return literal(Number(number));
    return this.named();
  }

  private named(): Expression {
    const name = this.identifier();
    if (name === "true" || name === "false") return literal(name === "true");
    if (name === "null") return literal(null);
    if (this.takeIf("(")) return { kind: "call", name, args: this.items(")") };
    return { kind: "reference", name, steps: [] };
  }

  private quoted(): Expression {
    this.at += 1;
    const { parts } = this.template(PLAIN_QUOTED, (next) => next === '"');
    this.at += 1;
    if (parts.length === 0) return literal("");
    const [first] = parts;
    // A quoted template is always text, unlike a JSON string that is one interpolation and nothing else.
    return parts.length === 1 && first.kind === "literal" ? first : { kind: "template", parts };
  }

  private items(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.takeIf(close)) {
      items.push(this.expression());
      this.takeIf("...");
      if (!this.takeIf(",") && this.peek() !== close) throw new Unreadable();
    }
    return items;
  }

  private takeFor(): boolean {
    this.peek();
    return this.match(FOR) !== undefined;
  }

  private loop(close: "]" | "}"): ForExpression {
    this.peek();
    const first = this.identifier();
    const second = this.takeIf(",") ? (this.peek(), this.identifier()) : undefined;
    this.peek();
    if (this.match(IN) === undefined) throw new Unreadable();
    const of = this.expression();
    this.expect(":");
    const start = this.expression();
    const value = close === "}" ? (this.expect("=>"), this.expression()) : start;
    const grouped = close === "}" && this.takeIf("...");
    this.peek();
    const condition = this.match(IF) === undefined ? undefined : this.expression();
    this.expect(close);
    return {
      kind: "for",
      element: second ?? first,
      ...(second === undefined ? {} : { index: first }),
      of,
      ...(close === "}" ? { key: start } : {}),
      value,
      grouped,
      ...(condition ? { condition } : {}),
    };
  }

  private object(): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.takeIf("}")) {
      const key = this.objectKey();
      if (!this.takeIf("=") && !this.takeIf(":")) throw new Unreadable();
      entries.push([key, this.expression()]);
      this.takeIf(",");
    }
    return { kind: "object", entries };
  }

  private objectKey(): Expression {
    const key = this.operation(0);
    return key.kind === "reference" && key.steps.length === 0 ? literal(key.name) : key;
  }

  private withSteps(start: Expression): Expression {
    const steps: Step[] = [];
    for (let step = this.step(); step !== undefined; step = this.step()) steps.push(step);
    if (steps.length === 0) return start;
    return start.kind === "reference" ? { ...start, steps } : { kind: "access", object: start, steps };
  }

  private step(): Step | undefined {
    const next = this.peek();
    if (next === "[") {
      this.at += 1;
      if (this.takeIf("*")) {
        this.expect("]");
        return SPLAT;
      }
      const index = this.expression();
      this.expect("]");
      return index.kind === "literal" && typeof index.value === "number" ? index.value : index;
    }
    if (next !== "." || this.text.startsWith("...", this.at)) return undefined;
    this.at += 1;
    if (this.takeIf("*")) return SPLAT;
    const index = this.match(INDEX);
    return index !== undefined ? Number(index) : this.identifier();
  }

  private identifier(): string {
    const name = this.match(IDENTIFIER);
    if (name === undefined) throw new Unreadable();
    return name;
  }
}

function literal(value: string | number | boolean | null): Expression {
  return { kind: "literal", value };
}
