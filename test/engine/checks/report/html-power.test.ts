import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { htmlReport } from "../../../../engine/checks/report/html";
import type { ReportedFinding, ReportedPower } from "../../../../engine/checks/report/report";
import { hallOf, largeHall, OVERLOADED } from "./power-hall";
import { findingOf, placementAt, reportOf } from "./small-report";

const against = (rule: string, address: string, more: Partial<ReportedFinding> = {}): ReportedFinding =>
  findingOf({
    rule,
    address,
    stack: undefined,
    constructPath: undefined,
    dataClass: undefined,
    evidence: [],
    citations: [],
    fingerprint: createHash("md5").update(`${rule} ${address}`).digest("hex"),
    ...more,
  });
const pageOf = (power: ReportedPower, findings: readonly ReportedFinding[] = []) =>
  htmlReport(reportOf(findings, { power, inputs: [{ file: "hall.power.yaml", kind: "power topology" }] }));

/** Text without its tags, as a reader gets it. */
const read = (markup: string) =>
  markup
    .replace(/<title>[^<]*<\/title>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
const rowOf = (page: string, name: string) =>
  read(/<tr>(?:(?!<tr>)[^])*?<\/tr>/.exec(page.slice(page.indexOf(`<th scope="row">${name}</th>`) - 5))?.[0] ?? "");
const boxesOf = (page: string) =>
  [...page.matchAll(/<g\s+class="box ([^"]*)"[^]*?<\/g\s*>/g)].map(([text, classes]) => ({
    classes,
    text: read(text),
    markup: text,
  }));
const boxOf = (page: string, name: string) => {
  const found = boxesOf(page).find(({ markup }) => new RegExp(`class="name"[^>]*>(▲ )?${name}<`).test(markup));
  if (found === undefined) throw new Error(`${name} is not drawn`);
  return found;
};
const wiresOf = (page: string, use: string) =>
  /<svg\s+class="tree[^]*?<\/svg>/.exec(page)?.[0].match(new RegExp(`class="wire ${use}"`, "g"))?.length ?? 0;
const tileOf = (page: string, name: string) => {
  const [, classes, text] = new RegExp(`<li class="([^"]*)">\\s*<strong>${name}</strong>([^]*?)</li>`).exec(page) ?? [];
  return { classes, text: read(text ?? "") };
};

interface Offer {
  readonly name: string;
  readonly said: string;
  readonly tone: string;
  readonly boxes: string;
  readonly wires: string;
}

/** The states of the switch, in their order. */
function statesOf(page: string): readonly Offer[] {
  const attribute = (markup: string, name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(markup)?.[1] ?? "";
  const control = /<fieldset class="states"[^]*?<\/fieldset>/.exec(page)?.[0] ?? "";
  return [...control.matchAll(/<label class="state[^]*?<\/label\s*>|<option [^]*?<\/option>/g)].map(([markup]) => ({
    name: read(markup),
    said: attribute(markup, "said"),
    tone: attribute(markup, "tone"),
    boxes: attribute(markup, "boxes"),
    wires: attribute(markup, "wires"),
  }));
}

const overloaded = hallOf(OVERLOADED);
const FINDINGS = [against("PWR-FAILOVER", "feed-a1"), against("PWR-FAILOVER", "feed-b1"), against("THM-DENSITY", "r2")];

