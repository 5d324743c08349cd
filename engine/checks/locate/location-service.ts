import type { MultiRegionService } from "../../../catalog/multi-regions";
import type { TerraformResource } from "../model/terraform";
import { resourceType } from "./resource-type";
import { tableFor, typeIn } from "./tables";

/** The service whose multi-regions the location of a resource may name. */
export function locationService(resource: TerraformResource): MultiRegionService | undefined {
  const table = tableFor(resource.providerSource);
  return table && resourceType(table, typeIn(table, resource)).row?.service;
}
