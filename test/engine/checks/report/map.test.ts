import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import { countries } from "../../../../catalog/countries";
import { regionsOf } from "../../../../catalog/regions";
import { htmlReport } from "../../../../engine/checks/report/html";
import { arcBetween, cropTo } from "../../../../engine/checks/report/html/map/geometry";
import { placeLabels } from "../../../../engine/checks/report/html/map/labels";
import { worldMap } from "../../../../engine/checks/report/html/map/world";
import type { ReportedFinding, ReportedFlow, ReportedPlacement } from "../../../../engine/checks/report/report";
import { worldMapText } from "../../../../scripts/world-map";
import { findingOf, flowTo, placementAt, reportOf } from "./small-report";

const FILE = "catalog/data/world-map.json";
const world = worldMap();
const countryOf = (code: string) => world.countries.find((country) => country.code === code)!;

describe("the map's data", () => {
  test("are what its generator makes of Natural Earth", () => {
    expect(worldMapText()).toBe(fs.readFileSync(FILE, "utf8"));
  }, 30_000);

  test("are small enough for every report to carry", () => {
    expect(fs.statSync(FILE).size).toBeLessThan(80_000);
  });

  test("have a place on the canvas for every country there is, and a shape for all but small ones", () => {
    expect(world.countries.map(({ code }) => code)).toEqual(countries().map(({ code }) => code));
    for (const { code, x, y } of world.countries) {
      expect(x >= 0 && x <= world.width && y >= 0 && y <= world.height, code).toBe(true);
    }
    for (const code of ["SA", "DE", "US", "QA", "LU", "RU"]) expect(countryOf(code).path, code).toBeDefined();
    const withRegions = new Set(regionsOf({}).map(({ country }) => country));
    const shapeless = [...withRegions].filter((code) => countryOf(code).path === undefined);
    expect(shapeless.sort()).toEqual(["BH", "HK", "SG"]);
  });

  test("put each country where it is, seen from its neighbours", () => {
    expect(countryOf("SA").x).toBeGreaterThan(countryOf("DE").x);
    expect(countryOf("DE").y).toBeLessThan(countryOf("SA").y);
    expect(countryOf("US").x).toBeLessThan(countryOf("IE").x);
    expect(countryOf("BH").x).toBeGreaterThan(countryOf("SA").x);
    // What crosses the date line stays in one piece.
    const [left, , right] = countryOf("RU").box!;
    expect(right - left).toBeLessThan(world.width / 2);
  });
});

describe("what the map shows", () => {
  test("is the part of the world where data lies, in which all of it is", () => {
    const gulf = cropTo(["SA", "BH"].map(countryOf), world);
    const both = cropTo(["SA", "BH", "DE"].map(countryOf), world);
    const all = cropTo(["US", "JP", "AU"].map(countryOf), world);
    expect(gulf.width).toBeLessThan(both.width);
    expect(both.width).toBeLessThan(all.width);
    expect(all).toEqual(cropTo([], world));
    const [left, top, right, bottom] = countryOf("DE").box!;
    expect(left > both.x && right < both.x + both.width && top > both.y && bottom < both.y + both.height).toBe(true);
  });

  test("is the world where nothing lies anywhere", () => {
    const { x, y, width, height } = cropTo([], world);
    expect(x <= 0 && y <= 0 && x + width >= world.width && y + height >= world.height).toBe(true);
  });

  test("has one curve there and another back", () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    expect(arcBetween(a, b, 4, 0).bend.y).toBeLessThan(0);
    expect(arcBetween(b, a, 4, 0).bend.y).toBeGreaterThan(0);
    expect(arcBetween(a, b, 4, 1).bend.y).toBeLessThan(arcBetween(a, b, 4, 0).bend.y);
  });

  test("has labels that cover neither each other nor a point, and leaves out what finds no room", () => {
    const view = { x: 0, y: 0, width: 400, height: 300 };
    const at = (x: number, y: number) => ({ at: { x, y }, text: "SA 12" });
    const crowd = Array.from({ length: 30 }, () => at(200, 150));
    const placed = placeLabels(crowd, 10, view);
    expect(placed[0]).toBeDefined();
    const shown = placed.filter((label) => label !== undefined);
    expect(new Set(shown.map(({ x, y }) => `${x} ${y}`)).size).toBe(shown.length);
    expect(shown.length).toBeLessThan(crowd.length);
    expect(placeLabels([at(398, 150)], 10, view)[0]?.anchor).toBe("end");
  });
});

