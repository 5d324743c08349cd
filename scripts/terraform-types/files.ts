import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { censusOf, requiredOf } from "./census";
import { knownTypes } from "./known-type";
import type { Provider } from "./providers";
import type { ProviderTypes } from "./read-package";
import { flowsTable, parentsTable, typesTable } from "./tables";

const DATA = path.join("engine", "checks", "locate", "data");
const CENSUS = path.join("test", "census");

/** A change of one argument is a change of one line. */
const A_LIST_A_LINE = Infinity;

/** How long a line with a list may be, where a list stays on one line if it can. */
const PRETTIER_WIDTH = 120;

/** A file that is made from a package. */
export interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  /** @param asOf the day on which it was made, for a file that says so */
  readonly render: (asOf: string) => string;
}

export function filesOf(provider: Provider, { source, types: declared }: ProviderTypes): readonly GeneratedFile[] {
  const { name, tables } = provider;
  const types = knownTypes(provider, declared);
  const census: GeneratedFile[] = [
    { path: path.join(CENSUS, `${name}.tsv`), render: () => censusOf(source, types, tables !== undefined) },
    { path: path.join(CENSUS, `${name}-required.tsv`), render: () => requiredOf(source, types) },
  ];
  if (tables === undefined) return census;
  return [
    dataFile(`${name}-types.json`, typesTable(source, types), PRETTIER_WIDTH),
    dataFile(`${name}-arguments.json`, flowsTable(source, types), A_LIST_A_LINE),
    ...(tables.parents ? [dataFile(`${name}-parents.json`, parentsTable(source, name, types), A_LIST_A_LINE)] : []),
    ...census,
  ];
}

/** Whether a file lies there as it would be made now, on whatever day it was made. */
export function isUpToDate({ path: file, render }: GeneratedFile, root: string): boolean {
  const target = path.join(root, file);
  if (!existsSync(target)) return false;
  const text = readFileSync(target, "utf8");
  return text === render(asOfIn(text));
}

/** What has not changed keeps its day. */
export function writeGenerated(file: GeneratedFile, root: string, today: string): void {
  if (isUpToDate(file, root)) return;
  const target = path.join(root, file.path);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, file.render(today));
}

function asOfIn(text: string): string {
  return /^ {2}"asOf": "([\d-]+)",$/m.exec(text)?.[1] ?? "";
}

function dataFile(name: string, table: { readonly source: string }, width: number): GeneratedFile {
  const { source, ...rest } = table;
  return {
    path: path.join(DATA, name),
    render: (asOf) => `${onOneLine(JSON.stringify({ source, asOf, ...rest }, null, 2), width)}\n`,
  };
}

/** Writes the lists of strings on one line each, as far as they fit. */
function onOneLine(json: string, width: number): string {
  return json.replaceAll(
    /^( *"[^"]*": )\[\s+("[^\]]*")\s+\](,?)$/gm,
    (broken, start: string, items: string, end: string) => {
      const line = `${start}[${items.replaceAll(/,\s+/g, ", ")}]${end}`;
      return line.length <= width ? line : broken;
    },
  );
}
