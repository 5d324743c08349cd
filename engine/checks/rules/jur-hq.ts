import { operatorName, operatorRule } from "./operator-rule";
import { LAW_QUESTIONS } from "./requirement-operators";
import { countriesName } from "./wording";

export const jurHq = operatorRule({
  id: "JUR-HQ",
  what: "The operator of a provider block or site does not have its head office in a country that the policy excludes.",
  why: "A company answers to the courts of its head office, wherever its servers stand.",
  citation: "GDPR Art. 48; SecNumCloud 3.2 § 19.6; German SGB V § 393",
  example: "A huaweicloud provider block, with `operators: { hqNotIn: [CN] }`.",
  demonstration: {
    fails: {
      provider: { huaweicloud: { region: "eu-west-101" } },
      terraform: { required_providers: { huaweicloud: { source: "huaweicloud/huaweicloud" } } },
      resource: { huaweicloud_vpc: { v: { name: "v", cidr: "10.0.0.0/8" } } },
    },
    fixed: {
      provider: { aws: { region: "eu-west-1" } },
      resource: { aws_vpc: { v: { cidr_block: "10.0.0.0/8" } } },
    },
    confidential: { countries: ["IE"], operators: { hqNotIn: ["CN"] } },
  },
  remedy: "Use an operator with its head office elsewhere, or keep this data class away from it.",
  clauses: ({ hqNotIn }) => (hqNotIn.size > 0 ? ["hqNotIn"] : []),
  unknown: "the country of its head office",
  law: LAW_QUESTIONS.headOffice,
  known: ({ hq }) => (hq === undefined ? undefined : `with its head office in ${hq}`),
  ask(operator, { hqNotIn }, dataClass) {
    const { hq } = operator;
    if (hq === undefined) return undefined;
    return {
      holds: !hqNotIn.has(hq),
      message:
        `${operatorName(operator)} has its head office in ${hq}; ${dataClass} data may not be with an operator whose ` +
        `head office is in ${countriesName(hqNotIn)}.`,
    };
  },
});
