import type { NamingArgument, PlaceRow, TypeRow } from "./table";

/** A file of `data/`: types without a place of their own, by the arguments that name what they are part of. */
export interface GoogleParents {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  /** `database,instance`, the first that says a place counts; types without the prefix `google_`. */
  readonly byArguments: Readonly<Record<string, readonly string[]>>;
  /** Of arguments that take a name: where others bear it, e.g. `google_storage_bucket.name`. */
  readonly names: Readonly<Record<string, NamingArgument>>;
  /** The same for arguments that mean one thing in one service and another in the next. */
  readonly namesByType: Readonly<Record<string, Readonly<Record<NamingArgument, readonly string[]>>>>;
}

/** Types whose place does not come from the argument that their names suggest. */
const OTHER_PARENTS: Readonly<Record<string, readonly string[]>> = {
  apigee_environment_keyvaluemaps_entries: ["env_keyvaluemap_id"],
  container_aws_node_pool: ["cluster"],
  container_azure_node_pool: ["cluster"],
  data_catalog_tag: ["parent"],
};

/** Arguments that bear the names of parents, where it is not `name`: what a type begins with, the argument, the bearer. */
const BEARERS: readonly (readonly [beginning: string, argument: string, bearer: NamingArgument])[] = [
  ["active_directory_", "domain", "google_active_directory_domain.domain_name"],
  ["alloydb_", "cluster", "google_alloydb_cluster.cluster_id"],
  ["apigee_", "env_id", "google_apigee_environment.name"],
  ["apigee_", "envgroup_id", "google_apigee_envgroup.name"],
  ["apigee_", "instance_id", "google_apigee_instance.name"],
  ["apigee_", "org", "google_apigee_organization.project_id"],
  ["apigee_", "org_id", "google_apigee_organization.project_id"],
  ["bigquery_", "dataset_id", "google_bigquery_dataset.dataset_id"],
  ["container_aws_", "cluster", "google_container_aws_cluster.name"],
  ["container_azure_", "cluster", "google_container_azure_cluster.name"],
  ["data_catalog_", "entry_group", "google_data_catalog_entry_group.entry_group_id"],
  ["parameter_manager_regional_", "parameter", "google_parameter_manager_regional_parameter.parameter_id"],
  ["secret_manager_regional_", "secret", "google_secret_manager_regional_secret.secret_id"],
  ["secret_manager_secret_", "secret", "google_secret_manager_secret.secret_id"],
];

/**
 * Rows for every type without a place of its own, added to what `rowOf` says of it: it is where its parent is. A type that
 * is said to have a place, or to have none anywhere, stays as it is.
 *
 * @param rowOf the row of a type, or of the longest beginning that fits
 */
export function parentRows(known: GoogleParents, rowOf: (type: string) => TypeRow | undefined): readonly TypeRow[] {
  const parents = new Map<string, readonly string[]>(
    Object.entries(known.byArguments).flatMap(([list, types]) => types.map((type) => [type, list.split(",")] as const)),
  );
  for (const [type, found] of Object.entries(OTHER_PARENTS)) parents.set(type, found);
  return [...parents].flatMap(([name, found]) => {
    const type = `google_${name}`;
    const row = rowOf(type);
    if (row && isPlaced(row, type, found)) return [];
    const places = found.map((argument) => placeRow(name, argument, known));
    // What none of them says is unknown for the reason that the nearest one gives.
    const reason = { ...places[0], as: "reference" as const };
    return [{ ...row, type, places: [...places, reason], otherwise: "unknown" as const }];
  });
}

function isPlaced(row: TypeRow, type: string, parents: readonly string[]): boolean {
  const { places, otherwise, serviceKind } = row;
  if (row.type === type && (places !== undefined || otherwise !== undefined)) return true;
  const isAnywhere = typeof otherwise === "object" && "anywhere" in otherwise;
  if (otherwise === "global" || isAnywhere || serviceKind === "control-plane" || serviceKind === "edge") return true;
  return places?.some(({ attribute }) => parents.includes(attribute)) ?? false;
}

function placeRow(type: string, attribute: string, { names, namesByType }: GoogleParents): PlaceRow {
  const bearer =
    BEARERS.find(([beginning, argument]) => argument === attribute && type.startsWith(beginning))?.[2] ??
    bearerOf(type, namesByType[attribute]) ??
    names[attribute];
  return { attribute, as: "google-parent", names: bearer };
}

function bearerOf(type: string, types: GoogleParents["namesByType"][string] | undefined): NamingArgument | undefined {
  const found = Object.entries(types ?? {}).find(([, borne]) => borne.includes(type))?.[0];
  return found as NamingArgument | undefined;
}
