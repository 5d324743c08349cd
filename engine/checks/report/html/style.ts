import { PALETTES, PRINT, properties } from "./palette";
import { POWER_STYLE, POWER_STYLE_NARROW, POWER_STYLE_PRINT } from "./power/style";

/** The whole look of the report: no font and no image comes from elsewhere. */
export const STYLE = `
:root {
color-scheme: light dark; ${properties(PALETTES.light)}
--mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) { :root { ${properties(PALETTES.dark)} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 7.2rem; }
body {
margin: 0; background: var(--page); color: var(--ink);
font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main, header, footer, #filters { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: from-font; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }
h2:target, main:target { outline: 0; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .3rem .8rem; background: var(--card); z-index: 3; }
header { padding-top: 2rem; }
.eyebrow { margin: 0; color: var(--soft); font-size: .87rem; letter-spacing: .03em; }
h1 { margin: .1rem 0 .3rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.01em; }
h1.error { color: var(--error); } h1.warning { color: var(--warning); } h1.good { color: var(--good); }
h2 { margin: 2.5rem 0 .7rem; font-size: 1.22rem; letter-spacing: -.005em; }
.count { margin-left: .35rem; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); color: var(--soft); font-size: .8rem; font-weight: 500; vertical-align: .12em; }
.lead { margin: 0; color: var(--soft); }
.notice { margin: 1rem 0 0; padding: .5rem .9rem; border: 1px solid var(--warning); border-radius: 8px; color: var(--warning); }
.note { color: var(--soft); } .empty { color: var(--soft); }
code { font-family: var(--mono); font-size: .87em; overflow-wrap: anywhere; unicode-bidi: isolate; }
.tiles { display: flex; flex-wrap: wrap; margin: 1.2rem 0 0; padding: 0; list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.tiles li { flex: 1 1 8rem; border-left: 1px solid var(--line); margin-left: -1px; }
.tiles a { display: block; padding: .55rem 1rem .65rem; color: var(--soft); text-decoration: none; font-size: .87rem; }
.tiles a:hover span { text-decoration: underline; } .tiles a:focus-visible { outline-offset: -3px; }
.tiles b { display: block; color: var(--ink); font-size: 1.5rem; font-weight: 640; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tiles .error b { color: var(--error); } .tiles .warning b { color: var(--warning); } .tiles .waived b { color: var(--waived); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .9rem 0 0; padding: 0; list-style: none; font-size: .93rem; }
#filters {
position: sticky; top: 0; z-index: 2; background: var(--page); box-shadow: 0 0 0 100vmax var(--page); clip-path: inset(0 -100vmax); border-bottom: 1px solid var(--line); display: grid; gap: .35rem .7rem; align-items: end; margin-top: 1.1rem; padding-top: .6rem; padding-bottom: .6rem;
grid-template-columns: minmax(9rem, 1.8fr) repeat(5, minmax(7.6rem, 1fr)) auto;
}
#filters label span { display: block; color: var(--soft); font-size: .78rem; }
input, select, button { width: 100%; height: 2.1rem; padding: 0 .55rem; border: 1px solid var(--line); border-radius: 7px; background: var(--card); color: var(--ink); font: inherit; font-size: .9rem; }
button { width: auto; padding: 0 .8rem; cursor: pointer; color: var(--accent); white-space: nowrap; }
input::placeholder { color: var(--soft); opacity: 1; }
.buttons { display: flex; gap: .5rem; grid-column-end: -1; }
#shown { grid-column: 1 / -1; margin: 0; color: var(--soft); font-size: .85rem; }
.filtered #shown { color: var(--ink); font-weight: 600; }
body:not(.filtered) .only-filtered { display: none; }
[data-none]::after { content: "Nothing here matches the filter."; color: var(--soft); }
.atlas { display: grid; grid-template-columns: minmax(0, 1fr) 18.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
figure { margin: 0; }
.canvas { position: relative; }
.atlas figure { border-right: 1px solid var(--line); }
.world { display: block; width: 100%; background: var(--sea); }
.overview { position: absolute; left: .7rem; bottom: .7rem; width: 9.5rem; background: var(--sea); border: 1px solid var(--line); border-radius: 5px; opacity: .96; }
.overview path { stroke-width: 0; } .overview .frame { fill: none; stroke: var(--accent); stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
.overview use { pointer-events: none; }
figcaption { padding: .5rem .8rem; border-top: 1px solid var(--line); } figcaption .note { margin: .2rem 0 0; font-size: .85rem; }
.land, .may, .fill { stroke: var(--card); stroke-width: .7px; vector-effect: non-scaling-stroke; }
.land { fill: var(--land); } .may { fill: var(--accent); fill-opacity: .22; }
.fail { --mark: var(--error); } .unknown { --mark: var(--warning); } .waived { --mark: var(--waived); } .clear { --mark: var(--accent); }
.fill { fill: var(--mark); } .fill.few { fill-opacity: .32; } .fill.some { fill-opacity: .5; } .fill.many { fill-opacity: .7; } .pattern { pointer-events: none; }
.world a:hover .fill, .world a:focus-visible .fill, .lit .fill { stroke: var(--ink); stroke-width: 1.6px; }
.world a:focus-visible { outline: 0; }
pattern path { stroke: var(--card); stroke-width: 1.3; fill: none; } pattern.unknown path { stroke-width: 1.6; }
.line { fill: none; stroke: var(--mark); stroke-width: 1.7px; vector-effect: non-scaling-stroke; }
.fail .line { stroke-width: 2.2px; } .unknown .line { stroke-dasharray: 5 4; } .waived .line { stroke-dasharray: 9 3 2 3; } .clear .line { stroke-width: 1.4px; }
.reach { fill: none; stroke: transparent; stroke-width: 14px; vector-effect: non-scaling-stroke; pointer-events: stroke; }
.flow:hover .line, .flow:focus-visible .line { stroke-width: 4px; }
.head { fill: var(--mark); }
.sign { fill: var(--mark); stroke: var(--card); stroke-width: 1.2px; vector-effect: non-scaling-stroke; }
.sign.waived { fill: var(--card); stroke: var(--mark); stroke-width: 2.4px; }
.world text { fill: var(--ink); stroke: var(--card); stroke-width: 3.2px; stroke-linejoin: round; paint-order: stroke; vector-effect: non-scaling-stroke; font-variant-numeric: tabular-nums; pointer-events: none; }
.wide, .narrow { pointer-events: none; } .narrow { display: none; }
.code { font-weight: 680; }
.off { opacity: .13; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: 0; padding: 0; list-style: none; font-size: .85rem; }
.legend li { display: flex; align-items: center; gap: .4rem; } .swatch { width: 46px; height: 16px; flex: none; }
.aside { padding: .9rem 1rem; font-size: .92rem; }
.nowhere { margin: 0 0 .5rem; padding: .4rem .7rem; border: 1.5px dashed var(--mark); border-radius: 7px; }
.nowhere strong { display: block; color: var(--mark); } .nowhere a { display: block; color: var(--ink); text-decoration: none; } .nowhere a:hover { text-decoration: underline; }
.nowhere.none { --mark: var(--line); color: var(--soft); } .nowhere.none strong { color: inherit; font-weight: 600; }
.sites { margin: .8rem 0 0; padding: 0; list-style: none; }
.sites li { padding: .28rem .3rem; border-top: 1px solid var(--line); border-radius: 0; } .sites li.lit { background: var(--page); }
.sites a { display: flex; align-items: center; gap: .45rem; color: var(--ink); text-decoration: none; font-weight: 560; } .sites a:hover span { text-decoration: underline; }
.sites b { margin-left: auto; font-variant-numeric: tabular-nums; } .sites .note { display: block; padding-left: 1.5rem; font-size: .84rem; line-height: 1.35; }
.key { width: 1.05rem; height: 1.05rem; flex: none; }
article {
background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--rank); border-radius: 8px;
padding: .75rem 1.1rem .8rem; margin: 0 0 .6rem;
}
.error { --rank: var(--error); } .warning { --rank: var(--warning); } article.waived, li.waived, .mark.waived { --rank: var(--waived); } article.info { --rank: var(--info); }
.mark.fail { --rank: var(--error); } .mark.unknown { --rank: var(--warning); }
article h3 { margin: 0; font-size: .98rem; font-weight: 600; overflow-wrap: anywhere; }
article p { margin: .3rem 0 0; overflow-wrap: anywhere; }
.tag { display: inline-block; margin-right: .35rem; padding: 0 .5rem; border-radius: 999px; border: 1px solid var(--rank); color: var(--rank); font-size: .74rem; font-weight: 650; line-height: 1.35rem; letter-spacing: .02em; vertical-align: .08em; }
.rule { margin-right: .35rem; color: var(--soft); font-weight: 500; }
.remedy::before { content: "Remedy: "; font-weight: 600; }
details { margin-top: .4rem; }
summary { cursor: pointer; color: var(--accent); overflow-wrap: anywhere; }
details details { margin-left: 1rem; padding-bottom: .2rem; content-visibility: auto; contain-intrinsic-size: auto 1.6rem; }
.chain { list-style: none; margin: .4rem 0 .2rem; padding: 0 0 0 .9rem; border-left: 2px solid var(--line); }
.chain li { margin: .15rem 0; overflow-wrap: anywhere; }
.words { margin-top: .6rem; }
.names { columns: 17rem; column-gap: 1.5rem; margin: .25rem 0 .6rem; padding: 0; list-style: none; font-size: .9rem; }
.names li { padding-left: .9rem; text-indent: -.9rem; break-inside: avoid; font-family: var(--mono); font-size: .87em; overflow-wrap: anywhere; unicode-bidi: isolate; }
.set { content-visibility: auto; contain-intrinsic-size: auto 6rem; } .set .note { margin: .5rem 0 0; } .set.fail .note, .set.unknown .note { color: var(--mark); }
.flows { margin: 0; padding: 0; list-style: none; } .flows li { overflow-wrap: anywhere; }
.plain { margin: .3rem 0 0; padding-left: 1.1rem; color: var(--soft); }
.ends span { unicode-bidi: isolate; }
.hall { margin: 0 0 1.5rem; } .hall figcaption { padding: 0; border: 0; }
.hall h3 { display: inline; margin: 0 .5rem 0 0; font-size: 1.05rem; }
.racks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 1rem; align-items: start; margin-top: .8rem; }
.rack { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .6rem; }
.rack h4 { margin: 0 0 .5rem; padding: 0 .2rem; color: var(--soft); font-size: .85rem; font-weight: 600; overflow-wrap: anywhere; }
.rack ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .35rem; }
.rack li { padding: .35rem .7rem; border: 1px solid var(--line); border-left: 4px solid var(--rank, var(--line)); border-radius: 5px; background: var(--page); font-size: .9rem; overflow-wrap: anywhere; }
.role { margin-left: .15rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 4px; color: var(--soft); font-size: .75rem; }
.rack .note { display: block; font-size: .82rem; }
.marks { display: flex; flex-wrap: wrap; gap: .25rem; }
.rack .marks, figcaption .marks { margin-top: .25rem; }
.mark { padding: 0 .45rem; border: 1px solid var(--rank, var(--line)); border-radius: 999px; color: var(--rank, var(--soft)); font-size: .78rem; font-weight: 620; line-height: 1.3rem; white-space: nowrap; text-decoration: none; }
a.mark:hover { text-decoration: underline; }
.days { display: inline-block; color: var(--rank, var(--soft)); font-size: .85rem; font-weight: 600; } .date .days { display: block; font-weight: 500; } .date .days.warning { font-weight: 650; } .date { white-space: nowrap; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; } .scroll + .scroll, details .scroll { margin-top: .7rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; padding: .6rem .9rem 0; color: var(--soft); font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
tbody:last-child tr:last-child > * { border-bottom: 0; }
tr:has(+ .members) > * { border-bottom: 0; padding-bottom: .1rem; }
.members td { padding-top: 0; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; white-space: nowrap; } .law { white-space: nowrap; }
tbody th { font-weight: 600; } .ledger th { font-weight: 500; } .ledger tbody th, .ledger td { width: 50%; }
td details { margin: 0; } td code { overflow-wrap: break-word; }
footer { padding-top: 2rem; padding-bottom: 3rem; color: var(--soft); font-size: .87rem; } footer p { max-width: 60rem; margin: .3rem 0; }
${POWER_STYLE}
@media (max-width: 62rem) {
.atlas { grid-template-columns: 1fr; } .atlas figure { border-right: 0; border-bottom: 1px solid var(--line); }
#filters { grid-template-columns: repeat(3, minmax(0, 1fr)); }
}
@media (max-width: 40rem) {
main, header, footer, #filters { padding-left: .9rem; padding-right: .9rem; }
h1 { font-size: 1.6rem; } .tiles li { flex-basis: 30%; border-top: 1px solid var(--line); margin-top: -1px; }
#filters { position: static; grid-template-columns: repeat(2, minmax(0, 1fr)); } .words-field { grid-column: 1 / -1; } html { scroll-padding-top: 1rem; }
.wide { display: none; } .narrow { display: inline; } .overview { display: none; }
.atlas { border-radius: 8px; } th, td { padding-left: .7rem; padding-right: .7rem; } table { min-width: 48rem; } .ledger { min-width: 0; }
${POWER_STYLE_NARROW}
}
@media print {
:root { color-scheme: light; ${properties(PRINT)} }
body { font-size: 9.5pt; } main, header, footer { max-width: none; padding: 0; }
#filters, nav, .skip, .overview { display: none !important; }
body.filtered #filters { display: block !important; position: static; padding: 0; } body.filtered #filters > :not(#shown) { display: none; }
details::details-content { content-visibility: visible; display: block; height: auto; opacity: 1; }
.set, details details { content-visibility: visible; contain-intrinsic-size: none; }
h2, h3, summary, caption, figcaption { break-after: avoid; } .atlas, .rack li, .chain li, tr:not(.members) { break-inside: avoid; } thead { display: table-header-group; }
.scroll { overflow: visible; } .world { max-height: 11cm; }
.atlas { grid-template-columns: minmax(0, 1fr) 6cm; } * { print-color-adjust: exact; }
a[href^="https"]::after { content: " (" attr(href) ")"; color: var(--soft); overflow-wrap: anywhere; } a { color: inherit; }
${POWER_STYLE_PRINT}
}
`;
