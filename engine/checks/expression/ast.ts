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
  | ForExpression
  /** What this parser does not read: heredocs, template directives. Its value is unknown. */
  | { readonly kind: "opaque" };

/** `[for k, v in of : value if condition]`, or with a `key` `{for k, v in of : key => value if condition}`. */
export interface ForExpression {
  readonly kind: "for";
  /** What stands for an element. */
  readonly element: string;
  /** What stands for its key. @default - nothing does */
  readonly index?: string;
  readonly of: Expression;
  /** @default - the result is a list */
  readonly key?: Expression;
  readonly value: Expression;
  /** Whether the values of one key become a list. */
  readonly grouped: boolean;
  readonly condition?: Expression;
}

/** One step of a reference: an attribute, a number, what stands in brackets, or every element. */
export type Step = string | number | Expression | typeof SPLAT;

/** `[*]` and `.*`. */
export const SPLAT = Symbol("every element");
