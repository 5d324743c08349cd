import type { AcceleratorFact } from "../../../engine/checks/model/accelerator";
import type { FactGraph, OperatorBinding, PoolFact, StatePlacement } from "../../../engine/checks/model/graph";
import type { Flow, Place, Placement } from "../../../engine/checks/model/placement";
import type { TerraformResource, TerraformStack } from "../../../engine/checks/model/terraform";
import { policyFromValue, type LoadedPolicy } from "../../../engine/policy";

/** Facts written by hand, so that a rule is tested without reading any Terraform. */
export const AS_OF = "2026-11-22";

export function policyOf(value: object = {}): LoadedPolicy {
  const file = { version: 1, defaultDataClass: "confidential", classes: { confidential: { countries: ["SE"] } } };
  return policyFromValue({ ...file, ...value }, "test", AS_OF);
}

export function stackOf(
  name: string | undefined = "shop",
  resources: readonly TerraformResource[] = [],
): TerraformStack {
  return {
    name,
    file: "main.tf.json",
    kind: "cdk.tf.json",
    resources,
    dataSources: [],
    providers: [],
    modules: [],
    variables: new Map(),
    locals: new Map(),
    outputs: new Map(),
    unreadFacts: [],
    notAssessed: [],
  };
}

export function resourceOf(address = "aws_sqs_queue.orders", constructPath?: string): TerraformResource {
  const [type, name] = address.split(".");
  const provider = type.split("_")[0];
  return {
    mode: "managed",
    address,
    type,
    name,
    provider,
    providerSource: `hashicorp/${provider}`,
    providerKey: provider,
    values: {},
    ...(constructPath ? { constructPath } : {}),
  };
}

export const at = (region: string, ...countries: string[]): Place => ({ kind: "countries", countries, region });
export const ANYWHERE: Place = { kind: "anywhere", why: "the service chooses the region" };
export const UNKNOWN: Place = { kind: "unknown", why: "var.region has no default" };

export function placementOf(place: Place, more: Partial<Placement> = {}): Placement {
  return {
    stack: stackOf(),
    resource: resourceOf(),
    place,
    basis: "attribute region",
    evidence: [{ address: "aws_sqs_queue.orders", attribute: "region", value: "us-east-1" }],
    typeNotInTables: false,
    dataClass: "confidential",
    ...more,
  };
}

export function flowOf(kind: Flow["kind"], place: Place, more: Partial<Flow> = {}): Flow {
  return {
    stack: stackOf(),
    resource: resourceOf(),
    kind,
    from: "Queue 'orders'",
    to: "its copy",
    place,
    evidence: [{ address: "aws_sqs_queue.orders", attribute: "copy", value: "x" }],
    dataClass: "confidential",
    ...more,
  };
}

export function bindingOf(operator: OperatorBinding["operator"], more: Partial<OperatorBinding> = {}): OperatorBinding {
  return { stack: stackOf(), address: "provider.aws", operator, dataClasses: ["confidential"], evidence: [], ...more };
}

export function stateOf(backend: string, place: Place): StatePlacement {
  return { stack: stackOf(), backend, place, dataClass: "confidential", evidence: [] };
}

export function poolOf(more: Partial<PoolFact> = {}): PoolFact {
  return {
    stack: stackOf("dammam"),
    path: "dammam/train",
    site: "dammam",
    maxNodes: 4,
    itKwPerNode: 10.2,
    basis: "server dgx-h100, 10.2 kW",
    ...more,
  };
}

/** Four servers of eight in a Saudi hall. */
export function acceleratorOf(more: Partial<AcceleratorFact> = {}): AcceleratorFact {
  return {
    stack: stackOf("hall"),
    address: "hall/train",
    constructPath: "hall/train",
    accelerator: "h100-sxm",
    count: 32,
    assembled: true,
    supply: "hardware",
    place: { kind: "countries", countries: ["SA"] },
    operator: { id: "acme", hq: "SA", ultimateParent: "SA" },
    dataClass: "confidential",
    evidence: [{ address: "hall/train", value: "4 × 8 h100-sxm", note: "dgx-h100" }],
    ...more,
  };
}

export function graphOf(facts: Partial<FactGraph> = {}): FactGraph {
  return {
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
    ...facts,
  };
}
