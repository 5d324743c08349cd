import type { TerraformResource } from "../model/terraform";
import { anyOf, type Answer } from "./condition";
import { isSameProject, type StackResource } from "./google-project";
import { labelIs, letsAllThrough } from "./log-filter";
import { occurrences } from "./paths";
import type { Program } from "./program";
import type { Occurrence, ResourceSite } from "./reading";
import { DEFAULT_LOG_BUCKET } from "./readers/default-log-bucket";
import { isUnset, textOf, whyUnknown } from "./readers/text";

/** Settings of an organisation or folder that give the log buckets of its projects a location. */
const PLACING_SETTINGS: ReadonlySet<string> = new Set([
  "google_logging_folder_settings",
  "google_logging_organization_settings",
]);

const EXCLUSION = "google_logging_project_exclusion";

/** The argument that says of a resource that it is the one which every project has. */
const DEFAULT_NAME: Readonly<Record<string, string>> = {
  google_logging_project_bucket_config: "bucket_id",
  google_logging_project_sink: "name",
};

/** What the log entries of a resource have in common. */
export interface LogEntries {
  /** By which they name the resource: `cluster_name`. */
  readonly label: string;
  /** What holds of each of them besides, as a filter writes it. */
  readonly alsoTrue: readonly string[];
}

/**
 * Whether the program decides where logs go that Google would keep in the project's default bucket: it gives that bucket
 * a location, gives the sink into it another destination (Cloud Logging, "Regionalize your logs"), or keeps the logs of
 * this resource out of it (projects.exclusions: "exclusions on the _Default sink"). Where they go instead is judged at
 * that bucket or sink. Read on 2026-11-22.
 */
export function decidesOnDefaultLogs(site: ResourceSite, entries: LogEntries): Answer {
  return anyOf(decidingResources(site.locator.program).map((deciding) => decides(deciding, site, entries)));
}

function decides(deciding: StackResource, site: ResourceSite, entries: LogEntries): Answer {
  const { program } = site.locator;
  const { type, address } = deciding.resource;
  if (PLACING_SETTINGS.has(type)) return true;
  const answer =
    type === EXCLUSION
      ? keepsOut(program, deciding, site, entries)
      : textAt(program, deciding, DEFAULT_NAME[type]) === DEFAULT_LOG_BUCKET;
  if (answer === false) return false;
  const isSame = isSameProject(program, site, deciding);
  return isSame === undefined
    ? { unknown: `whether ${address} stands in the same project is not known` }
    : isSame && answer;
}

function keepsOut(
  program: Program,
  exclusion: StackResource,
  site: ResourceSite,
  { label, alsoTrue }: LogEntries,
): Answer {
  const name = textAt(program, site, "name");
  const filter = textAt(program, exclusion, "filter");
  if (name === undefined || filter === undefined) return false;
  if (!letsAllThrough(filter, labelIs(label, name), alsoTrue)) return false;
  const disabled = argument(program, exclusion, "disabled");
  if (!disabled || isUnset(disabled.outcome)) return true;
  if (disabled.outcome.known) return textOf(disabled.outcome) === "false";
  return { unknown: `disabled of ${exclusion.resource.address} decides, and ${whyUnknown(disabled)}` };
}

const decidingOf = new WeakMap<Program, readonly StackResource[]>();

/** Everything that may decide where logs go; looked for once, since a program has many more resources than these. */
function decidingResources(program: Program): readonly StackResource[] {
  let found = decidingOf.get(program);
  if (!found) {
    found = program.stacks.flatMap((stack) =>
      stack.resources.filter(mayDecide).map((resource) => ({ stack, resource })),
    );
    decidingOf.set(program, found);
  }
  return found;
}

function mayDecide({ type }: TerraformResource): boolean {
  return type === EXCLUSION || PLACING_SETTINGS.has(type) || Object.hasOwn(DEFAULT_NAME, type);
}

function argument(program: Program, { stack, resource }: StackResource, attribute: string): Occurrence | undefined {
  return occurrences(resource.values, program.scopeOf(stack, resource), attribute)[0];
}

function textAt(program: Program, resource: StackResource, attribute: string): string | undefined {
  const found = argument(program, resource, attribute);
  return found && textOf(found.outcome);
}
