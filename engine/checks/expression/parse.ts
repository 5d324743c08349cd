import type { Expression } from "./ast";
import { Unreadable } from "./cursor";
import { Parser } from "./parser";

const OPAQUE: Expression = { kind: "opaque" };

/** Whether a JSON string of Terraform is more than its own text. */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** The text that Terraform reads as this one. */
export function escapeTemplate(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

/** Programs say the same few things of many resources: which subnet, which key. Kept small, since text is anybody's. */
const parsed = new Map<string, Expression>();
const MOST_PARSED = 10_000;

/** Reads a string of Terraform JSON: text with `${…}` in it. What cannot be read is opaque, never an error. */
export function parseTemplate(text: string): Expression {
  let expression = parsed.get(text);
  if (expression) return expression;
  expression = readTemplate(text);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

function readTemplate(text: string): Expression {
  try {
    return new Parser(text).wholeTemplate();
  } catch (error) {
    if (error instanceof Unreadable) return OPAQUE;
    throw error;
  }
}
