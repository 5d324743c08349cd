import { describe, expect, test } from "vitest";
import { pwrFailover } from "../../../../engine/checks/rules/pwr-failover";
import { pwrFeed } from "../../../../engine/checks/rules/pwr-feed";
import { pwrOversub } from "../../../../engine/checks/rules/pwr-oversub";
import { pwrPhase } from "../../../../engine/checks/rules/pwr-phase";
import { feed, hallOf, rack, servers, ups } from "../halls";
import { assess } from "./assess";

const found = (rule: typeof pwrFeed, hall: object, maintained?: string) =>
  assess(rule, { topologies: [hallOf(hall, { maintained })] });
const addresses = (...args: Parameters<typeof found>) => found(...args).findings.map(({ address }) => address);

/** So many DGX H100 of 10.2 kW on one feed, or on two. */
const onOne = (count: number) => ({
  racks: [rack({ feeds: ["feed-a"], redundancy: "N", servers: servers("dgx-h100", count) })],
});
const onTwo = (count: number) => ({ racks: [rack({ servers: servers("dgx-h100", count) })] });

describe("PWR-FEED", () => {
  test("fails at the element, and says by how much, what would fit and from which ratings", () => {
    const { findings } = found(pwrFeed, onOne(4));
    expect(findings).toMatchObject([
      {
        rule: "PWR-FEED",
        status: "fail",
        severity: "error",
        stack: "hall",
        constructPath: "hall",
        address: "feed-a",
        evidence: [
          { address: "feed-a", attribute: "limitKw", value: "40.000 kW", note: "rated 40.000 kW" },
          { address: "feed-a", attribute: "normalKw", value: "40.800 kW" },
          { address: "r1", value: "40.800 kW", note: "4 × dgx-h100 (10.200 kW nameplate)" },
        ],
      },
    ]);
    expect(findings[0].message).toMatch(
      /^Feed 'feed-a' of hall-1 carries 40\.800 kW in normal operation and may carry 40\.000 kW, 0\.800 kW too much\. .*3 dgx-h100 instead of 4/,
    );
  });

  test("passes at the limit and a watt above it, and fails at two", () => {
    const at = (otherKw: number) => ({
      racks: [rack({ feeds: ["feed-a"], redundancy: "N", servers: [], otherKw })],
    });
    expect(addresses(pwrFeed, at(40))).toEqual([]);
    expect(addresses(pwrFeed, at(40.001))).toEqual([]);
    expect(addresses(pwrFeed, at(40.002))).toEqual(["feed-a"]);
  });

  test("does not know of a load with an unknown part, unless the known part is too much already", () => {
    const unknown = (count: number) => ({
      racks: [
        rack({
          feeds: ["feed-a"],
          redundancy: "N",
          servers: [...servers("dgx-h100", count), ...servers("dgx-x1", 1)],
        }),
      ],
    });
    // The UPS and the feed on the other side carry nothing, which is known.
    expect(found(pwrFeed, unknown(3))).toEqual({ findings: [], passed: 2 });
    expect(found(pwrFeed, unknown(4)).findings[0].message).toContain("carries at least 40.800 kW");
  });

  test("asks nothing of an element without a rating", () => {
    const bare = { elements: [ups("ups-a", 10, { ratedKw: undefined }), feed("feed-a", "ups-a", 50)], ...onOne(4) };
    expect(found(pwrFeed, bare)).toEqual({ findings: [], passed: 1 });
  });

  test("cites the code for amps, and the topology for a stated rating", () => {
    const amps = (electricalCode: unknown) => ({
      electricalCode,
      elements: [
        ups("ups-a", 100),
        feed("feed-a", "ups-a", 0, { ratedKw: undefined, volts: 400, amps: 32, reference: "line-line" }),
      ],
      ...onOne(4),
    });
    const law = (hall: object) => found(pwrFeed, hall).findings[0].citations[0].law;
    expect(law(amps("iec"))).toBe("IEC 60364-4-43");
    expect(law(amps("nec"))).toBe("NEC (NFPA 70)");
    expect(law(amps({ name: "site rule", continuousFactor: 0.7 }))).toBe("power topology");
    expect(law(onOne(4))).toBe("power topology");
  });
});

describe("PWR-FAILOVER", () => {
  test("fails at what is left, in the state in which it is left", () => {
    const { findings } = found(pwrFailover, onTwo(4));
    expect(findings).toMatchObject([
      { rule: "PWR-FAILOVER", status: "fail", severity: "error", address: "feed-a" },
      { address: "feed-b" },
    ]);
    expect(findings[0].message).toMatch(
      /^Feed 'feed-a' of hall-1 carries 40\.800 kW with ups-b out and may carry 40\.000 kW, 0\.800 kW too much\./,
    );
    expect(findings[0].evidence).toContainEqual(
      expect.objectContaining({ attribute: "worstKw", value: "40.800 kW", note: "load, ups-b out" }),
    );
  });

  test("passes where what is left carries everything", () => {
    // Two feeds, two UPS and the rack.
    expect(found(pwrFailover, onTwo(3))).toEqual({ findings: [], passed: 5 });
  });

  test("leaves to PWR-FEED what is over with nothing out", () => {
    expect(addresses(pwrFailover, onOne(4))).toEqual([]);
  });

  test("fails at a rack that some failure leaves dark, unless it is N", () => {
    const shared = (redundancy: string) => ({
      elements: [ups("ups-a", 100), feed("feed-a", "ups-a", 40), feed("feed-b", "ups-a", 40)],
      racks: [rack({ redundancy, servers: servers("dgx-h100", 1) })],
    });
    expect(found(pwrFailover, shared("2N")).findings).toMatchObject([
      {
        address: "r1",
        message: "Rack 'r1' of hall-1 is to survive any single failure (2N) and has no live feed with ups-a out.",
        evidence: [
          { address: "r1", value: "feed-a, feed-b" },
          { address: "feed-a", value: "ups-a" },
          { address: "feed-b", value: "ups-a" },
        ],
      },
    ]);
    expect(addresses(pwrFailover, shared("N"))).toEqual([]);
  });

  test("does not know what is left with an unknown part, unless the known part is too much", () => {
    const unknown = (count: number) => ({
      racks: [rack({ servers: [...servers("dgx-h100", count), ...servers("dgx-x1", 1)] })],
    });
    expect(found(pwrFailover, unknown(3))).toEqual({ findings: [], passed: 1 });
    expect(addresses(pwrFailover, unknown(4))).toEqual(["feed-a", "feed-b"]);
  });

  test("says what is maintained meanwhile", () => {
    const three = {
      elements: ["a", "b", "c"].flatMap((side) => [ups(`ups-${side}`, 100), feed(`feed-${side}`, `ups-${side}`, 25)]),
      racks: [rack({ feeds: ["feed-a", "feed-b", "feed-c"], redundancy: "N+1", servers: servers("dgx-h100", 3) })],
    };
    expect(addresses(pwrFailover, three)).toEqual([]);
    expect(found(pwrFailover, three, "ups-c").findings[0].message).toContain(
      "carries 30.600 kW with ups-b out while ups-c is maintained",
    );
  });
});

