import type { ReportedFinding } from "../../report";
import { findingId } from "../finding-id";
import { worstRank } from "../finding-marks";
import { html, type Markup } from "../markup";
import { kindFits, nameText, titleOf, worstText } from "./box-text";
import type { Box, Picture } from "./boxes";
import type { Choices } from "./choices";
import { shareText, type Face } from "./face";
import type { HallFacts } from "./hall-facts";
import { KIND_LABELS } from "./kinds";
import { layoutOf, type Place } from "./layout";
import { LIMIT_AT } from "./limit-mark";
import { worstOf } from "./worst";

const PAD = 8;
/** Trees up to this width shrink to the width of a desk, and can be read there; wider ones scroll. */
const MAX_FITTED = 1_340;

export interface Tree {
  readonly facts: HallFacts;
  readonly picture: Picture;
  readonly choices: Choices;
  /** What speaks against a part. */
  readonly findings: (name: string) => readonly ReportedFinding[];
}

/** The hall from its sources to its racks, in the state in which nothing fails. */
export function treeDrawing(tree: Tree): Markup {
  const { facts, picture, choices } = tree;
  const { width, height, boxes, wires, joints } = layoutOf(picture);
  const margin = 3;
  const view = [-margin, -margin, Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
  return html`<svg
    class="tree${width <= MAX_FITTED ? " fitted" : ""}"
    viewBox="${view.join(" ")}"
    width="${view[2]}"
    height="${view[3]}"
    role="group"
    aria-label="Power tree of ${facts.power.name}"
  >
    <g>${wires.map((path, wire) => html`<path class="wire ${choices.uses[wire]}" d="${path}" />`)}</g>
    ${joints.map(({ x, y }) => html`<circle class="joint" cx="${x}" cy="${y}" r="2.4" />`)}
    ${picture.boxes.map((box, index) => drawnBox(tree, box, choices.faces[index], boxes[index]))}
  </svg>`;
}

function drawnBox(tree: Tree, box: Box, face: Face, place: Place): Markup {
  const { facts, findings } = tree;
  const own = box.names.flatMap(findings);
  const rank = worstRank(own);
  const first = own.find((finding) => worstRank([finding]) === rank);
  const isEnd = box.kind === "rack" || box.kind === "cooling";
  const worst = isEnd ? undefined : worstOf(box, facts);
  const isFlagged = rank === "error";
  const classes = [box.kind, face.mark, worst?.isOver === true ? "risk" : "", isFlagged ? "flagged" : ""];
  const content = html`<title>${[titleOf(box, facts), ...new Set(own.map(({ rule }) => rule))].join("; ")}</title>
    <rect class="shell" width="${place.width}" height="${place.height}" rx="5" />
    ${isEnd ? endText(box, face, tree, place) : elementText(box, face, tree, place)}
    <path class="cross" d="M0 0L${place.width} ${place.height}M0 ${place.height}L${place.width} 0" />`;
  return html`<g
    class="box ${classes.filter(Boolean).join(" ")}"
    transform="translate(${place.x} ${place.y})"
    ${worst === undefined ? undefined : html`data-note="${worstText(worst, place.width - 2 * PAD)}"`}
    >${first === undefined || rank === "clear" ? content : html`<a href="#${findingId(first)}">${content}</a>`}</g
  > `;
}

function elementText(box: Box, face: Face, tree: Tree, { width }: Place): Markup {
  const { facts } = tree;
  const right = width - PAD;
  const worst = worstOf(box, facts);
  return html`<text class="name" x="${PAD}" y="18">${nameText(box, signOf(box, tree), width - 2 * PAD - 46)}</text>
    <text class="share" x="${right}" y="18">${shareText(face)}</text>
    ${kindFits(box, facts, width - 2 * PAD) ? html`<text class="kind" x="${PAD}" y="34">${KIND_LABELS[box.kind][0]}</text>` : undefined}
    <text class="amount" x="${right}" y="34">${face.amount}</text>
    ${hasLimit(box, facts) ? bar(face.share ?? 0, worst.share, width) : undefined}
    <text class="words" x="${PAD}" y="64">${face.note === "" ? worstText(worst, width - 2 * PAD) : face.note}</text>`;
}

function endText(box: Box, face: Face, tree: Tree, { width }: Place): Markup {
  const right = width - PAD;
  const redundancy = tree.facts.racks.get(box.names[0])?.rack.redundancy ?? "";
  return html`<text class="name" x="${PAD}" y="19">${nameText(box, signOf(box, tree), width - 2 * PAD - 34)}</text>
    <text class="kind end" x="${right}" y="19">${redundancy}</text>
    <text class="amount start" x="${PAD}" y="37">${face.amount}</text>`;
}

/** The load against the limit, which is a line across it, with a sign below where the worst state comes to. */
function bar(share: number, worst: number | undefined, width: number): Markup {
  const full = width - 2 * PAD;
  const at = (part: number): number => Math.round(Math.min(part * LIMIT_AT, 1) * full * 10) / 10;
  return html`<rect class="track" x="${PAD}" y="41" width="${full}" height="7" />
    <rect class="load" x="${PAD}" y="41" width="${at(share)}" height="7" />
    <path class="limit" d="M${PAD + at(1)} 38.5v12" />
    ${worst === undefined ? undefined : html`<path class="peak" d="M${PAD + at(worst)} 48.5l3.5 5h-7z" />`}`;
}

/** Where a finding speaks against a box, for whoever does not see the colour. */
function signOf({ names }: Box, { findings }: Tree): string {
  return worstRank(names.flatMap(findings)) === "error" ? "▲ " : "";
}

function hasLimit({ names }: Box, { elements }: HallFacts): boolean {
  return names.some((name) => (elements.get(name)?.limitKw ?? null) !== null);
}
