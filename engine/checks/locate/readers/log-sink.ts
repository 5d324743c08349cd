import { isInOtherProject } from "../google-project";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import type { NamingArgument } from "../table";
import { bucketNamed, declaredAs } from "./declared";
import { readReference } from "./reference";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText } from "./text";

const DATASET = "google_bigquery_dataset.dataset_id";

/** A dataset or topic by its full name, by a URI, and by the name of a table: the project, and the name in it. */
const NAMED: readonly (readonly [pattern: RegExp, names: NamingArgument])[] = [
  [/^bigquery\.googleapis\.com\/projects\/([^/]+)\/datasets\/([^/]+)/, DATASET],
  [/^pubsub\.googleapis\.com\/projects\/([^/]+)\/topics\/([^/]+)/, "google_pubsub_topic.name"],
  [/^bq:\/\/([^.]+)\.([^.]+)/, DATASET],
  [/^([\w:-]+)\.(\w+)\.[^./]+$/, DATASET],
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
  for (const [pattern, names] of NAMED) {
    const [, project, name] = pattern.exec(text) ?? [];
    if (name !== undefined) return declaredIn(project, name, names, site);
  }
  return undefined;
}

/** A name counts in its own project only. */
function declaredIn(project: string, name: string, names: NamingArgument, site: ReadingSite): Reading | undefined {
  const declared = declaredAs(name, names, site);
  const isElsewhere = declared?.targets?.some((target) => isInOtherProject(site.locator.program, target, project));
  return isElsewhere ? undefined : declared;
}
