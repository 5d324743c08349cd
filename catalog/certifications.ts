import rows from "./data/certifications.json";
import heldRows from "./data/held-certifications.json";
import { type Provenance } from "./provenance";

/** A certification, attestation, approval or register. */
export interface CertificationRow extends Provenance {
  /** `secnumcloud`, `c5`, `sa-cst-csp`, … */
  readonly id: string;
  readonly name: string;
  readonly issuer: string;

  /** ISO 3166-1 alpha-2, or `EU`. @default - international */
  readonly country?: string;

  /** ISO 3166-2, where it is one part of the country's. */
  readonly subdivision?: string;

  /** What one certificate is about: a service, a company, an arrangement, … */
  readonly scope: string;

  /** Levels, the lowest first. */
  readonly levels?: readonly string[];

  /** Editions, the oldest first. */
  readonly versions?: readonly string[];

  /** Variants without an order. */
  readonly kinds?: readonly string[];

  /** @default - in use */
  readonly status?: "proposal" | "not-adopted";
  readonly note?: string;
}

/** What is known of an operator and a certification. It holds for a service or a region, not for the whole company. */
export interface HeldCertificationRow extends Provenance {
  readonly operator: string;
  readonly certification: string;

  /** `in-progress` is not held. `claimed`: the operator says so, no certificate was seen. */
  readonly status: "held" | "in-progress" | "claimed";
  readonly level?: string;
  readonly version?: string;
  readonly kind?: string;

  /** First day of what is in progress, `YYYY-MM-DD`. @default - not stated */
  readonly since?: string;

  /** The only region that it is for. @default - not stated */
  readonly region?: string;

  /** The only service that it is for. @default - not stated */
  readonly service?: string;

  /** `YYYY-MM-DD`. @default - not stated */
  readonly validFrom?: string;

  /** `YYYY-MM-DD`. @default - not stated */
  readonly validUntil?: string;
  readonly note?: string;
}

/** Scopes of what is about the user and not about an operator. */
const SCOPES_OF_USER: ReadonlySet<string> = new Set(["arrangement", "entity", "folder", "transaction or site"]);

const all = rows as readonly CertificationRow[];
const allHeld = heldRows as readonly HeldCertificationRow[];
let byId: ReadonlyMap<string, CertificationRow> | undefined;

/** Every certification, by id. */
export function certifications(): readonly CertificationRow[] {
  return all;
}

/** The certification of this id, or `undefined` where there is none. */
export function findCertification(id: string): CertificationRow | undefined {
  byId ??= new Map(all.map((certification) => [certification.id, certification]));
  return byId.get(id);
}

/** What is known of an operator's certifications; of every operator's without one. */
export function heldCertifications(operator?: string): readonly HeldCertificationRow[] {
  return operator === undefined ? allHeld : allHeld.filter((row) => row.operator === operator);
}

/**
 * Whether a certification is the user's own: it is about the entity or one of its arrangements, and no operator is known
 * to have anything to do with it.
 */
export function isOfUser(id: string): boolean {
  const row = findCertification(id);
  return row !== undefined && SCOPES_OF_USER.has(row.scope) && !allHeld.some((held) => held.certification === id);
}
