import { controlsOn } from "../../../catalog/operators";
import { isOperatorName } from "../../../catalog/regions";
import { operatorNameAndId, operatorRule } from "./operator-rule";

export const jurOperator = operatorRule({
  id: "JUR-OPERATOR",
  what:
    "The operator of a provider block or site is one that the policy allows by name, and none that it denies. A partner " +
    "whose controls are on another operator's cloud counts by both names, and a partition of a cloud has a name too.",
  why: "Some operators are chosen or excluded for reasons that no country stands for: a tender, a contract, a sanction.",
  citation: "the policy, classes.<class>.operators.allow and deny",
  example: "An aws provider block, with `operators: { allow: [google-cntxt] }`.",
  demonstration: {
    fails: {
      provider: { aws: { region: "eu-central-1" } },
      resource: { aws_sqs_queue: { orders: { name: "orders" } } },
    },
    fixed: {
      provider: { google: { region: "europe-west3", project: "acme" } },
      resource: { google_compute_address: { a: { name: "a" } } },
    },
    confidential: { countries: ["DE"], operators: { deny: ["aws"] } },
  },
  remedy: "Use an allowed operator, or let the policy allow this one: `sovereign catalog operators` lists their names.",
  clauses: ({ allow, deny }) => [
    ...(allow ? (["allow"] as const) : []),
    ...(deny.length > 0 ? (["deny"] as const) : []),
  ],
  unknown: "who it is",
  ask(operator, { allow, deny }, dataClass, partition) {
    const name = operatorNameAndId(operator);
    const base = controlsOn(operator.id);
    const named = partition !== undefined && isOperatorName(partition) ? partition : undefined;
    const ids = [operator.id, base, named].filter((id) => id !== undefined);
    const denied = ids.find((id) => deny.includes(id));
    if (denied !== undefined) {
      const elsewhere = denied === base ? ` is on the cloud of ${base}, which` : ` runs ${denied}, which`;
      const on = denied === operator.id ? "" : elsewhere;
      return { holds: false, message: `${name}${on} is denied for ${dataClass} data.` };
    }
    return {
      holds: allow === undefined || ids.some((id) => allow.includes(id)),
      message: `${name} is not among the operators of ${dataClass} data: ${allow?.join(", ")}.`,
    };
  },
});
