import { describe, expect, it } from "vitest";
import { waiverExpired, waiverMatches, waiverProblems, type Waiver } from "../../../engine/policy";

const WAIVER: Waiver = { rule: "RES-LOG", reason: "r", owner: "o", expires: "2027-03-31" };
const SUBJECT = { rule: "RES-LOG", address: "aws_cloudtrail.main", constructPath: "hall/train/log", stack: "hall" };

describe("a waiver", () => {
  it.each<[string, Partial<Waiver>, boolean]>([
    ["its exact address", { address: "aws_cloudtrail.main" }, true],
    ["another instance of its address", { address: "aws_cloudtrail.main[0]" }, false],
    ["the start of its address", { address: "aws_cloudtrail" }, false],
    ["its path", { path: "hall/train/log" }, true],
    ["a path above it", { path: "hall/train" }, true],
    ["a path above it with a slash at the end", { path: "hall/" }, true],
    ["half a name of its path", { path: "hall/tra" }, false],
    ["a path below it", { path: "hall/train/log/sink" }, false],
    ["its stack", { path: "hall", stack: "hall" }, true],
    ["another stack", { path: "hall", stack: "cloud" }, false],
    ["its path but another address", { path: "hall", address: "aws_cloudtrail.other" }, false],
    ["another rule", { rule: "RES-KEY", path: "hall" }, false],
  ])("that names %s", (_, stated, matches) => {
    expect(waiverMatches({ ...WAIVER, ...stated }, SUBJECT)).toBe(matches);
  });

  it("of a path does not cover what has no path", () => {
    expect(waiverMatches({ ...WAIVER, path: "hall" }, { rule: "RES-LOG", address: "aws_cloudtrail.main" })).toBe(false);
  });

  it("holds on its last day and no longer", () => {
    expect(waiverExpired(WAIVER, "2027-03-31")).toBe(false);
    expect(waiverExpired(WAIVER, "2027-04-01")).toBe(true);
  });

  it("is accepted only with an existing rule, a reason, an owner and a near date", () => {
    expect(waiverProblems(WAIVER, "2026-11-22")).toEqual([]);
    const keys = waiverProblems({ rule: "X", reason: " ", owner: "", expires: "2099-01-01" }, "2026-11-22");
    expect(keys.map(({ key }) => key)).toEqual(["rule", "reason", "owner", "expires"]);
  });
});
