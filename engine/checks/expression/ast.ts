/** A Terraform expression, as far as the place of a resource can hang on it. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "template"; readonly parts: readonly Expression[] }
  /** `aws_vpc.main.id`: a name, then the way into what it means. */
  | { readonly kind: "reference"; readonly name: string; readonly steps: readonly Step[] }
  | { readonly kind: "access"; readonly object: Expression; readonly steps: readonly Step[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Expression[] }
  /** What this parser does not read: `for`, heredocs, template directives. Its value is unknown. */
  | { readonly kind: "opaque" };

/** One step of a reference: an attribute, a number, what stands in brackets, or every element. */
export type Step = string | number | Expression | typeof SPLAT;

/** `[*]` and `.*`. */
export const SPLAT = Symbol("every element");
