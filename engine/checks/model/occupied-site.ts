import type { DataClassName } from "../../policy/data-class";

/** A site that has something of a program: a region of a cloud, or a hall. */
export interface OccupiedSite {
  /** `google/me-central2`, `hall-1`; absent where it is not known which site it is. */
  readonly name?: string;
  /** Where it is: one country, several that it may be in, or none where that is not known. */
  readonly countries: readonly string[];
  /** How many resources and pools are there. */
  readonly held: number;
  /** Address of the first of them. */
  readonly example: string;
  /** The most protected class there. */
  readonly dataClass: DataClassName;
}
