import type { Place } from "../../model/placement";
import { unknownPlace, type ReadingSite } from "../reading";
import { placeOfHost } from "./host-place";

/**
 * Where the machines are that are managed through a host. They are in one place, which the name of a company that has
 * many does not tell.
 */
export function siteAtHost(host: string, site: ReadingSite): { readonly place: Place; readonly operator?: string } {
  const { place, operator } = placeOfHost(host, site);
  if (place.kind !== "anywhere") return { place, operator };
  return { place: unknownPlace(`'${host}' is of ${operator ?? "a company"}, in one of its sites`), operator };
}
