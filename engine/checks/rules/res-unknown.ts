import { classPolicy } from "../../policy";
import type { UnreadStatement } from "../model/graph";
import type { Placement } from "../model/placement";
import { stackLabel } from "../model/stack-label";
import { judgeOwnPlace, placementsOf } from "./own-place";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { policyClause } from "./subject";
import { unknownIn } from "./verdict";

export const resUnknown = defineRule<Placement | UnreadStatement>({
  id: "RES-UNKNOWN",
  what:
    "The place of every resource can be resolved: from the resource, its provider block, a variable's default or what " +
    "it refers to. A place that a program states against the one that resolves is reported with both values, and the resolved " +
    "one is judged as well. Whatever a program states can be read: a fact that is misspelt, or of a newer version of the " +
    "format, may have said anything.",
  why: "A place that nobody can name before the deploy is not known to be allowed, so it never passes.",
  citation: "the policy, classes.<class>.onUnknown",
  example: 'provider "aws" has `region = var.aws_region`, and the variable has no default.',
  demonstration: {
    fails: {
      variable: { region: {} },
      provider: { aws: { region: "${var.region}" } },
      resource: { aws_sqs_queue: { orders: { name: "orders" } } },
    },
    fixed: {
      variable: { region: { default: "eu-central-1" } },
      provider: { aws: { region: "${var.region}" } },
      resource: { aws_sqs_queue: { orders: { name: "orders" } } },
    },
  },
  remedy:
    "Write the region out, give the variable a default, check a plan, which knows the values, or state the place with " +
    "Sovereignty.of(…).locatedIn or a --site file.",
  subjects: (graph) => [...placementsOf("RES-UNKNOWN", graph), ...graph.unreadStatements],
  judge: (subject, context) =>
    "place" in subject ? judgeOwnPlace(subject, context) : judgeUnreadStatement(subject, context),
});

function judgeUnreadStatement(statement: UnreadStatement, context: RuleContext): Judgement {
  const { stack, address, constructPath, fact, why, dataClass } = statement;
  return {
    ...unknownIn(classPolicy(context.policy, dataClass, constructPath ?? address)),
    stack: stackLabel(stack),
    address,
    constructPath,
    dataClass,
    message: `${fact === undefined ? "The facts" : `The fact '${fact}'`} that ${address} states cannot be read: ${why}.`,
    evidence: [{ address, attribute: fact, note: why }],
    citations: [policyClause(`classes.${dataClass}.onUnknown`, context)],
    remedy:
      'Correct it in `"//".sovereignty` of the Terraform JSON, or in what writes that; where the file is of a newer ' +
      "version of the format, check it with a newer version of this tool.",
  };
}
