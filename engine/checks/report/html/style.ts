/** The whole look of the report: no script, no font and no image comes from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1a2230; --soft: #5a6474; --line: #dde1e8; --accent: #24508f;
  --error: #b3261e; --warning: #8a5300; --waived: #1f6b6b; --info: #3a5a94; --good: #22663b;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --card: #1a2029; --ink: #e6e9ef; --soft: #a0a9b8; --line: #313947; --accent: #9dbdf0;
    --error: #ff9d94; --warning: #f2bd6b; --waived: #7fd1cd; --info: #a9c2f2; --good: #85d3a0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main, header, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
.eyebrow { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .04em; }
h1 { margin: .1rem 0 .4rem; font-size: 2.1rem; line-height: 1.2; letter-spacing: -.01em; }
h1.error { color: var(--error); } h1.warning { color: var(--warning); } h1.good { color: var(--good); }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.3rem; }
.lead { margin: 0; color: var(--soft); max-width: 46rem; }
.notice { margin: 1rem 0 0; padding: .6rem 1rem; border: 1px solid var(--warning); border-radius: 8px; color: var(--warning); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; padding: 0; }
.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .7rem 1rem; }
.tiles dt { color: var(--soft); font-size: .85rem; }
.tiles dd { margin: 0; font-size: 1.6rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.3; }
.tiles .error dd { color: var(--error); } .tiles .warning dd { color: var(--warning); } .tiles .waived dd { color: var(--waived); }
code, .mono { font-family: var(--mono); font-size: .875em; overflow-wrap: anywhere; }
article {
  background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--rank); border-radius: 10px;
  padding: 1rem 1.25rem; margin: 0 0 .9rem; 
}
article.info { --rank: var(--info); }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }
article h3 { margin: 0; font-size: 1rem; font-weight: 600; overflow-wrap: anywhere; }
article p { margin: .45rem 0 0; }
.tag {
  display: inline-block; margin-right: .5rem; padding: 0 .5rem; border-radius: 999px; border: 1px solid var(--rank);
  color: var(--rank); font-size: .75rem; font-weight: 650; line-height: 1.5rem; letter-spacing: .03em; vertical-align: .08em;
}
.rule { color: var(--soft); font-weight: 500; margin-right: .5rem; }
.remedy::before { content: "Remedy: "; font-weight: 600; }
details { margin-top: .6rem; }
summary { cursor: pointer; color: var(--accent); }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.chain { list-style: none; margin: .5rem 0 .2rem; padding: 0 0 0 1rem; border-left: 2px solid var(--line); }
.chain li { margin: .2rem 0; }
.note { color: var(--soft); }
.names { columns: 18rem; margin: .5rem 0 0; padding: 0 0 0 1.1rem; font-size: .9rem; }
.hall { margin: 0 0 1.5rem; }
.hall h3 { display: inline; margin: 0 .5rem 0 0; font-size: 1.05rem; }
.racks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 1rem; align-items: start; margin-top: .8rem; }
.rack { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .6rem; }
.rack h4 { margin: 0 0 .5rem; padding: 0 .2rem; color: var(--soft); font-size: .85rem; font-weight: 600; overflow-wrap: anywhere; }
.rack ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .35rem; }
.rack li {
  padding: .35rem .7rem; border: 1px solid var(--line); border-left: 4px solid var(--rank, var(--line)); border-radius: 5px;
  background: var(--page); font-size: .9rem; overflow-wrap: anywhere;
}
.error { --rank: var(--error); } .warning { --rank: var(--warning); } .waived { --rank: var(--waived); }
.role { margin-left: .15rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 4px; color: var(--soft); font-size: .75rem; }
.rack .note { display: block; font-size: .82rem; }
.marks { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .25rem; }
.mark { padding: 0 .45rem; border: 1px solid var(--rank); border-radius: 999px; color: var(--rank); font-size: .75rem; font-weight: 650; text-decoration: none; }
.mark:hover { text-decoration: underline; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
caption { text-align: left; padding: .7rem 1rem 0; color: var(--soft); font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem 1rem; border-bottom: 1px solid var(--line); }
tbody:last-child tr:last-child > * { border-bottom: 0; }
tr:has(+ .members) > * { border-bottom: 0; padding-bottom: 0; }
.members td { padding-top: .1rem; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; }
td details { margin: 0; }
details details { margin-left: 1rem; }
.empty { color: var(--soft); }
footer { padding-top: 2.5rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
@media print {
  :root { --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; }
  body { font-size: 10.5pt; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  details::details-content { content-visibility: visible; display: block; height: auto; opacity: 1; }
  h2, h3, summary, figcaption { break-after: avoid; } .rack li { break-inside: avoid; } tr:not(.members) { break-inside: avoid; } thead { display: table-header-group; }
}
`;
