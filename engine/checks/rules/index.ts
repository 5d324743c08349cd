import { airPull } from "./air-pull";
import { certExpired } from "./cert-expired";
import { certMissing } from "./cert-missing";
import { dataStale } from "./data-stale";
import { expCap } from "./exp-cap";
import { expDest } from "./exp-dest";
import { expHq } from "./exp-hq";
import { jurHq } from "./jur-hq";
import { jurOperator } from "./jur-operator";
import { jurParent } from "./jur-parent";
import { pwrBudget } from "./pwr-budget";
import { pwrCapRange } from "./pwr-cap-range";
import { pwrFailover } from "./pwr-failover";
import { pwrFeed } from "./pwr-feed";
import { pwrOversub } from "./pwr-oversub";
import { pwrPhase } from "./pwr-phase";
import { pwrPsu } from "./pwr-psu";
import { pwrUnknown } from "./pwr-unknown";
import { resAi } from "./res-ai";
import { resBkup } from "./res-bkup";
import { resEdge } from "./res-edge";
import { resGlobal } from "./res-global";
import { resImg } from "./res-img";
import { resKey } from "./res-key";
import { resLog } from "./res-log";
import { resNet } from "./res-net";
import { resPlace } from "./res-place";
import { resRepl } from "./res-repl";
import { resState } from "./res-state";
import { resUnknown } from "./res-unknown";
import type { Rule, RuleInfo } from "./rule";
import { survSingleCountry } from "./surv-single-country";
import { survSingleSite } from "./surv-single-site";
import { thmAirflow } from "./thm-airflow";
import { thmDensity } from "./thm-density";
import { thmInlet } from "./thm-inlet";
import { thmJunction } from "./thm-junction";
import { thmLiquid } from "./thm-liquid";
import { thmWater } from "./thm-water";
import { waiverExpired } from "./waiver-expired";
import { waiverUnused } from "./waiver-unused";

/** Every rule that looks at facts, in the order in which `sovereign rules` lists them. */
export const RULES: readonly Rule[] = [
  resPlace,
  resRepl,
  resBkup,
  resKey,
  resLog,
  resNet,
  resEdge,
  resAi,
  resImg,
  resState,
  resGlobal,
  resUnknown,
  jurHq,
  jurParent,
  jurOperator,
  certMissing,
  certExpired,
  expDest,
  expHq,
  expCap,
  survSingleCountry,
  survSingleSite,
  pwrBudget,
  pwrFeed,
  pwrFailover,
  pwrPhase,
  pwrCapRange,
  pwrOversub,
  pwrPsu,
  pwrUnknown,
  thmInlet,
  thmAirflow,
  thmLiquid,
  thmDensity,
  thmJunction,
  thmWater,
  airPull,
  dataStale,
];

/** Every rule that can make a finding, with what it is. The last ones look at the findings of the others. */
export const RULE_INFOS: readonly RuleInfo[] = [...RULES, waiverExpired, waiverUnused];
