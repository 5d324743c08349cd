import type { Policy } from "../../policy";
import { catalogueRowsOf } from "../graph/catalogue-rows";
import type { CatalogueRow } from "../model/catalogue-row";
import type { FactGraph } from "../model/graph";
import type { Flow, Placement } from "../model/placement";
import type { TerraformResource } from "../model/terraform";
import type { Chain, ExplainedFlow, ExplainedPlacement, ExplainedResource } from "./explanation";
import { providerAddress } from "./names";

/** The facts of a graph by the resource that they are about. */
export class FactsByResource {
  private readonly placements = new Map<TerraformResource, Placement[]>();
  private readonly flows = new Map<TerraformResource, Flow[]>();
  private byEvidence?: ReadonlyMap<string, readonly Flow[]>;
  private readonly policy: Policy;

  public constructor(
    private readonly graph: FactGraph,
    policy: Policy,
  ) {
    // Rows that answer for the policy, and not for a place, end no chain; operators are explained by themselves.
    this.policy = { ...policy, classes: {}, profiles: [], endUser: undefined };
    for (const placement of graph.placements) add(this.placements, placement);
    for (const flow of graph.flows) add(this.flows, flow);
  }

  public explained(resource: TerraformResource): ExplainedResource {
    const { address, constructPath, type, providerSource } = resource;
    return {
      address,
      ...(constructPath === undefined ? {} : { constructPath }),
      type,
      provider: providerAddress(resource),
      providerSource,
      placements: this.placementsOf(resource).map((placement) => this.placement(placement)),
      flows: this.flowsOf(resource).map((flow) => this.flow(flow)),
      reachedBy: this.reaching(resource).map((flow) => this.flow(flow)),
    };
  }

  public placementsOf(resource: TerraformResource): readonly Placement[] {
    return this.placements.get(resource) ?? [];
  }

  public flowsOf(resource: TerraformResource): readonly Flow[] {
    return this.flows.get(resource) ?? [];
  }

  /** Flows of others whose chain goes through it. */
  private reaching({ address }: TerraformResource): readonly Flow[] {
    this.byEvidence ??= this.indexed();
    return this.byEvidence.get(address) ?? [];
  }

  private indexed(): ReadonlyMap<string, readonly Flow[]> {
    const index = new Map<string, Flow[]>();
    for (const flow of this.graph.flows) {
      for (const address of new Set(flow.evidence.map((link) => link.address))) {
        if (address === flow.resource.address) continue;
        const known = index.get(address);
        if (known) known.push(flow);
        else index.set(address, [flow]);
      }
    }
    return index;
  }

  private placement(placement: Placement): ExplainedPlacement {
    const { place, operator, basis, dataClass, typeNotInTables, evidence, contradiction } = placement;
    return {
      place,
      ...(operator === undefined ? {} : { operator }),
      basis,
      dataClass,
      typeNotInTables,
      ...chainOf(evidence, this.rows({ placements: [placement], flows: [] }), contradiction),
    };
  }

  private flow(flow: Flow): ExplainedFlow {
    const { resource, kind, from, to, host, place, operator, dataClass, evidence, contradiction } = flow;
    return {
      address: resource.address,
      kind,
      from,
      to,
      ...(host === undefined ? {} : { host }),
      place,
      ...(operator === undefined ? {} : { operator }),
      dataClass,
      ...chainOf(evidence, this.rows({ placements: [], flows: [flow] }), contradiction),
    };
  }

  private rows(facts: Pick<FactGraph, "placements" | "flows">): readonly CatalogueRow[] {
    const rows = catalogueRowsOf({ ...facts, operators: [], accelerators: [] }, this.policy);
    return rows.filter(({ table }) => table !== "operators");
  }
}

export function chainOf(
  evidence: Chain["evidence"],
  rows: readonly CatalogueRow[],
  contradiction: Placement["contradiction"],
): Chain {
  return { evidence, rows, ...(contradiction ? { contradicted: contradiction.why } : {}) };
}

function add<T extends { readonly resource: TerraformResource }>(index: Map<TerraformResource, T[]>, fact: T): void {
  const known = index.get(fact.resource);
  if (known) known.push(fact);
  else index.set(fact.resource, [fact]);
}
