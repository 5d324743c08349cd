import type { Outcome } from "../expression/outcome";
import { occurrencesAt } from "./read-row";
import type { ResourceSite } from "./reading";
import { knownText } from "./readers/text";
import type { FlowRow, ServiceKind } from "./table";

/** Parts of a control plane or of a global load balancer: that something names them moves no data by itself. */
const HOLDING_NOTHING: ReadonlySet<ServiceKind | undefined> = new Set(["control-plane", "edge"]);

/** `projects/acme/global/networks/main`: a name of Compute Engine that holds no place. */
const GLOBAL_NAME = /(?:^|\/)global\/(?!.*\/(?:locations|regions|zones)\/)/;

/** An argument that its name alone tells of: it counts where it leads to something that is somewhere. */
export function whereItLeadsToAPlace(row: FlowRow): FlowRow {
  if (row.as !== "link") return row;
  return {
    ...row,
    when: (site) => occurrencesAt(row.attribute, site).some(({ outcome }) => leadsSomewhere(outcome, site)),
  };
}

function leadsSomewhere(outcome: Outcome, { locator }: ResourceSite): boolean {
  const text = knownText(outcome);
  if (GLOBAL_NAME.test(text) && !/\/locations\/global(?:\/|$)/.test(text)) return false;
  const { targets } = outcome;
  if (targets.length === 0) return true;
  return targets.some(({ stack, resource }) => {
    const located = locator.locate(stack, resource);
    return located !== undefined && !HOLDING_NOTHING.has(located.serviceKind);
  });
}
