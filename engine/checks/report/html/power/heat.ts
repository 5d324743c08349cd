import type { ReportedFinding } from "../../report";
import { findingMarks, worstRank } from "../finding-marks";
import { html, type Markup } from "../markup";
import type { HallFacts, HallRack } from "./hall-facts";
import { HEAT_LEVELS, rackHeat, type RackHeat } from "./rack-heat";

/** Racks that are shown with all their numbers; of more each shows its power, and the numbers stand in a table. */
const MAX_IN_FULL = 60;
/** More racks than this a page does not hold: the hottest are kept. */
const MAX_RACKS = 2_000;

type FindingsOf = (name: string) => readonly ReportedFinding[];

/** The racks by heat: against what the cooling of each takes, or where that is not stated against the hottest. */
export function heatGrid(facts: HallFacts, findingsOf: FindingsOf): Markup {
  const racks = [...facts.racks.values()];
  const hottest = Math.max(0, ...racks.map(({ reported }) => reported.kw ?? 0));
  const kept = hottestOf(racks);
  const heats = kept.map((rack) => rackHeat(rack, facts.topology, hottest));
  const isFull = heats.length <= MAX_IN_FULL;
  const rest = racks.length - kept.length;
  return html`<h4>Racks by heat</h4>
    ${legend(heats)}
    <ul class="heat${isFull ? "" : " close"}">
      ${heats.map((heat) => tile(heat, findingsOf(heat.name), isFull))}
    </ul>
    ${rest > 0 ? html`<p class="note">These are the hottest; ${rest} more are in the JSON report only.</p>` : undefined}
    ${isFull ? undefined : numbersTable(facts.power.name, heats)}`;
}

function hottestOf(racks: readonly HallRack[]): readonly HallRack[] {
  if (racks.length <= MAX_RACKS) return racks;
  const kw = ({ reported }: HallRack): number => reported.kw ?? Infinity;
  const kept = new Set([...racks].sort((a, b) => kw(b) - kw(a)).slice(0, MAX_RACKS));
  return racks.filter((rack) => kept.has(rack));
}

function tile(heat: RackHeat, findings: readonly ReportedFinding[], isFull: boolean): Markup {
  const { name, amount, share, against, level, numbers } = heat;
  return html`<li class="${level} ${worstRank(findings)}">
    <strong>${name}</strong> <b>${level === "over" ? "▲ " : undefined}${amount}</b>
    <span>${isFull ? against : share}</span>
    ${isFull ? numbers.map((number) => html`<span>${number}</span> `) : undefined}${findingMarks(findings)}
  </li> `;
}

function numbersTable(hall: string, heats: readonly RackHeat[]): Markup {
  return html`<details class="words">
    <summary>All ${heats.length} racks with what stands in them and how they are cooled</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Racks of ${hall}">
      <table>
        <caption>
          Power, servers and cooling of each rack
        </caption>
        <thead>
          <tr>
            <th scope="col">Rack</th>
            <th scope="col">Power</th>
            <th scope="col">Against its cooling</th>
            <th scope="col">Servers and cooling</th>
          </tr>
        </thead>
        <tbody>
          ${heats.map(
            ({ name, amount, against, numbers }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${amount}</td>
                <td>${against}</td>
                <td>${numbers.join("; ")}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function legend(heats: readonly RackHeat[]): Markup {
  const steps = Array.from({ length: HEAT_LEVELS }, (_, level) => {
    const [from, to] = [level, level + 1].map((step) => (step * 100) / HEAT_LEVELS);
    return [`h${level}`, level === 0 ? `below ${to} %` : `${from} to ${to} %`] as const;
  });
  const has = (level: string): boolean => heats.some((heat) => heat.level === level);
  const entries = [
    ...steps,
    ...(has("over") ? [["over", "▲ more than it takes"] as const] : []),
    ...(has("unknown") ? [["unknown", "not known"] as const] : []),
  ];
  return html`<ul class="legend" aria-label="Legend of the racks">
    ${entries.map(([level, text]) => html`<li><span class="heat-key ${level}"></span>${text}</li> `)}
    <li class="note">
      of what the cooling of the rack
      takes${heats.some(({ isRelative }) => isRelative) ? ", or of the hottest rack where no cooling is stated" : undefined}
    </li>
  </ul>`;
}
