import { findAuthorisationKind, namesCountry } from "../../catalog/export-control";
import type { ExportAuthorisation } from "./policy";

/** What is exported where, as an authorisation looks at it. */
export interface ExportCase {
  /** Items of which one has to be covered; empty where none is known. */
  readonly items: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** The authorisations of a policy as they bear on one export. */
export interface Coverage {
  readonly covering: readonly ExportAuthorisation[];
  /** Of a kind that is not known to cover this. */
  readonly doubtful: readonly string[];
  /** Why each of the others counts as none: `BIS-123 expired on 2026-06-30`. */
  readonly refused: readonly string[];
}

/** An authorisation that has expired, or is for another country or item, counts as none. */
export function coverageOf(
  { items, country }: ExportCase,
  authorisations: readonly ExportAuthorisation[],
  asOf: string,
): Coverage {
  const covering: ExportAuthorisation[] = [];
  const doubtful: string[] = [];
  const refused: string[] = [];
  for (const authorisation of authorisations) {
    const why = refusal(authorisation, { items, country }, asOf);
    const doubt = doubtOf(authorisation, { items, country });
    if (why !== undefined) refused.push(`${authorisation.id} ${why}`);
    else if (doubt !== undefined) doubtful.push(`${authorisation.id} ${doubt}`);
    else covering.push(authorisation);
  }
  return { covering, doubtful, refused };
}

function refusal(
  { kind, items, country, expires }: ExportAuthorisation,
  asked: ExportCase,
  asOf: string,
): string | undefined {
  if (findAuthorisationKind(kind)?.permits === false) return "permits nothing";
  if (country !== asked.country) return `is for ${country}`;
  if (expires !== undefined && expires < asOf) return `expired on ${expires}`;
  if (asked.items.length > 0 && !asked.items.some((item) => isAmong(item, items))) {
    return `is for ${items.join(", ")} and not for ${asked.items.join(" or ")}`;
  }
  return undefined;
}

function doubtOf({ kind }: ExportAuthorisation, { items, country }: ExportCase): string | undefined {
  if (items.length === 0) return "may not be for the part, whose item is not known";
  const row = findAuthorisationKind(kind);
  if (row?.doubtfulDestinations && namesCountry(row.doubtfulDestinations, country)) {
    return `is a ${row.name}, which is not known to reach ${country}`;
  }
  const item = items.find((asked) => row?.doubtfulItems?.includes(asked));
  return row && item !== undefined ? `is a ${row.name}, which is not known to cover ${item}` : undefined;
}

/** `3a090.a` is `3A090.a`. */
function isAmong(item: string, items: readonly string[]): boolean {
  return items.some((other) => other.toLowerCase() === item.toLowerCase());
}

/** An export that authorisations cover, with its performance. */
export interface CoveredExport {
  readonly country: string;
  readonly covering: readonly ExportAuthorisation[];
  /** Total processing performance; absent where it is not known. */
  readonly tpp?: number;
}

/** Exports that together are more than the authorisations that cover them. */
export interface CapExcess<T extends CoveredExport> {
  readonly exports: readonly T[];
  readonly authorisations: readonly ExportAuthorisation[];
  readonly maxTpp: number;
  /** Of the exports whose performance is known. */
  readonly tpp: number;
  /** Whether the known ones alone are too much; if not, the unknown ones may be. */
  readonly status: "fail" | "unknown";
}

/**
 * Every set of exports whose authorisations do not suffice. What only some authorisations cover competes for them with
 * what all cover, so that exports are held against the caps by the sets of authorisations that they may draw on.
 */
export function capExcesses<T extends CoveredExport>(exports: readonly T[]): readonly CapExcess<T>[] {
  return groupBy(exports, ({ country }) => country).flatMap(excessesOfCountry);
}

function excessesOfCountry<T extends CoveredExport>(exports: readonly T[]): readonly CapExcess<T>[] {
  const groups = groupBy(exports, ({ covering }) => JSON.stringify(covering.map(({ id }) => id)));
  return unionsOf(groups.map(([first]) => first.covering)).flatMap((authorisations) => {
    const maxTpp = authorisations.reduce((sum, { maxTpp: cap }) => sum + (cap ?? Infinity), 0);
    if (maxTpp === Infinity) return [];
    const drawing = groups.filter(([{ covering }]) => covering.every((one) => authorisations.includes(one))).flat();
    const tpp = drawing.reduce((sum, one) => sum + (one.tpp ?? 0), 0);
    const isOpen = drawing.some((one) => one.tpp === undefined);
    if (tpp <= maxTpp && !isOpen) return [];
    return [{ exports: drawing, authorisations, maxTpp, tpp, status: tpp > maxTpp ? "fail" : "unknown" }];
  });
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return [...groups.values()];
}

/** Of more sets than this only each by itself and all of them together are held against their caps. */
const MAX_SETS = 8;

/** The sets themselves and everything that several of them come to together, each once, the smallest first. */
function unionsOf<T>(sets: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const all = [...new Set(sets.flat())];
  let unions: readonly (readonly T[])[] = sets.length > MAX_SETS ? distinctSets([...sets, all]) : [];
  for (const set of unions.length > 0 ? [] : sets) {
    unions = distinctSets([...unions, set, ...unions.map((union) => [...new Set([...union, ...set])])]);
  }
  return [...unions].sort((a, b) => a.length - b.length);
}

function distinctSets<T>(sets: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return sets.filter(
    (set, index) =>
      sets.findIndex((other) => other.length === set.length && other.every((one) => set.includes(one))) === index,
  );
}
