import type { MultiRegionService } from "../../../catalog/multi-regions";
import type { JsonValue } from "../../json";
import type { FlowKind } from "../../policy/flow-kind";
import type { Outcome, Target } from "../expression/outcome";
import type { Evidence, Place } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import type { Located, Locator } from "./locator";
import type { NamingArgument } from "./table";

/** A place that an argument says. */
export interface Reading {
  readonly place: Place;
  /** What the argument names, as a reader would say it: `eu-central-1`, `quay.io`, `bucket aws_s3_bucket.copy`. */
  readonly to: string;
  /** The host that is named, with its port where that is not 443. @default - none is named */
  readonly host?: string;
  /** Catalogue id; absent where it is not known. */
  readonly operator?: string;
  readonly evidence: readonly Evidence[];
  /** The resources that are named. @default - none, or none that the program has */
  readonly targets?: readonly Omit<Target, "attribute">[];
  /** Another kind than the row's, where what is named tells: a host that serves models. */
  readonly kind?: FlowKind;
  /** What the resource does, where that is not what the row says. @default - as the row */
  readonly verb?: string;
  /** What to write instead, as the beginning of a sentence. @default - another place */
  readonly instead?: string;
  readonly unknownSeverity?: "warning";
}

/** An argument with its value. */
export interface Occurrence {
  /** With indices: `rule[0].destination.bucket`. */
  readonly attribute: string;
  /** As it is written. */
  readonly value: JsonValue;
  readonly outcome: Outcome;
}

/** Who asks where an argument leads. */
export interface ReadingSite {
  readonly locator: Locator;
  readonly stack: TerraformStack;
  /** Of the resource, or `provider.aws`, `terraform.backend`. */
  readonly address: string;
  /** Name of the provider in the catalogue. */
  readonly provider: string;
  readonly partition?: string;
  readonly service?: MultiRegionService;
  /** Whose names a bare name may be. */
  readonly names?: NamingArgument;
}

/** A resource that asks. */
export interface ResourceSite extends ReadingSite {
  readonly resource: TerraformResource;
}

/** Where the one who asks is; undefined for a block that is no resource, and for what keeps nothing. */
export function locateSelf(site: ReadingSite): Located | undefined {
  return isResourceSite(site) ? site.locator.locate(site.stack, site.resource) : undefined;
}

export function isResourceSite(site: ReadingSite): site is ResourceSite {
  return "resource" in site;
}

export function inCountries(countries: Iterable<string>, region?: string): Place {
  const codes = [...new Set(countries)].sort();
  return region === undefined
    ? { kind: "countries", countries: codes }
    : { kind: "countries", countries: codes, region };
}

export function anywhere(why: string): Extract<Place, { readonly kind: "anywhere" }> {
  return { kind: "anywhere", why };
}

export function unknownPlace(why: string): Place {
  return { kind: "unknown", why };
}

/** One place for several: all countries together, and unknown where one of them is. */
export function unite(places: readonly Place[]): Place {
  const [first] = places;
  if (places.length > 0 && places.every((place) => place === first)) return first;
  const doubtful = places.find(({ kind }) => kind === "unknown") ?? places.find(({ kind }) => kind === "anywhere");
  if (doubtful) return doubtful;
  const known = places.filter((place) => place.kind === "countries");
  const regions = new Set(known.map(({ region }) => region));
  return inCountries(
    known.flatMap(({ countries }) => countries),
    regions.size === 1 ? known[0].region : undefined,
  );
}
