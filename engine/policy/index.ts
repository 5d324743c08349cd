export { allowedCountries, classPolicy, effectiveDataClass, type EffectiveDataClass } from "./class-policy";
export { isCountryAllowed } from "./countries";
export { compareDataClasses, DATA_CLASSES, isDataClass, type DataClassName } from "./data-class";
export { isIsoDate, today } from "./date";
export { FLOW_KINDS, type FlowKind } from "./flow-kind";
export { loadPolicy, parsePolicy, policyFromValue, type LoadedPolicy, type PolicySource } from "./load";
export type { PolicyNotAssessed } from "./not-assessed";
export type {
  Certificate,
  ClassPolicy,
  CountrySet,
  EndUser,
  ExportAuthorisation,
  OperatorPolicy,
  Policy,
  PowerPolicy,
  ProgramPolicy,
  Waiver,
} from "./policy";
export { isRuleId, RULE_IDS, RULE_TITLES, type RuleId } from "./rule-ids";
export {
  MAX_WAIVER_DAYS,
  waiverExpired,
  waiverMatches,
  waiverProblems,
  type WaivedSubject,
  type WaiverProblem,
} from "./waiver";
