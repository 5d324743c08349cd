import type { LawProfile } from "./profile";

export { certificationDemands, type CertificationDemand } from "./demands";
export type { LawProfile } from "./profile";

/** Every profile that comes with this version, loaded when it is asked for. One file each in `data/`. */
const SHIPPED: Readonly<Record<string, () => unknown>> = {
  "sa-pdpl": () => require("./data/sa-pdpl.json"),
  "sa-ndmo": () => require("./data/sa-ndmo.json"),
  "sa-cst": () => require("./data/sa-cst.json"),
  "sa-sama": () => require("./data/sa-sama.json"),
  "sa-nca": () => require("./data/sa-nca.json"),
  "ae-pdpl": () => require("./data/ae-pdpl.json"),
  "ae-health": () => require("./data/ae-health.json"),
  "ae-cbuae": () => require("./data/ae-cbuae.json"),
  "ae-difc": () => require("./data/ae-difc.json"),
  "ae-adgm": () => require("./data/ae-adgm.json"),
  "ae-iar": () => require("./data/ae-iar.json"),
  "qa-pdppl": () => require("./data/qa-pdppl.json"),
  "qa-qcb": () => require("./data/qa-qcb.json"),
  "qa-nia": () => require("./data/qa-nia.json"),
  "qa-qfc": () => require("./data/qa-qfc.json"),
  "bh-pdpl": () => require("./data/bh-pdpl.json"),
  "bh-cbb": () => require("./data/bh-cbb.json"),
  "om-pdpl": () => require("./data/om-pdpl.json"),
  "om-gov": () => require("./data/om-gov.json"),
  "kw-citra": () => require("./data/kw-citra.json"),
  "eu-gdpr": () => require("./data/eu-gdpr.json"),
  "eu-data-act": () => require("./data/eu-data-act.json"),
  "eu-dora": () => require("./data/eu-dora.json"),
  "eu-nis2": () => require("./data/eu-nis2.json"),
  "eu-ai-act": () => require("./data/eu-ai-act.json"),
  "eu-cada-ual1": () => require("./data/eu-cada-ual1.json"),
  "eu-cada-ual2": () => require("./data/eu-cada-ual2.json"),
  "eu-cada-ual3": () => require("./data/eu-cada-ual3.json"),
  "eu-cada-ual4": () => require("./data/eu-cada-ual4.json"),
  "eu-csf": () => require("./data/eu-csf.json"),
  "fr-secnumcloud": () => require("./data/fr-secnumcloud.json"),
  "fr-sren": () => require("./data/fr-sren.json"),
  "fr-hds": () => require("./data/fr-hds.json"),
  "de-sgbv-393": () => require("./data/de-sgbv-393.json"),
  "de-c5": () => require("./data/de-c5.json"),
  "de-kritis": () => require("./data/de-kritis.json"),
  "ch-fadp": () => require("./data/ch-fadp.json"),
  "ch-finma": () => require("./data/ch-finma.json"),
  "uk-gdpr": () => require("./data/uk-gdpr.json"),
  "in-dpdp": () => require("./data/in-dpdp.json"),
  "in-rbi": () => require("./data/in-rbi.json"),
  "in-meity": () => require("./data/in-meity.json"),
  "in-sebi-cert-in": () => require("./data/in-sebi-cert-in.json"),
  "cn-reach": () => require("./data/cn-reach.json"),
  "us-reach": () => require("./data/us-reach.json"),
};

export function profileIds(): readonly string[] {
  return Object.keys(SHIPPED);
}

/** The profile of this id, or undefined where this version has none. */
export function findProfile(id: string): LawProfile | undefined {
  return Object.hasOwn(SHIPPED, id) ? (SHIPPED[id]() as LawProfile) : undefined;
}
