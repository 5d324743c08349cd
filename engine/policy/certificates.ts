import {
  findCertification,
  heldCertifications,
  isOfUser,
  type CertificationRow,
  type HeldCertificationRow,
} from "../../catalog/certifications";
import { controlsOn, findOperator } from "../../catalog/operators";
import type { Certificate } from "./policy";

/** What is known of a certificate: a row of the catalogue, or what the policy states. */
export interface Holding extends Pick<
  HeldCertificationRow,
  "level" | "version" | "kind" | "region" | "service" | "validFrom" | "validUntil"
> {
  /** `catalog.held-certifications.google/sa-cst-csp/me-central2`, `certificates[0]`. */
  readonly address: string;
  readonly certification: string;
  /** `claimed`: nobody showed a certificate. */
  readonly status: HeldCertificationRow["status"];
  /** First day of what is in progress. @default - not known */
  readonly since?: string;
  /** Where it comes from, with its date. */
  readonly evidence: string;
}

/** Whether an operator holds a certification at a place, and what says so. */
export interface CertificationAnswer {
  readonly status: "held" | "expired" | "unknown" | "missing";
  readonly why: string;
  /** What was looked at, what counts most first. */
  readonly holdings: readonly Holding[];
}

export interface CertificationQuestion {
  /** `c5`, `sa-cst-csp:C`. */
  readonly entry: string;
  /** Id; absent where nobody names the operator. */
  readonly operator?: string;
  /** Name of the region; absent where it is not known, or where there are none. */
  readonly region?: string;
}

/** From what decides most to what decides least. */
const ORDER = ["held", "expired", "unknown", "missing"] as const;

/** What the catalogue and the policy together say of a certification that a data class needs. */
export function certificationAnswer(
  { entry, operator, region }: CertificationQuestion,
  certificates: readonly Certificate[],
  asOf: string,
): CertificationAnswer {
  const { row, qualifier } = parseEntry(entry);
  const holdings = holdingsOf(row, operator, certificates);
  const judged = holdings.map((holding) => ({ holding, ...judge(holding, row, qualifier, region, asOf) }));
  judged.sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  if (judged.length === 0) return { ...nothingKnown(row, operator), holdings: [] };
  const { status } = judged[0];
  const whys = judged.flatMap((one) => (one.status === status ? [one.why] : []));
  return {
    status,
    why: [...new Set(status === "held" ? whys.slice(0, 1) : whys)].join("; "),
    holdings: judged.map(({ holding }) => holding),
  };
}

/** The answer that counts where any of several certifications is enough. */
export function bestAnswer(answers: readonly CertificationAnswer[]): CertificationAnswer {
  const [first, ...others] = [...answers].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  if (first.status === "held") return first;
  const same = [first, ...others.filter(({ status }) => status === first.status)];
  return {
    status: first.status,
    why: [...new Set(same.map(({ why }) => why))].join("; "),
    holdings: answers.flatMap(({ holdings }) => holdings),
  };
}

/** The certification of an entry, and the level, version or kind that it asks for. */
function parseEntry(entry: string): { readonly row: CertificationRow; readonly qualifier?: string } {
  const [id] = entry.split(":", 1);
  const row = findCertification(id);
  if (!row) throw new Error(`${id} is no certification, though the policy was checked`);
  return { row, qualifier: entry === id ? undefined : entry.slice(id.length + 1) };
}

/** A partner's controls are on another operator's cloud, so that the cloud's certificates count too. */
function holdingsOf(
  { id }: CertificationRow,
  operator: string | undefined,
  certificates: readonly Certificate[],
): readonly Holding[] {
  const holders = operator === undefined ? [] : [operator, controlsOn(operator)];
  const stated = certificates.flatMap((certificate, index) =>
    certificate.certification === id && (isOfUser(id) || holders.includes(certificate.operator))
      ? [ofPolicy(certificate, index)]
      : [],
  );
  const catalogued = holders
    .flatMap((holder) => (holder === undefined ? [] : heldCertifications(holder)))
    .filter(({ certification }) => certification === id)
    .map(ofCatalogue);
  return [...stated, ...catalogued];
}

function ofPolicy({ evidence, ...certificate }: Certificate, index: number): Holding {
  return {
    ...certificate,
    address: `certificates[${index}]`,
    status: "held",
    evidence: `stated by the policy: ${evidence}`,
  };
}

