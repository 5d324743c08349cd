import { nearest } from "../../document/nearest";
import { compareDataClasses, type DataClassName } from "../data-class";
import type { LawProfile, Requirement } from "./profile";

/** Data as a profile sees it. */
export interface DataKind {
  readonly dataClass: DataClassName;
  /** What the program says that it is. @default - nothing is said: it may be anything */
  readonly tags?: readonly string[];
}

/** How a profile comes to be about some data. */
export interface Applies {
  /** The tag that brings the data in, or that it may have. @default - the profile is about data of every tag */
  readonly tag?: string;
  /** Whether the program says so; else the data may be of that kind. */
  readonly certain: boolean;
}

/** Tags that profiles use. One that is near to them and is none of them is taken for a slip of the pen. */
export const KNOWN_TAGS: readonly string[] = [
  "personal",
  "sensitive",
  "health",
  "biometric",
  "genetic",
  "payment",
  "financial",
  "government",
  "classified",
  "telecom",
  "critical",
  "non-personal",
  "public",
  "synthetic",
];

/**
 * Whether a profile, or one requirement of it, is about this data: of its class or above, and with a tag of each list
 * that narrows it. Data without tags may have any of them. Undefined where the profile is about other data.
 *
 * @param onlyTags narrows the profile to data with one of these tags, as the policy says
 */
export function appliesTo(
  profile: LawProfile,
  requirement: Requirement | undefined,
  { dataClass, tags = [] }: DataKind,
  onlyTags: readonly string[] | undefined,
): Applies | undefined {
  const fromClass = requirement?.appliesTo?.fromClass ?? profile.appliesTo?.fromClass ?? "internal";
  if (compareDataClasses(dataClass, fromClass) < 0) return undefined;

  const lists = [requirement?.appliesTo?.tags, profile.appliesTo?.tags, onlyTags].filter((list) => list !== undefined);
  if (lists.length === 0) return { certain: true };
  if (tags.length === 0) return { tag: lists[0][0], certain: false };
  const matches = lists.map((list) => matchIn(list, tags));
  if (matches.some((match) => match === undefined)) return undefined;
  return { tag: matches[0]?.tag, certain: matches.every((match) => match?.certain) };
}

function matchIn(wanted: readonly string[], tags: readonly string[]): Applies | undefined {
  const lower = tags.map((tag) => tag.toLowerCase());
  const same = wanted.find((tag) => lower.includes(tag.toLowerCase()));
  if (same !== undefined) return { tag: same, certain: true };
  const meant = lower.flatMap((tag) => (KNOWN_TAGS.includes(tag) ? [] : (nearest(tag, wanted) ?? [])));
  return meant.length > 0 ? { tag: meant[0], certain: false } : undefined;
}
