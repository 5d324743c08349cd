import { findCountry } from "../../../../catalog/countries";
import { rankOf, RANKS, type Rank } from "../grouping";
import { counted } from "../phrases";
import type { Report, ReportedFinding, ReportedHall, ReportedHost } from "../report";
import { findingId } from "./finding-id";
import { html, type Markup } from "./markup";

const LABELS: Readonly<Partial<Record<Rank, string>>> = { error: "Error", warning: "Warning", waived: "Waived" };

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
      ${marks(hall.findings, findings)}
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
  return html`<li class="${worst(own, findings)}">
    <strong>${name}</strong>${role === undefined ? undefined : html` <span class="role">${role}</span>`}${
      parts.length === 0 ? undefined : html` <span class="note">${parts.join(", ")}</span>`
    }
    ${marks(own, findings)}
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

/** One mark for each rule and rank, which leads to the first of its findings. */
function marks(fingerprints: readonly string[], findings: ByFingerprint): Markup | undefined {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of shown(fingerprints, findings)) {
    const key = `${RANKS.indexOf(rankOf(finding))} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  if (groups.size === 0) return undefined;
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
  return html`<span class="marks">${sorted.map(mark)}</span>`;
}

function mark([first, ...others]: readonly ReportedFinding[]): Markup {
  const rank = rankOf(first);
  const times = others.length === 0 ? undefined : ` × ${others.length + 1}`;
  return html`<a class="mark ${rank}" href="#${findingId(first)}">${LABELS[rank]} ${first.rule}${times}</a> `;
}

function shown(fingerprints: readonly string[], findings: ByFingerprint): readonly ReportedFinding[] {
  return fingerprints.flatMap((fingerprint) => {
    const finding = findings.get(fingerprint);
    return finding && LABELS[rankOf(finding)] !== undefined ? [finding] : [];
  });
}

function worst(fingerprints: readonly string[], findings: ByFingerprint): string {
  const ranks = new Set(shown(fingerprints, findings).map(rankOf));
  return RANKS.find((rank) => ranks.has(rank)) ?? "clear";
}
