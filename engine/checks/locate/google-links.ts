import type { Outcome } from "../expression/outcome";
import { occurrencesAt } from "./read-row";
import type { ResourceSite } from "./reading";
import { knownText } from "./readers/text";
import type { FlowRow, NamingArgument, ServiceKind } from "./table";

/** Parts of a control plane or of a global load balancer: that something names them moves no data by itself. */
const HOLDING_NOTHING: ReadonlySet<ServiceKind | undefined> = new Set(["control-plane", "edge"]);

/** `projects/acme/global/networks/main`: a name of Compute Engine that holds no place. */
const GLOBAL_NAME = /(?:^|\/)global\/(?!.*\/(?:locations|regions|zones)\/)/;

/** What bears the name that an argument takes; a plan knows the name, and no longer whose it is. */
const BEARERS: Readonly<Record<string, NamingArgument>> = {
  bucket: "google_storage_bucket.name",
  bucket_name: "google_storage_bucket.name",
  dataset_id: "google_bigquery_dataset.dataset_id",
  gcs_bucket: "google_storage_bucket.name",
  source_archive_bucket: "google_storage_bucket.name",
};

/** An argument that its name alone tells of: it counts where it leads to something that is somewhere. */
export function whereItLeadsToAPlace(row: FlowRow): FlowRow {
  if (row.as !== "link") return row;
  return {
    ...row,
    names: BEARERS[row.attribute.slice(row.attribute.lastIndexOf(".") + 1)],
    when: (site) => occurrencesAt(row.attribute, site).some(({ outcome }) => leadsSomewhere(outcome, site)),
  };
}

function leadsSomewhere(outcome: Outcome, { locator }: ResourceSite): boolean {
  const text = knownText(outcome);
  if (GLOBAL_NAME.test(text) && !/\/locations\/global(?:\/|$)/.test(text)) return false;
  const { targets } = outcome;
  if (targets.length === 0) return true;
  return targets.some(({ stack, resource }) => {
    const located = locator.locate(stack, resource);
    return located !== undefined && !HOLDING_NOTHING.has(located.serviceKind);
  });
}
