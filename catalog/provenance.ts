/**
 * How a row is known: `sourced` from a page, an API or a standard that `source` names; `computed` from sourced inputs;
 * `derived` from other rows or facts; `partly` sourced, with the rest general knowledge; `estimate` of a magnitude;
 * `general-knowledge` held true, without a source of its own.
 */
export type Confidence = "sourced" | "general-knowledge" | "computed" | "derived" | "partly" | "estimate";

/** Where a catalogue row comes from. Every row carries it, so that a report can say what a finding rests on. */
export interface Provenance {
  /** URL, or the name of a document or data file. */
  readonly source: string;

  /** The day on which the row was last held true, as `YYYY-MM-DD`. */
  readonly asOf: string;

  readonly confidence: Confidence;
}
