import { counted } from "../../phrases";
import type { Filters } from "../filters";
import { html, Markup } from "../markup";
import { placeAnchor, placeLabel } from "../place-name";
import { MARK_LABELS, MARKS, RULE_OF_FLOW, type Mark } from "../verdicts";
import { arcBetween, arrowHead, cropTo, middleOf, type Arc, type Box, type Point } from "./geometry";
import { placeLabels, type LabelRequest } from "./labels";
import type { MapFacts, MapLink, MapSite } from "./sites";
import { worldMap, type WorldMap, type WorldMapCountry } from "./world";

/** Widths in pixels at which signs and letters are drawn a second time: those of a desk would be too small in a hand. */
const LAYERS = { wide: 820, narrow: 360 } as const;
/** Signs in pixels. */
const LETTER = 12.5;
const SIGN = 4.2;
const ARROW = 9;

/** Patterns tell the marks apart without colour. */
const PATTERNS: Readonly<Partial<Record<Mark, string>>> = {
  fail: "M0 8L8 0M-2 2L2-2M6 10L10 6",
  unknown: "M3.5 4h1M7.5 0h1M-.5 8h1M7.5 8h1M-.5 0h1",
  waived: "M0 4H8",
};

interface Spot {
  readonly site: MapSite;
  readonly at: Point;
}

interface Curve {
  readonly link: MapLink;
  readonly arc: Arc;
}

/** What a site's title says besides its name: who runs what lies there, under whose law. */
export type SiteText = (site: MapSite) => string;

/** The map: land, countries with data, flows, and signs with letters. */
export function mapDrawing(facts: MapFacts, filters: Filters, textOf: SiteText): Markup {
  const world = worldMap();
  const byCode = new Map(world.countries.map((country) => [country.code, country]));
  const spots = facts.sites.flatMap((site) => spotOf(site, byCode));
  const shown = spots.flatMap(({ site }) => site.countries.flatMap((code) => byCode.get(code) ?? []));
  const view = cropTo(shown, world);
  const unit = view.width / LAYERS.wide;
  const curves = curvesOf(facts.links, new Map(spots.map(({ site, at }) => [site, at])), unit);
  const own = new Map(facts.sites.flatMap((site) => (site.countries.length === 1 ? [[site.countries[0], site]] : [])));
  const may = new Set(facts.sites.flatMap(({ countries }) => countries).filter((code) => !own.has(code)));
  const empty = world.countries.filter(({ code }) => !own.has(code) && !may.has(code));

  return html`<svg
      class="world"
      viewBox="${[view.x, view.y, view.width, view.height].join(" ")}"
      role="group"
      aria-labelledby="map-name"
      aria-describedby="map-text"
    >
      <title id="map-name">Map of where data lies and where it moves</title>
      <defs>${MARKS.map((mark) => pattern(mark, unit))}</defs>
      <path
        id="land"
        class="land"
        d="${new Markup(world.withoutCode + empty.map(({ path }) => path ?? "").join(""))}"
      />
      <path id="may" class="may" d="${new Markup([...may].map((code) => byCode.get(code)?.path ?? "").join(""))}" />
      <g id="lit">${spots.map(({ site }) => shape(site, byCode, filters, textOf(site)))}</g>
      ${curves.map((curve) => line(curve, filters))}
      ${Object.entries(LAYERS).map(([name, width]) => layer(name, view, view.width / width, spots, curves, filters))}
    </svg>
    ${view.width < world.width ? overview(world, view) : undefined}`;
}

function overview(world: WorldMap, { x, y, width, height }: Box): Markup {
  return html`<svg class="overview" viewBox="0 0 ${world.width} ${world.height}" aria-hidden="true">
    <use href="#land" />
    <use href="#may" />
    <use href="#lit" />
    <rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}" />
  </svg>`;
}

function spotOf(site: MapSite, byCode: ReadonlyMap<string, WorldMapCountry>): readonly Spot[] {
  const countries = site.countries.flatMap((code) => byCode.get(code) ?? []);
  return countries.length === 0 ? [] : [{ site, at: middleOf(countries) }];
}

function curvesOf(links: readonly MapLink[], spots: ReadonlyMap<MapSite, Point>, unit: number): readonly Curve[] {
  const lanes = new Map<string, number>();
  return links.flatMap((link) => {
    const [from, to] = [spots.get(link.from), spots.get(link.to)];
    if (from === undefined || to === undefined) return [];
    const key = `${link.from.key} ${link.to.key}`;
    const lane = lanes.get(key) ?? 0;
    lanes.set(key, lane + 1);
    return [{ link, arc: arcBetween(from, to, (SIGN + 3) * unit, lane) }];
  });
}

function pattern(mark: Mark, unit: number): Markup | undefined {
  const path = PATTERNS[mark];
  if (path === undefined) return undefined;
  return html`<pattern
      id="pattern-${mark}"
      class="${mark}"
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      patternTransform="scale(${round(unit)})"
      ><path d="${path}"
    /></pattern>
    <pattern id="key-${mark}" class="${mark}" width="8" height="8" patternUnits="userSpaceOnUse"
      ><path d="${path}"
    /></pattern>`;
}

