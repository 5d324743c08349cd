import { expandCountries } from "../../catalog/countries";
import { CATALOG_KINDS, type CatalogFilter, type CatalogKind, type CatalogRow } from "../catalog-kinds";
import { columns, record } from "../columns";
import { filterDoesNotApply, unknownChoice, unknownFilterValue, unknownKind, unknownName } from "../errors";
import { writeOutput } from "../output";

export interface CatalogOptions extends Readonly<Partial<Record<CatalogFilter, string>>> {
  readonly format: string;
}

const FILTERS = ["country", "provider", "operator", "accelerator"] as const satisfies readonly CatalogFilter[];
const FORMATS = ["table", "json"];

export function catalogCommand(kind: string, name: string | undefined, options: CatalogOptions): void {
  if (!Object.hasOwn(CATALOG_KINDS, kind)) throw unknownKind(kind, Object.keys(CATALOG_KINDS));
  if (!FORMATS.includes(options.format)) throw unknownChoice("--format", options.format, FORMATS);
  const ofKind = CATALOG_KINDS[kind];
  const named = name === undefined ? ofKind.rows() : rowsNamed(kind, ofKind, name);
  const rows = FILTERS.reduce((left, filter) => narrow(kind, ofKind, left, filter, options[filter]), named);
  if (rows.length === 0)
    process.stderr.write(
      `${ofKind.rows().length === 0 ? `The catalogue has no ${kind} yet` : `None of the ${kind} match`}.\n`,
    );
  else writeOutput(options.format === "json" ? asJson(rows) : asText(ofKind, rows, name !== undefined), undefined);
}

function rowsNamed(kind: string, { rows, nameOf }: CatalogKind, name: string): readonly CatalogRow[] {
  const found = rows().filter((row) => String(row[nameOf]).toLowerCase() === name.toLowerCase());
  if (found.length === 0) {
    throw unknownName(
      kind,
      name,
      rows().map((row) => String(row[nameOf])),
    );
  }
  return found;
}

function narrow(
  kind: string,
  ofKind: CatalogKind,
  rows: readonly CatalogRow[],
  filter: CatalogFilter,
  value: string | undefined,
): readonly CatalogRow[] {
  if (value === undefined) return rows;
  const key = ofKind.filters[filter];
  const option = `--${filter}`;
  if (key === undefined)
    throw filterDoesNotApply(
      option,
      kind,
      Object.keys(ofKind.filters).map((name) => `--${name}`),
    );
  const wanted = filter === "country" ? countryCodes(option, value) : new Set([knownValue(option, value, ofKind, key)]);
  return rows.filter((row) => wanted.has(String(row[key])));
}

/** A country code, or a group with its members: a row may be of the group as such. */
function countryCodes(option: string, value: string): ReadonlySet<string> {
  const { codes, unknown } = expandCountries([value.toUpperCase()]);
  if (unknown.length > 0) throw unknownFilterValue(option, value, []);
  return new Set([...codes, value.toUpperCase()]);
}

function knownValue(option: string, value: string, { rows }: CatalogKind, key: string): string {
  const known = new Set(rows().map((row) => String(row[key])));
  if (!known.has(value)) throw unknownFilterValue(option, value, known);
  return value;
}

function asJson(rows: readonly CatalogRow[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function asText(
  { nameOf, columns: others, inFull: write = record }: CatalogKind,
  rows: readonly CatalogRow[],
  inFull: boolean,
): string {
  if (inFull) return rows.map(write).join("\n");
  const keys = [nameOf, ...others];
  return columns(
    keys,
    rows.map((row) => keys.map((key) => String(row[key] ?? "-"))),
  );
}