describe("a hall on the page", () => {
  const page = pageOf(overloaded, FINDINGS);

  test("has its sums, and says what keeps one from being known", () => {
    expect(read(page)).toContain("IT power 60.000 kW Facility, design day 73.856 kW PUE, design day 1.231");
    const open = pageOf(hallOf({ ...OVERLOADED, cooling: { kind: "air-chilled", supplyC: 22 } }));
    expect(read(open)).toContain("PUE, design day not known");
    expect(open).toContain("The facility's power needs cooling.copAtDesign, which is not stated.");
  });

  test("has the energy, carbon and water of a year with where they come from", () => {
    const text = read(
      pageOf(
        hallOf({
          ...OVERLOADED,
          pueAnnual: 1.2,
          annual: { averageLoad: 0.5, carbon: { gramsPerKwh: 100, year: 2024, source: "grid report" } },
        }),
      ),
    );
    // 60 kW × 0.5 × 8760 h = 262,800 kWh, × 1.2 = 315,360 kWh, × 0.1 kg = 31,536 kg.
    expect(text).toContain(
      "IT, a year 262.8 MWh Facility, a year 315.4 MWh Carbon, a year 31.5 t CO₂e A year at 50 % of the IT power; carbon: 100 g/kWh, 2024, grid report.",
    );
  });

  test("has a row for each element with load, limit and worst single failure, and the way to its findings", () => {
    expect(rowOf(page, "feed-b1")).toBe("feed-b1 Feed ups-b 20.976 14.500 29.000 ups-a out 138 % Error PWR-FAILOVER");
    expect(rowOf(page, "feed-a3")).toBe("feed-a3 Feed ups-a 20.976 10.200 10.200 nothing out 49 % none");
    expect(rowOf(page, "generator")).toContain("a source no limit stated 0.000");
    for (const [, target] of page.matchAll(/href="#(finding-[^"]+)"/g)) expect(page).toContain(`id="${target}"`);
  });

  test("shows what nobody knows as not known, never as nothing", () => {
    const [r1, ...others] = OVERLOADED.racks;
    const open = pageOf(
      hallOf({ ...OVERLOADED, racks: [{ ...r1, servers: [{ model: "mystery-9", count: 1 }] }, ...others] }),
    );
    expect(read(open)).toContain("IT power not known");
    expect(rowOf(open, "feed-a1")).toBe("feed-a1 Feed ups-a 20.976 not known not known not known not known none");
    expect(boxOf(open, "feed-a1")).toMatchObject({
      classes: "feed unknown",
      text: "feed-a1 Feed load not known limit 20.976 kW",
    });
    expect(boxOf(open, "r1").text).toContain("load not known");
    expect(tileOf(open, "r1")).toMatchObject({ classes: "unknown clear" });
    const [normal] = statesOf(open);
    expect(normal.said).toContain("no element is known to be over its limit");
    expect(normal.said).toContain("the load of utility, ups-a, ups-b and 2 more is not known");
    expect(normal.tone).toBe("warning");
  });

  test("is drawn from its sources to its racks, with load and limit in each box", () => {
    expect(boxesOf(page)).toHaveLength(9 + 3);
    expect(boxOf(page, "ups-a").text).toBe("ups-a 59 % UPS 35.100 of 60.000 kW worst 100 %, ups-b out");
    expect(boxOf(page, "generator").text).toBe("generator Generator 0.000 kW, no limit worst 61.856 kW, utility out");
    expect(boxOf(page, "r1").text).toBe("r1 2N 29.000 kW");
    // 5 feeds and 5 wires to racks are in use, and of the two ways into each UPS one stands by.
    expect(wiresOf(page, "used")).toBe(2 + 5 + 5);
    expect(wiresOf(page, "spare")).toBe(2);
  });

  test("marks what is in trouble by a sign as well as by colour, and leads to the finding", () => {
    const feed = boxOf(page, "feed-b1");
    expect(feed.classes).toBe("feed risk flagged");
    expect(feed.text).toBe("▲ feed-b1 69 % Feed 14.500 of 20.976 kW ▲ worst 138 %, ups-a out");
    expect(feed.markup).toMatch(/<a href="#finding-/);
    expect(boxOf(page, "r2").text).toBe("▲ r2 2N 20.800 kW");
    expect(boxOf(page, "ups-a").markup).not.toContain("<a ");
  });

  test("shows its racks by heat, against what the cooling of each takes", () => {
    expect(tileOf(page, "r1")).toMatchObject({ classes: "h4 clear" });
    expect(tileOf(page, "r1").text).toBe(
      "29.000 kW 97 % of 30.000 kW 2 × dgx-b200 inlet 22 °C air: needs 3205 of 4000 CFM",
    );
    expect(tileOf(page, "r2")).toMatchObject({ classes: "over error" });
    expect(tileOf(page, "r2").text).toMatch(
      /^▲ 20\.800 kW 104 % of 20\.000 kW .* ▲ air: needs \d+ of 2000 CFM Error THM-DENSITY$/,
    );
    // Without a limit, against the hottest: 10.2 of 29 kW.
    expect(tileOf(page, "r3")).toMatchObject({ classes: "h1 clear" });
    expect(tileOf(page, "r3").text).toContain("35 % of the hottest, no cooling stated");
    expect(page).toContain("or of the hottest rack where no cooling is stated");
  });

  test("says what coolant a liquid rack needs and has", () => {
    const [r1] = OVERLOADED.racks;
    const cooling = { kind: "liquid", litresPerMinute: 30, supplyC: 32 };
    const liquid = pageOf(hallOf({ ...OVERLOADED, racks: [{ ...r1, cooling }] }));
    // 29 kW ÷ (0.0697 × 10 K) = 41.607 L/min; without maxKw a liquid rack counts with 150 kW.
    expect(tileOf(liquid, "r1").text).toBe(
      "29.000 kW 19 % of 150.000 kW, by rule of thumb 2 × dgx-b200 ▲ coolant: needs 41.7 of 30 L/min coolant at 32 °C",
    );
  });
});

describe("the switch of a hall", () => {
  const states = statesOf(pageOf(overloaded));
  const state = (name: string) => {
    const found = states.find((offer) => offer.name.startsWith(name));
    if (found === undefined) throw new Error(`${name} is not offered`);
    return found;
  };
  /** What a state makes of a box: its mark, percentage, amount and note. */
  const changeOf = (offer: Offer, name: string) => {
    const index = boxesOf(pageOf(overloaded)).findIndex(({ text }) => text.startsWith(`${name} `));
    const entry = offer.boxes.split(";").find((change) => change.startsWith(`${index}|`));
    if (entry === undefined) return undefined;
    const [, mark, , percent, amount, note] = entry.split("|");
    return { mark, percent, amount, note };
  };

  test("offers each element, those whose failure does harm first, with what it does", () => {
    expect(states.map(({ name }) => name)).toEqual([
      "Nothing",
      "ups-a out 1 over, r3 dark",
      "ups-b out 1 over",
      "feed-a1 out 1 over",
      "feed-b1 out 1 over",
      "feed-a3 out r3 dark",
      "utility out",
      "generator out",
      "feed-a2 out",
      "feed-b2 out",
    ]);
    expect(states.map(({ tone }) => tone)).toEqual(["", "error", "error", "error", "error", "warning", "", "", "", ""]);
  });

  test("says in a sentence what a failure comes to", () => {
    expect(state("ups-a out").said).toBe(
      "With ups-a out: feed-b1 carries 29.000 of 20.976 kW, 8.024 kW too much; r3 goes dark.",
    );
    expect(state("Nothing").said).toBe(
      "With nothing out: no element is over its limit; the fullest is feed-a1, at 69 %.",
    );
    expect(state("utility out").said).toContain("With utility out: no element is over its limit");
  });

  test("shows the loads of the state, what is out, and what is without supply", () => {
    const out = state("ups-a out");
    expect(changeOf(out, "feed-b1")).toEqual({
      mark: "over",
      percent: "138 %",
      amount: "29.000 of 20.976 kW",
      note: "▲ 8.024 kW too much",
    });
    expect(changeOf(out, "ups-b")).toMatchObject({ mark: "", percent: "100 %", amount: "49.800 of 50.000 kW" });
    expect(changeOf(out, "ups-a")).toMatchObject({ mark: "out", amount: "out of service" });
    expect(changeOf(out, "feed-a2")).toMatchObject({ mark: "dead", amount: "no supply" });
    expect(changeOf(out, "r3")).toMatchObject({ mark: "dead", amount: "no power" });
    expect(changeOf(out, "r2")).toBeUndefined();
  });

  test("turns to the source that stands by", () => {
    // Two wires from the utility are without supply then, and the two from the generator in use.
    const wires = state("utility out").wires.split(" ");
    expect(wires.filter((wire) => wire.endsWith("dead"))).toHaveLength(2);
    expect(wires.filter((wire) => wire.endsWith("used"))).toHaveLength(2);
    expect(changeOf(state("utility out"), "generator")).toMatchObject({ amount: "61.856 kW, no limit" });
  });

  test("names what is over its limit before anything fails", () => {
    const small = OVERLOADED.elements.map((element) => ("volts" in element ? { ...element, amps: 20 } : element));
    const [normal, ...failures] = statesOf(pageOf(hallOf({ ...OVERLOADED, elements: small })));
    expect(normal).toMatchObject({ name: "Nothing 2 over", tone: "error" });
    expect(normal.said).toMatch(
      /^With nothing out: feed-a1 carries 14\.500 of 13\.110 kW, 1\.390 kW too much; feed-b1/,
    );
    const utility = failures.find(({ name }) => name.startsWith("utility"));
    expect(utility?.said).toBe("With utility out: feed-a1 and feed-b1 are over their limits as before.");
  });

  test("says of a rack without redundancy how many feeds it has left", () => {
    const rack = {
      name: "r9",
      feeds: ["feed-a1", "feed-b1"],
      redundancy: "N",
      servers: [{ model: "dgx-h100", count: 1 }],
    };
    const page = pageOf(hallOf({ ...OVERLOADED, racks: [rack] }));
    const out = statesOf(page).find(({ name }) => name.startsWith("feed-a1"));
    expect(out?.said).toContain("r9 loses a part of its supply");
    expect(out?.boxes).toContain("|part|||1 of 2 feeds left|");
  });

  test("says what is under maintenance in every state", () => {
    const page = pageOf(hallOf(OVERLOADED, "ups-a"));
    expect(page).toContain("ups-a is under maintenance in each of them");
    expect(boxOf(page, "ups-a")).toMatchObject({ classes: "ups out" });
    const [first, ...others] = statesOf(page);
    expect(first.said).toMatch(/^With ups-a under maintenance: /);
    expect(others.find(({ name }) => name.startsWith("ups-b"))?.said).toMatch(
      /^With ups-a under maintenance and ups-b out: .*go dark/,
    );
  });

  test("is not shown without a script, where the page says what the state without a failure comes to", () => {
    const page = pageOf(overloaded);
    expect(page).toMatch(/<fieldset class="states" hidden>/);
    expect(page).toMatch(/class="said " role="status" aria-live="polite">\s*With nothing out:/);
  });
});

describe("an N+1 group and cooling in the tree", () => {
  const ups = (name: string) => ({
    name,
    kind: "ups",
    from: ["utility"],
    ratedKw: 20,
    efficiency: 0.95,
    redundancyGroup: "bus",
  });
  const page = pageOf(
    hallOf({
      cooling: { kind: "air-chilled", copAtDesign: 4, from: ["board"] },
      elements: [
        { name: "utility", kind: "utility" },
        ups("u1"),
        ups("u2"),
        ups("u3"),
        { name: "board", kind: "panel", from: ["u1", "u2", "u3", "utility"] },
        { name: "feed", kind: "feed", from: ["board"] },
      ],
      racks: [{ name: "r1", feeds: ["feed"], redundancy: "N", servers: [{ model: "dgx-h100", count: 2 }] }],
    }),
  );

  test("has its members share the load, and the bypass stand by", () => {
    // 20.4 kW of IT and 5.1 kW of cooling over three.
    expect(boxOf(page, "u1").text).toContain("8.500 of 20.000 kW");
    expect(wiresOf(page, "spare")).toBe(1);
    expect(boxOf(page, "Cooling").text).toBe("Cooling 5.100 kW");
  });
});

describe("a page about a hall alone", () => {
  const page = pageOf(overloaded, FINDINGS);

  test("is a power report, without a map, places and flows", () => {
    expect(page).toContain("<title>Power report: 3 errors to mend</title>");
    expect(page).toContain("hall-3: 9 elements and 3 racks, in every state in");
    for (const id of ["map", "places", "flows", "stated"]) expect(page).not.toContain(`id="${id}"`);
    expect(page).not.toContain("Natural Earth");
    for (const id of ["power", "findings", "open", "inputs"]) expect(page).toContain(`href="#${id}"`);
  });

  test("leads nowhere that is not there, names each thing once, and has its headings in order", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/(?:href="#|(?:labelledby|describedby)=")([^"]+)/g)].map(([, id]) => id);
    for (const target of targets) expect(ids).toContain(target);
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    levels.slice(1).forEach((level, index) => expect(level - levels[index]).toBeLessThanOrEqual(1));
  });

  test("has no filter that could choose nothing", () => {
    expect(page).not.toContain('name="class"');
    expect(page).toContain('name="rule"');
  });
});

describe("a page about a program with halls", () => {
  const topologies = [
    { ...overloaded, stack: "hall", site: "ruh-1" },
    { ...overloaded, stack: "other", site: "jed-1" },
  ];
  const findings = [against("PWR-FAILOVER", "feed-a1", { stack: "hall" })];
  const page = htmlReport(reportOf(findings, { topologies, placements: [placementAt("a.b", "DE")] }));

  test("has each of them beside the map, with the findings of its own stack", () => {
    expect(page).toContain('id="map"');
    const [, first, second] = page.split('<section class="power"');
    expect(read(first)).toContain("site ruh-1, stack hall, 9 elements, 3 racks, 10 states");
    expect(first).toContain("Error PWR-FAILOVER");
    expect(second).not.toContain("Error PWR-FAILOVER");
    expect(page).toContain('name="state-1"');
    expect(page).toContain('<a href="#power">Power and heat</a>');
  });

  test("tells halls apart whose stacks have one name", () => {
    const alike = topologies.map((hall, n) => ({ ...hall, name: `hall-${n}`, stack: "hall" }));
    const [finding] = findings;
    const [, first, second] = htmlReport(reportOf([{ ...finding, topology: "hall-1" }], { topologies: alike })).split(
      '<section class="power"',
    );
    expect(first).not.toContain("Error PWR-FAILOVER");
    expect(second).toContain("Error PWR-FAILOVER");
  });

  test("has nothing of it where no program states a hall", () => {
    expect(htmlReport(reportOf([]))).not.toContain('id="power"');
  });
});

describe("names of a hall", () => {
  const evil = `</script><script>alert(1)</script>"'&|;b[2J`;
  const renamed = JSON.parse(
    JSON.stringify(OVERLOADED).replaceAll('"ups-a"', JSON.stringify(evil)),
  ) as typeof OVERLOADED;
  const page = pageOf(hallOf({ ...renamed, name: `hall ${evil}` }), [against("PWR-FAILOVER", evil)]);

  test("are names, whatever they hold", () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script/g)).toHaveLength(1);
    expect(page).not.toContain(evil);
    expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;|;b[2J out");
    expect(page).not.toMatch(/ (style|on[a-z]+)="/);
  });

  test("stay out of what the script takes apart", () => {
    const usual = statesOf(pageOf(overloaded));
    expect(statesOf(page).map(({ boxes, wires }) => [boxes, wires])).toEqual(
      usual.map(({ boxes, wires }) => [boxes, wires]),
    );
  });
});

describe("a large hall", () => {
  const hall = largeHall(1_000, [7, 500]);
  const page = pageOf(hall);

  test("draws what is alike as one, and what fails in full", () => {
    const boxes = boxesOf(page);
    expect(boxes.length).toBeLessThan(150);
    expect(boxOf(page, "feed-a7")).toMatchObject({ classes: "feed risk" });
    expect(boxOf(page, "r500").text).toBe("r500 2N 10.200 kW");
    expect(boxes.filter(({ text }) => /^\d+ feeds /.test(text)).map(({ text }) => text)[0]).toMatch(
      /^998 feeds 24 % 5089\.800 kW in all worst 49 %, ups-b out$/,
    );
  });

  test("offers the failures that show something, the harmful ones first", () => {
    const names = statesOf(page).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(["Nothing", "utility out 1000 racks dark", "ups-a out 2 over"]);
    expect(names).toContain("feed-a7 out 1 over");
    expect(names).not.toContain("feed-a8 out");
    const ups = statesOf(page).find(({ name }) => name.startsWith("ups-a"));
    expect(ups?.said).toContain("feed-b7 carries 10.200 of 6.555 kW, 3.645 kW too much");
  });

  test("has every element and rack in a table, folded", () => {
    expect(page).toContain("All 2103 elements with load, limit and worst single failure");
    expect(rowOf(page, "feed-b999")).toContain("feed-b999 Feed panel-b49 20.976 5.100 10.200");
    expect(page).toContain("All 1000 racks with what stands in them");
  });

  test("is below 3 MB", () => {
    expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  });

  test("of a size that shows it is drawn part by part", () => {
    const small = pageOf(largeHall(20));
    expect(boxesOf(small)).toHaveLength(1 + 2 + 2 + 40 + 20);
    const middle = boxesOf(pageOf(largeHall(100)));
    expect(middle.filter(({ text }) => /^20 racks /.test(text))).toHaveLength(5);
  });
});
