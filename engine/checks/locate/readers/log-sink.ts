import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { bucketNamed } from "./bucket";
import { readReference } from "./reference";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** Where a log sink of Google writes: `storage.googleapis.com/bucket`, or the full name of a dataset, topic or log bucket. */
export function readLogSink(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const targets = readTargets(occurrence, site);
  if (targets) return targets;
  const text = textOf(outcome);
  const evidence = evidenceOf(occurrence, site);
  if (text === undefined) return { place: unknownPlace(whyUnknown(occurrence)), to: occurrence.attribute, evidence };
  const bucket = /^storage\.googleapis\.com\/([^/]+)/.exec(text)?.[1];
  const declared = bucket === undefined ? undefined : bucketNamed(bucket, site);
  if (declared) return { ...declared, evidence: [...evidence, ...declared.evidence] };
  const dataset = /^bigquery\.googleapis\.com\/.*\/datasets\/([^/]+)/.exec(text)?.[1];
  return readReference(
    dataset === undefined
      ? occurrence
      : { ...occurrence, outcome: { ...outcome, known: outcome.known && { ...outcome.known, value: dataset } } },
    { ...site, names: "google_bigquery_dataset.dataset_id" },
  );
}
