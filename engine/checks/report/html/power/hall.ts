import { counted } from "../../phrases";
import type { ReportedFinding, ReportedPower } from "../../report";
import { findingMarks } from "../finding-marks";
import { html, type Markup } from "../markup";
import { pictureOf } from "./boxes";
import { choicesOf, type Choices } from "./choices";
import { elementTable } from "./element-table";
import { hallFacts } from "./hall-facts";
import { heatGrid } from "./heat";
import { stateSwitch } from "./state-switch";
import { sums } from "./sums";
import { treeDrawing } from "./tree";

/** Of a hall with more trouble than this, only so much is drawn part by part. */
const MAX_WHOLE = 60;

/** One hall: its sums, its tree with a switch for each failure, its elements as a table, its racks by heat. */
export function powerHall(power: ReportedPower, findings: readonly ReportedFinding[], index: number): Markup {
  const { elements, racks, stack, site, topology } = power;
  const facts = hallFacts(power);
  const findingsOf = atAddress(power, findings);
  const picture = pictureOf(topology, new Set(troubled(power, findingsOf)));
  const choices = choicesOf(facts, picture);
  const scope = [
    ...(site === undefined ? [] : [`site ${site}`]),
    ...(stack === undefined ? [] : [`stack ${stack}`]),
    counted(elements.length, "element"),
    counted(racks.length, "rack"),
    counted(facts.states.length, "state"),
  ];
  return html`<section class="power" aria-labelledby="power-${index}">
    <h3 id="power-${index}">${power.name}</h3>
    <p class="note">${scope.join(", ")}${maintenance(power)}</p>
    ${findingMarks(findingsOf(power.name))} ${sums(power)} ${stateSwitch(choices, index)} ${said(choices)}
    <div class="scroll tree-frame" tabindex="0" role="region" aria-label="Picture of ${power.name}">
      ${treeDrawing({ facts, picture, choices, findings: findingsOf })}
    </div>
    ${treeLegend(picture.boxes.some(({ names }) => names.length > 1))} ${elementTable(facts, findingsOf)}
    ${heatGrid(facts, findingsOf)}
  </section>`;
}

function said({ choices: [{ sentence, sentenceTone }] }: Choices): Markup {
  return html`<p class="said ${sentenceTone}" role="status" aria-live="polite">${sentence}</p>`;
}

function maintenance({ maintained }: ReportedPower): string {
  return maintained === undefined ? "" : `; ${maintained} is under maintenance in each of them`;
}

/** What is worth a box of its own in a large hall: what a finding speaks of, and what a failure overloads. */
function troubled(power: ReportedPower, findingsOf: (name: string) => readonly ReportedFinding[]): readonly string[] {
  const share = (kw: number | null, limitKw: number | null): number =>
    kw === null || limitKw === null ? 0 : kw / limitKw;
  const parts = [
    ...power.elements.map(({ name, worstKw, limitKw }) => ({ name, share: share(worstKw, limitKw) })),
    ...power.racks.map(({ name }) => ({ name, share: 0 })),
  ];
  return parts
    .filter((part) => part.share > 1 || findingsOf(part.name).length > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MAX_WHOLE)
    .map(({ name }) => name);
}

/** Findings of power and heat on a part of this hall. Stacks of one name may state another with parts of the same names. */
function atAddress(
  { stack, name }: ReportedPower,
  findings: readonly ReportedFinding[],
): (name: string) => readonly ReportedFinding[] {
  const byAddress = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    if (finding.stack !== stack || !/^(PWR|THM)-/.test(finding.rule)) continue;
    if (finding.topology !== undefined && finding.topology !== name) continue;
    byAddress.set(finding.address, [...(byAddress.get(finding.address) ?? []), finding]);
  }
  return (name) => byAddress.get(name) ?? [];
}

function treeLegend(hasGroups: boolean): Markup {
  return html`<ul class="legend" aria-label="Legend of the tree">
    <li>
      <svg class="bar-key" viewBox="0 0 62 16" aria-hidden="true">
        <rect class="track" x="1" y="3" width="60" height="7" />
        <rect class="load" x="1" y="3" width="30" height="7" />
        <path class="limit" d="M49 .5v12" />
        <path class="peak" d="M40 10.5l3.5 5h-7z" /></svg
      >load, limit, and the worst state ${hasGroups ? html`(of a group: of its fullest member)` : undefined}
    </li>
    <li>
      <svg class="wire-key" viewBox="0 0 30 10" aria-hidden="true"><path class="wire used" d="M0 5h30" /></svg>in use
    </li>
    <li>
      <svg class="wire-key" viewBox="0 0 30 10" aria-hidden="true"><path class="wire spare" d="M0 5h30" /></svg>stands
      by
    </li>
    <li>
      <svg class="wire-key" viewBox="0 0 30 10" aria-hidden="true"><path class="wire dead" d="M0 5h30" /></svg>without
      supply
    </li>
    <li class="note">
      ▲ above its limit, or an error speaks against it; crossed: out of service; pale: without supply
    </li>
  </ul>`;
}
