import type { TerraformResource } from "../model/terraform";
import { tableFor } from "./provider-tables";
import type { FlowRow, ProviderTable, TypedResource, TypeRow } from "./table";

export { tableFor };

/** Providers whose resources keep nothing outside the state, or only on the machine that runs Terraform. */
const KEEPING_NOTHING: ReadonlySet<string> = new Set([
  "builtin/terraform",
  "hashicorp/archive",
  "hashicorp/cloudinit",
  "hashicorp/external",
  "hashicorp/http",
  "hashicorp/local",
  "hashicorp/null",
  "hashicorp/random",
  "hashicorp/template",
  "hashicorp/time",
  "hashicorp/tls",
]);

/** Of those, what a program may use to set up a hall: it has a place where one is stated. */
const STATED_TYPES: ReadonlySet<string> = new Set(["local_file", "local_sensitive_file", "terraform_data"]);

const rowsByTable = new Map<ProviderTable, TypeRows>();
const flowRows = new Map<string, readonly FlowRow[]>();

interface TypeRows {
  readonly exact: ReadonlyMap<string, TypeRow>;
  /** The longest beginning first. */
  readonly prefixes: readonly (readonly [string, TypeRow])[];
  readonly found: Map<string, TypeRow | undefined>;
}

export function keepsNothing({ providerSource }: Pick<TerraformResource, "providerSource">): boolean {
  return KEEPING_NOTHING.has(providerSource);
}

/** Whether a table says where resources of this type are, or that they are nowhere. */
export function isListed(resource: TypedResource & Pick<TerraformResource, "providerSource">): boolean {
  const table = tableFor(resource.providerSource);
  if (!table || keepsNothing(resource)) return true;
  const type = typeIn(table, resource);
  const otherwise = rowOf(table, type)?.otherwise ?? table.otherwise(type, table.placeArguments(type));
  return otherwise !== "unlisted";
}

/** Whether a resource is in a hall or in a cluster, and not a cloud's own. */
export function isOfSite({ providerSource }: Pick<TerraformResource, "providerSource">): boolean {
  return KEEPING_NOTHING.has(providerSource) || tableFor(providerSource)?.inCluster === true;
}

export function mayBeStated(type: string): boolean {
  return STATED_TYPES.has(type);
}

/** What a table calls the type of a resource. */
export function typeIn({ typeOf }: ProviderTable, resource: TypedResource): string {
  return typeOf?.(resource) ?? resource.type;
}

/** As a report calls the type of a resource: Terraform's own, with the one that an argument tells. */
export function typeName(resource: TypedResource & Pick<TerraformResource, "providerSource">): string {
  const table = tableFor(resource.providerSource);
  const told = table && typeIn(table, resource);
  return told === undefined || told === resource.type ? resource.type : `${resource.type} (${told})`;
}

/** The row of a type: its own, else that of the longest beginning that fits. */
export function rowOf(table: ProviderTable, type: string): TypeRow | undefined {
  let rows = rowsByTable.get(table);
  if (!rows) rowsByTable.set(table, (rows = indexRows(table.rows)));
  const { exact, prefixes, found } = rows;
  if (found.has(type)) return found.get(type);
  const row = exact.get(type) ?? prefixes.find(([prefix]) => type.startsWith(prefix))?.[1];
  found.set(type, row);
  return row;
}

/** Every argument by which the data of a type moves: of its row, then those that only its provider's types tell. */
export function flowRowsOf(table: ProviderTable, type: string): readonly FlowRow[] {
  let found = flowRows.get(type);
  if (!found) flowRows.set(type, (found = mergeFlowRows(table, type)));
  return found;
}

function mergeFlowRows(table: ProviderTable, type: string): readonly FlowRow[] {
  const { flows = [], places = table.places } = rowOf(table, type) ?? {};
  const said = new Set([...flows, ...places].map(({ attribute }) => withoutMarks(attribute)));
  const derived = table.derivedFlows?.(type).filter(({ attribute }) => !said.has(withoutMarks(attribute))) ?? [];
  return [...flows, ...derived];
}

/** Whether a block may stand several times is nothing that tells two arguments apart. */
function withoutMarks(attribute: string): string {
  return attribute.replace(/\[\]|\{\}/g, "");
}

function indexRows(rows: readonly TypeRow[]): TypeRows {
  const prefixes = rows.filter(({ type }) => type.endsWith("*")).map((row) => [row.type.slice(0, -1), row] as const);
  return {
    exact: new Map(rows.map((row) => [row.type, row])),
    prefixes: prefixes.sort(([a], [b]) => b.length - a.length),
    found: new Map(),
  };
}
