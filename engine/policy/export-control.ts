import type { Accelerator } from "../../catalog/accelerators";
import {
  exportRules,
  findApprovedEndUser,
  findExportRule,
  groupsNaming,
  namesCountry,
  treatedAs,
  type ExportRuleRow,
} from "../../catalog/export-control";
import type { EndUser } from "./policy";

/** Accelerators as they cross a border. */
export interface ExportedPart {
  /** Row of the catalogue; absent where it has none, or where the part is not known. */
  readonly row?: Accelerator;
  /** Whether they are built into servers, trays or racks. */
  readonly assembled: boolean;
}

/** Whether an export needs a licence, and by which rules. */
export interface LicenceNeed {
  readonly needed: "yes" | "no" | "unknown";
  readonly why: string;
  readonly rules: readonly ExportRuleRow[];
  /** A rule that names the part itself and that no licence settles. @default - there is none */
  readonly partInDoubt?: ExportRuleRow;
}

/** Who is asked for a head office. */
export interface ExportParty {
  /** `the end user`, `the operator Acme`. */
  readonly name: string;
  readonly hq?: string;
  readonly ultimateParent?: string;
  /** Whether a licence cannot be ruled out before its countries are known. */
  readonly mustBeKnown: boolean;
}

type Control = { readonly kind: "controlled" | "free" } | { readonly kind: "unknown"; readonly why: string };

/**
 * Items of the Commerce Control List of which one has to be licensed; empty where none applies or none is known. A
 * server with chips of 3A090 is an item of 4A090; a part below it that a letter names goes by its own name.
 */
export function itemsOf(part: ExportedPart): readonly string[] {
  const { row, assembled } = part;
  const eccn = row?.export?.eccn;
  if (row === undefined || eccn === undefined) return [];
  if (eccn === "not-3A090") return rulesOfPart(part).length > 0 ? [row.name] : [];
  const server = eccn.replace("3A090", "4A090");
  return assembled ? [server] : [eccn, server];
}

/** R-EAR-1, and what is said of single parts: whether the country needs a licence. */
export function destinationNeed(part: ExportedPart, country: string, endUser: EndUser, asOf: string): LicenceNeed {
  const own = rulesOfPart(part);
  const need = needAt(part, own, country, endUser, asOf);
  const partInDoubt = own.find(({ destinations }) => destinations === undefined);
  if (!partInDoubt) return need;
  if (need.needed === "yes") return { ...need, rules: [...need.rules, partInDoubt], partInDoubt };
  return { needed: "unknown", why: partInDoubt.title, rules: [partInDoubt], partInDoubt };
}

function needAt(
  part: ExportedPart,
  own: readonly ExportRuleRow[],
  country: string,
  endUser: EndUser,
  asOf: string,
): LicenceNeed {
  const byName = own.find(({ destinations }) => destinations && namesCountry(destinations, country));
  if (byName) return { needed: "yes", why: `${byName.title}, which names ${country}`, rules: [byName] };

  const rule = ruleOf("R-EAR-1");
  const { destinations } = rule;
  if (!destinations || !namesCountry(destinations, country)) return notNamed(country, rule);
  const control = controlOf(part);
  if (control.kind === "free") return { needed: "no", why: "the part is below 3A090", rules: [rule] };
  if (control.kind === "unknown") return { needed: "unknown", why: control.why, rules: [rule] };

  if (destinations.unlessApproved?.includes(country)) return byApproval(country, endUser, asOf, rule);
  const groups = groupsNaming(destinations, country);
  const counted = treatedAs(country) === country ? country : `${country} counts as ${treatedAs(country)}, which`;
  return {
    needed: "yes",
    why: `${counted} is ${groups.length > 0 ? `in EAR country group ${groups.join(", ")}` : "named by the rule"}`,
    rules: [rule, ...reviewOf(country)],
  };
}

/**
 * R-EAR-2, or a letter about the part: whether a head office or an ultimate parent needs a licence, anywhere outside the
 * United States.
 */
