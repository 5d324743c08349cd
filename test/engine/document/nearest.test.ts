import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, editDistance, nearest } from "../../../engine/document/nearest";

const KEYS = ["countries", "flows", "operators", "certifications", "onUnknown"];

describe("the nearest known word", () => {
  it.each([
    ["contries", "countries"],
    ["countires", "countries"],
    ["COUNTRIES", "countries"],
    ["flow", "flows"],
    ["onunknown", "onUnknown"],
  ])("takes %s for %s", (word, meant) => {
    expect(nearest(word, KEYS)).toBe(meant);
  });

  it("has no guess for what is like nothing known", () => {
    expect(nearest("budget", KEYS)).toBeUndefined();
    expect(didYouMean("budget", KEYS)).toBe("");
  });

  it("writes its guess as a question", () => {
    expect(didYouMean("contries", KEYS)).toBe("; did you mean 'countries'?");
  });

  it("finds a known word again after any single edit of a longer word", () => {
    const edited = fc
      .tuple(fc.constantFrom(...KEYS), fc.nat(), fc.constantFrom("drop", "double", "swap"))
      .map(([word, position, edit]) => {
        const at = position % (word.length - 1);
        const [head, first, second, tail] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
        if (edit === "drop") return { word, typed: head + second + tail };
        if (edit === "double") return { word, typed: head + first + first + second + tail };
        return { word, typed: head + second + first + tail };
      });
    fc.assert(fc.property(edited, ({ word, typed }) => nearest(typed, KEYS) === word));
  });
});

describe("edit distance", () => {
  it("counts a swap of neighbours as one edit", () => {
    expect(editDistance("log", "lgo")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
  });

  it("is symmetric, zero for the same word only, and at most the longer length", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
