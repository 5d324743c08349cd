/**
 * A sheet as an engineer writes one: a line a cell, `name = formula`, from the top down. It knows + − × ÷, powers,
 * comparison and four functions, and nothing of power.
 */
export function evaluateSheet(text: string): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const at = line.indexOf(" = ");
    cells.set(line.slice(0, at).trim(), new Formula(line.slice(at + 3), cells).value());
  }
  return cells;
}

const FUNCTIONS: Readonly<Record<string, (args: readonly number[]) => number>> = {
  MAX: (args) => Math.max(...args),
  MIN: (args) => Math.min(...args),
  SQRT: ([arg]) => Math.sqrt(arg),
  IF: ([condition, yes, no]) => (condition === 0 ? no : yes),
};

class Formula {
  private readonly tokens: string[];

  public constructor(
    private readonly text: string,
    private readonly cells: ReadonlyMap<string, number>,
  ) {
    this.tokens = text.match(/\d+(\.\d+)?|[A-Za-z_]\w*|[-+*/^(),>]/g) ?? [];
  }

  public value(): number {
    const value = this.comparison();
    if (this.tokens.length > 0) throw new Error(`'${this.text}' goes on with ${this.tokens.join(" ")}`);
    return value;
  }

  private comparison(): number {
    const left = this.sum();
    return this.taken(">") ? Number(left > this.sum()) : left;
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.taken("+")) value += this.product();
      else if (this.taken("-")) value -= this.product();
      else return value;
    }
  }

  private product(): number {
    let value = this.power();
    for (;;) {
      if (this.taken("*")) value *= this.power();
      else if (this.taken("/")) value /= this.power();
      else return value;
    }
  }

  private power(): number {
    const base = this.atom();
    return this.taken("^") ? base ** this.power() : base;
  }

  private atom(): number {
    const token = this.tokens.shift() ?? "";
    if (token === "(") return this.closing(this.comparison());
    if (/^\d/.test(token)) return Number(token);
    if (FUNCTIONS[token] && this.taken("(")) {
      const args = [this.comparison()];
      while (this.taken(",")) args.push(this.comparison());
      return this.closing(FUNCTIONS[token](args));
    }
    const value = this.cells.get(token);
    if (value === undefined) throw new Error(`'${this.text}' names '${token}', which no line above does`);
    return value;
  }

  private closing(value: number): number {
    if (!this.taken(")")) throw new Error(`'${this.text}' lacks a bracket`);
    return value;
  }

  private taken(token: string): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }
}
