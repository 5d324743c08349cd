import type { Policy } from "../../policy";
import { answersOf } from "../../policy/profiles/open-questions";
import type { FactGraph, NotAssessed, StatedFact } from "../model/graph";
import { exposuresOf, type Exposure } from "./exposures";
import { outsideProfiles } from "./outside";
import { registersOf, type Register } from "./registers";
import { transferNotes } from "./transfers";

/** What the law profiles of a policy put into a report beside findings. */
export interface LawNotes {
  readonly stated: readonly StatedFact[];
  readonly notAssessed: readonly NotAssessed[];
  /** Absent where no profile asks. */
  readonly exposures?: readonly Exposure[];
  readonly registers?: readonly Register[];
}

export function lawNotes(graph: FactGraph, policy: Policy, asOf: string): LawNotes {
  const { profiles } = policy;
  if (profiles.length === 0) return { stated: [], notAssessed: [] };
  const asksFor = (kind: "exposure" | "register"): boolean =>
    profiles.some(({ requirements }) => requirements.some((requirement) => requirement[kind] !== undefined));
  const transfers = transferNotes(graph, policy, asOf);
  const { exposures, notAssessed } = exposuresOf(graph, policy, asOf);
  return {
    stated: [...answersOf(policy), ...outsideProfiles(graph.stacks, policy), ...transfers.stated],
    notAssessed: [...transfers.notAssessed, ...notAssessed],
    ...(asksFor("exposure") ? { exposures } : {}),
    ...(asksFor("register") ? { registers: registersOf(graph, policy, asOf) } : {}),
  };
}
