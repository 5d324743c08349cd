import { operatorName, operatorRule } from "./operator-rule";

export const jurOperator = operatorRule({
  id: "JUR-OPERATOR",
  what: "The operator of a provider block or site is one that the policy allows by name, and none that it denies.",
  why: "Some operators are chosen or excluded for reasons that no country stands for: a tender, a contract, a sanction.",
  citation: "the policy, classes.<class>.operators.allow and deny",
  example: "An aws provider block, with `operators: { allow: [google-cntxt] }`.",
  remedy: "Use an allowed operator, or let the policy allow this one: `sovereign catalog operators` lists their names.",
  clauses: ({ allow, deny }) => [
    ...(allow ? (["allow"] as const) : []),
    ...(deny.length > 0 ? (["deny"] as const) : []),
  ],
  unknown: "who it is",
  ask(operator, { allow, deny }, dataClass) {
    const name = `${operatorName(operator)} (${operator.id})`;
    if (deny.includes(operator.id)) return { holds: false, message: `${name} is denied for ${dataClass} data.` };
    return {
      holds: allow === undefined || allow.includes(operator.id),
      message: `${name} is not among the operators of ${dataClass} data: ${allow?.join(", ")}.`,
    };
  },
});