interface Parts {
  readonly placements?: readonly ReportedPlacement[];
  readonly flows?: readonly ReportedFlow[];
  readonly findings?: readonly ReportedFinding[];
}

const mapOf = ({ findings = [], ...more }: Parts) => {
  const page = htmlReport(reportOf(findings, more));
  const section = page.slice(page.indexOf('id="map"'), page.indexOf('id="places"'));
  return section.replace(/\s+/g, " ").replace(/ ?([<>]) ?/g, "$1");
};
const anywhere = (address: string): ReportedPlacement => ({ ...placementAt(address), place: "anywhere" });

describe("the map of a report", () => {
  const abroad = findingOf({ address: "a.us", message: "It rests in US.", fingerprint: "1".repeat(32) });
  const home = placementAt("aws_s3_bucket.home", "SA");
  const map = mapOf({
    placements: [home, placementAt("a.bh", "BH"), placementAt("a.us", "US"), anywhere("a.any"), placementAt("a.where")],
    flows: [flowTo("copy", "DE"), flowTo("here", "SA"), flowTo("somewhere")],
    findings: [abroad],
  });

  test("has each country with data, with what lies there and what is said of it", () => {
    expect(map).toMatch(/<a class="m clear" href="#place-SA"[^>]*><title>Saudi Arabia \(SA\): 1 resource\. Run by/);
    expect(map).toMatch(/<a class="m fail" href="#place-US"[^>]*><title>United States \(US\): 1 resource; 1 failing\./);
    expect(map).toContain('fill="url(#pattern-fail)"');
  });

  test("names small countries, which have no shape, by a sign and a label", () => {
    expect(map).toMatch(/<tspan class="code">BH<\/tspan>1<\/text>/);
    expect(map).not.toContain('id="shape-BH"');
  });

  test("draws a flow to another country, and none that stays", () => {
    const flows = map.match(/class="m flow [a-z]+"/g);
    expect(flows).toEqual(['class="m flow clear"']);
    expect(map).toContain("Saudi Arabia (SA) to Germany (DE): 1 flow (replication), no finding");
    expect(map).toContain("1 flow within one place is not drawn.");
  });

  test("marks a country where nothing lies by the flows that end there", () => {
    const copies = findingOf({ rule: "RES-REPL", address: home.address, message: "It replicates to copy (DE)." });
    const signs = (findings: readonly ReportedFinding[]) =>
      mapOf({ placements: [home], flows: [flowTo("copy", "DE")], findings }).match(/class="sign fail"/g);
    // At two sizes on the map, in the list beside it, and in the legend.
    expect(signs([copies])).toHaveLength(4);
    expect(signs([])).toHaveLength(1);
  });

  test("counts beside it what is in no place, also where that is nothing", () => {
    expect(map).toMatch(/May be anywhere<\/strong>1 resource, 0 flows/);
    expect(map).toMatch(/Place not known<\/strong>1 resource, 1 flow/);
    expect(mapOf({}).match(/class="nowhere none"/g)).toHaveLength(2);
  });

  test("says the same in a table", () => {
    expect(map).toMatch(/<th scope="row">Saudi Arabia \(SA\)<\/th><td>Germany \(DE\)<\/td>/);
  });

  test("tells marks apart by pattern, sign and line as well as colour", () => {
    for (const mark of ["fail", "unknown", "waived"]) expect(map).toContain(`id="pattern-${mark}"`);
    const key = map.slice(map.indexOf('class="legend"'));
    expect(new Set(key.match(/<(path|rect|circle) class="sign [a-z]+"/g)).size).toBe(4);
  });

  test("shows a place in one of several countries once, in the midst of them", () => {
    const members = ["BE", "DE", "NL"];
    const several = mapOf({ placements: [placementAt("a.eu", ...members)] });
    expect(several).toMatch(/<tspan class="code">3 countries<\/tspan>1<\/text>/);
    expect(several).toContain('href="#place-BE-DE-NL"');
  });

  test("shows the world beside a part of it", () => {
    expect(map).toContain('class="overview"');
    const worldwide = ["US", "JP", "AU"].map((code) => placementAt(`a.${code}`, code));
    expect(mapOf({ placements: worldwide })).not.toContain('class="overview"');
  });
});
