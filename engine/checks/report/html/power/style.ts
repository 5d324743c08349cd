/** How halls look: the tree, the switch, racks by heat. */
export const POWER_STYLE = `
.power { margin: 0 0 2.5rem; } .power h3 { margin: 0; font-size: 1.05rem; } .power h4 { margin: 1.6rem 0 .5rem; font-size: 1rem; } .power > .note { margin: .1rem 0 .4rem; }
.sums { display: flex; flex-wrap: wrap; margin: .7rem 0 .5rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.sums div { flex: 1 1 9.5rem; padding: .5rem 1rem .6rem; border-left: 1px solid var(--line); margin-left: -1px; } .sums dt { color: var(--soft); font-size: .85rem; } .sums dd { margin: 0; font-size: 1.2rem; font-weight: 620; font-variant-numeric: tabular-nums; }
.states { margin: 1rem 0 0; padding: 0; border: 0; min-width: 0; } .states legend { padding: 0; color: var(--soft); font-size: .85rem; } .states select { max-width: 26rem; }
.switches { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .25rem; }
.state { display: inline-flex; align-items: center; gap: .4rem; padding: .15rem .7rem .15rem .5rem; border: 1px solid var(--rank, var(--line)); border-radius: 999px; background: var(--card); cursor: pointer; font-size: .9rem; overflow-wrap: anywhere; }
.state input { width: auto; height: auto; margin: 0; flex: none; accent-color: var(--accent); } .state small { color: var(--rank, var(--soft)); font-weight: 620; } .state:has(:checked) { outline: 2px solid var(--accent); outline-offset: -1px; } .state:has(:focus-visible) { outline-width: 3px; outline-offset: 2px; }
.said { margin: .8rem 0 .7rem; padding: .5rem .9rem; border: 1px solid var(--line); border-left: 4px solid var(--rank, var(--good)); border-radius: 8px; background: var(--card); overflow-wrap: anywhere; }
.tree-frame { padding: .8rem; max-height: max(80vh, 62rem); } .tree { display: block; margin: 0 auto; font-size: 12px; font-variant-numeric: tabular-nums; }
@media (min-width: 75rem) { .tree.fitted { max-width: 100%; height: auto; } }
.power > .legend { margin: .6rem 0 1rem; } .bar-key { width: 62px; height: 16px; flex: none; } .wire-key { width: 30px; height: 10px; flex: none; }
.wire { fill: none; stroke: var(--soft); stroke-width: 1.5px; stroke-linejoin: round; } .wire.spare { stroke-dasharray: 5 4; stroke-width: 1.2px; } .wire.dead { stroke-dasharray: 1 5; stroke-linecap: round; }
.joint { fill: var(--soft); }
.box text { fill: var(--ink); } .box .name { font-size: 13px; font-weight: 640; } .box .share { font-size: 13px; font-weight: 640; } .box .share, .box .amount, .box .end { text-anchor: end; } .box .start { text-anchor: start; } .box .kind, .box .words { fill: var(--soft); font-size: 11px; }
.shell { fill: var(--card); stroke: var(--soft); stroke-width: 1px; } .track { fill: var(--page); stroke: var(--line); } .load { fill: var(--accent); } .limit { fill: none; stroke: var(--ink); stroke-width: 1.6px; } .peak { fill: var(--soft); } .cross { display: none; fill: none; stroke: var(--soft); stroke-width: 1.2px; }
.box.unknown .shell { stroke: var(--warning); stroke-dasharray: 2 3; } .flagged .shell, .risk .shell { stroke: var(--error); stroke-width: 1.5px; } .risk .peak { fill: var(--error); } .box.risk .words, .box.over .words, .box.over .share { fill: var(--error); } .box.over .words { font-weight: 620; }
.over .shell { stroke: var(--error); stroke-width: 3px; } .over .load { fill: var(--error); }
.box.out .shell, .box.dead .shell { fill: var(--page); stroke-dasharray: 4 4; } .out .cross { display: inline; } .box.out .load, .box.dead .load { display: none; } .box.out text, .box.dead text { fill: var(--soft); } .box.dead .amount, .box.out .amount, .box.part .amount, .box.unknown .amount { fill: var(--warning); font-weight: 640; }
.tree a { text-decoration: none; } .tree a:hover .name { text-decoration: underline; } .tree a:focus-visible { outline: 0; } .tree a:focus-visible .shell { stroke: var(--accent); stroke-width: 4px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.heat { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: .6rem; margin: .6rem 0 0; padding: 0; list-style: none; }
.heat.close { grid-template-columns: repeat(auto-fill, minmax(8.8rem, 1fr)); gap: .3rem; } .heat.close li { padding: .25rem .5rem; font-size: .8rem; }
.heat li { padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 7px; background: var(--card); font-size: .88rem; overflow-wrap: anywhere; } .heat li > span:not(.marks) { display: block; font-size: .93em; } .heat strong { margin-right: .3rem; } .heat b { font-weight: 620; font-variant-numeric: tabular-nums; } .heat .marks { margin-top: .3rem; }
.heat-key { width: 1.6rem; height: 1rem; border: 1px solid var(--line); border-radius: 3px; }
.heat .mark { background: var(--card); }
.heat .h0, .heat-key.h0 { background: color-mix(in srgb, var(--warning) 4%, var(--card)); }
.heat .h1, .heat-key.h1 { background: color-mix(in srgb, var(--warning) 11%, var(--card)); }
.heat .h2, .heat-key.h2 { background: color-mix(in srgb, var(--warning) 19%, var(--card)); }
.heat .h3, .heat-key.h3 { background: color-mix(in srgb, var(--warning) 27%, var(--card)); }
.heat .h4, .heat-key.h4 { background: color-mix(in srgb, var(--warning) 36%, var(--card)); }
.heat li.over, .heat-key.over { border: 2px solid var(--error); background: color-mix(in srgb, var(--error) 16%, var(--card)); } .heat li.unknown, .heat-key.unknown { border-style: dashed; border-color: var(--warning); }
`;
/** The same on a small screen. */
export const POWER_STYLE_NARROW = `
.tree-frame { max-height: 75vh; } .heat { grid-template-columns: repeat(auto-fill, minmax(min(10.5rem, 100%), 1fr)); } .heat.close { grid-template-columns: repeat(auto-fill, minmax(8.2rem, 1fr)); }
`;
/** The same on paper. */
export const POWER_STYLE_PRINT = `
.states { display: none; } .loads { font-size: 7.5pt; } .loads th, .loads td { padding: .25rem .35rem; } .loads thead th { white-space: normal; } .tree { width: 100%; height: auto; } .tree-frame { max-height: none; padding: 0; border: 0; } .sums dd { font-size: 11pt; white-space: nowrap; } .sums div { padding-left: .6rem; padding-right: .4rem; } .power .sums, .heat li, .power > .legend { break-inside: avoid; }
`;
