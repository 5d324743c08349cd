import type { Report, ReportedPower } from "./report";

/** The halls of a report: the one that was checked by itself, or those that programs state. */
export function hallsOf({ power, topologies = [] }: Report): readonly ReportedPower[] {
  return power ? [power] : topologies;
}
