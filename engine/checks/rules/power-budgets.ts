import type { PowerPolicy } from "../../policy";
import type { FactGraph, PoolFact } from "../model/graph";

/** A number of kilowatts that the policy allows, and the pools that draw from it. */
export interface PowerBudget {
  /** `site 'dammam'`, `the program`. */
  readonly of: string;
  readonly maxItKw: number;
  /** Where the policy says so. */
  readonly clause: string;
  readonly pools: readonly PoolFact[];
}

export function powerBudgets({ pools }: FactGraph, power: PowerPolicy): readonly PowerBudget[] {
  const ofSites = Object.entries(power.sites).map(([site, { maxItKw }]) => ({
    of: `site '${site}'`,
    maxItKw,
    clause: `power.sites.${site}.maxItKw`,
    pools: pools.filter((pool) => pool.site === site),
  }));
  if (power.maxTotalItKw === undefined) return ofSites;
  return [...ofSites, { of: "the program", maxItKw: power.maxTotalItKw, clause: "power.maxTotalItKw", pools }];
}

/** Whether some budget of the policy covers a pool. */
export function hasBudget({ site }: Pick<PoolFact, "site">, power: PowerPolicy): boolean {
  return power.maxTotalItKw !== undefined || (site !== undefined && Object.hasOwn(power.sites, site));
}
