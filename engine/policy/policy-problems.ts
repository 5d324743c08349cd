import { findCertification } from "../../catalog/certifications";
import { isCountryCode } from "../../catalog/countries";
import {
  approvedEndUsers,
  authorisationKinds,
  findApprovedEndUser,
  findAuthorisationKind,
} from "../../catalog/export-control";
import { formatKeyPath, type KeyPath } from "../document/key-path";
import { didYouMean } from "../document/nearest";
import type { Problem } from "../document/problem";
import { certificateProblems, unknownCertification } from "./certificate-problems";
import { areaIds, isCountryOrArea, nearestCountry } from "./countries";
import { dateProblem } from "./date";
import type { ClassPolicyFile, PolicyFile } from "./policy-file";
import { waivableRuleProblem, waiverProblems } from "./waiver";

/** What a schema cannot see: countries, certifications, rules and dates that do not exist, and classes without an entry. */
export function policyProblems(file: PolicyFile, asOf: string): readonly Problem[] {
  return [
    ...defaultClassProblems(file),
    ...Object.entries(file.classes).flatMap(([name, entry]) => classProblems(["classes", name], entry)),
    ...exportControlProblems(file),
    ...Object.entries(file.hosts ?? {}).flatMap(([host, { country }]) => [
      ...problem(["hosts", host], hostProblem(host)),
      ...problem(["hosts", host, "country"], singleCountryProblem(country)),
    ]),
    ...(file.certificates ?? []).flatMap((certificate, index) =>
      certificateProblems(certificate).flatMap(({ key, message }) => problem(["certificates", index, key], message)),
    ),
    ...(file.program?.waivers ?? []).flatMap((rule, index) =>
      problem(["program", "waivers", index], waivableRuleProblem(rule)),
    ),
    ...(file.waivers ?? []).flatMap((waiver, index) =>
      waiverProblems(waiver, asOf).flatMap(({ key, message }) => problem(["waivers", index, key], message)),
    ),
  ];
}

function defaultClassProblems({ defaultDataClass, classes }: PolicyFile): readonly Problem[] {
  if (classes[defaultDataClass]) return [];
  const remedy = `add '${defaultDataClass}: { countries: [...] }' there`;
  return problem(["defaultDataClass"], `'${defaultDataClass}' has no entry in classes; ${remedy}`);
}

function classProblems(path: KeyPath, entry: ClassPolicyFile): readonly Problem[] {
  const { flows = {}, operators = {}, certifications: needed = [] } = entry;
  return [
    ...listProblems([...path, "countries"], entry.countries, countryOrAnyProblem),
    ...Object.entries(flows).flatMap(([kind, target]) =>
      target === "none" ? [] : listProblems([...path, "flows", kind], target, flowCountryProblem),
    ),
    ...(["hqNotIn", "ultimateParentNotIn"] as const).flatMap((key) =>
      listProblems([...path, "operators", key], operators[key] ?? [], excludedCountryProblem),
    ),
    ...listProblems([...path, "certifications"], needed, certificationProblem),
  ];
}

function exportControlProblems({ endUser = {}, exportAuthorisations = [] }: PolicyFile): readonly Problem[] {
  return [
    ...(["hq", "ultimateParent"] as const).flatMap((key) => {
      const country = endUser[key];
      return country === undefined ? [] : problem(["endUser", key], singleCountryProblem(country));
    }),
    ...problem(["endUser", "approvedAs"], approvedEndUserProblem(endUser.approvedAs)),
    ...exportAuthorisations.flatMap(({ kind, country, expires }, index) => [
      ...problem(["exportAuthorisations", index, "kind"], authorisationKindProblem(kind)),
      ...problem(["exportAuthorisations", index, "country"], singleCountryProblem(country)),
      ...problem(["exportAuthorisations", index, "expires"], expires && dateProblem(expires)),
    ]),
  ];
}

function approvedEndUserProblem(id: string | undefined): string | undefined {
  if (id === undefined || findApprovedEndUser(id)) return undefined;
  const ids = approvedEndUsers().map((row) => row.id);
  return `unknown approved end user '${id}'${didYouMean(id, ids)}; the catalogue has ${ids.join(", ")}`;
}

function authorisationKindProblem(kind: string): string | undefined {
  if (findAuthorisationKind(kind)) return undefined;
  const ids = authorisationKinds().map((row) => row.id);
  return `unknown kind '${kind}'${didYouMean(kind, ids)}; it may be ${ids.join(", ")}`;
}

function listProblems(
  path: KeyPath,
  entries: readonly string[],
  check: (entry: string, all: readonly string[]) => string | undefined,
): readonly Problem[] {
  return entries.flatMap((entry, index) => problem([...path, index], check(entry, entries)));
}

export function problem(path: KeyPath, what: string | undefined): readonly Problem[] {
  return !what ? [] : [{ path, message: `${formatKeyPath(path)}: ${what}` }];
}

function countryOrAnyProblem(entry: string, all: readonly string[]): string | undefined {
  if (entry !== "any") return countryProblem(entry);
  return all.length === 1 ? undefined : "'any' stands alone; remove it or the other countries";
}

function flowCountryProblem(entry: string, all: readonly string[]): string | undefined {
  if (entry === "none") return "'none' is no country; an empty list lets this kind of flow go nowhere";
  return countryOrAnyProblem(entry, all);
}

function excludedCountryProblem(entry: string): string | undefined {
  return entry === "any" ? "'any' would exclude every operator; name the countries" : countryProblem(entry);
}

export function countryProblem(entry: string): string | undefined {
  if (isCountryOrArea(entry)) return undefined;
  const guess = nearestCountry(entry);
  const hint = guess
    ? `did you mean '${guess}'?`
    : `write ISO 3166-1 alpha-2 codes such as SA, or ${areaIds().join(", ")}`;
  return `unknown country or group '${entry}'; ${hint}`;
}

function hostProblem(host: string): string | undefined {
  if (/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(host)) return undefined;
  return `'${host}' is no host; write a name such as mimir.hall.example, or *.hall.example, without scheme, port and path`;
}

function singleCountryProblem(entry: string): string | undefined {
  if (isCountryCode(entry)) return undefined;
  if (isCountryOrArea(entry)) return `'${entry}' is a group of countries; name one country`;
  const guess = nearestCountry(entry);
  const hint =
    guess && isCountryCode(guess) ? `did you mean '${guess}'?` : "write an ISO 3166-1 alpha-2 code such as SA";
  return `unknown country '${entry}'; ${hint}`;
}

/** `id`, or `id:level`, where a level may be an edition or a kind as well. */
export function certificationProblem(entry: string): string | undefined {
  const [id] = entry.split(":", 1);
  const row = findCertification(id);
  if (!row) return unknownCertification(id);
  if (id === entry) return undefined;
  const level = entry.slice(id.length + 1);
  const known = [...(row.levels ?? []), ...(row.versions ?? []), ...(row.kinds ?? [])];
  if (known.includes(level)) return undefined;
  if (known.length === 0) return `the certification '${id}' has no levels; write '${id}' alone`;
  return `the certification '${id}' has no level '${level}'; it has ${known.join(", ")}`;
}
