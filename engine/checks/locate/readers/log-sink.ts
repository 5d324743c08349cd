import type { Occurrence, Reading, ReadingSite } from "../reading";
import { bucketNamed, declaredAs } from "./declared";
import { readReference } from "./reference";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText } from "./text";

/** A dataset by its full name, by a URI, and by the name of one of its tables. */
const DATASETS = [
  /^bigquery\.googleapis\.com\/.*\/datasets\/([^/]+)/,
  /^bq:\/\/[^.]+\.([^.]+)/,
  /^[\w:-]+\.(\w+)\.[^./]+$/,
];

/** Where a log sink of Google writes: `storage.googleapis.com/bucket`, or the full name of a dataset, topic or log bucket. */
export function readLogSink(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const targets = readTargets(occurrence, site);
  if (targets) return targets;
  const declared = declaredSink(knownText(occurrence.outcome), site);
  if (!declared) return readReference(occurrence, site);
  return { ...declared, evidence: [...evidenceOf(occurrence, site), ...declared.evidence] };
}

function declaredSink(text: string, site: ReadingSite): Reading | undefined {
  const bucket = /^storage\.googleapis\.com\/([^/]+)/.exec(text)?.[1];
  if (bucket !== undefined) return bucketNamed(bucket, site);
  const dataset = DATASETS.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined);
  return dataset === undefined ? undefined : declaredAs(dataset, "google_bigquery_dataset.dataset_id", site);
}
