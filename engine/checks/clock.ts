import { today } from "../policy";
import * as errors from "./errors";

/** What counts as today, as an ISO date in UTC. */
export function asOfDate(): string {
  return today();
}

/** The time for the report: `SOURCE_DATE_EPOCH` where it is set, so that a build can be repeated, else the clock. */
export function generatedAt(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch)) throw errors.badSourceDateEpoch(epoch);
  const date = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
