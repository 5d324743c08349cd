import type { FlowKind } from "../../../policy/flow-kind";
import type { Evidence } from "../../model/placement";
import type { Reading } from "../reading";
import { withNames } from "./holes";

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Somewhere that a part of a cluster object leads, and what goes there. */
export interface Found {
  readonly kind: FlowKind;
  readonly reading: Reading;
}

/** What an object of a cluster does, where other resources do something else. */
const VERBS: Partial<Record<FlowKind, string>> = { key: "takes keys or secrets from", network: "connects to" };

/** As a reader of the tables gives them: what a host is known to be counts more than the part that names it. */
export function readingsOf(found: readonly Found[]): readonly Reading[] {
  const seen = new Set<string>();
  return found.flatMap(({ kind, reading }) => {
    const evidence = reading.evidence.map(({ value, ...link }) => ({ ...link, value: value && withNames(value) }));
    const actualKind = reading.kind ?? kind;
    const verb = reading.verb ?? VERBS[actualKind];
    const actual = { ...reading, to: withNames(reading.to), evidence, kind: actualKind, verb };
    const { place } = actual;
    const where = place.kind === "countries" ? `${place.countries.join()} ${place.region}` : place.why;
    const key = `${actual.kind} ${actual.to} ${place.kind} ${where}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [actual];
  });
}

export function foundAs(kind: FlowKind, readings: Reading | readonly Reading[] | undefined): readonly Found[] {
  return [readings ?? []].flat().map((reading) => ({ kind, reading }));
}

/** A report is read by many: of what is secret it shows where it leads, not what it says. */
export function withoutValues(found: readonly Found[]): readonly Found[] {
  return found.map(({ kind, reading }) => {
    const [first, ...others] = reading.evidence;
    const evidence: readonly Evidence[] = first ? [{ ...first, value: "(sensitive)" }, ...others] : [];
    return { kind, reading: { ...reading, to: reading.host ?? first?.attribute ?? reading.to, evidence } };
  });
}

/** A report is read by many: of an address without a scheme not who asks, nor the password. */
export function withoutUser(evidence: Evidence, authority: string): Evidence {
  return evidence.value?.includes("@") && !SCHEME.test(evidence.value) ? { ...evidence, value: authority } : evidence;
}
