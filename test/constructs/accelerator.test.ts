import { describe, expect, test } from "vitest";
import { accelerators } from "../../catalog/accelerators";
import { Accelerator } from "../../index";

describe("Accelerator", () => {
  test("has one member for each row of the catalogue, named in capitals", () => {
    const members = Object.entries(Accelerator).map(([member, value]) => [member, (value as Accelerator).name]);
    const rows = accelerators().map(({ name }) => [name.toUpperCase().replaceAll("-", "_"), name]);
    expect(members).toEqual(rows);
  });

  test("suggests the nearest name for one that the catalogue does not know", () => {
    expect(() => Accelerator.of("h100-smx")).toThrow(/does not know it\. Did you mean "h100-sxm"\?/);
  });
});
