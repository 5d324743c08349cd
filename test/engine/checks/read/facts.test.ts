import { describe, expect, test } from "vitest";
import { readFacts } from "../../../../engine/checks/read/facts";
import type { JsonValue } from "../../../../engine/json";

const read = (sovereignty: JsonValue) => readFacts({ sovereignty }, "prod");

describe("the facts of a program", () => {
  test("are taken as they are", () => {
    const facts = { version: 1, country: "SA", constructs: { "a/b": { dataClass: "public" } } };
    expect(read(facts)).toEqual({ facts, notAssessed: [] });
  });

  test("may be missing, and so may the comment", () => {
    expect(readFacts(undefined, "prod")).toEqual({ notAssessed: [] });
    expect(readFacts("a comment in words", "prod")).toEqual({ notAssessed: [] });
    expect(readFacts({ metadata: {} }, "prod")).toEqual({ notAssessed: [] });
  });

  test("of a newer version state nothing, and are reported", () => {
    const { facts, notAssessed } = read({ version: 2, country: "SA" });
    expect(facts).toBeUndefined();
    expect(notAssessed).toEqual([
      { what: "sovereignty facts of prod", why: "version must be 1, not the number 2; none of them count" },
    ]);
  });

  test.each<[string, JsonValue, object, RegExp]>([
    ["a country that is none", { country: "XX", site: "a" }, { site: "a" }, /country/],
    ["an operator's country", { operator: { id: "o", hq: "XX" }, site: "a" }, { site: "a" }, /operator\.hq/],
    ["a country of the state", { state: { country: "XX" }, site: "a" }, { site: "a" }, /state\.country/],
    ["a state without a country", { state: {}, site: "a" }, { site: "a" }, /state/],
    ["a country of one construct", { constructs: { a: { country: "XX" } } }, { constructs: { a: {} } }, /a\.country/],
    ["a class that is none", { dataClass: "top", site: "a" }, { site: "a" }, /dataClass/],
    ["an unknown key", { planet: "earth", site: "a" }, { site: "a" }, /planet/],
    ["half an operator", { operator: { hq: "SA" }, site: "a" }, { site: "a" }, /operator/],
    [
      "a fact of one construct",
      { constructs: { a: { country: 1, site: "a" }, b: { site: "b" } } },
      { constructs: { a: { site: "a" }, b: { site: "b" } } },
      /constructs\.a\.country/,
    ],
    ["a construct", { constructs: { a: 1, b: { site: "b" } } }, { constructs: { b: { site: "b" } } }, /constructs\.a/],
    ["all constructs", { constructs: [], site: "a" }, { site: "a" }, /constructs/],
  ])("%s states nothing; the rest counts", (_, stated, expected, what) => {
    const { facts, notAssessed } = read(stated);
    expect(facts).toEqual(expected);
    expect(notAssessed).toHaveLength(1);
    expect(notAssessed[0].what).toMatch(what);
    expect(notAssessed[0].why).toContain("it counts as not stated");
  });

  test("that are no object are reported", () => {
    expect(read("SA")).toMatchObject({ notAssessed: [{ why: expect.stringContaining("not an object") as string }] });
  });
});
