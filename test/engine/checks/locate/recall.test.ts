import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import type { KnownTypes } from "../../../../engine/checks/locate/known-types";
import { graphOf, tf } from "../terraform";

/**
 * Every argument that the generated provider types know as a type's own place, set to somewhere else than the provider:
 * the checker must see that, or say that it does not know. What it misses is listed.
 */
const DATA = path.join(__dirname, "../../../../engine/checks/locate/data");
const ABROAD: Readonly<Record<string, string>> = {
  region: "us-east1",
  location: "us-east1",
  location_id: "us-east1",
  zone: "us-east1-b",
  availability_zone: "us-east-1a",
};

test.each<[string, object, Readonly<Record<string, string>>]>([
  ["aws", { region: "eu-central-1" }, { ...ABROAD, region: "us-east-1" }],
  ["google", { region: "europe-west3", project: "p" }, ABROAD],
])("%s: no argument that places a resource abroad is passed over", (provider, config, abroad) => {
  const { byArguments } = JSON.parse(fs.readFileSync(path.join(DATA, `${provider}-types.json`), "utf8")) as KnownTypes;
  const mutants = Object.entries(byArguments).flatMap(([names, types]) =>
    names
      .split(",")
      .filter((name) => abroad[name] !== undefined)
      .flatMap((name) => types.map((type) => ({ type: `${provider}_${type}`, name, value: abroad[name] }))),
  );
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, name, value } of mutants) (resource[type] ??= {})[name] = { [name]: value };

  const { placements } = graphOf(tf({ provider: { [provider]: config }, resource }));
  const places = new Map(placements.map((placement) => [placement.resource.address, placement.place]));
  const missed = mutants
    .map(({ type, name }) => `${type}.${name}`)
    .filter((address) => {
      const place = places.get(address);
      return place === undefined || (place.kind === "countries" && !place.countries.includes("US"));
    });
  expect(mutants.length).toBeGreaterThan(500);
  expect(missed).toEqual([]);
});
