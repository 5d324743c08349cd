import { kw } from "../../../../power";
import type { ReportedPower } from "../../report";
import { html, type Markup } from "../markup";

/** What the hall takes in all: power, the design day, and a year where the topology says how it is used. */
export function sums(power: ReportedPower): Markup {
  return html`<dl class="sums">
      ${entriesOf(power).map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl>
    ${sources(power)}`;
}

function entriesOf(power: ReportedPower): readonly (readonly [string, string])[] {
  const { itKw, facilityPeakKw, puePeak } = power;
  return [
    ["IT power", itKw === null ? "not known" : kw(itKw)],
    ["Facility, design day", facilityPeakKw === null ? "not known" : kw(facilityPeakKw)],
    ["PUE, design day", puePeak === null ? "not known" : puePeak.toFixed(3)],
    ...entriesOfYear(power),
  ];
}

/** What the topology states no factor for is left out. */
function entriesOfYear({ annual, topology }: ReportedPower): readonly (readonly [string, string])[] {
  if (annual === undefined) return [];
  const { pueAnnual, annual: use } = topology;
  return [
    ["IT, a year", thousands(annual.itKwh, "MWh")],
    ...(pueAnnual === undefined ? [] : [["Facility, a year", thousands(annual.facilityKwh, "MWh")] as const]),
    ...(use?.carbon === undefined ? [] : [["Carbon, a year", thousands(annual.carbonKg, "t CO₂e")] as const]),
    ...(use?.water === undefined ? [] : [["Water, a year", thousands(annual.waterLitres, "m³")] as const]),
  ];
}

function thousands(value: number | null, unit: string): string {
  if (value === null) return "not known";
  const [whole, part] = (value / 1000).toFixed(1).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part} ${unit}`;
}

/** Where the figures of a year come from, and what keeps a number from being known. */
function sources({ topology: { annual, cooling }, facilityPeakKw }: ReportedPower): Markup | undefined {
  const { averageLoad, carbon, water } = annual ?? {};
  const said = [
    ...(facilityPeakKw === null && cooling?.copAtDesign === undefined
      ? ["the facility's power needs cooling.copAtDesign, which is not stated"]
      : []),
    ...(averageLoad === undefined ? [] : [`a year at ${Math.round(averageLoad * 100)} % of the IT power`]),
    ...(carbon === undefined ? [] : [`carbon: ${carbon.gramsPerKwh} g/kWh, ${carbon.year}, ${carbon.source}`]),
    ...(water === undefined ? [] : [`water: ${water.litresPerKwh} l/kWh, ${water.year}, ${water.source}`]),
  ];
  return said.length === 0 ? undefined : html`<p class="note">${capital(said.join("; "))}.</p>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
