/** The world as the report draws it; `scripts/world-map.ts` makes it. Lengths are units of its canvas. */
export interface WorldMap {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  readonly width: number;
  readonly height: number;
  /** Land that is nobody's, or whose status the data leave open. */
  readonly withoutCode: string;
  readonly countries: readonly WorldMapCountry[];
}

export interface WorldMapCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Where its label belongs. */
  readonly x: number;
  readonly y: number;
  /** Left, top, right and bottom of its largest part. @default - too small to have a shape */
  readonly box?: readonly [number, number, number, number];
  /** Path data of SVG. @default - too small to have a shape */
  readonly path?: string;
}

/** Loaded on first use: no other format needs it. */
export function worldMap(): WorldMap {
  return require("../../../../../catalog/data/world-map.json") as WorldMap;
}