describe("PWR-OVERSUB", () => {
  /** Eight servers, 81.6 kW, counted at 57.12 kW above the feeds. */
  const shared = (more: object, ratedKw = 60) => ({
    elements: [
      ...["a", "b"].map((side) => ups(`ups-${side}`, ratedKw)),
      ...["a", "b"].flatMap((side) => [1, 2].map((n) => feed(`feed-${side}${n}`, `ups-${side}`, 45))),
    ],
    racks: [1, 2].map((n) =>
      rack({
        name: `r${n}`,
        feeds: [`feed-a${n}`, `feed-b${n}`],
        servers: servers("dgx-h100", 4, { workload: "inference", ...more }),
      }),
    ),
    diversity: { inference: 0.7 },
  });

  test("fails where everything at once is too much and no cap brings it down", () => {
    const { findings } = found(pwrOversub, shared({}));
    expect(findings).toMatchObject([{ address: "ups-a", status: "fail", severity: "error" }, { address: "ups-b" }]);
    expect(findings[0].evidence).toContainEqual({
      address: "ups-a",
      attribute: "fallbackKw",
      value: "81.600 kW",
      note: "load with the fallback caps, ups-b out",
    });
    expect(findings[0].message).toMatch(
      /^UPS 'ups-a' of hall-1 carries 81\.600 kW with ups-b out, once every server behind it draws its fallback load, and may carry 60\.000 kW, 21\.600 kW too much\./,
    );
  });

  test("passes with a fallback cap that fits, and fails with one that does not", () => {
    // 8 × (4.6 + 8 × 0.3) = 56 kW; with 0.4 it is 62.4.
    expect(addresses(pwrOversub, shared({ fallbackCapWatts: 300 }))).toEqual([]);
    expect(addresses(pwrOversub, shared({ fallbackCapWatts: 400 }))).toEqual(["ups-a", "ups-b"]);
  });

  test("leaves to PWR-FAILOVER what is over in a failure even at its diversity", () => {
    expect(addresses(pwrOversub, shared({}, 57))).toEqual([]);
    expect(addresses(pwrFailover, shared({}, 57))).toEqual(["ups-a", "ups-b"]);
  });

  test("knows nothing where a part is unknown", () => {
    const hall = { racks: [rack({ servers: servers("dgx-x1", 1) })] };
    expect(found(pwrOversub, hall)).toEqual({ findings: [], passed: 0 });
  });
});

describe("PWR-PHASE", () => {
  const onPhases = (...phases: (string | undefined)[]) => ({
    elements: [
      { name: "panel", kind: "panel", ratedKw: 60 },
      ...phases.map((phase, n) => feed(`f${n}`, "panel", 30, { phases: 1, phase })),
    ],
    racks: phases.map((_, n) =>
      rack({ name: `r${n}`, feeds: [`f${n}`], redundancy: "N", servers: servers("dgx-h100", 1), otherKw: 1 }),
    ),
  });

  test("fails where the total fits and a phase does not", () => {
    const { findings } = found(pwrPhase, onPhases("L1", "L1", "L2"));
    expect(findings).toMatchObject([{ address: "panel", status: "fail", severity: "error" }]);
    expect(findings[0].message).toBe(
      "Phase L1 of 'panel' of hall-1 carries 22.400 kW in normal operation and may carry a third of 60.000 kW, " +
        "20.000 kW: 2.400 kW too much, though the total fits.",
    );
  });

  test("does not say that the total fits where some of it is unknown", () => {
    const { elements, racks } = onPhases("L1", "L1", "L2");
    const unknown = rack({ name: "x", feeds: ["f2"], redundancy: "N", servers: servers("dgx-x1", 1) });
    const { findings } = found(pwrPhase, { elements, racks: [...racks, unknown] });
    expect(findings[0].message).toMatch(/carries at least 22\.400 kW .*: 2\.400 kW too much\.$/);
  });

  test("passes where the phases share it, and asks nothing of a hall without stated phases", () => {
    expect(found(pwrPhase, onPhases("L1", "L2", "L3"))).toEqual({ findings: [], passed: 1 });
    expect(found(pwrPhase, onPhases(undefined, undefined))).toEqual({ findings: [], passed: 0 });
  });
});
