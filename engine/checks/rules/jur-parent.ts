import { operatorName, operatorRule } from "./operator-rule";
import { LAW_QUESTIONS } from "./requirement-operators";
import { countriesName } from "./wording";

export const jurParent = operatorRule({
  id: "JUR-PARENT",
  what: "The ultimate parent of an operator is not in a country that the policy excludes.",
  why: "A parent can be ordered to hand over what its subsidiaries hold, also abroad.",
  citation: "18 USC 2713 (CLOUD Act); SecNumCloud 3.2 § 19.6",
  example: "A provider block of the AWS European Sovereign Cloud, with `operators: { ultimateParentNotIn: [US] }`.",
  demonstration: {
    fails: {
      provider: { aws: { region: "eu-central-1" } },
      resource: { aws_sqs_queue: { orders: { name: "orders" } } },
    },
    fixed: {
      provider: { opentelekomcloud: { region: "eu-de" } },
      terraform: { required_providers: { opentelekomcloud: { source: "opentelekomcloud/opentelekomcloud" } } },
      resource: { opentelekomcloud_vpc_v1: { v: { name: "v", cidr: "10.0.0.0/8" } } },
    },
    confidential: { countries: ["DE"], operators: { ultimateParentNotIn: ["US"] } },
  },
  remedy: "Use an operator whose ultimate parent is elsewhere, or keep this data class away from it.",
  clauses: ({ ultimateParentNotIn }) => (ultimateParentNotIn.size > 0 ? ["ultimateParentNotIn"] : []),
  unknown: "the country of its ultimate parent",
  law: LAW_QUESTIONS.parent,
  known: ({ ultimateParent }) =>
    ultimateParent === undefined ? undefined : `with its ultimate parent in ${ultimateParent}`,
  ask(operator, { ultimateParentNotIn }, dataClass) {
    const { ultimateParent } = operator;
    if (ultimateParent === undefined) return undefined;
    return {
      holds: !ultimateParentNotIn.has(ultimateParent),
      message:
        `The ultimate parent of ${operatorName(operator)} is in ${ultimateParent}; ${dataClass} data may not be with an ` +
        `operator whose ultimate parent is in ${countriesName(ultimateParentNotIn)}.`,
    };
  },
});
