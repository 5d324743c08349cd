import { waiverExpired, waiverMatches, waiverProblems, type LoadedPolicy, type Waiver } from "../policy";
import type { Finding } from "./model/finding";
import type { ProgramWaiver, StatedFact } from "./model/graph";
import { stackLabel } from "./model/stack-label";
import { stackPath } from "./model/stack-path";
import { waiverExpiredFinding } from "./rules/waiver-expired";
import type { PlacedWaiver } from "./rules/waiver-subject";
import { waiverUnusedFinding } from "./rules/waiver-unused";

/** A finding together with the waiver that accepts it. */
export interface WaivedFinding extends Finding {
  readonly waiver?: Waiver;
}

export interface WaiverResult {
  /** Every finding: waived ones keep their severity, and the waivers' own findings come last. */
  readonly findings: readonly WaivedFinding[];
  /** What programs say of themselves, with what came of it. */
  readonly stated: readonly StatedFact[];
}

/**
 * Applies the waivers of the policy, and those of programs that the policy permits. An expired waiver, and one that
 * matches nothing, is itself a finding.
 *
 * @param rules the only rules that were asked: waivers of others are left alone. Default: every rule was
 */
export function applyWaivers(
  findings: readonly Finding[],
  programWaivers: readonly ProgramWaiver[],
  { policy, placeOf }: LoadedPolicy,
  asOf: string,
  rules?: readonly { readonly id: string }[],
): WaiverResult {
  const refusals = programWaivers.map((stated) => refusal(stated, policy.program.waivers, asOf));
  const permitted = programWaivers.filter((_, index) => refusals[index] === undefined).map(ofProgram);
  const stated = [...policy.waivers.map((waiver, index) => ofPolicy(waiver, index, placeOf)), ...permitted];
  const all = rules ? stated.filter(({ waiver }) => rules.some(({ id }) => id === waiver.rule)) : stated;
  const [expired, valid] = partition(all, ({ waiver }) => waiverExpired(waiver, asOf));

  const used = new Set<ScopedWaiver>();
  const judged = findings.map((finding): WaivedFinding => {
    const matching = valid.filter((placed) => covers(placed, finding));
    matching.forEach((placed) => used.add(placed));
    return matching.length > 0 ? { ...finding, status: "waived", waiver: matching[0].waiver } : finding;
  });

  const usedKeys = new Set([...used].map(sameWaiver));
  const unused = valid.filter((placed) => !usedKeys.has(sameWaiver(placed)));
  return {
    findings: [
      ...judged,
      ...distinct(expired).map((placed) => waiverExpiredFinding(placed, asOf)),
      ...distinct(unused).map((placed) => waiverUnusedFinding(placed, asOf)),
    ],
    stated: programWaivers.map(({ path, waiver }, index) => ({ path, what: inWords(waiver, refusals[index]) })),
  };
}

/** A waiver of a program reaches no further than the construct and the stack that state it. */
interface ScopedWaiver extends PlacedWaiver {
  readonly scope?: Waiver;
  /** The only resources that it reaches. @default - all within the scope */
  readonly addresses?: ReadonlySet<string>;
  /** Whether a program states it of a stack as a whole, itself or above it. */
  readonly wholeStack?: boolean;
}

/** What an app states stands in each of its stacks, and is one waiver. */
function sameWaiver({ waiver, address, stack, wholeStack }: ScopedWaiver): string {
  return JSON.stringify(wholeStack ? [waiver] : [waiver, address, stack]);
}

function distinct(waivers: readonly ScopedWaiver[]): readonly ScopedWaiver[] {
  return [...new Map(waivers.map((placed) => [sameWaiver(placed), placed] as const).reverse()).values()].reverse();
}

function covers({ waiver, scope, addresses }: ScopedWaiver, finding: Finding): boolean {
  return (
    waiverMatches(waiver, finding) &&
    (!scope || waiverMatches(scope, finding)) &&
    (!addresses || addresses.has(finding.address))
  );
}

function ofPolicy(waiver: Waiver, index: number, placeOf: LoadedPolicy["placeOf"]): ScopedWaiver {
  return { waiver, address: `waivers[${index}]`, origin: placeOf(["waivers", index]) };
}

function ofProgram({ stack, path, addresses, waiver }: ProgramWaiver): ScopedWaiver {
  const label = stackLabel(stack);
  const wholeStack = path === "" || path === stackPath(stack);
  const below = addresses ? undefined : path;
  return {
    waiver,
    addresses: addresses && new Set(addresses),
    address: path || label,
    origin: label,
    stack: label,
    wholeStack,
    // Two stacks of one name are told apart by their paths.
    scope: { ...waiver, address: undefined, path: wholeStack ? stack.facts?.path : below, stack: label },
  };
}

/** Why a program's waiver has no effect; `undefined` where it has one. */
function refusal({ waiver }: ProgramWaiver, permittedRules: readonly string[], asOf: string): string | undefined {
  if (!permittedRules.includes(waiver.rule)) return "not permitted by program.waivers of the policy";
  const problems = waiverProblems(waiver, asOf);
  return problems.length > 0 ? problems.map(({ message }) => message).join("; ") : undefined;
}

function inWords({ rule, owner, expires, reason }: Waiver, refused: string | undefined): string {
  return `waiver of ${rule} by ${owner} until ${expires} (${reason})${refused ? `: without effect, ${refused}` : ""}`;
}

function partition<T>(values: readonly T[], belongs: (value: T) => boolean): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const value of values) (belongs(value) ? yes : no).push(value);
  return [yes, no];
}
