import { describe, expect, test } from "vitest";
import { readFacts } from "../../../../engine/checks/read/facts";
import type { JsonValue } from "../../../../engine/json";

const read = (sovereignty: JsonValue) => readFacts({ sovereignty });

describe("the facts of a program", () => {
  test("are taken as they are", () => {
    const facts = { version: 1, country: "SA", constructs: { "a/b": { dataClass: "public" } } };
    expect(read(facts)).toEqual({ facts, unread: [] });
  });

  test("may be missing, and so may the comment", () => {
    expect(readFacts(undefined)).toEqual({ unread: [] });
    expect(readFacts("a comment in words")).toEqual({ unread: [] });
    expect(readFacts({ metadata: {} })).toEqual({ unread: [] });
  });

  test("of a newer version state nothing, and are reported", () => {
    const { facts, unread } = read({ version: 2, country: "SA" });
    expect(facts).toBeUndefined();
    const why = "version must be 1, not the number 2; none of them count";
    expect(unread).toEqual([{ fact: "version", why, ofDataClass: true }]);
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
    ["a registry's country", { registry: { host: "r", country: "XX" }, site: "a" }, { site: "a" }, /registry\.country/],
    ["a registry without a host", { registry: { country: "SA" }, site: "a" }, { site: "a" }, /registry/],
    ["a promise that is neither yes nor no", { airGapped: "yes", site: "a" }, { site: "a" }, /airGapped/],
    ["a pull from nowhere", { pulls: [{ what: "x" }], site: "a" }, { site: "a" }, /pulls\[0\]/],
    ["a host without a name", { hosts: [{ rack: "r1" }], site: "a" }, { site: "a" }, /hosts\[0\]/],
    ["all constructs", { constructs: [], site: "a" }, { site: "a" }, /constructs/],
  ])("%s states nothing; the rest counts", (_, stated, expected, what) => {
    const { facts, unread } = read(stated);
    expect(facts).toEqual(expected);
    expect(unread).toHaveLength(1);
    expect(unread[0].fact).toMatch(what);
    expect(unread[0].why).toContain("it counts as not stated");
  });

  test.each<[boolean, string, JsonValue]>([
    [true, "a class that is none", { dataClass: "top" }],
    [true, "a misspelt key of a class", { dataclas: "secret" }],
    [true, "a class of one construct", { constructs: { a: { dataClass: "top" } } }],
    [true, "a construct", { constructs: { a: "secret" } }],
    [true, "all constructs", { constructs: [] }],
    [true, "facts of a newer version", { version: 2 }],
    [true, "facts that are no object", "secret"],
    [false, "a country", { country: "XX" }],
    [false, "a country of one construct", { constructs: { a: { country: "XX" } } }],
  ])("that cannot be read may (%s) have said the data class: %s", (expected, _, stated) => {
    expect(read(stated).unread.map(({ ofDataClass = false }) => ofDataClass)).toEqual([expected]);
  });

  test("that are no object are reported", () => {
    expect(read("SA")).toMatchObject({ unread: [{ why: expect.stringContaining("not an object") as string }] });
  });
});
