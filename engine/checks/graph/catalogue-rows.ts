import { findAccelerator } from "../../../catalog/accelerators";
import { findCertification, heldCertifications } from "../../../catalog/certifications";
import { countryGroups, findCountryGroup } from "../../../catalog/countries";
import { exportRules, findApprovedEndUser } from "../../../catalog/export-control";
import { multiRegions, type MultiRegionService } from "../../../catalog/multi-regions";
import { controlsOn, findOperator } from "../../../catalog/operators";
import type { Provenance } from "../../../catalog/provenance";
import { findRegion, regionsOf } from "../../../catalog/regions";
import type { CountrySet, Policy } from "../../policy";
import { locationService } from "../locate/location-service";
import type { CatalogueRow } from "../model/catalogue-row";
import type { FactGraph } from "../model/graph";

export type RestingFacts = Pick<FactGraph, "placements" | "flows" | "operators" | "accelerators">;

/** The rows of the catalogue that what is said of these facts rests on, each once. */
export function catalogueRowsOf(facts: RestingFacts, policy: Policy): readonly CatalogueRow[] {
  const rows = [
    ...ofPlaces(facts),
    ...ofOperators(facts),
    ...ofCertifications(facts, policy),
    ...ofExports(facts, policy),
  ];
  const all = [...rows, ...ofProfiles(policy), ...ofAreas(policy)];
  return [...new Map(all.map((row) => [row.address, row])).values()];
}

function rowOf(table: string, key: string, { asOf, source, confidence }: Provenance): CatalogueRow {
  return { address: `catalog.${table}.${key}`, table, asOf, source, confidence };
}

function ofPlaces({ placements, flows }: RestingFacts): readonly CatalogueRow[] {
  const seen = new Set<string>();
  return [...placements, ...flows].flatMap((fact) => {
    const { place, operator, resource } = fact;
    if (place.kind !== "countries" || place.region === undefined) return [];
    const partition = "partition" in fact ? fact.partition : undefined;
    const key = `${resource.type} ${partition} ${operator} ${place.region}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return ofRegion(resource.provider, partition, operator, place.region, () => locationService(resource));
  });
}

/**
 * A region of whoever runs the place: a flow may lead into another cloud, and a cluster is somebody's.
 *
 * @param service whose location it is, where it is no region. @default - that of any service which has one of this name
 */
export function ofRegion(
  provider: string,
  partition: string | undefined,
  operator: string | undefined,
  name: string,
  service: () => MultiRegionService | undefined = () => undefined,
): readonly CatalogueRow[] {
  const row = regionOfOperator(operator, name) ?? findRegion(provider, partition, name);
  if (row) return [rowOf("regions", `${row.provider}/${row.partition}/${row.region}`, row)];
  const own = service();
  const named = multiRegions().filter((multi) => multi.provider === provider && multi.name === name.toLowerCase());
  const ofService = named.filter((multi) => multi.service === own);
  return (ofService.length > 0 ? ofService : named).map((multi) =>
    rowOf("multi-regions", `${multi.provider}/${multi.service}/${multi.name}`, multi),
  );
}

function regionOfOperator(operator: string | undefined, name: string) {
  if (operator === undefined) return undefined;
  return regionsOf({ operator: controlsOn(operator) ?? operator }).find(({ region }) => region === name);
}

function ofOperators({ placements, flows, operators }: RestingFacts): readonly CatalogueRow[] {
  const ids = new Set([...placements, ...flows].map(({ operator }) => operator));
  for (const { operator } of operators) ids.add(operator?.id);
  return [...ids].flatMap((id) => {
    const row = id === undefined ? undefined : findOperator(id);
    return row ? [rowOf("operators", row.id, row)] : [];
  });
}

function ofCertifications({ operators }: RestingFacts, { classes, profiles }: Policy): readonly CatalogueRow[] {
  const entries = [
    ...Object.values(classes).flatMap(({ certifications }) => certifications),
    ...profiles.flatMap(({ requirements }) => requirements.flatMap((one) => one.certifications?.anyOf ?? [])),
  ];
  if (entries.length === 0) return [];
  const needed = new Set(entries.map((entry) => entry.split(":", 1)[0]));
  const ids = new Set(operators.flatMap(({ operator }) => (operator ? [operator.id, controlsOn(operator.id)] : [])));
  const held = [...ids].flatMap((id) => (id === undefined ? [] : heldCertifications(id)));
  return [
    ...[...needed].flatMap((id) => {
      const row = findCertification(id);
      return row ? [rowOf("certifications", id, row)] : [];
    }),
    ...held
      .filter(({ certification }) => needed.has(certification))
      .map((row) => {
        const key = [row.operator, row.certification, ...(row.region === undefined ? [] : [row.region])].join("/");
        return rowOf("held-certifications", key, row);
      }),
  ];
}

function ofExports({ accelerators }: RestingFacts, { endUser }: Policy): readonly CatalogueRow[] {
  if (!endUser || accelerators.length === 0) return [];
  const rules = exportRules();
  const groups = new Set(
    rules.flatMap(({ destinations, headOffices }) =>
      [destinations, headOffices].flatMap((named) => [...(named?.groups ?? []), ...(named?.exceptGroups ?? [])]),
    ),
  );
  const approved = endUser.approvedAs === undefined ? undefined : findApprovedEndUser(endUser.approvedAs);
  const names = new Set(accelerators.map(({ accelerator }) => accelerator));
  return [
    ...rules.map((rule) => rowOf("export-rules", rule.id, rule)),
    ...(approved ? [rowOf("export-approved-end-users", approved.id, approved)] : []),
    ...[...groups].flatMap((id) => {
      const group = findCountryGroup(id);
      return group ? [rowOf("country-groups", id, group)] : [];
    }),
    ...[...names].flatMap((name) => {
      const classified = name === undefined ? undefined : findAccelerator(name)?.export;
      return classified ? [rowOf("accelerators", `${name}/export`, classified)] : [];
    }),
  ];
}

/** A profile of the user's own is theirs to look at again. */
function ofProfiles({ profiles }: Policy): readonly CatalogueRow[] {
  return profiles
    .filter(({ source }) => source === undefined)
    .map(({ id, title, asOf }) => rowOf("profiles", id, { asOf, source: title, confidence: "partly" }));
}

/** The policy is read with its areas expanded: one whose members are all allowed may stand behind them. */
function ofAreas({ classes }: Policy): readonly CatalogueRow[] {
  const sets = Object.values(classes).flatMap(({ countries, flows, operators }): CountrySet[] => [
    countries,
    ...Object.values(flows),
    operators.hqNotIn,
    operators.ultimateParentNotIn,
  ]);
  return countryGroups()
    .filter(
      ({ kind, members }) =>
        kind === "area" && sets.some((set) => set !== "any" && members.every((code) => set.has(code))),
    )
    .map((group) => rowOf("country-groups", group.id, group));
}
