import { groupByCause, leadOf, RANKS, rankOf, type FindingGroup, type Rank } from "../grouping";
import { groupSubject } from "../phrases";
import { groupBy } from "../group-by";
import type { Report, ReportedFinding } from "../report";
import { basisOf, citationsOf, evidenceOf } from "./evidence";
import type { Filters } from "./filters";
import { findingId } from "./finding-id";
import { html, prose, type Markup } from "./markup";

const LABELS: Readonly<Record<Rank, string>> = { error: "Error", warning: "Warning", waived: "Waived", info: "Info" };

/** Findings of one rule that stand alone and are written out; the others are folded together. */
const MAX_ALONE = 25;

/** The findings by how much they matter, those of one cause together, each with its chain of evidence. */
export function findingsSection({ findings }: Report, filters: Filters): Markup {
  return html`<section aria-labelledby="findings" data-name="finding">
    <h2 id="findings">Findings <span class="count" data-n>${findings.length}</span></h2>
    ${findings.length === 0 ? html`<p class="empty">None.</p>` : RANKS.map((rank) => ranked(rank, findings, filters))}
  </section>`;
}

function ranked(rank: Rank, findings: readonly ReportedFinding[], filters: Filters): Markup {
  const groups = groupByCause(findings, rank);
  const causes = groups.filter(({ cause }) => cause !== undefined);
  const alone = groupBy(
    groups.filter(({ cause }) => cause === undefined),
    ({ findings: [{ rule }] }) => rule,
  );
  const written = new Set([...alone.values()].flatMap((ofRule) => ofRule.slice(0, MAX_ALONE)));
  return html`${causes.map((group) => causeCard(rank, group, filters))}${groups
    .filter((group) => written.has(group))
    .map(({ findings: [finding] }) => card(rank, finding, filters))}${[...alone].map(([rule, ofRule]) =>
    others(rank, rule, ofRule.slice(MAX_ALONE), filters),
  )}`;
}

function causeCard(rank: Rank, group: FindingGroup, filters: Filters): Markup {
  const { rules, findings } = group;
  const lead = leadOf(group);
  const shared = sharedFacets(findings, filters);
  return html`<article class="g ${rank}" ${shared}>
    <div data-head>
      <h3>
        ${tag(rank)}${[...rules].map(
          ([rule, count]) =>
            html`<span class="rule">${rule}${rules.size > 1 && count > 1 ? ` × ${count}` : undefined}</span> `,
        )}${groupSubject(group)}
      </h3>
      <p>${prose(lead.message)}</p>
      ${after(lead)}${citationsOf(lead)}
    </div>
    <details>
      <summary><span data-n>${findings.length}</span> findings with their evidence</summary>
      ${findings.map((finding) => member(finding, group, shared, filters))}
    </details>
  </article>`;
}

function card(rank: Rank, finding: ReportedFinding, filters: Filters): Markup {
  return html`<article class="i ${rank}" id="${findingId(finding)}" ${filters.ofFinding(finding)}>
    <h3>${tag(rank)}<span class="rule">${finding.rule}</span> ${subjectOf(finding)}</h3>
    <p>${prose(finding.message)}</p>
    ${after(finding)}
    <details>
      <summary>Evidence</summary>
      ${evidenceOf(finding)}${basisOf(finding)}
    </details>
  </article>`;
}

function others(rank: Rank, rule: string, groups: readonly FindingGroup[], filters: Filters): Markup | undefined {
  if (groups.length === 0) return undefined;
  return html`<article class="g ${rank}">
    <h3 data-head>
      ${tag(rank)}<span class="rule">${rule}</span> <span data-n>${groups.length}</span> more, each for itself
    </h3>
    <details>
      <summary>Findings with their evidence</summary>
      ${groups.map((group) => member(group.findings[0], undefined, undefined, filters))}
    </details>
  </article>`;
}

/** What a filter looks for in each of the findings, where it is the same. */
function sharedFacets(findings: readonly ReportedFinding[], filters: Filters): Markup | undefined {
  const all = findings.map((finding) => filters.ofFinding(finding));
  return all.every(({ text }) => text === all[0].text) ? all[0] : undefined;
}

/** One finding of several in a card, without what the card says for all of them. */
function member(
  finding: ReportedFinding,
  group: FindingGroup | undefined,
  shared: Markup | undefined,
  filters: Filters,
): Markup {
  const ofSeveralRules = group === undefined || group.rules.size > 1;
  const remedy = group === undefined || leadOf(group).remedy !== finding.remedy ? after(finding) : undefined;
  return html`<details class="i" id="${findingId(finding)}" ${shared ? undefined : filters.ofFinding(finding)}>
    <summary>
      ${ofSeveralRules ? html`<span class="rule">${finding.rule}</span> ` : undefined}${
        group ? html`<code>${finding.address}</code>` : subjectOf(finding)
      }
    </summary>
    <p>${prose(finding.message)}</p>
    ${remedy}${evidenceOf(finding)}${basisOf(finding, group && leadOf(group))}
  </details>`;
}

function tag(rank: Rank): Markup {
  return html`<span class="tag">${LABELS[rank]}</span> `;
}

function subjectOf({ address, stack }: ReportedFinding): Markup {
  return html`<code>${address}</code>${stack === undefined || stack === address ? undefined : html` in ${stack}`}`;
}

/** What to do, or who took it on. */
function after(finding: ReportedFinding): Markup {
  const { waiver, remedy } = finding;
  if (rankOf(finding) !== "waived" || !waiver) return html`<p class="remedy">${prose(remedy)}</p>`;
  const { owner, expires, reason, approval } = waiver;
  return html`<p>
    Accepted by ${owner} until <time>${expires}</time>: ${reason}${approval ? ` (${approval})` : undefined}
  </p>`;
}