/** What rests on general knowledge alone is no more than a claim. */
function ofCatalogue(row: HeldCertificationRow): Holding {
  const { operator, certification, region, source, asOf, confidence } = row;
  const status = row.status === "held" && confidence === "general-knowledge" ? "claimed" : row.status;
  const key = [operator, certification, ...(region === undefined ? [] : [region])].join("/");
  return {
    ...row,
    status,
    address: `catalog.held-certifications.${key}`,
    evidence: `${source}, as of ${asOf} (${confidence})`,
  };
}

type Judgement = Pick<CertificationAnswer, "status" | "why">;

function judge(
  holding: Holding,
  row: CertificationRow,
  qualifier: string | undefined,
  region: string | undefined,
  asOf: string,
): Judgement {
  const { status, since, validFrom, validUntil, service } = holding;
  if (status === "in-progress") {
    return missing(`it is in progress${since === undefined ? "" : ` since ${since}`}, which is not held`);
  }
  const limits = [ofQualifier(holding, row, qualifier), ofRegion(holding, region)];
  const lacking = limits.find((limit) => limit?.status === "missing") ?? limits.find(Boolean);
  if (lacking?.status === "missing") return lacking;
  if (status === "claimed") return unknown("it is claimed, and no certificate was seen");
  if (validUntil !== undefined && validUntil < asOf) {
    return { status: "expired", why: `it was valid until ${validUntil}` };
  }
  if (validFrom !== undefined && validFrom > asOf) return missing(`it is valid from ${validFrom} only`);
  if (lacking) return lacking;
  if (service !== undefined) {
    return unknown(`it is held for the service ${service} only, and whether the data is in that service is not known`);
  }
  return { status: "held", why: `it is held${validUntil === undefined ? "" : ` until ${validUntil}`}` };
}

/** How the level, version or kind of a certificate falls short of the one that is asked for. */
function ofQualifier(holding: Holding, row: CertificationRow, asked: string | undefined): Judgement | undefined {
  if (asked === undefined) return undefined;
  const { levels = [], versions = [] } = row;
  if (levels.includes(asked)) {
    if (holding.level === undefined) return unknown("its level is not stated");
    const isEnough = levels.indexOf(holding.level) >= levels.indexOf(asked);
    return isEnough ? undefined : missing(`it is of level ${holding.level}, which is lower`);
  }
  if (versions.includes(asked)) {
    if (holding.version === undefined) return unknown("its version is not stated");
    if (holding.version === asked) return undefined;
    const isNewer = versions.indexOf(holding.version) > versions.indexOf(asked);
    return isNewer
      ? unknown(`it is of the newer version ${holding.version}`)
      : missing(`it is of the older version ${holding.version}`);
  }
  if (holding.kind === undefined) return unknown("its kind is not stated");
  return holding.kind === asked ? undefined : missing(`it is of the kind ${holding.kind}`);
}

function ofRegion({ region: held }: Holding, region: string | undefined): Judgement | undefined {
  if (held === undefined || held.toLowerCase() === region?.toLowerCase()) return undefined;
  return region === undefined
    ? unknown(`it is for ${held} only, and some of the data is in a place that is not known`)
    : missing(`it is for ${held} only`);
}

function nothingKnown({ id, status }: CertificationRow, operator: string | undefined): Judgement {
  if (operator === undefined) return unknown("neither the catalogue nor the program names the operator");
  if (status !== undefined) {
    return missing(`${id} is ${status === "proposal" ? "a proposal" : "not adopted"}: nobody can hold it yet`);
  }
  const none = "and the policy states no certificate";
  return findOperator(operator)
    ? missing(`the catalogue knows of none, ${none}`)
    : unknown(`the catalogue does not know this operator, ${none}`);
}

function missing(why: string): Judgement {
  return { status: "missing", why };
}

function unknown(why: string): Judgement {
  return { status: "unknown", why };
}

/** Whether a certification is the user's own and the policy states none of it, so that nothing can be held against it. */
export function isLeftToUser(entry: string, certificates: readonly Pick<Certificate, "certification">[]): boolean {
  const [id] = entry.split(":", 1);
  return isOfUser(id) && !certificates.some(({ certification }) => certification === id);
}
