import { LIMIT_AT } from "./limit-mark";

/**
 * Shows a hall in the state that was chosen, and scrolls its frame to what is too much or out. What differs from the
 * first state stands with each choice (state-switch.ts writes it).
 */
export const POWER_SCRIPT = `
(() => {
for (const hall of document.querySelectorAll(".power")) {
const control = hall.querySelector(".states");
if (!control) continue;
const said = hall.querySelector(".said");
const boxes = [...hall.querySelectorAll(".box")];
const wires = [...hall.querySelectorAll(".wire")];
const parts = new Map();
const partsOf = (box) => {
  if (!parts.has(box)) {
    const [share, amount, words, load, track] = [".share", ".amount", ".words", ".load", ".track"].map((part) => box.querySelector(part));
    parts.set(box, { share, amount, words, load, track, look: box.getAttribute("class"), texts: [share, amount, words].map((text) => text?.textContent), width: load?.getAttribute("width") });
  }
  return parts.get(box);
};
const put = (element, text) => { if (element) element.textContent = text; };
let changed = [];
const show = ({ dataset }) => {
  for (const [element, look, undo] of changed) { element.setAttribute("class", look); undo?.(); }
  changed = [];
  for (const entry of dataset.boxes.split(";").filter(Boolean)) {
    const [index, mark, share, percent, amount, note] = entry.split("|");
    const box = boxes[index];
    const own = partsOf(box);
    changed.push([box, own.look, () => {
      [own.share, own.amount, own.words].forEach((text, at) => put(text, own.texts[at]));
      own.load?.setAttribute("width", own.width);
    }]);
    for (const name of ["over", "out", "dead", "part", "unknown"]) box.classList.toggle(name, name === mark);
    put(own.share, percent);
    put(own.amount, amount);
    put(own.words, note || box.dataset.note);
    own.load?.setAttribute("width", Math.min(share * ${LIMIT_AT}, 1) * own.track.getAttribute("width"));
  }
  for (const entry of dataset.wires.split(" ").filter(Boolean)) {
    const wire = wires[parseInt(entry)];
    changed.push([wire, wire.getAttribute("class")]);
    wire.setAttribute("class", "wire " + entry.replace(/^\\d+/, ""));
  }
  said.textContent = dataset.said;
  said.className = "said " + dataset.tone;
};
const frame = hall.querySelector(".tree-frame");
const reveal = () => {
  const box = frame.querySelector(".box.over") ?? frame.querySelector(".box.out");
  if (!box) return;
  const [own, view] = [box, frame].map((element) => element.getBoundingClientRect());
  if (own.top < view.top || own.bottom > view.bottom) frame.scrollTop += own.top - view.top - view.height / 3;
  if (own.left < view.left || own.right > view.right) frame.scrollLeft += own.left - view.left - view.width / 3;
};
const chosen = () => control.querySelector("input:checked, option:checked");
control.addEventListener("change", () => { show(chosen()); reveal(); });
control.hidden = false;
show(chosen());
}
})();
`;
