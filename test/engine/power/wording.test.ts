import { describe, expect, it } from "vitest";
import { decimals, enumerated, kw, percent, watts } from "../../../engine/power";

describe("numbers in messages", () => {
  it("are kW with three decimals, and never a 0 for what nobody knows", () => {
    expect([57.2, 0, -1e-9, 1234.5678, null].map(kw)).toEqual([
      "57.200 kW",
      "0.000 kW",
      "0.000 kW",
      "1234.568 kW",
      "unknown",
    ]);
    expect(decimals(0.0005)).toBe("0.001");
    expect([watts(640), percent(0.9351)]).toEqual(["640 W", "94 %"]);
  });

  it("stand beside lists that stay short", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c", "d"]].map((names) => enumerated(names))).toEqual([
      "",
      "a",
      "a and b",
      "a, b, c and d",
    ]);
    expect(enumerated(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  });
});
