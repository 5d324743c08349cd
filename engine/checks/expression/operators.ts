import type { JsonValue } from "../../json";

/** What an operator gives for known operands, or undefined where HCL would refuse them. */
export function applyOperator(operator: string, operands: readonly JsonValue[]): JsonValue | undefined {
  const [left, right] = operands;
  if (operands.length === 1) return applyUnary(operator, left);
  if (operator === "==" || operator === "!=") return isEqual(left, right) === (operator === "==");
  if (operator === "&&" || operator === "||") {
    if (typeof left !== "boolean" || typeof right !== "boolean") return undefined;
    return operator === "&&" ? left && right : left || right;
  }
  return applyNumeric(operator, numberOf(left), numberOf(right));
}

/** Whether one operand is enough to know what the operator gives. */
export function decides(operator: string, operand: JsonValue | undefined): boolean {
  return (operator === "&&" && operand === false) || (operator === "||" && operand === true);
}

function applyUnary(operator: string, operand: JsonValue): JsonValue | undefined {
  if (operator === "!") return typeof operand === "boolean" ? !operand : undefined;
  return typeof operand === "number" ? -operand : undefined;
}

/** Terraform takes text of digits for a number. */
function numberOf(operand: JsonValue): number {
  if (typeof operand === "number") return operand;
  return typeof operand === "string" && operand.trim() !== "" ? Number(operand) : NaN;
}

export function isEqual(left: JsonValue, right: JsonValue): boolean {
  return typeof left === typeof right && JSON.stringify(left) === JSON.stringify(right);
}

function applyNumeric(operator: string, left: number, right: number): JsonValue | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  switch (operator) {
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : left / right;
    case "%":
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}
