import fc from "fast-check";
import * as fs from "node:fs";
import { describe, expect, test } from "vitest";
import { oscalFiles, oscalReport } from "../../../../engine/checks/report/oscal";
import type {
  AssessmentPlan,
  AssessmentResults,
  Catalog,
  Profile,
  Result,
} from "../../../../engine/checks/report/oscal/model";
import { NAMESPACE } from "../../../../engine/checks/report/oscal/props";
import type { Report } from "../../../../engine/checks/report/report";
import { RULE_INFOS } from "../../../../engine/checks/rules";
import { EMPTY, findingOf, hostileReport, reportOf, WAIVER } from "./small-report";

function resultsOf(report: Report = reportOf()): AssessmentResults {
  return (JSON.parse(oscalReport(report)) as { "assessment-results": AssessmentResults })["assessment-results"];
}

const resultOf = (report?: Report): Result => resultsOf(report).results[0];
const statusOf = (rule: string, report?: Report): object | undefined =>
  resultOf(report).findings?.find(({ title }) => title === rule)?.target.status;

/** Every object in a document, with the key that it stands under. */
function* objectsIn(value: unknown, key = ""): Generator<readonly [string, Record<string, object | string>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [key, value as Record<string, object | string>];
  for (const [name, child] of Object.entries(value)) yield* objectsIn(child, Array.isArray(value) ? key : name);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TOKEN = /^[A-Za-z_][\w.-]*$/;
const ONE_LINE = /^\S(.*\S)?$/;

/** What NIST's schema asks of identifiers, names, values and lists. */
function expectWellFormed(document: object): void {
  for (const [key, object] of objectsIn(document)) {
    for (const [name, value] of Object.entries(object)) {
      if (Array.isArray(value)) expect(value.length, name).toBeGreaterThan(0);
      if (/uuid$/.test(name)) expect(value, name).toMatch(UUID);
    }
    if (key === "props") {
      expect(object.name).toMatch(TOKEN);
      expect(object.value).toMatch(ONE_LINE);
    }
  }
}

describe("the OSCAL assessment results", () => {
  test("say of each rule that had something to look at whether its objective is met", () => {
    expect(resultOf().findings?.map(({ title, target }) => [title, target["target-id"], target.status.state])).toEqual([
      ["RES-PLACE", "res-place_obj", "not-satisfied"],
      ["RES-KEY", "res-key_obj", "satisfied"],
      ["WAIVER-UNUSED", "waiver-unused_obj", "not-satisfied"],
      ["RES-LOG", "res-log_obj", "not-satisfied"],
      ["RES-GLOBAL", "res-global_obj", "satisfied"],
      ["RES-UNKNOWN", "res-unknown_obj", "not-satisfied"],
    ]);
    const reviewed = resultOf()["reviewed-controls"]["control-selections"][0]["include-controls"];
    expect(reviewed.map((control) => control["control-id"])).not.toContain("res-ai");
    expect(resultOf().remarks).toContain("RES-AI");
  });

  test("never take what is unknown or accepted as met, and say so", () => {
    expect(statusOf("RES-UNKNOWN")).toEqual({
      state: "not-satisfied",
      reason: "other",
      remarks: "0 failures, 1 that cannot be resolved, 0 accepted by a waiver.",
    });
    expect(statusOf("RES-LOG")).toMatchObject({ state: "not-satisfied", reason: "other" });
    expect(statusOf("RES-PLACE")).toMatchObject({ state: "not-satisfied", reason: "fail" });
  });

  test("hold what was observed, of what, with the evidence", () => {
    const [observation] = resultOf(reportOf([findingOf()], { rules: [], notAssessed: [] })).observations ?? [];
    expect(observation).toMatchObject({
      title: "RES-PLACE at aws_sqs_queue.orders",
      description: "Queue 'orders' rests in us-east-1 (US).",
      methods: ["TEST"],
      types: ["finding"],
      links: [{ href: "https://law.example/29", rel: "reference", text: "PDPL Art. 29" }],
      "relevant-evidence": [
        { description: "aws_sqs_queue.orders: provider = aws.virginia" },
        { description: "provider.aws.virginia: region = us-east-1 (alias virginia)" },
      ],
      collected: "2026-11-22T08:00:00Z",
    });
    expect(Object.fromEntries((observation.props ?? []).map(({ name, value }) => [name, value]))).toEqual({
      rule: "RES-PLACE",
      severity: "error",
      status: "fail",
      "data-class": "confidential",
      fingerprint: "a".repeat(32),
    });
  });

  test("hold a risk for what fails, none for an info, and a waiver as its accepted deviation", () => {
    const risks = resultOf().risks ?? [];
    expect(risks.map(({ title, status }) => [title, status])).toEqual([
      ["RES-PLACE: aws_sqs_queue.orders", "open"],
      ["WAIVER-UNUSED: waivers[0]", "open"],
      ["RES-LOG: aws_cloudtrail.audit", "deviation-approved"],
      ["RES-UNKNOWN: helm_release.mystery", "open"],
    ]);
    expect(risks[2]).toMatchObject({
      deadline: "2026-12-01T23:59:59Z",
      remediations: [
        { lifecycle: "recommendation", description: "Give it an allowed region." },
        {
          lifecycle: "planned",
          title: "Accepted by ciso@acme.example until 2026-12-01",
          description: WAIVER.reason,
          props: [
            { name: "type", value: "accept" },
            { name: "waiver-owner", value: "ciso@acme.example" },
            { name: "waiver-expires", value: "2026-12-01" },
            { name: "waiver-approval", value: "SAMA-2026-77" },
          ],
        },
      ],
    });
  });

  test("hold one risk for findings of one cause", () => {
    const cause = "provider.aws is us-east-1 (US)";
    const findings = ["a", "b", "c"].map((name) =>
      findingOf({ address: `x_y.${name}`, fingerprint: name.repeat(32), cause }),
    );
    const [risk, ...others] = resultOf(reportOf(findings)).risks ?? [];
    expect(others).toEqual([]);
    expect(risk.title).toBe(`RES-PLACE: 3 findings because ${cause}`);
    expect(risk["related-observations"]).toHaveLength(3);
  });

  test("list what was not assessed as observed by no test", () => {
    expect(resultOf().observations?.at(-1)).toMatchObject({
      title: "Not assessed: staff citizenship",
      description: "provider attestation",
      methods: ["UNKNOWN"],
      types: ["not-assessed"],
    });
  });

  test("refer to nothing that they do not hold", () => {
    const results = resultsOf();
    const defined = new Set([...objectsIn(results)].flatMap(([, { uuid }]) => (uuid === undefined ? [] : [uuid])));
    const referred = [...objectsIn(results)].flatMap(([, object]) =>
      Object.entries(object).flatMap(([name, value]) => (/-uuid$/.test(name) ? [value] : [])),
    );
    expect(referred.filter((uuid) => !defined.has(uuid))).toEqual([]);
    expect(defined).toContain(results["import-ap"].href.slice(1));
  });

  test("are well formed, whatever the input holds", () => {
    fc.assert(
      fc.property(hostileReport(), (report) => expectWellFormed(resultsOf(report))),
      { numRuns: 50 },
    );
  });

  test("tell findings of one fingerprint apart", () => {
    const uuids = resultOf(reportOf([findingOf(), findingOf()])).observations?.map(({ uuid }) => uuid) ?? [];
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  test("use no property of ours that docs/reports.md does not explain", () => {
    const page = fs.readFileSync("docs/reports.md", "utf8");
    const documents = Object.values(oscalFiles(reportOf())).map((text) => JSON.parse(text) as object);
    const props = [...objectsIn(documents)].flatMap(([key, { ns, name }]) =>
      key === "props" && ns === NAMESPACE ? [name] : [],
    );
    expect(new Set(props).size).toBeGreaterThan(15);
    expect([...new Set(props)].filter((name) => !page.includes(`\`${name as string}\``))).toEqual([]);
    expect(page).toContain(NAMESPACE);
  });

  test("hold no character that XML cannot, since tools convert them", () => {
    const text = oscalReport(reportOf([findingOf({ message: "a\u0007b\ud800" })]));
    expect(text).toContain("a\\\\u0007b\\\\ud800");
  });

  test("are well formed where nothing was found", () => {
    expectWellFormed(resultsOf(EMPTY));
    expect(resultOf(EMPTY)).not.toHaveProperty("findings");
  });
});

describe("what the OSCAL assessment results rest on", () => {
  const files = Object.fromEntries(
    Object.entries(oscalFiles(reportOf())).map(([name, text]) => [name, JSON.parse(text) as Record<string, unknown>]),
  );
  const catalog = files["catalog.json"].catalog as Catalog;
  const controls = catalog.groups.flatMap((group) => group.controls);

  test("is a catalogue of every rule, each with its objective", () => {
    expect(controls.map(({ props: [label] }) => label.value).sort()).toEqual(RULE_INFOS.map(({ id }) => id).sort());
    for (const { id, parts } of controls) {
      expect(parts.map((part) => part.id)).toContain(`${id}_obj`);
    }
    expectWellFormed(catalog);
  });

  test("says which criterion for providers a rule bears on", () => {
    const props = controls.find(({ id }) => id === "res-key")?.props ?? [];
    expect(props.slice(1).map(({ name, value }) => `${name} ${value}`)).toEqual([
      "eu-csf-objective SOV-3",
      "bsi-c3a-criterion SOV-3-01",
      "bsi-c3a-criterion SOV-3-02",
    ]);
  });

  test("is a profile of that catalogue and a plan of that profile, beside the results", () => {
    const profile = files["profile.json"].profile as Profile;
    const plan = files["assessment-plan.json"]["assessment-plan"] as AssessmentPlan;
    const results = files["assessment-results.json"]["assessment-results"] as AssessmentResults;
    expect(profile.imports[0].href).toBe("catalog.json");
    expect(profile.imports[0]["include-controls"][0]["with-ids"]).toEqual(
      expect.arrayContaining(controls.map(({ id }) => id)),
    );
    expect(plan["back-matter"].resources.flatMap(({ rlinks = [] }) => rlinks.map(({ href }) => href))).toEqual([
      "profile.json",
    ]);
    expect(plan["back-matter"].resources.map(({ uuid }) => `#${uuid}`)).toContain(plan["import-ssp"].href);
    expect(results["import-ap"].href).toBe("assessment-plan.json");
    expectWellFormed(profile);
    expectWellFormed(plan);
  });

  test("is inside the results where these are one file, as the same files", () => {
    const resources = resultsOf()["back-matter"]?.resources ?? [];
    for (const { title, base64 } of resources) {
      expect(Buffer.from(base64?.value ?? "", "base64").toString()).toBe(oscalFiles(reportOf())[title]);
    }
    expect(resources.map(({ title }) => title)).toEqual(["catalog.json", "profile.json", "assessment-plan.json"]);
  });

  test("and the results are named anew where anything but the time differs", () => {
    const uuid = (report: Report): string => resultsOf(report).uuid;
    expect(uuid(reportOf(undefined, { generatedAt: "2027-01-01T00:00:00Z" }))).toBe(uuid(reportOf()));
    expect(uuid(reportOf([findingOf()]))).not.toBe(uuid(reportOf()));
  });
});
