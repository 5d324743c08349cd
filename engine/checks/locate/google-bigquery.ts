import { from, to } from "./flow-row";
import type { FlowRow, TypeRow } from "./table";

const DATASET = "google_bigquery_dataset.dataset_id";

/** What holds of all that has a location; regions of other clouds as general knowledge (2026-11-22). */
const COMMON = {
  service: "bigquery",
  places: [{ attribute: "location", as: "google-bigquery-location" }],
  otherwise: { location: "US" },
} as const satisfies Omit<TypeRow, "type">;

/** A dataset by its id. One that is not declared is looked for where the resource is. */
const intoDataset = (attribute: string): FlowRow => to("replication", attribute, "google-parent", { names: DATASET });

const fromDataset = (attribute: string): FlowRow => ({
  ...from("replication", attribute, "google-parent"),
  names: DATASET,
});

/** Datasets and what copies them. Names after the generated types of provider 6.50.0 and, of listings, a later one. */
export const GOOGLE_BIGQUERY: readonly TypeRow[] = [
  { type: "google_bigquery_*", ...COMMON },
  { type: "google_bigquery_reservation", ...COMMON, flows: [to("replication", "secondary_location", "region")] },
  {
    type: "google_bigquery_analytics_hub_listing",
    ...COMMON,
    flows: [
      to("replication", "bigquery_dataset.replica_locations", "region"),
      to("replication", "replica_locations", "region"),
    ],
    movesDataOf: { attribute: "bigquery_dataset.dataset", names: DATASET },
  },
  {
    type: "google_bigquery_analytics_hub_listing_subscription",
    ...COMMON,
    flows: [to("replication", "destination_dataset.location", "region")],
  },
  {
    type: "google_bigquery_data_transfer_config",
    ...COMMON,
    flows: [intoDataset("destination_dataset_id")],
    movesDataOf: { attribute: "params.source_dataset_id", names: DATASET },
  },
  {
    type: "google_bigquery_job",
    ...COMMON,
    flows: [
      intoDataset("copy.destination_table.dataset_id"),
      intoDataset("load.destination_table.dataset_id"),
      intoDataset("query.destination_table.dataset_id"),
      to("replication", "extract.destination_uris", "bucket"),
    ],
    movesDataOf: { attribute: "copy.source_tables[].dataset_id", names: DATASET },
  },
  {
    type: "google_bigquery_table",
    service: "bigquery",
    flows: [fromDataset("table_replication_info.source_dataset_id")],
  },
];
