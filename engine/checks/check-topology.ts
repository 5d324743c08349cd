import { policyFromValue, type LoadedPolicy } from "../policy";
import type { LoadedTopology } from "../power/topology-file";
import { judge } from "./judge";
import type { FactGraph } from "./model/graph";
import { RULES } from "./rules";
import { reportTopology } from "./report/power";
import type { Report, ReportedInput } from "./report/report";

export interface TopologyCheckContext {
  /** The topology's file, as its user named it. */
  readonly file: string;
  /** Its waivers and power budgets apply: `power.sites` by the topology's name. @default - a policy that asks for nothing */
  readonly policy?: LoadedPolicy;
  /** Element that is out for maintenance in every state. @default - none */
  readonly maintained?: string;
  /** ISO date of what counts as today. */
  readonly asOf: string;
  /** ISO time that dates the report. */
  readonly generatedAt: string;
}

/** Holds the power and cooling of one hall, in no program, against the rules. */
export function checkTopology(loaded: LoadedTopology, context: TopologyCheckContext): Report {
  const { assessPower } = require("../power") as typeof import("../power");
  const { file, maintained, asOf, generatedAt, policy = asksNothing(asOf) } = context;
  const { topology, questions } = loaded;
  const fact = { assessment: assessPower(topology, { maintained }), questions, placed: [], misplaced: [] };
  const inputs: readonly ReportedInput[] = [{ file, kind: "power topology" }];
  const judged = { inputs, policy: powerPart(policy), asOf, generatedAt, enforced: true, rules: POWER_AND_HEAT };
  const report = judge({ ...NOTHING_ELSE, topologies: [fact] }, judged);
  return { ...report, topologies: undefined, power: reportTopology(fact) };
}

const POWER_AND_HEAT = RULES.filter(({ id }) => /^(PWR|THM)-/.test(id));

/** A hall has no data and no operator: laws, certificates and exports of the policy are about programs. */
function powerPart({ policy, ...loaded }: LoadedPolicy): LoadedPolicy {
  const about = { profiles: [], profileFacts: {}, certificates: [], hosts: {}, endUser: undefined, survivability: {} };
  return { ...loaded, policy: { ...policy, ...about, exportAuthorisations: [] }, notAssessed: [] };
}

const NOTHING_ELSE: FactGraph = {
  stacks: [],
  placements: [],
  flows: [],
  operators: [],
  states: [],
  pools: [],
  machines: [],
  topologies: [],
  accelerators: [],
  sites: [],
  catalogueRows: [],
  promises: [],
  halls: [],
  unreadStatements: [],
  programWaivers: [],
  stated: [],
  notAssessed: [],
};

function asksNothing(asOf: string): LoadedPolicy {
  const policy = { version: 1, defaultDataClass: "internal", classes: { internal: { countries: ["any"] } } };
  return policyFromValue(policy, "no policy", asOf);
}