function shape(
  site: MapSite,
  byCode: ReadonlyMap<string, WorldMapCountry>,
  filters: Filters,
  text: string,
): Markup | undefined {
  const { key, countries, mark, marks, placements } = site;
  const path = countries.length === 1 ? byCode.get(countries[0])?.path : undefined;
  if (path === undefined || placements.length === 0) return undefined;
  const facets = filters.mark({
    stacks: placements.map(({ stack }) => stack),
    dataClasses: placements.map(({ dataClass }) => dataClass),
    statuses: MARKS.filter((one) => (marks.get(one) ?? 0) > 0),
  });
  return html`<a class="m ${mark}" href="#${placeAnchor(key)}" data-site="${key}" ${facets}
    ><title>${text}</title
    ><g class="fill ${shade(placements.length)}"><path id="shape-${key}" d="${new Markup(path)}" /></g>${
      PATTERNS[mark] === undefined
        ? undefined
        : html`<use href="#shape-${key}" class="pattern" fill="url(#pattern-${mark})" />`
    }</a
  >`;
}

/** More lies in darker countries: from 1, from 10 and from 100 resources. */
export function shade(count: number): string {
  if (count >= 100) return "many";
  return count >= 10 ? "some" : "few";
}

function line({ link, arc }: Curve, filters: Filters): Markup {
  const { from, to, mark, flows } = link;
  const path = `M${point(arc.from)}Q${point(arc.bend)} ${point(arc.to)}`;
  const kinds = [...new Set(flows.map(({ kind }) => kind))].sort().join(", ");
  return html`<a class="m flow ${mark}" href="#${linkAnchor(from.key, to.key, mark)}" ${facetsOf(link, filters)}
    ><title>
      ${siteName(from)} to ${siteName(to)}: ${counted(flows.length, "flow")} (${kinds}), ${MARK_LABELS[mark]}</title
    ><path class="reach" d="${path}" /><path class="line" d="${path}"
  /></a>`;
}

function facetsOf({ mark, flows }: MapLink, filters: Filters): Markup {
  return filters.mark({
    stacks: flows.map(({ stack }) => stack),
    dataClasses: flows.map(({ dataClass }) => dataClass),
    rules: flows.map(({ kind }) => RULE_OF_FLOW[kind as keyof typeof RULE_OF_FLOW]),
    statuses: [mark],
  });
}

/** Where the page lists the flows of a curve. */
export function linkAnchor(from: string, to: string, mark: Mark): string {
  return `flow-${placeAnchor(from)}-${placeAnchor(to)}-${mark}`;
}

export function siteName({ countries }: MapSite): string {
  return placeLabel("countries", countries);
}

/** Signs, heads of arrows and letters in the size that suits a width. */
function layer(
  name: string,
  view: Box,
  unit: number,
  spots: readonly Spot[],
  curves: readonly Curve[],
  filters: Filters,
): Markup {
  const size = LETTER * unit;
  const labels = placeLabels(spots.map(request), size, view);
  return html`<g class="${name}" aria-hidden="true" font-size="${round(size)}"
    >${curves.map(
      ({ link, arc }) =>
        html`<path
          class="m head ${link.mark}"
          ${facetsOf(link, filters)}
          d="M${arrowHead(arc, ARROW * unit)
            .map(point)
            .join("L")}z"
        />`,
    )}${[...spots].reverse().map(({ site, at }) => sign(site.mark, at, SIGN * unit))}${spots.map(({ site }, index) => {
      const label = labels[index];
      if (label === undefined) return undefined;
      const { x, y, anchor } = label;
      return html`<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"
        ><tspan class="code">${shortName(site)}</tspan>${
          site.placements.length > 0 ? ` ${site.placements.length}` : undefined
        }</text
      >`;
    })}</g
  >`;
}

function request({ site, at }: Spot): LabelRequest {
  return { at, text: `${shortName(site)} ${site.placements.length}` };
}

function shortName({ countries }: MapSite): string {
  if (countries.length === 1) return countries[0];
  const name = placeLabel("countries", countries);
  return name.includes(",") ? `${countries.length} countries` : name;
}

/** A circle, filled or not, a square or a diamond: the mark without its colour. */
export function sign(mark: Mark, { x, y }: Point, radius: number): Markup {
  const r = round(radius);
  if (mark === "fail")
    return html`<path
      class="sign fail"
      d="M${round(x)} ${round(y - radius * 1.3)}l${round(radius * 1.3)} ${round(radius * 1.3)}l${round(-radius * 1.3)} ${round(radius * 1.3)}l${round(-radius * 1.3)} ${round(-radius * 1.3)}z"
    />`;
  if (mark === "unknown")
    return html`<rect
      class="sign unknown"
      x="${round(x - radius)}"
      y="${round(y - radius)}"
      width="${round(2 * radius)}"
      height="${round(2 * radius)}"
    />`;
  return html`<circle class="sign ${mark}" cx="${round(x)}" cy="${round(y)}" r="${r}" />`;
}

function point({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
