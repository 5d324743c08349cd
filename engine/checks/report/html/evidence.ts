import type { Citation } from "../../model/finding";
import type { Evidence } from "../../model/placement";
import { citedAs } from "../citation";
import type { ReportedFinding } from "../report";
import { html, type Markup } from "./markup";

/** The chain that proves a finding. A link at the subject itself does not say its address again. */
export function evidenceOf({ address, evidence }: ReportedFinding): Markup {
  return html`<ol class="chain">
    ${evidence.map((link) => linkOf(link, address))}
  </ol>`;
}

function linkOf({ address, attribute, value, note }: Evidence, subject: string): Markup {
  const what = attribute ? `${attribute}${value === undefined ? "" : ` = ${value}`}` : value;
  const where = address === subject && what ? undefined : html`<code>${address}</code> `;
  return html`<li>
    ${where}${what ? html`<code>${what}</code> ` : undefined}${
      note ? html`<span class="note">${note}</span>` : undefined
    }
  </li>`;
}

/** What else is known of a finding; what it cites only where that differs from the finding that spoke before it. */
export function basisOf(finding: ReportedFinding, spoken?: ReportedFinding): Markup {
  const { citations, constructPath, dataClass, fingerprint } = finding;
  const isSaid = spoken !== undefined && JSON.stringify(spoken.citations) === JSON.stringify(citations);
  return html`<p class="note">
    ${constructPath ? html`Construct <code>${constructPath}</code>. ` : undefined}${
      dataClass ? `Data class ${dataClass}. ` : undefined
    }${isSaid ? undefined : citations.map(citationOf)}Fingerprint <code>${fingerprint.slice(0, 12)}</code>
  </p>`;
}

export function citationsOf({ citations }: ReportedFinding): Markup | undefined {
  return citations.length === 0 ? undefined : html`<p class="note">${citations.map(citationOf)}</p>`;
}

/** A law or a clause, how sure it is, and the date of that. */
export function citationOf(citation: Citation): Markup {
  const { url, asOf, confidence } = citation;
  const name = citedAs(citation);
  return html`${url?.startsWith("https://") ? html`<a href="${url}">${name}</a>` : name} (${confidence}, as of ${asOf}). `;
}
