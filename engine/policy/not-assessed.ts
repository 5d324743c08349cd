import { isOfUser } from "../../catalog/certifications";
import { operators } from "../../catalog/operators";
import { isOperatorName } from "../../catalog/regions";
import { didYouMean } from "../document/nearest";
import { isLeftToUser } from "./certificates";
import type { Policy } from "./policy";
import { openQuestions } from "./profiles/open-questions";

/** A part of the policy that no rule holds anything against, so that a reader does not take it for passed. */
export interface PolicyNotAssessed {
  readonly what: string;
  readonly why: string;
}

/** What a report lists so that nothing of the policy passes silently. */
export function partsNotAssessed(policy: Policy, asOf: string): readonly PolicyNotAssessed[] {
  const classes = Object.entries(policy.classes);
  return [
    ...openQuestions(policy, asOf),
    ...classes.flatMap(([dataClass, { certifications }]) =>
      certifications
        .filter((entry) => isLeftToUser(entry, policy.certificates))
        .map((entry) => ({ what: `certification ${entry} for ${dataClass} data`, why: OF_USER })),
    ),
    ...policy.certificates.flatMap(({ operator, certification }, index) =>
      isOfUser(certification) ? [] : unknownOperator(`certificates[${index}].operator`, operator),
    ),
    ...classes.flatMap(([dataClass, entry]) => deniedButUnknown(dataClass, entry.operators.deny)),
  ];
}

const OF_USER = "it is the user's own, and the policy states no certificate of it under certificates";

/** A misspelt operator under `allow` shows itself, since nothing passes; under `deny` everything would. */
function deniedButUnknown(dataClass: string, denied: readonly string[]): readonly PolicyNotAssessed[] {
  return denied.flatMap((id) => (isOperatorName(id) ? [] : unknownOperator(`classes.${dataClass}.operators.deny`, id)));
}

function unknownOperator(clause: string, id: string): readonly PolicyNotAssessed[] {
  const known = operators().map((operator) => operator.id);
  if (known.includes(id)) return [];
  const why = "the catalogue has no operator of this id, so only one that a program or site states can match";
  return [{ what: `${clause}: ${id}`, why: `${why}${didYouMean(id, known)}` }];
}
