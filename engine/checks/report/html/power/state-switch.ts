import { html, Markup } from "../markup";
import { shareText, type Face } from "./face";
import type { Choice, Choices } from "./choices";
import type { WireUse } from "./supply";

/** As many buttons stand side by side; more choices become a list. */
const MAX_BUTTONS = 16;

/** What is out of service. Without a script, with which alone it does something, it is not shown. */
export function stateSwitch({ choices, omitted }: Choices, hall: number): Markup | undefined {
  if (choices.length < 2) return undefined;
  return html`<fieldset class="states" hidden>
    <legend>What is out of service</legend>
    ${
      choices.length <= MAX_BUTTONS
        ? html`<div class="switches">${choices.map((choice, index) => button(choice, index, hall))}</div>`
        : list(choices)
    }
    ${omitted > 0 ? html`<p class="note">${omitted} more states in which something goes wrong are not offered; the table names the worst state of each element.</p>` : undefined}
  </fieldset>`;
}

function button(choice: Choice, index: number, hall: number): Markup {
  return html`<label class="state ${choice.tone}"
    ><input type="radio" name="state-${hall}" ${index === 0 ? new Markup("checked ") : undefined}${data(choice)} /><span
      >${label(choice)}</span
    >${choice.hint === "" ? undefined : html` <small>${choice.hint}</small>`}</label
  > `;
}

function list(choices: readonly Choice[]): Markup {
  const [normal, ...failures] = choices;
  const groups: readonly (readonly [string, readonly Choice[]])[] = [
    ["Something goes wrong", failures.filter(({ tone }) => tone !== "")],
    ["Everything holds", failures.filter(({ tone }) => tone === "")],
  ];
  return html`<select aria-label="What is out of service">
    ${option(normal)}
    ${groups.map(([title, those]) =>
      those.length === 0
        ? undefined
        : html`<optgroup label="${title} (${those.length})">${those.map(option)}</optgroup>`,
    )}
  </select>`;
}

function option(choice: Choice): Markup {
  return html`<option ${data(choice)}>${label(choice)}${choice.hint === "" ? undefined : `: ${choice.hint}`}</option> `;
}

function label({ state }: Choice): string {
  return state === "normal" ? "Nothing" : state;
}

/** What the script reads: it puts the parts in their places and computes nothing. */
function data({ sentence, sentenceTone, boxes, wires }: Choice): Markup {
  return html`data-said="${sentence}" data-tone="${sentenceTone}" data-boxes="${boxes.map(boxData).join(";")}"
  data-wires="${wires.map(wireData).join(" ")}"`;
}

function boxData([box, face]: readonly [number, Face]): string {
  const share = face.share === undefined ? "" : face.share.toFixed(3);
  return [box, face.mark, share, shareText(face), face.amount, face.note].join("|");
}

function wireData([wire, use]: readonly [number, WireUse]): string {
  return `${wire}${use}`;
}
