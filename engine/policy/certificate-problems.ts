import { certifications, findCertification, type CertificationRow } from "../../catalog/certifications";
import { didYouMean } from "../document/nearest";
import { dateProblem } from "./date";
import type { Certificate } from "./policy";

/** Something that keeps a stated certificate from being one. */
export interface CertificateProblem {
  readonly key: keyof Certificate;
  readonly message: string;
}

/** The key of a certificate, and the column of the catalogue that lists what may stand there. */
const GRADES = { level: "levels", version: "versions", kind: "kinds" } as const;

/** Why a certificate cannot be accepted; empty where it can. That it is over is a finding, not a problem. */
export function certificateProblems(certificate: Certificate): readonly CertificateProblem[] {
  const { certification, validFrom, validUntil, evidence } = certificate;
  const row = findCertification(certification);
  const problems: (CertificateProblem | undefined)[] = [
    row ? undefined : { key: "certification", message: unknownCertification(certification) },
    ...(["level", "version", "kind"] as const).map((key) => gradeProblem(certificate, key, row)),
    ...(["validFrom", "validUntil"] as const).map((key) => onDate(key, certificate[key])),
    evidence.trim() === "" ? { key: "evidence", message: "a certificate needs a URL or reference of it" } : undefined,
    validFrom !== undefined && validFrom > validUntil
      ? { key: "validUntil", message: `${validUntil} is before validFrom, ${validFrom}` }
      : undefined,
  ];
  return problems.filter((problem) => problem !== undefined);
}

export function unknownCertification(id: string): string {
  const ids = certifications().map((certification) => certification.id);
  return `unknown certification '${id}'${didYouMean(id, ids)}`;
}

function gradeProblem(
  certificate: Certificate,
  key: keyof typeof GRADES,
  row: CertificationRow | undefined,
): CertificateProblem | undefined {
  const stated = certificate[key];
  if (stated === undefined || !row) return undefined;
  const known = row[GRADES[key]] ?? [];
  if (known.includes(stated)) return undefined;
  const what = `the certification '${row.id}' has no ${key} '${stated}'`;
  return { key, message: known.length === 0 ? `${what}; leave it out` : `${what}; it has ${known.join(", ")}` };
}

function onDate(key: "validFrom" | "validUntil", date: string | undefined): CertificateProblem | undefined {
  const message = date === undefined ? undefined : dateProblem(date);
  return message === undefined ? undefined : { key, message };
}
