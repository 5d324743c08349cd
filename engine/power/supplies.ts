import { findServer } from "../../catalog/servers";
import type { StateName, SuppliesLeft } from "./assessment";
import type { LoadFlow } from "./load-flow";
import type { Rack } from "./topology";

/** How few live feeds the states leave a rack. */
export interface FewestFeeds {
  /** The first state that leaves none. @default - none does */
  readonly darkIn?: StateName;
  /** The fewest but none, and the first state that leaves them. @default - every state leaves none */
  readonly fewest?: { readonly feeds: number; readonly state: StateName };
}

export class FeedWatch {
  private readonly found: FewestFeeds[];

  public constructor(racks: number) {
    this.found = Array.from({ length: racks }, () => ({}));
  }

  public look(flow: LoadFlow, rack: number, state: StateName): void {
    const feeds = flow.liveFeedsOf(rack);
    const { darkIn, fewest } = this.found[rack];
    if (feeds === 0) this.found[rack] = { darkIn: darkIn ?? state, fewest };
    else if (fewest === undefined || feeds < fewest.feeds) this.found[rack] = { darkIn, fewest: { feeds, state } };
  }

  public of(rack: number): FewestFeeds {
    return this.found[rack];
  }
}

/**
 * Supplies of one server that still have power in the worst state that leaves the rack any. Feeds carry equal shares of
 * them, rounded down. A rack without power is no matter of supplies.
 *
 * @returns undefined where the catalogue knows no supplies, or enough are left in every state
 */
export function suppliesLeft(model: string, { feeds }: Rack, { fewest }: FewestFeeds): SuppliesLeft | undefined {
  const supplies = findServer(model)?.powerSupplies;
  if (supplies === undefined || fewest === undefined) return undefined;
  const { count, neededForFull, neededForReduced } = supplies;
  const powered = fewest.feeds * Math.floor(count / feeds.length);
  if (powered >= neededForFull) return undefined;
  return { state: fewest.state, powered, count, neededForFull, neededForReduced };
}
