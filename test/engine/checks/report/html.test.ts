import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlReport } from "../../../../engine/checks/report/html";
import { at, graphOf, placementOf } from "../hand-made";
import { EVIL, evilReport } from "./evil";
import { sampleReport } from "./sample";
import { growth, MOST_OF_TEN_TIMES } from "../../../growth";
import { findingOf, flowTo, hostileReport, manyFindings, placementAt, reportOf, WAIVER } from "./small-report";

/** What stands in a section, from its heading to the end. */
function sectionOf(page: string, id: string): string {
  const start = page.indexOf(`aria-labelledby="${id}"`);
  return start === -1 ? "" : page.slice(start, page.indexOf("</section>", start));
}

const digestOf = (text: string | undefined) =>
  `sha256-${createHash("sha256")
    .update(text ?? "")
    .digest("base64")}`;

describe("the HTML report", () => {
  const page = htmlReport(sampleReport());

  test("is one file that loads nothing", () => {
    expect(page).not.toMatch(/<link|<img|<iframe|<object|src=|@import|url\((?!#)/i);
    expect(page.replace(/<a [^>]*href="https:[^>]*>/g, "")).not.toMatch(/(href|action)="(?!#)/);
    expect(page).toMatch(/^<!doctype html>\s+<html lang="en">/);
  });

  test("lets a browser run its own script and style only, by their digests", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const [script, ...more] = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1];
    expect(more).toEqual([]);
    expect(policy).toBe(
      `default-src 'none'; style-src '${digestOf(style)}'; script-src '${digestOf(script)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/ (style|on[a-z]+)="/);
  });

  test("escapes everything that comes from the input", () => {
    const evil = htmlReport(evilReport());
    expect(evil.match(/<script/g)).toHaveLength(1);
    expect(evil.match(/<\/script/g)).toHaveLength(1);
    expect(evil).not.toMatch(/[\u001b\u202e]/);
    expect(evil).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u001b[2J\\u202e'&quot;&amp;");
    expect(evil).not.toContain(EVIL);
  });

  test("has the tags of its own only, whatever an input holds", () => {
    const tagsOf = (html: string) => new Set(html.match(/<\/?[a-z]+/g));
    const usual = tagsOf(page + htmlReport(reportOf()));
    fc.assert(
      fc.property(hostileReport(), (report) => {
        for (const tag of tagsOf(htmlReport(report))) expect(usual).toContain(tag);
      }),
      { numRuns: 40 },
    );
  });

  test("says what lies where, under whose law, and what was waived by whom", () => {
    expect(page).toContain("United States (US)");
    expect(page).toContain("Amazon Web Services");
    expect(page).toMatch(/Accepted by ciso@acme.example until <time>2027-03-31<\/time>: Letter of 3 May/);
    expect(page).toContain("5f".repeat(32));
  });

  test("never calls anything compliant, also where there is nothing to mend", () => {
    const clean = htmlReport(sampleReport(graphOf({ placements: [placementOf(at("eu-north-1", "SE"))] })));
    expect(clean).toContain('<h1 class="good">No errors</h1>');
    for (const html of [page, clean]) expect(html.toLowerCase()).not.toContain("complian");
  });

  test("is the same for the same report", () => {
    expect(htmlReport(sampleReport())).toBe(page);
  });
});

describe("the page for whoever does not see it, or has no script", () => {
  const page = htmlReport(sampleReport());

  test("has headings in order, each part named by its own", () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, index) => expect(level - levels[index]).toBeLessThanOrEqual(1));
    const named = [...page.matchAll(/<section aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    for (const id of named) expect(page).toContain(`<h2 id="${id}"`);
    for (const landmark of ["<header", "<main", "<footer", "<nav aria-label", 'role="search"'])
      expect(page).toContain(landmark);
  });

  test("says of each header of a table what it heads", () => {
    expect(page).toContain("<th");
    expect(page).not.toMatch(/<th(?![a-z])(?![^>]*scope=)/);
    const tables = page.match(/<table/g)?.length;
    expect(page.match(/<caption/g)).toHaveLength(tables ?? 0);
  });

  test("names each thing once, and leads nowhere that is not there", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/(?:href="#|url\(#|(?:labelledby|describedby)=")([^")]+)/g)].map(([, id]) => id);
    for (const target of targets) expect(ids).toContain(target);
  });

  test("shows everything, and hides the filters, which do nothing", () => {
    expect(page).toMatch(/<form id="filters"[^>]* hidden>/);
    expect(page.match(/ hidden(?=[ >])/g)).toHaveLength(1);
    expect(page).toMatch(/<p id="shown" role="status" aria-live="polite">/);
  });

  test("offers the stacks, rules and classes of the report to filter by", () => {
    const report = reportOf([findingOf({ stack: "a stack" })], { placements: [placementAt("a.b", "DE")] });
    const form = htmlReport(report);
    expect(form).toContain('<option value="0">a stack</option>');
    expect(form).toContain('<option value="1">shop</option>');
    expect(form).toContain('<option value="RES-PLACE">RES-PLACE</option>');
    expect(form).toContain('<option value="confidential">confidential</option>');
    expect(form).toContain('data-f="s0 rRES-PLACE tfail verror cconfidential"');
  });
});

describe("findings on the page", () => {
  test("of one cause stand in one card, which says once what holds for all", () => {
    const findings = ["one", "two"].map((name, index) =>
      findingOf({ address: `a.${name}`, cause: "provider.aws is us-east-1 (US)", fingerprint: `${index}`.repeat(32) }),
    );
    const section = sectionOf(htmlReport(reportOf(findings)), "findings");
    expect(section.match(/<article/g)).toHaveLength(1);
    expect(section.match(/Remedy|class="remedy"/g)).toHaveLength(1);
    expect(section).toContain("2 resources in shop because provider.aws is us-east-1 (US)");
    for (const { fingerprint } of findings) expect(section).toContain(`id="finding-${fingerprint.slice(0, 12)}"`);
  });

  test("that stand alone are folded where one rule has many of them", () => {
    const section = sectionOf(htmlReport(reportOf(manyFindings(300))), "findings");
    expect(section.match(/<article/g)).toHaveLength(1 + 25 + 1);
    expect(section).toMatch(/<span data-n>75<\/span> more, each for itself/);
    expect(section.match(/ id="finding-/g)).toHaveLength(300);
  });

  test("link to the law that they cite, and to nothing but a web page", () => {
    const [, law] = findingOf().citations;
    const bad = { ...law, url: "javascript:alert(1)" };
    const section = sectionOf(htmlReport(reportOf([findingOf(), findingOf({ citations: [bad] })])), "findings");
    expect(section).toContain('<a href="https://law.example/29">PDPL Art. 29</a> (sourced, as of 2026-10-01)');
    expect(section).not.toContain("javascript:");
  });
});

describe("flows on the page", () => {
  const flows = [flowTo("eu-central-1", "DE"), flowTo("eu-west-1", "IE"), flowTo("a bucket somewhere")];
  const fails = findingOf({
    rule: "RES-REPL",
    address: "aws_s3_bucket.home",
    message: "Bucket 'home' replicates to eu-central-1 (DE); confidential data may be in SE only.",
    fingerprint: "f".repeat(32),
  });
  const rows = (findings: Parameters<typeof reportOf>[0]) =>
    sectionOf(
      htmlReport(reportOf(findings, { flows, placements: [placementAt("aws_s3_bucket.home", "SE")] })),
      "flows",
    ).split("<tbody");

  test("say where from, where to, and lead to the finding that speaks of them", () => {
    const [, ...bodies] = rows([fails]);
    expect(bodies).toHaveLength(3);
    const [toGermany] = bodies.filter((body) => body.includes("Germany (DE)"));
    expect(toGermany).toContain("Sweden (SE)");
    expect(toGermany).toContain('class="mark fail" href="#finding-ffffffffffff">1 failing');
    const [toIreland] = bodies.filter((body) => body.includes("Ireland (IE)"));
    expect(toIreland).toContain("1 no finding");
    expect(bodies.some((body) => body.includes("<td>Unknown</td>"))).toBe(true);
  });

  test("are all held to be what a finding says that names none of them", () => {
    const vague = { ...fails, message: "The bucket sends copies abroad." };
    for (const body of rows([vague]).slice(1)) expect(body).toContain("1 failing");
  });
});

describe("waivers on the page", () => {
  const waived = (expires: string, fingerprint: string) =>
    findingOf({ status: "waived", waiver: { ...WAIVER, expires }, fingerprint: fingerprint.repeat(32) });
  const expired = findingOf({
    rule: "WAIVER-EXPIRED",
    address: "waivers[2]",
    message: "It expired on 2026-10-31.",
    fingerprint: "9".repeat(32),
  });
  const section = sectionOf(
    htmlReport(reportOf([waived("2027-03-31", "1"), waived("2026-12-01", "2"), expired])),
    "waivers",
  );

  test("have their owner, reason, approval and the days that are left, the first to end first", () => {
    expect(section.indexOf("2026-12-01")).toBeLessThan(section.indexOf("2027-03-31"));
    expect(section).toContain('class="days warning">9 days left');
    expect(section).toContain('class="days ">129 days left');
    for (const text of ["ciso@acme.example", "Letter of 3 May", "SAMA-2026-77"]) expect(section).toContain(text);
  });

  test("that have expired are marked, and lead to their finding", () => {
    expect(section).toContain('class="days error">Expired');
    expect(section).toContain('href="#finding-999999999999"');
  });

  test("are said to be none where there is none", () => {
    expect(sectionOf(htmlReport(reportOf([])), "waivers")).toContain("Nothing is waived.");
  });
});

describe("what stands beside the findings", () => {
  test("is said once of many things: what was stated, and what was not assessed", () => {
    const notAssessed = [1, 2, 3].map((index) => ({ what: `type t${index}`, why: "placement from the provider only" }));
    const section = sectionOf(htmlReport(reportOf([], { notAssessed })), "open");
    expect(section.match(/placement from the provider only/g)).toHaveLength(1);
    expect(section).toContain("type t3");
  });

  test("is whose law reaches the data, and the registers that a profile wants", () => {
    const citation = { law: "CLOUD Act", article: "18 USC 2713", asOf: "2026-11-22", confidence: "general-knowledge" };
    const report = reportOf([], {
      exposures: [
        {
          profile: "us-reach",
          requirement: "US-1",
          operator: "aws",
          legalName: "Amazon Web Services, Inc.",
          through: ["ultimateParent US"],
          at: [{ stack: "shop", address: "provider.aws" }],
          dataClasses: ["confidential"],
          note: "disclosure of data",
          mitigations: ["keys held outside"],
          citation,
        },
      ],
      registers: [
        {
          profile: "eu-dora",
          requirement: "EU-DORA-28",
          purpose: "register of contracts",
          citation,
          rows: [
            {
              operator: "aws",
              resources: 4,
              countries: ["DE"],
              withoutCountry: 1,
              dataClasses: ["internal"],
              onward: [{ kind: "log", countries: ["US"] }],
            },
          ],
        },
      ],
    });
    const page = htmlReport(report);
    const exposures = sectionOf(page, "exposures");
    for (const text of [
      "Amazon Web Services, Inc.",
      "ultimate parent US",
      "keys held outside",
      "CLOUD Act 18 USC 2713",
    ])
      expect(exposures).toContain(text);
    const registers = sectionOf(page, "registers");
    for (const text of ["Germany, 1 without a country", "log to an operator not known in US"])
      expect(registers).toContain(text);
    expect(htmlReport(reportOf([]))).not.toContain('id="exposures"');
  });

  test("is what was checked against what, with digests and dates", () => {
    const profiles = [{ id: "sa-pdpl", title: "PDPL", status: "in-force" as const, asOf: "2026-10-01" }];
    const policy = { file: "sovereignty.yaml", sha256: "5f".repeat(32), profiles };
    const section = sectionOf(htmlReport(reportOf([findingOf()], { policy })), "inputs");
    for (const text of ["5f".repeat(32), "sa-pdpl", "in-force", "2026-10-01", "cdk.tf.json"])
      expect(section).toContain(text);
    expect(section.replace(/\s+/g, " ")).toMatch(/RES-PLACE<\/th> <td>[^<]+<\/td> <td>11<\/td> <td>1<\/td>/);
  });
});

describe("the page of a large estate", () => {
  const PLACES = ["SA", "BH", "DE", "US", "SG"];
  const sized = (resources: number) => {
    const addresses = Array.from(
      { length: resources },
      (_, index) => `module.team_${index % 50}.aws_sqs_queue.q${index}`,
    );
    const findings = manyFindings(resources / 3).map((finding, index) => ({ ...finding, address: addresses[index] }));
    const placements = addresses.map((address, index) => placementAt(address, PLACES[index % PLACES.length]));
    const flows = addresses.slice(0, resources / 10).map((address) => ({ ...flowTo("eu-west-1", "IE"), address }));
    return reportOf(findings, { placements, flows });
  };
  test("of 15,000 resources and 5,000 findings is below 5 MB", () => {
    expect(Buffer.byteLength(htmlReport(sized(15_000)))).toBeLessThan(5_000_000);
  });

  test("takes time in proportion to its size", () => {
    const [small, large] = [sized(1_500), sized(15_000)];
    expect(
      growth(
        () => htmlReport(small),
        () => htmlReport(large),
      ),
    ).toBeLessThan(MOST_OF_TEN_TIMES);
  });
});
