/**
 * What the report can do with a script: filters, links that open what they lead to, and everything open on paper.
 * Without one it shows everything. `.i` (and an entry of `.names`) is what a filter shows or hides, `.g` what goes when all in it does, `data-f` what
 * it is about, `data-n` a count of it, `.m` a part of the map.
 */
export const SCRIPT = `
"use strict";
(() => {
const form = document.getElementById("filters");
const status = document.getElementById("shown");
const expand = document.getElementById("expand");
const fields = [...form.elements].filter((field) => field.name);
const facets = fields.filter((field) => field.dataset.facet);
const tokensOf = (element) => (element.closest("[data-f]")?.dataset.f ?? "").split(" ");
const items = [...document.querySelectorAll(".i, .names > li")].map((element) => {
  const within = [];
  for (let up = element.parentElement; up; up = up.parentElement) if (up.matches(".g, [data-name]")) within.push(up);
  return { element, within, tokens: tokensOf(element) };
});
const shapes = [...document.querySelectorAll(".m")].map((element) => ({ element, tokens: tokensOf(element) }));
const counts = new Map();
for (const { within } of items) for (const box of within) {
  const count = counts.get(box);
  if (count) count.total++;
  else counts.set(box, { total: 1, shown: 0, label: box.querySelector("[data-n]") });
}
const textOf = (item) => item.text ??= [item.element, ...item.within.map((box) => box.matches(".g") && box.querySelector("[data-head]"))]
  .map((element) => element ? element.textContent : "").join(" ").toLowerCase();
const holds = (tokens) => facets.every(({ dataset: { facet }, value }) =>
  value === "" || tokens.includes(facet + value) || !tokens.some((token) => token[0] === facet));

const apply = () => {
  const words = form.elements.q.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const active = words.length > 0 || facets.some(({ value }) => value !== "");
  for (const count of counts.values()) count.shown = 0;
  for (const item of items) {
    const shown = holds(item.tokens) && words.every((word) => textOf(item).includes(word));
    item.element.hidden = !shown;
    if (shown) for (const box of item.within) counts.get(box).shown++;
  }
  for (const [box, { shown, total, label }] of counts) {
    if (box.matches(".g")) box.hidden = shown === 0;
    else box.toggleAttribute("data-none", shown === 0);
    if (label) label.textContent = shown === total ? total : shown + " of " + total;
  }
  for (const { element, tokens } of shapes) element.classList.toggle("off", !holds(tokens));
  const parts = [...counts].filter(([box]) => box.dataset.name)
    .map(([box, { shown, total }]) => (active ? shown + " of " : "") + total + " " + box.dataset.name + (total === 1 ? "" : "s"));
  status.textContent = (active ? "Showing " : "Everything is shown: ") + parts.join(", ");
  document.body.classList.toggle("filtered", active);
};

const wordOf = (field) => field.name === "stack" ? field.selectedOptions[0].text : field.value;
const remember = () => {
  const set = fields.filter(({ value }) => value !== "");
  history.replaceState(null, "", "#" + set.map((field) => field.name + "=" + encodeURIComponent(wordOf(field))).join("&"));
};
const recall = (hash) => {
  const wanted = new URLSearchParams(hash);
  for (const field of fields) {
    const word = wanted.get(field.name) ?? "";
    const choice = [...(field.options ?? [])].find(({ value, text }) => word === (field.name === "stack" && value ? text : value));
    field.value = field.options ? choice?.value ?? "" : word;
  }
};
const openAbove = (target) => {
  for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
};
const follow = () => {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash.includes("=")) { recall(location.hash.slice(1)); apply(); return; }
  const target = hash && document.getElementById(hash);
  if (!target) return;
  if (target.closest("[hidden]")) { form.reset(); apply(); }
  openAbove(target);
  target.scrollIntoView();
};

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { apply(); remember(); }, 80);
});
form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
form.addEventListener("submit", (event) => event.preventDefault());

const folds = [...document.querySelectorAll("main details")];
const open = (all) => {
  for (const fold of folds) fold.open = all;
  expand.setAttribute("aria-pressed", String(all));
  expand.textContent = all ? "Collapse all" : "Expand all";
};
expand.addEventListener("click", () => open(expand.getAttribute("aria-pressed") !== "true"));
let folded = [];
addEventListener("beforeprint", () => {
  folded = folds.filter((fold) => !fold.open);
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

const point = ({ target }, lit) => {
  const site = target.closest?.("[data-site]")?.dataset.site;
  if (site) for (const part of document.querySelectorAll("[data-site]")) part.classList.toggle("lit", lit && part.dataset.site === site);
};
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, (event) => point(event, true));
for (const type of ["pointerout", "focusout"]) document.addEventListener(type, (event) => point(event, false));
addEventListener("hashchange", follow);
form.hidden = false;
apply();
follow();
})();
`;
