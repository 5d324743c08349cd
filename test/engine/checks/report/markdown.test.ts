import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownReport } from "../../../../engine/checks/report/markdown";
import { code, text } from "../../../../engine/checks/report/markdown/escape";
import { characters } from "../../../../engine/checks/report/characters";
import {
  EMPTY,
  findingOf,
  FINDINGS,
  flowTo,
  hostileReport,
  hostileText,
  manyFindings,
  placementAt,
  reportOf,
} from "./small-report";

/** What a reader sees of a cell: code spans as they are, entities and escapes resolved. */
function shown(markdown: string): string {
  return markdown
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? part : resolved(part)))
    .join("");
}

function resolved(markdown: string): string {
  return markdown.replace(/<\/?code>/g, "").replace(/\\([!-/:-@[-`{-~])|&#(\d+);/g, (_all, char, number) => {
    return char ?? String.fromCodePoint(Number(number));
  });
}

const asLine = (value: string): string => characters(value).replace(/\s+/g, " ");
const INVISIBLE = /\u200b/g;

/** Cells of a row as GitHub splits it: a backslash takes the next punctuation along. */
function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/(?:\\[!-/:-@[-`{-~]|[^|])*(?:\||$)/g)].map(([cell]) => cell).slice(1, -1);
}

describe("the Markdown report", () => {
  test("says the verdict, the counts and the findings, errors first", () => {
    expect(markdownReport(reportOf())).toBe(`<!-- sovereign check -->
## Sovereignty: 1 error to mend

| Errors | Warnings | Waived | Checks passed | Resources | Not assessed |
| ---: | ---: | ---: | ---: | ---: | ---: |
| 1 | 2 | 1 | 12 | 9 | 1 |

### 1 error

| Rule | Where | What | Remedy |
| --- | --- | --- | --- |
| RES-PLACE | \`aws_sqs_queue.orders\` (\`shop/orders\`) in \`shop\` | Queue 'orders' rests in us-east-1 (US).<br>because aws\\_sqs\\_queue.orders: provider = aws.virginia<br>because provider.aws.virginia: region = us-east-1 (alias virginia) | Give it an allowed region. |

### 2 warnings

| Rule | Where | What | Remedy |
| --- | --- | --- | --- |
| WAIVER-UNUSED | \`waivers[0]\` | The waiver matches nothing. | Remove it. |
| RES-UNKNOWN | \`helm_release.mystery\` in \`shop\` | Its place cannot be resolved. | Give it an allowed region. |

### 1 waiver about to expire

| Rule | Covers | Owner | Until | Reason |
| --- | --- | --- | --- | --- |
| RES-LOG | \`aws_cloudtrail.audit\` (\`shop/audit\`) in \`shop\` | ciso@acme.example | 2026-12-01 (9 days) | Letter of 3 May |

<details><summary><b>1 waived</b></summary>

| Rule | Where | What | Accepted by | Until | Reason |
| --- | --- | --- | --- | --- | --- |
| RES-LOG | \`aws_cloudtrail.audit\` (\`shop/audit\`) in \`shop\` | The trail is kept in IE. | ciso@acme.example | 2026-12-01 | Letter of 3 May |

</details>

<details><summary><b>1 not assessed</b></summary>

| What | Why |
| --- | --- |
| staff citizenship | provider attestation |

</details>

<details><summary><b>1 info</b></summary>

| Rule | Where | What | Remedy |
| --- | --- | --- | --- |
| RES-GLOBAL | \`aws_iam_role.ci\` in \`shop\` | No region holds this role. | Give it an allowed region. |

</details>

Held against \`sovereignty.yaml\`, as of 2026-11-22, by sovereign 0.1.0. What was found in these inputs is no statement that a law is met.
`);
  });

  test("is short where nothing was found, and calls nothing compliant", () => {
    const markdown = markdownReport(EMPTY);
    expect(markdown).toContain("## Sovereignty: No errors");
    expect(markdown).not.toContain("###");
    expect(markdown.toLowerCase()).not.toContain("complian");
  });

  test("puts what one change would mend in one row, and folds a long list", () => {
    const findings = Array.from({ length: 9 }, (_, index) =>
      findingOf({
        address: `aws_sqs_queue.q${index}`,
        constructPath: undefined,
        cause: "provider.aws is us-east-1 (US)",
      }),
    );
    const row = markdownReport(reportOf(findings))
      .split("\n")
      .find((line) => line.startsWith("| RES-PLACE"));
    expect(row).toContain("**9 resources** because provider.aws is us-east-1 (US)");
    expect(row).toContain("<details><summary>3 more</summary>`aws_sqs_queue.q6` in `shop`<br>");
    expect(row && cellsOf(row)).toHaveLength(4);
  });

  test("folds what comes after ten rows", () => {
    const findings = Array.from({ length: 13 }, (_, index) => findingOf({ address: `a_b.c${index}`, evidence: [] }));
    expect(markdownReport(reportOf(findings))).toContain("<details><summary>3 more</summary>");
  });

  test("leaves what is waived out where that is asked for, but not a waiver that is about to expire", () => {
    const markdown = markdownReport(reportOf(), { waived: "omit" });
    expect(markdown).not.toContain("1 waived");
    expect(markdown).toContain("1 waiver about to expire");
  });

  test("says that nothing was enforced", () => {
    expect(markdownReport({ ...EMPTY, enforced: false })).toContain("**Not enforced**");
  });

  test("fits into a comment, and says what it leaves out", () => {
    const markdown = markdownReport(reportOf(manyFindings(3000)));
    expect(markdown.length).toBeLessThanOrEqual(65_536);
    expect(markdown.length).toBeGreaterThan(60_000);
    const [, leftOut] = /A comment holds 65,536 characters: (\d+) rows are left out here/.exec(markdown) ?? [];
    const rows = markdown.split("\n").filter((line) => line.startsWith("| RES-PLACE")).length;
    // A thousand stand alone, the others are one row.
    expect(rows + Number(leftOut) - 1).toBe(1001);
  });
});

describe("the Markdown report with a baseline", () => {
  const [unused, waived, info, error, unknown] = FINDINGS;
  const gone = findingOf({ address: "aws_sqs_queue.gone", fingerprint: "9".repeat(32) });
  const baseline = reportOf([unused, { ...waived, status: "fail", waiver: null }, info, unknown, gone], {
    generatedAt: "2026-11-20T08:00:00Z",
    placements: [placementAt("a.stays", "SE"), placementAt("a.moves", "SE"), placementAt("a.goes", "DE")],
    flows: [flowTo("the copy", "SE"), flowTo("the old copy", "DE")],
  });
  const now = reportOf(FINDINGS, {
    placements: [placementAt("a.stays", "SE"), placementAt("a.moves", "US"), placementAt("a.comes")],
    flows: [flowTo("the copy", "SE"), flowTo("the new copy", "US")],
  });
  const markdown = markdownReport(now, { baseline });
  const section = (title: string): string => markdown.slice(markdown.indexOf(title)).split(/\n(?:###|<details>)/)[0];

  test("counts what is new, gone, judged otherwise and as before", () => {
    expect(markdown).toContain("### Since 2026-11-20T08:00:00Z\n");
    expect(markdown).toContain("- **1 new finding** (1 error), 1 mended or gone, 1 judged otherwise, 3 as before\n");
    expect(section("### 1 new finding")).toContain(`| RES-PLACE | error | \`${error.address}\``);
    expect(section("1 finding mended or gone")).toContain("`aws_sqs_queue.gone`");
    expect(section("1 finding judged otherwise")).toContain("| RES-LOG | error, fail | error, waived |");
  });

  test("says where data rests now and rested not before", () => {
    expect(markdown).toContain("- **Data now also rests in United States (US)**: `a.moves` in `shop`\n");
    expect(markdown).toContain("- **Data now also rests in a place that cannot be resolved**: `a.comes` in `shop`\n");
    expect(markdown).toContain("- Data no longer rests in Germany (DE)\n");
    expect(section("### Moved (1)")).toContain("| `a.moves` in `shop` | Sweden (SE) | United States (US) |");
    expect(section("New resources (1)")).toContain("`a.comes`");
    expect(section("Resources that are gone (1)")).toContain("`a.goes`");
  });

  test("says which flows began and which ended", () => {
    expect(section("### New flows (1)")).toContain(
      "| replication | Bucket 'home' | the new copy | United States (US) |",
    );
    expect(section("Flows that ended (1)")).toContain("the old copy");
  });

  test("folds what was there before", () => {
    expect(markdown).toContain("<details><summary><b>1 error</b></summary>");
  });

  test("has nothing to say of the same report", () => {
    const same = markdownReport(now, { baseline: now });
    expect(same).toContain("- **0 new findings**, 0 mended or gone, 0 judged otherwise, 5 as before\n");
    expect(same).not.toMatch(/also rests|no longer|Moved|New flows|### 0/);
  });
});

describe("text of an input in Markdown", () => {
  test.each([
    ["a | b", "a &#124; b"],
    ["<img src=x>", "&#60;img src=x&#62;"],
    ["see @octocat and #12", "see @&#8203;octocat and #&#8203;12"],
    ["mail ciso@acme.example", "mail ciso@acme.example"],
    ["https://evil.example", "https&#58;//evil.example"],
    ["*bold* _it_ ~s~ [l](u)", "\\*bold\\* \\_it\\_ \\~s\\~ \\[l\\](u)"],
    ["write `metadata: none` here", "write `metadata: none` here"],
    ["an odd ` one", "an odd &#96; one"],
    ["two\nlines", "two lines"],
  ])("%j", (value, markdown) => {
    expect(text(value)).toBe(markdown);
  });

  test.each([
    ['aws_s3_bucket.b["x"]', '`aws_s3_bucket.b["x"]`'],
    ['b["a|b"]', '<code>b&#91;"a&#124;b"&#93;</code>'],
    ["b`c", "<code>b&#96;c</code>"],
    ["a\\|b", "<code>a&#92;&#124;b</code>"],
    ["@octocat", "`@octocat`"],
    ["", ""],
  ])("as code: %j", (value, markdown) => {
    expect(code(value)).toBe(markdown);
  });

  test("shows what it is, mentions nobody, and keeps to its cell", () => {
    fc.assert(
      fc.property(hostileText(), (value) => {
        const line = asLine(value).slice(0, 700);
        expect(shown(text(line)).replace(INVISIBLE, "")).toBe(
          line.replace(/`([^`]+)`/g, (_all, inner: string) => inner).replace(INVISIBLE, ""),
        );
        expect(cellsOf(`| ${text(line)} | ${code(line)} |`)).toHaveLength(2);
        const prose = text(line).replace(/`[^`]*`|<code>.*?<\/code>/g, "");
        expect(resolved(prose)).not.toMatch(/(?<![A-Za-z0-9_])@\w|#\d/);
        expect(prose).not.toMatch(/[<>`]|(?<!\\)[*_~[\]]|:\/\//);
      }),
    );
  });

  test("keeps every row of a report to the columns of its table", () => {
    fc.assert(
      fc.property(hostileReport(), (report) => {
        const lines = markdownReport(report).split("\n");
        let columns = 0;
        for (const [index, line] of lines.entries()) {
          if (!line.startsWith("|")) columns = 0;
          else {
            if (columns === 0) columns = cellsOf(lines[index]).length;
            expect(cellsOf(line)).toHaveLength(columns);
          }
        }
        expect(lines.filter((line) => /^\s*<(?!!--|\/?details)/.test(line))).toEqual([]);
      }),
    );
  });
});
