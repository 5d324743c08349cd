import type { Outcome } from "../../expression/outcome";
import { textOf } from "../readers/text";

/** Members that are for readers and for the cluster itself: they lead nowhere. */
export const SAYS_NOTHING: ReadonlySet<string> = new Set([
  "$schema",
  "apiVersion",
  "description",
  "kind",
  "metadata",
  "status",
]);

/** Members that hold what runs: where one cannot be seen, nor can what it pulls. */
export const HOLDS_WORKLOADS: ReadonlySet<string> = new Set([
  "container",
  "containers",
  "ephemeralContainers",
  "initContainers",
  "init_container",
  "jobTemplate",
  "job_template",
  "podTemplate",
  "spec",
  "template",
]);

/** Members beside a region that say where requests really go. */
export const ENDPOINT_NAMES = [
  "endpoint",
  "endpointURL",
  "endpointUrl",
  "endpoint_url",
  "s3Url",
  "s3_endpoint",
  "regionendpoint",
];

/**
 * The name that AWS gives to its storage in every region: the region beside it says where that is. Source:
 * https://docs.aws.amazon.com/general/latest/gr/s3.html (2026-11-22).
 */
const OF_EVERY_REGION = /^(?:https?:\/\/)?s3(?:\.dualstack)?\.amazonaws\.com(?::443)?\/?$/i;

/** Whether an endpoint leaves it to the region beside it where requests go. */
export function isOfEveryRegion(endpoint: Outcome): boolean {
  return OF_EVERY_REGION.test(textOf(endpoint) ?? "");
}