export function headOfficeNeed(
  part: ExportedPart,
  countries: readonly string[] | undefined,
  parties: readonly ExportParty[],
): LicenceNeed {
  const control = controlOf(part);
  const byLetter = rulesOfPart(part).find(({ headOffices }) => headOffices !== undefined);
  const rule = control.kind === "free" && byLetter ? byLetter : ruleOf("R-EAR-2");
  const rules = [rule, ruleOf("R-EAR-7")];
  if (control.kind === "free" && !byLetter) return { needed: "no", why: "the part is below 3A090", rules };
  const exempt = rule.exceptDestinations ?? [];
  if (countries?.every((country) => exempt.includes(country))) {
    return { needed: "no", why: `the rule does not reach ${exempt.join(", ")}`, rules };
  }
  const named = parties.flatMap((party) => officesOf(party)).find(({ country }) => isNamed(rule, country));
  if (!named) {
    const open = parties.find(({ mustBeKnown, hq, ultimateParent }) => mustBeKnown && !(hq && ultimateParent));
    if (!open) return { needed: "no", why: "no head office and no ultimate parent is in a country of the rule", rules };
    const what = open.hq === undefined ? "head office" : "ultimate parent";
    return { needed: "unknown", why: `the country of the ${what} of ${open.name} is not stated`, rules };
  }
  const why = `${named.what} is in ${named.country}`;
  const reviewed = control.kind === "free" ? [] : (countries ?? []).flatMap(reviewOf).slice(0, 1);
  const all = [...rules, ...reviewed];
  if (control.kind === "unknown") return { needed: "unknown", why: `${why}, and ${control.why}`, rules: all };
  if (!countries) return { needed: "unknown", why: `${why}, and where the part goes is not known`, rules: all };
  return { needed: "yes", why, rules: all };
}

/** Whether a part is below every rule, so that its destination does not matter. */
export function isFreeEverywhere(part: ExportedPart): boolean {
  return controlOf(part).kind === "free" && rulesOfPart(part).length === 0;
}

/** What a reader has to look at again by hand: rules whose status is in doubt or about to change. */
export function exportRulesInDoubt(): readonly ExportRuleRow[] {
  return exportRules().filter(
    ({ status }) => status === "contested" || status === "not-enforced" || status === "proposed",
  );
}

export function ruleOf(id: string): ExportRuleRow {
  const rule = findExportRule(id);
  if (!rule) throw new Error(`the catalogue has no rule ${id}`);
  return rule;
}

/** How licences for China and Macau are reviewed, by the performance and the memory bandwidth of the part. */
export function reviewNote({ row }: ExportedPart, rules: readonly ExportRuleRow[]): string | undefined {
  if (!rules.some(({ id }) => id === "R-EAR-5")) return undefined;
  const caseByCase = row?.export?.chinaCaseByCase;
  if (caseByCase === undefined) return "Whether licences are reviewed case by case or presumed denied is not known.";
  return caseByCase
    ? "Licences are reviewed case by case where the export is from the United States, else presumed denied."
    : "Licences are presumed denied.";
}

function controlOf({ row }: ExportedPart): Control {
  if (!row) return { kind: "unknown", why: "the catalogue does not know the part" };
  const { export: classified, name } = row;
  if (classified?.eccn === undefined) return { kind: "unknown", why: `the catalogue has no classification of ${name}` };
  return { kind: classified.eccn === "not-3A090" ? "free" : "controlled" };
}

function rulesOfPart({ row }: ExportedPart): readonly ExportRuleRow[] {
  return row ? exportRules().filter(({ accelerators }) => accelerators?.includes(row.name)) : [];
}

function notNamed(country: string, rule: ExportRuleRow): LicenceNeed {
  return { needed: "no", why: `${country} is in no country group of the rule`, rules: [rule] };
}

function byApproval(country: string, { approvedAs }: EndUser, asOf: string, rule: ExportRuleRow): LicenceNeed {
  const approved = approvedAs === undefined ? undefined : findApprovedEndUser(approvedAs);
  if (approved?.country !== country) {
    return { needed: "yes", why: `the rule names ${country}, and no approved end user is stated`, rules: [rule] };
  }
  const { name, validFrom, validUntil } = approved;
  const isOver = validUntil !== undefined && validUntil < asOf;
  if (isOver || validFrom > asOf) {
    const why = isOver ? `was approved until ${validUntil}` : `is approved from ${validFrom} only`;
    return { needed: "yes", why: `the rule names ${country}, and ${name} ${why}`, rules: [rule] };
  }
  return { needed: "no", why: `the end user is stated to be ${name}, which is approved for ${country}`, rules: [rule] };
}

function officesOf({ name, hq, ultimateParent }: ExportParty) {
  return [
    { what: `the head office of ${name}`, country: hq },
    { what: `the ultimate parent of ${name}`, country: ultimateParent },
  ];
}

function isNamed({ headOffices }: ExportRuleRow, country: string | undefined): boolean {
  return headOffices !== undefined && country !== undefined && namesCountry(headOffices, country);
}

function reviewOf(country: string): readonly ExportRuleRow[] {
  const rule = ruleOf("R-EAR-5");
  return rule.destinations && namesCountry(rule.destinations, country) ? [rule] : [];
}
