import { isRuleId, RULE_TITLES } from "../../../policy";
import type { Report, ReportedPolicy } from "../report";
import { html, type Markup } from "./markup";

/** What was held against what: enough to run the same check again. */
export function inputsSection(report: Report): Markup {
  const { inputs, policy } = report;
  return html`<section aria-labelledby="inputs">
    <h2 id="inputs">What was checked, and against what</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="inputs">
      <table>
        <caption>
          Inputs and policy
        </caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Kind</th>
            <th scope="col">Stack, or SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${inputs.map(
            ({ file, kind, stack }) =>
              html`<tr>
                <td><code>${file}</code></td>
                <td>${kind}</td>
                <td>${stack ?? "none"}</td>
              </tr> `,
          )}
          <tr>
            <td><code>${policy.file ?? "stated by the program"}</code></td>
            <td>policy</td>
            <td><code>${policy.sha256 ?? "none"}</code></td>
          </tr>
        </tbody>
      </table>
    </div>
    ${profilesTable(policy)} ${rulesTable(report)}
  </section>`;
}

function profilesTable({ profiles }: ReportedPolicy): Markup | undefined {
  if (profiles.length === 0) return undefined;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Law profiles">
    <table>
      <caption>
        Law profiles that the policy asks for
      </caption>
      <thead>
        <tr>
          <th scope="col">Profile</th>
          <th scope="col">What it is</th>
          <th scope="col">Status</th>
          <th scope="col">Data as of</th>
          <th scope="col">File</th>
        </tr>
      </thead>
      <tbody>
        ${profiles.map(
          ({ id, title, status, asOf, file, sha256 }) =>
            html`<tr>
              <th scope="row">${id}</th>
              <td>${title}</td>
              <td>${status}</td>
              <td>${asOf ?? "not assessed"}</td>
              <td>${file === undefined ? "of this tool" : html`<code>${file}</code> <code>${sha256}</code>`}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What each rule looked at: a rule without a fact and without a finding had nothing to look at. */
function rulesTable({ rules, findings }: Report): Markup {
  const found = new Map<string, number>();
  for (const { rule } of findings) found.set(rule, (found.get(rule) ?? 0) + 1);
  return html`<details class="words">
    <summary>Rules that were held against the input</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Rules">
      <table>
        <caption>
          Facts that hold, and findings, by rule
        </caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">What it asks</th>
            <th scope="col">Hold</th>
            <th scope="col">Findings</th>
          </tr>
        </thead>
        <tbody>
          ${rules.map(
            ({ id, pass }) =>
              html`<tr>
                <th scope="row">${id}</th>
                <td>${isRuleId(id) ? RULE_TITLES[id] : undefined}</td>
                <td>${pass}</td>
                <td>${found.get(id) ?? 0}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
