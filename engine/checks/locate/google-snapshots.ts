import { anyOf, not, type Answer } from "./condition";
import { isSameProject, type StackResource } from "./google-project";
import { occurrences } from "./paths";
import type { Program } from "./program";
import type { ResourceSite } from "./reading";
import { isUnset, textOf, whyUnknown } from "./readers/text";

const SETTINGS = "google_compute_snapshot_settings";

/** Policies of the settings under which snapshots do not go to a multi-region. */
const PLACING_POLICIES: ReadonlySet<string | undefined> = new Set(["LOCAL_REGION", "SPECIFIC_LOCATIONS"]);

/**
 * Whether a snapshot that names no place goes to the nearest multi-region. The settings of its project say where such
 * snapshots go, also to keep them in the region; one of their policies is what holds without any (Compute Engine,
 * "Snapshot settings", read on 2026-11-22). The locations that they name are judged at the settings.
 */
export function leavesSnapshotsToDefault(site: ResourceSite): Answer {
  const { program } = site.locator;
  const settings = site.stack.resources.filter(({ type }) => type === SETTINGS);
  return not(anyOf(settings.map((resource) => placesSnapshots(program, { stack: site.stack, resource }, site))));
}

function placesSnapshots(program: Program, settings: StackResource, site: ResourceSite): Answer {
  const answer = namesPlace(program, settings);
  if (answer === false) return false;
  const isSame = isSameProject(program, site, settings);
  const { address } = settings.resource;
  return isSame === undefined
    ? { unknown: `whether ${address} is of the same project is not known` }
    : isSame && answer;
}

function namesPlace(program: Program, { stack, resource }: StackResource): Answer {
  const read = (attribute: string) => occurrences(resource.values, program.scopeOf(stack, resource), attribute);
  const [policy] = read("storage_location.policy").filter(({ outcome }) => !isUnset(outcome));
  if (policy?.outcome.known) return PLACING_POLICIES.has(textOf(policy.outcome));
  if (read("storage_location.locations[].location").some(({ outcome }) => textOf(outcome))) return true;
  return (
    policy !== undefined && { unknown: `${policy.attribute} of ${resource.address} decides, and ${whyUnknown(policy)}` }
  );
}
