import type { Target } from "../expression/outcome";
import type { TerraformResource } from "../model/terraform";
import { occurrences } from "./paths";
import type { Program } from "./program";
import type { ResourceSite } from "./reading";
import { DEFAULT_LOG_BUCKET } from "./readers/default-log-bucket";
import { textOf } from "./readers/text";

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

/**
 * Whether the program decides where logs go that Google would keep in the project's default bucket: it gives that bucket
 * a location, gives the sink into it another destination (Cloud Logging, "Regionalize your logs"), or keeps the logs of
 * this resource out of it (projects.exclusions: "exclusions on the _Default sink"). Where they go instead is judged at
 * that bucket or sink. Read on 2026-11-22.
 *
 * @param label by which a log entry names the resource: `cluster_name`
 */
export function decidesOnDefaultLogs(site: ResourceSite, label: string): boolean {
  const deciding = decidingResources(site.locator.program);
  const name = textAt(site, site.resource, "name");
  const mark = name === undefined ? undefined : `resource.labels.${label}="${name}"`;
  return deciding.some(({ stack, resource }) => {
    const read = (attribute: string) => textAt({ ...site, stack }, resource, attribute);
    if (PLACING_SETTINGS.has(resource.type)) return true;
    if (resource.type !== EXCLUSION) return read(DEFAULT_NAME[resource.type]) === DEFAULT_LOG_BUCKET;
    return mark !== undefined && read("disabled") !== "true" && read("filter")?.includes(mark) === true;
  });
}

type StackResource = Omit<Target, "attribute">;

const decidingOf = new WeakMap<Program, readonly StackResource[]>();

/** Everything that may decide where logs go; looked for once, since a program has many more resources than these. */
function decidingResources(program: Program): readonly StackResource[] {
  let found = decidingOf.get(program);
  if (!found) {
    found = program.stacks.flatMap((stack) =>
      stack.resources
        .filter(({ type }) => type === EXCLUSION || PLACING_SETTINGS.has(type) || Object.hasOwn(DEFAULT_NAME, type))
        .map((resource) => ({ stack, resource })),
    );
    decidingOf.set(program, found);
  }
  return found;
}

function textAt(
  { locator, stack }: Pick<ResourceSite, "locator" | "stack">,
  resource: TerraformResource,
  attribute: string,
): string | undefined {
  const [found] = occurrences(resource.values, locator.program.scopeOf(stack, resource), attribute);
  return found && textOf(found.outcome);
}
