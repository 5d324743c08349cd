import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIsoDate } from "../../../engine/policy";
import { daysBetween } from "../../../engine/policy/date";

const days = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("dates", () => {
  it("every day of the calendar is one", () => {
    fc.assert(fc.property(days, isIsoDate));
  });

  it.each(["2027-02-29", "2027-13-01", "2027-1-1", "27-01-01", "2027-01-01T00:00:00Z", "", "soon"])(
    "%j is none",
    (text) => {
      expect(isIsoDate(text)).toBe(false);
    },
  );

  it("are as many days apart as the days that follow one another", () => {
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (from, count) => {
        const date = new Date(from);
        date.setUTCDate(date.getUTCDate() + count);
        expect(daysBetween(from, date.toISOString().slice(0, 10))).toBe(count);
      }),
    );
  });
});
