import type { Policy } from "../policy";
import { acceleratorsOf } from "./graph/accelerators";
import { promisedPullsOf } from "./graph/air-gap";
import { catalogueRowsOf } from "./graph/catalogue-rows";
import { DataClasses } from "./graph/data-classes";
import { hallsOf } from "./graph/halls";
import { machinesOf } from "./graph/machines";
import { notAssessedOf } from "./graph/not-assessed";
import { operatorsOf } from "./graph/operators";
import { placementsOf } from "./graph/placements";
import { poolsOf } from "./graph/pools";
import { sitesOf } from "./graph/sites";
import { programWaiversOf, statedFactsOf } from "./graph/stated";
import { statesOf } from "./graph/states";
import { topologiesOf } from "./graph/topologies";
import { unreadStatementsOf } from "./graph/unread-statements";
import { Locator } from "./locate/locator";
import { Program } from "./locate/program";
import type { SiteFacts } from "./locate/stated-facts";
import type { FactGraph } from "./model/graph";
import type { TerraformStack } from "./model/terraform";

export type { SiteFact, SiteFacts } from "./locate/stated-facts";

export interface GraphOptions {
  readonly policy: Policy;
  /** Where things are that the input cannot say. @default - nothing is stated beside the input */
  readonly siteFacts?: SiteFacts;
}

/** Everything that the stacks say of places, flows and operators, and how it is known. */
export function buildGraph(stacks: readonly TerraformStack[], { policy, siteFacts }: GraphOptions): FactGraph {
  const locator = new Locator(new Program(stacks), siteFacts, policy.hosts);
  const classes = new DataClasses(policy, locator);
  const { placements, flows, unlisted } = placementsOf(stacks, locator, classes);
  const operators = operatorsOf([...placements, ...unlisted], locator);
  const halls = hallsOf(stacks, locator);
  const accelerators = acceleratorsOf({ stacks, placements, halls }, locator, classes);
  const pools = poolsOf(stacks, locator);
  const { topologies, unread } = topologiesOf(stacks, { pools, halls }, classes);
  let sites: FactGraph["sites"] | undefined;
  return {
    stacks,
    placements,
    flows,
    operators,
    states: statesOf(stacks, placements, locator, classes),
    pools,
    machines: machinesOf(accelerators, locator),
    topologies,
    accelerators,
    // Most policies ask for no survivability.
    get sites() {
      return (sites ??= sitesOf(placements, accelerators, locator));
    },
    catalogueRows: catalogueRowsOf({ placements, flows, operators, accelerators }, policy),
    promises: promisedPullsOf(flows, locator),
    halls,
    unreadStatements: [...unreadStatementsOf(stacks, classes), ...unread],
    programWaivers: programWaiversOf(stacks),
    stated: statedFactsOf(stacks, policy, locator, siteFacts),
    notAssessed: notAssessedOf(stacks, placements),
  };
}
