import { describe, expect, test } from "vitest";
import { findCycles } from "../../../engine/power/cycles";
import { loadWritten, WRITTEN, writtenWith } from "./written";

function errorOf(text: string): string {
  try {
    loadWritten(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

type Change = readonly [part: string, by: string];

const SERVER = "{ model: dgx-h100, count: 1 }";
const RACK_2 = "  - { name: r2, feeds: [feed-a], redundancy: N }\n";

/** One mistake each, `@` before what is wrong, and what the one message says. */
const MISTAKES: readonly (readonly [what: string, change: Change, message: string | RegExp])[] = [
  ["bad YAML", ["electricalCode: iec\nelements", "electricalCode: [iec\n@elements"], /^the indentation does not fit/],
  ["a missing key", ["version: 1\nname: hall-1\n", "@version: 1\n"], "the key 'name' is missing"],
  ["an unknown key", ["electricalCode", "@electricalcode"], /^unknown key 'electricalcode'; did you mean 'electricalC/],
  ["an element's unknown key", ["ratedKw: 60", "@ratedKW: 60"], /in elements\[1\]; did you mean 'ratedKw'\?$/],
  ["a server's unknown key", ["count: 1", "count: 1, @gpuCapWatt: 5"], /did you mean 'gpuCapWatts'\?$/],
  ["an unknown code", ["Code: iec", "Code: @NEC"], /^electricalCode must be iec, nec, or a code of your own/],
  [
    "a code of one's own above 1",
    ["Code: iec", "Code: { name: own, continuousFactor: @1.25 }"],
    "electricalCode.continuousFactor must be at most 1, not the number 1.25",
  ],
  [
    "a code of one's own without its factor",
    ["electricalCode: iec", "@electricalCode: { name: own }"],
    "the key 'continuousFactor' is missing in electricalCode",
  ],
  [
    "an element's name twice",
    ["racks:", "  - { name: @utility, kind: panel }\nracks:"],
    "elements[3].name: the name 'utility' stands at elements[0].name already; names are unique among elements and racks",
  ],
  ["a rack with an element's name", ["name: r1", "name: @ups-a"], /^racks\[0\]\.name: the name 'ups-a' stands at elem/],
  [
    "a rack's name twice",
    ["racks:\n", `racks:\n${RACK_2}${RACK_2.replace("r2", "@r2")}`],
    /'r2' stands at racks\[0\]\.n/,
  ],
  [
    "a parent that does not exist",
    ["from: [utility]", "from: [@utilty]"],
    "elements[1].from[0]: no element is called 'utilty'; did you mean 'utility'?",
  ],
  [
    "a parent that is near to no name",
    ["from: [utility]", "from: [@x-ray-vision]"],
    "elements[1].from[0]: no element is called 'x-ray-vision'; name one of 'elements'",
  ],
  [
    "a rack as a parent",
    ["from: [utility]", "from: [@r1]"],
    "elements[1].from[0]: 'r1' is a rack, and a rack feeds nothing; name an element",
  ],
  [
    "a feed that does not exist",
    ["[feed-a]", "[@feed-b]"],
    "racks[0].feeds[0]: no element is called 'feed-b'; did you mean 'feed-a'?",
  ],
  [
    "a rack on a UPS",
    ["feeds: [feed-a]", "feeds: [@ups-a]"],
    "racks[0].feeds[0]: 'ups-a' is of kind ups, and a rack hangs on elements of kind feed",
  ],
  ["a feed twice", ["[feed-a]", "@[feed-a, feed-a]"], /^racks\[0\]\.feeds names an entry twice/],
  ["no feed", ["[feed-a]", "@[]"], "racks[0].feeds must not be empty"],
  ["an empty list of parents", ["from: [utility]", "from: @[]"], "elements[1].from must not be empty"],
  [
    "cooling fed by nothing",
    ["electricalCode: iec", "electricalCode: iec\ncooling: { kind: liquid, from: [@upsa] }"],
    "cooling.from[0]: no element is called 'upsa'; did you mean 'ups-a'?",
  ],
  [
    "a child of a feed",
    ["racks:", "  - { name: p, kind: panel, from: [@feed-a] }\nracks:"],
    "elements[3].from[0]: 'feed-a' is a feed, which feeds racks only; make it a panel, or name its own parent",
  ],
  ["a feed that is its own parent", ["from: [ups-a]", "from: [@feed-a]"], /'feed-a' is a feed, which feeds racks/],
  [
    "a utility with a parent",
    ["kind: utility", "kind: utility, @from: [ups-a]"],
    "elements[0].from: a utility is a source and has no parents; leave 'from' out, or choose another kind",
  ],
  ["a generator with a parent", ["kind: utility", "kind: generator, @from: [ups-a]"], /a generator is a source/],
  [
    "an element that is its own parent",
    ["from: [utility]", "from: @[ups-a]"],
    "elements[1].from: 'ups-a' is its own parent",
  ],
  [
    "a circle",
    [
      "from: [utility], ratedKw: 60, efficiency: 0.95 }",
      "from: @[p], ratedKw: 60, efficiency: 0.95 }\n  - { name: p, kind: panel, from: [ups-a] }",
    ],
    "elements[1].from: these elements feed each other in a circle: ups-a ← p ← ups-a; take one of the steps out",
  ],
  ["a negative rating", ["Kw: 60", "Kw: @-60"], "elements[1].ratedKw must be at least 0, not the number -60"],
  ["a negative count", ["count: 1", "count: @-1"], /count must be at least 0, not the number -1$/],
  ["a negative cap", ["count: 1", "count: 1, mode: capped, gpuCapWatts: @-5"], /gpuCapWatts must be at least 0/],
  ["half a server", ["count: 1", "count: @1.5"], /count must be a whole number, not the number 1\.5$/],
  ["no number", ["ratedKw: 60", "ratedKw: @.nan"], "elements[1].ratedKw must be a number, not NaN"],
  ["no end", ["ratedKw: 60", "ratedKw: @.inf"], "elements[1].ratedKw must be a number, not Infinity"],
  ["a number in quotes", ["ratedKw: 60", 'ratedKw: @"60"'], /must be a number, not '60'; leave out the quotes$/],
  ["an efficiency in percent", ["0.95", "@95"], "elements[1].efficiency must be at most 1, not the number 95"],
  ["an efficiency of 0", ["0.95", "@0"], "elements[1].efficiency must be more than 0, not the number 0"],
  ["a power factor above 1", ["amps: 63", "amps: 63, powerFactor: @1.1"], /powerFactor must be at most 1/],
  ["a power factor of 0", ["name: hall-1", "name: hall-1\npowerFactor: @0"], /^powerFactor must be more than 0/],
  [
    "training servers that take turns",
    ["name: hall-1", "name: hall-1\ndiversity: { training: @0.9 }"],
    "diversity.training: this must be 1: the servers of a training job draw their peak at the same time",
  ],
  [
    "a coefficient of performance of 0",
    ["name: hall-1", "name: hall-1\ncooling: { kind: liquid, copAtDesign: @0 }"],
    /more/,
  ],
  [
    "capped without a cap",
    [SERVER, "@{ model: dgx-h100, count: 1, mode: capped }"],
    "racks[0].servers[0]: mode capped needs 'gpuCapWatts'",
  ],
  [
    "measured without watts and source",
    [SERVER, "@{ model: dgx-h100, count: 1, mode: measured-peak }"],
    "racks[0].servers[0]: mode measured-peak needs 'watts' and 'source'",
  ],
  [
    "measured without a source",
    [SERVER, "@{ model: dgx-h100, count: 1, mode: measured-peak, watts: 8400 }"],
    "racks[0].servers[0]: mode measured-peak needs 'source'",
  ],
  [
    "a cap without its mode",
    ["count: 1", "count: 1, @gpuCapWatts: 500"],
    "racks[0].servers[0].gpuCapWatts: this belongs to mode capped; state 'mode: capped', or leave the key out",
  ],
  [
    "watts in another mode",
    ["count: 1", "count: 1, mode: capped, gpuCapWatts: 500, @watts: 8400"],
    "racks[0].servers[0].watts: this belongs to mode measured-peak, and the mode is capped; change the mode, or leave the key out",
  ],
  [
    "a source in another mode",
    ["count: 1", "count: 1, mode: nameplate, @source: us"],
    /^racks\[0\]\.servers\[0\]\.source: this belongs to mode measured-peak, and the mode is nameplate/,
  ],
  [
    "a UPS without its losses",
    ["{ name: ups-a, kind: ups, from: [utility], ratedKw: 60, efficiency: 0.95 }", "@{ name: ups-a, kind: ups }"],
    /^elements\[1\]: the ups 'ups-a' states no efficiency, without which its losses would count as 0/,
  ],
  [
    "more servers than a rack has room for",
    [`[ ${SERVER} ]`, `[ ${SERVER}, { model: dgx-b200, count: 3 } ]\n    units: @3`],
    "racks[0].units: 4 servers stand in 'r1', which has room for 3",
  ],
  [
    "amps without volts",
    ["volts: 230, reference: line-neutral, amps: 63", "amps: @63"],
    /: amps are no rating without 'v/,
  ],
  [
    "three-phase volts between who knows what",
    ["reference: line-neutral, amps: 63", "amps: @63"],
    "elements[2].amps: three-phase amps are no rating without 'reference': line-neutral (230 V) or line-line (400 V), which differ by √3",
  ],
  [
    "a phase of three",
    ["amps: 63", "amps: 63, phase: @L1"],
    "elements[2].phase: only a single-phase element sits on a phase; state 'phases: 1', or leave 'phase' out",
  ],
  [
    "a carbon figure without a source",
    ["name: hall-1", "name: hall-1\nannual: { averageLoad: 1, @carbon: { gramsPerKwh: 5, year: 2025 } }"],
    "the key 'source' is missing in annual.carbon",
  ],
];

/** A text without its `@`, and the line and column where that stood. */
function marked(text: string): { readonly text: string; readonly place: string } {
  const lines = text.slice(0, text.indexOf("@")).split("\n");
  return { text: text.replace("@", ""), place: `${lines.length}:${lines[lines.length - 1].length + 1}` };
}

describe("a power topology is refused, with one message and its place, for", () => {
  test.each(MISTAKES)("%s", (_what, change, message) => {
    const { text, place } = marked(writtenWith(change));
    const [, at, said] = /^hall-1\.power\.yaml:(\d+:\d+): (.*)$/s.exec(errorOf(text)) ?? [];
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
    expect(at).toBe(place);
    expect(said).not.toContain("\n");
  });

  test("all of its problems at once, in their order", () => {
    const text = writtenWith(
      ["from: [utility]", "from: [x]"],
      ["feeds: [feed-a]", "feeds: [ups-a]"],
      [", efficiency: 0.95", ""],
    );
    expect(
      errorOf(text)
        .split("\n")
        .map((line) => line.slice(0, 30)),
    ).toEqual([
      "3 problems:",
      "hall-1.power.yaml:6:5: element",
      "hall-1.power.yaml:6:38: elemen",
      "hall-1.power.yaml:10:13: racks",
    ]);
  });

  test("nothing, as it is written", () => {
    expect(errorOf(WRITTEN)).toBe("no error");
  });
});

describe("circles", () => {
  const graph = (text: string): ReadonlyMap<string, readonly string[]> =>
    new Map(text.split(" ").map((line) => [line[0], [...line.slice(2)]]));

  test.each([
    ["a:b b:c c:", []],
    ["a:bc b:d c:d d:", []],
    ["a:b b:c c:b", ["bcb"]],
    ["a:a", ["aa"]],
    ["a:b b:a c:d d:c", ["aba", "cdc"]],
    ["a:b b:z", []],
  ])("of %s are %j", (text, cycles) => {
    expect(findCycles(graph(text)).map((names) => names.join(""))).toEqual(cycles);
  });

  test("are found in a chain that is longer than a call stack", () => {
    const names = Array.from({ length: 200_000 }, (_, index) => `e${index}`);
    const chain = new Map(names.map((name, index) => [name, [names[(index + 1) % names.length]]]));
    expect(findCycles(chain).map((cycle) => cycle.length)).toEqual([names.length + 1]);
  });
});
