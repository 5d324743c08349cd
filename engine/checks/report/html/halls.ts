import { findCountry } from "../../../../catalog/countries";
import { counted } from "../phrases";
import type { Report, ReportedFinding, ReportedHall, ReportedHost } from "../report";
import { findingMarks, worstRank } from "./finding-marks";
import { html, type Markup } from "./markup";

/** A picture of each hall: its racks side by side with what stands in them, and the findings where they are. */
export function hallsSection({ halls = [], findings }: Report): Markup | undefined {
  if (halls.length === 0) return undefined;
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return html`<section aria-labelledby="halls">
    <h2 id="halls">Halls</h2>
    ${halls.map((hall) => hallFigure(hall, byFingerprint))}
  </section>`;
}

type ByFingerprint = ReadonlyMap<string, ReportedFinding>;

function hallFigure(hall: ReportedHall, findings: ByFingerprint): Markup {
  const racks = racksOf(hall.hosts);
  const country = hall.country === undefined ? undefined : (findCountry(hall.country)?.name ?? hall.country);
  const facts = [
    country,
    hall.operator === undefined ? undefined : `operator ${hall.operator}`,
    `${counted(hall.hosts.length, "host")} in ${counted(racks.filter(([name]) => name !== undefined).length, "rack")}`,
    `stack ${hall.stack}`,
  ].filter((fact) => fact !== undefined);
  return html`<figure class="hall">
    <figcaption>
      <h3>${hall.site ?? hall.path}</h3>
      <span class="note">${facts.join(", ")}; as the program states it</span>
      ${findingMarks(shown(hall.findings, findings))}
    </figcaption>
    <div class="racks">
      ${racks.map(
        ([name, hosts]) =>
          html`<section class="rack">
            <h4>${name ?? "No rack stated"}</h4>
            <ul>
              ${hosts.map((host) => unit(host, findings))}
            </ul>
          </section> `,
      )}
    </div>
  </figure>`;
}

function unit({ name, role, server, accelerators = {}, findings: own }: ReportedHost, findings: ByFingerprint): Markup {
  const parts = [...(server === undefined ? [] : [server]), ...Object.entries(accelerators).map(inWords)];
  return html`<li class="${worstRank(shown(own, findings))}">
    <strong>${name}</strong>${role === undefined ? undefined : html` <span class="role">${role}</span>`}${
      parts.length === 0 ? undefined : html` <span class="note">${parts.join(", ")}</span>`
    }
    ${findingMarks(shown(own, findings))}
  </li> `;
}

function inWords([accelerator, count]: readonly [string, number]): string {
  return `${count} × ${accelerator}`;
}

/** Racks in the order in which they are stated; hosts without one come last. */
function racksOf(hosts: readonly ReportedHost[]): readonly (readonly [string | undefined, readonly ReportedHost[]])[] {
  const racks = new Map<string | undefined, ReportedHost[]>();
  for (const host of [...hosts.filter(({ rack }) => rack !== undefined), ...hosts]) {
    const rack = racks.get(host.rack) ?? [];
    racks.set(host.rack, rack);
    if (!rack.includes(host)) rack.push(host);
  }
  return [...racks];
}

function shown(fingerprints: readonly string[], findings: ByFingerprint): readonly ReportedFinding[] {
  return fingerprints.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
}
