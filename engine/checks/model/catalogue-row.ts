import type { Confidence } from "../../../catalog/provenance";

/** A row of the catalogue that a check rests on. */
export interface CatalogueRow {
  /** `catalog.regions.aws/aws/me-central-1`. */
  readonly address: string;
  /** `regions`, `operators`, … */
  readonly table: string;
  /** The day on which it was last held true. */
  readonly asOf: string;
  readonly source: string;
  readonly confidence: Confidence;
}
