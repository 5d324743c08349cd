import type { FlowKind } from "../../policy/flow-kind";
import type { Target } from "../expression/outcome";
import type { Evidence, Place } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import type { Located, Locator } from "./locator";
import { readingSite } from "./own-place";
import { occurrences } from "./paths";
import { anywhere, type Occurrence, type Reading, type ResourceSite } from "./reading";
import { readAs } from "./readers";
import type { FlowRow } from "./table";
import { rowOf, tableFor } from "./tables";

/** Data that moves from a resource to another place, or from there to the resource. */
export interface LocatedFlow {
  readonly kind: FlowKind;
  readonly from: string;
  readonly to: string;
  /** Where the data goes. */
  readonly place: Place;
  readonly operator?: string;
  readonly evidence: readonly Evidence[];
  readonly unknownSeverity?: "warning";
  /** The resources that it comes from, where it comes to this one. */
  readonly sources: readonly Target[];
}

/** Everything that a resource sends elsewhere, or takes in from elsewhere. */
export function flowsOf(locator: Locator, stack: TerraformStack, resource: TerraformResource): readonly LocatedFlow[] {
  const table = tableFor(resource.providerSource);
  const row = table && rowOf(table, resource.type);
  if (!table || !row?.flows) return [];
  const site = readingSite(locator, stack, resource, table, row, locator.binding(stack, resource));
  return row.flows.flatMap((flow) => ((flow.when?.(site) ?? true) ? readFlow(flow, site) : []));
}

function readFlow(row: FlowRow, site: ResourceSite): readonly LocatedFlow[] {
  const { locator, stack, resource } = site;
  const found = occurrences(resource.values, locator.program.scopeOf(stack, resource), row.attribute).flatMap(
    (occurrence) =>
      readAs(row.as, occurrence, site).map((reading) =>
        row.direction === "in" ? inbound(row, reading, occurrence, site) : outbound(row, reading, site),
      ),
  );
  return found.length === 0 && row.unset !== undefined ? [unsetFlow(row, row.unset, site)] : found;
}

function outbound({ kind }: FlowRow, reading: Reading, { resource }: ResourceSite): LocatedFlow {
  return {
    kind: reading.kind ?? kind,
    from: resource.address,
    to: reading.to,
    place: reading.place,
    operator: reading.operator,
    evidence: reading.evidence,
    unknownSeverity: reading.unknownSeverity,
    sources: [],
  };
}

/** What comes to the resource rests where the resource is. */
function inbound({ kind }: FlowRow, reading: Reading, { outcome }: Occurrence, site: ResourceSite): LocatedFlow {
  const own = site.locator.locate(site.stack, site.resource) as Located;
  return {
    kind,
    from: reading.to,
    to: site.resource.address,
    place: own.place,
    operator: own.operator,
    evidence: [...reading.evidence, ...own.evidence],
    sources: outcome.targets,
  };
}

function unsetFlow({ kind, attribute }: FlowRow, why: string, { resource }: ResourceSite): LocatedFlow {
  return {
    kind,
    from: resource.address,
    to: "other regions",
    place: anywhere(why),
    evidence: [{ address: resource.address, attribute, note: "not set" }],
    sources: [],
  };
}
