import { expect, test } from "vitest";
import { PROVIDER_TABLES } from "../../../../engine/checks/locate/provider-tables";

test("each table is found under the sources that it names itself", () => {
  expect(PROVIDER_TABLES.map(({ sources }) => sources)).toEqual(PROVIDER_TABLES.map(({ load }) => load().sources));
});

test("no two tables are of one source", () => {
  const sources = PROVIDER_TABLES.flatMap((entry) => entry.sources);
  expect(new Set(sources).size).toBe(sources.length);
});
