import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { geoEqualEarthRaw } from "d3-geo";
import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import countryRows from "../catalog/data/countries.json";
import type { WorldMap, WorldMapCountry } from "../engine/checks/report/html/map/world";
import { ALPHA_2 } from "./world-map/iso-numeric";
import { boxOf, middleOf } from "./world-map/middle";
import { POINTS } from "./world-map/points";
import { ringArea, simplified, type Point } from "./world-map/simplify";

const FILE = path.join(__dirname, "../catalog/data/world-map.json");

const WIDTH = 4000;
/** South of it there is only Antarctica, of which no shape is kept. */
const SOUTH = -57;
const NORTH = 83.7;
/** In square units: what is smaller is not seen at the size of a report. */
const MIN_TRIANGLE = 6;
const MIN_ISLAND = 30;
const ANTARCTICA = "AQ";

type Shape = GeometryObject<{ name: string }>;
type Rings = readonly (readonly Point[])[];

const RADIANS = Math.PI / 180;
const SCALE = WIDTH / 2 / geoEqualEarthRaw(Math.PI, 0)[0];
const TOP = geoEqualEarthRaw(0, NORTH * RADIANS)[1];

/** The map that the HTML report draws: Natural Earth's countries at 1:50m, in whole units and with fewer points. */
export function worldMap(): WorldMap {
  const topology = onCanvas(require("world-atlas/countries-50m.json") as Topology);
  const shapes = (topology.objects.countries as { geometries: readonly Shape[] }).geometries;
  const rings = new Map<string | undefined, Rings>();
  for (const shape of shapes) {
    const code = ALPHA_2.get(String(shape.id));
    if (code !== ANTARCTICA) rings.set(code, [...(rings.get(code) ?? []), ...ringsOf(topology, shape)]);
  }
  return {
    source: "Natural Earth 4.1.0, countries at 1:50m (public domain), by world-atlas 2.0.2; simplified",
    asOf: "2026-11-22",
    confidence: "computed",
    width: WIDTH,
    height: project(0, SOUTH)[1],
    withoutCode: pathOf(rings.get(undefined) ?? []),
    countries: countryRows.map(({ code }) => country(code, rings.get(code) ?? [])),
  };
}

function country(code: string, rings: Rings): WorldMapCountry {
  const [largest] = [...rings].sort((a, b) => ringArea(b) - ringArea(a));
  if (largest === undefined || ringArea(largest) === 0) {
    const [x, y] = largest?.[0] ?? pointOf(code);
    return { code, x, y };
  }
  const [x, y] = middleOf(largest);
  const seen = rings.filter((ring) => ring === largest || ringArea(ring) >= MIN_ISLAND);
  return { code, x, y, box: boxOf(largest), path: pathOf(seen) };
}

function pointOf(code: string): Point {
  const [longitude, latitude] = POINTS[code] ?? [0, SOUTH];
  return project(longitude, latitude);
}

/** In the Equal Earth projection. */
function project(longitude: number, latitude: number): Point {
  const [x, y] = geoEqualEarthRaw(longitude * RADIANS, latitude * RADIANS);
  return [Math.round(WIDTH / 2 + x * SCALE), Math.round((TOP - y) * SCALE)];
}

/** The lines that countries share are simplified once, so that borders stay shut. */
function onCanvas(topology: Topology): Topology {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const line = arc.map(([dx, dy]): Point => {
      [x, y] = [x + dx, y + dy];
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    const projected = acrossTheDateLine(line).map(([longitude, latitude]) => project(longitude, latitude));
    return simplified(projected, MIN_TRIANGLE).map(([px, py]) => [px, py]);
  });
  const { type, bbox, objects } = topology;
  return { type, bbox, objects, arcs };
}

/** What crosses the date line goes on in the east, beyond 180 degrees, so that it stays in one piece. */
function acrossTheDateLine(line: readonly Point[]): readonly Point[] {
  const crosses = line.some(([longitude], index) => index > 0 && Math.abs(longitude - line[index - 1][0]) > 180);
  return crosses ? line.map(([longitude, latitude]) => [longitude < 0 ? longitude + 360 : longitude, latitude]) : line;
}

function ringsOf(topology: Topology, shape: Shape): Rings {
  const { geometry } = feature(topology, shape) as { geometry: Polygon | MultiPolygon };
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  // The last point of a ring is its first.
  return polygons.flat().map((ring) => ring.slice(0, -1).map(([x, y]): Point => [x, y]));
}

/** Moves are relative to where the ring before began, since `z` goes back there. */
function pathOf(rings: Rings): string {
  let from: Point = [0, 0];
  let text = "";
  for (const ring of rings) {
    const [start, ...rest] = ring;
    text += `${text === "" ? "M" : "m"}${numbers([start[0] - from[0], start[1] - from[1]])}l`;
    let [x, y] = start;
    const steps = rest.flatMap(([nextX, nextY]) => {
      const step = [nextX - x, nextY - y];
      [x, y] = [nextX, nextY];
      return step;
    });
    text += `${numbers(steps)}z`;
    from = start;
  }
  return text;
}

/** A minus sign separates as well as a space. */
function numbers(values: readonly number[]): string {
  return values.join(" ").replaceAll(" -", "-");
}

export function worldMapText(): string {
  const { countries, ...head } = worldMap();
  const rows = countries.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const opening = JSON.stringify(head, null, 2).replace(/\n}$/, "");
  return `${opening},\n  "countries": [\n${rows}\n  ]\n}\n`;
}

if (require.main === module) writeFileSync(FILE, worldMapText());
