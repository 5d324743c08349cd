/** What the first part of a rule id stands for. */
const FAMILIES: Readonly<Record<string, string>> = {
  RES: "residency",
  JUR: "jurisdiction",
  CERT: "certification",
  EXP: "export control",
  SURV: "survivability",
  PWR: "power",
  THM: "heat",
  AIR: "air gap",
  RTE: "routing",
  DATA: "catalogue",
  WAIVER: "waivers",
};

/** The first part of a rule id: `RES` of `RES-PLACE`. */
export function familyOf(rule: string): string {
  return rule.split("-", 1)[0];
}

export function familyTitle(family: string): string {
  return FAMILIES[family] ?? family;
}
