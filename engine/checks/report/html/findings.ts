import { groupByCause, RANKS, rankOf, type FindingGroup, type Rank } from "../grouping";
import { counted } from "../phrases";
import type { Evidence } from "../../model/placement";
import type { Citation } from "../../model/finding";
import type { Report, ReportedFinding } from "../report";
import { findingId } from "./finding-id";
import { html, prose, type Markup } from "./markup";

const LABELS: Readonly<Record<Rank, string>> = { error: "Error", warning: "Warning", waived: "Waived", info: "Info" };

/** The findings by how much they matter, those of one cause together, each with its chain of evidence. */
export function findingsSection({ findings }: Report): Markup {
  const groups = RANKS.flatMap((rank) => groupByCause(findings, rank).map((group) => groupCard(rank, group)));
  return html`<section aria-labelledby="findings">
    <h2 id="findings">Findings</h2>
    ${groups.length > 0 ? groups : html`<p class="empty">None.</p>`}
  </section>`;
}

function groupCard(rank: Rank, { cause, rule, findings }: FindingGroup): Markup {
  const [first] = findings;
  const subject = cause ? html`${counted(findings.length, "resource")} because ${cause}` : subjectOf(first);
  return html`<article class="${rank}" ${cause ? undefined : html`id="${findingId(first)}"`}>
    <h3><span class="tag">${LABELS[rank]}</span><span class="rule">${rule}</span>${subject}</h3>
    <p>${prose(first.message)}</p>
    ${rankOf(first) === "waived" ? undefined : html`<p class="remedy">${prose(first.remedy)}</p>`} ${waivedBy(first)}
    ${cause ? membersDetails(findings) : evidenceDetails(first)}
  </article> `;
}

function subjectOf({ address, stack }: ReportedFinding): Markup {
  return html`<code>${address}</code>${stack === undefined || stack === address ? undefined : html` in ${stack}`}`;
}

function waivedBy({ waiver }: ReportedFinding): Markup | undefined {
  if (!waiver) return undefined;
  const { owner, expires, reason, approval } = waiver;
  return html`<p>
    Accepted by ${owner} until <time>${expires}</time>: ${reason}${approval ? ` (${approval})` : undefined}
  </p>`;
}

function membersDetails(findings: readonly ReportedFinding[]): Markup {
  return html`<details>
    <summary>Resources and evidence</summary>
    ${findings.map(memberDetails)}
  </details>`;
}

function memberDetails(finding: ReportedFinding): Markup {
  return html`<details id="${findingId(finding)}">
    <summary>${subjectOf(finding)}</summary>
    <p>${prose(finding.message)}</p>
    ${chain(finding)}
  </details>`;
}

function evidenceDetails(finding: ReportedFinding): Markup {
  return html`<details>
    <summary>Evidence</summary>
    ${chain(finding)}
  </details>`;
}

function chain({ evidence, citations, constructPath, dataClass, fingerprint }: ReportedFinding): Markup {
  return html`<ol class="chain">
      ${evidence.map(link)}
    </ol>
    <p class="note">
      ${constructPath ? html`Construct <code>${constructPath}</code>. ` : undefined}${
        dataClass ? `Data class ${dataClass}. ` : undefined
      }${citations.map(cited)}Fingerprint <code>${fingerprint.slice(0, 12)}</code>
    </p>`;
}

function link({ address, attribute, value, note }: Evidence): Markup {
  const what = attribute ? `${attribute}${value === undefined ? "" : ` = ${value}`}` : value;
  return html`<li>
    <code>${address}</code>${what ? html` <code>${what}</code>` : undefined}${
      note ? html` <span class="note">${note}</span>` : undefined
    }
  </li>`;
}

function cited({ law, article, url, asOf, confidence }: Citation): Markup {
  const name = `${law}${article ? ` ${article}` : ""}`;
  return html`${url ? html`<a href="${url}">${name}</a>` : name} (${confidence}, as of ${asOf}). `;
}
