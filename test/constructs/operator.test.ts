import { describe, expect, test } from "vitest";
import { Operator } from "../../constructs/operator";

describe("an operator by its name", () => {
  test("has the facts of the catalogue where the program states none", () => {
    expect(Operator.of("google-cntxt")._facts()).toEqual({
      id: "google-cntxt",
      hq: "US",
      ultimateParent: "US",
      techVendor: "US",
    });
  });

  test("has those that the program states", () => {
    expect(Operator.of("acme", { hq: "SA" })._facts()).toEqual({ id: "acme", hq: "SA", ultimateParent: "SA" });
  });

  test("has to be stated where the catalogue does not know it", () => {
    expect(() => Operator.of("google-cntx")).toThrow(
      'Operator.of("google-cntx"): the catalogue does not know it. Did you mean "google-cntxt"? If it is right, say where ' +
        "its head office is: `Operator.of(id, { hq: … })`.",
    );
  });
});
