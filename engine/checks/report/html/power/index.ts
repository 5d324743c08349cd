import type { Report } from "../../report";
import { html, type Markup } from "../markup";

/** The halls of a report as trees of load and limit, each with a switch for what fails, and their racks by heat. */
export function powerSection({ power, topologies = [], findings }: Report): Markup | undefined {
  const halls = power === undefined ? topologies : [power];
  if (halls.length === 0) return undefined;
  // The model is loaded where there is a hall only.
  const { powerHall } = require("./hall") as typeof import("./hall");
  return html`<section aria-labelledby="power">
    <h2 id="power">Power and heat</h2>
    ${halls.map((hall, index) => powerHall(hall, findings, index))}
  </section>`;
}
