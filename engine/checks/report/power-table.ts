import { decimals, kw } from "../../power/wording";
import { fillOf, LOAD_INK, loadBar, shareOfLimit, type Fill, type LoadInk } from "./load-bar";
import { counted } from "./phrases";
import { treeRows, type TreeRow } from "./power-tree";
import { atLeast, rackCooling } from "./rack-cooling";
import type { ReportedFinding, ReportedPower, ReportedRack } from "./report";
import type { Style } from "./table";
import { printableLine, wrap } from "./text";
import { textColumns, type TextColumn, type TextRow } from "./text-columns";

export interface PowerTableOptions {
  readonly width: number;
  readonly style: Style;
  /** Whether bars are drawn in blocks; else in letters that every terminal and log has. */
  readonly blocks: boolean;
  /** Elements, and racks, that are listed of a larger hall. */
  readonly most: number;
}

const INDENT = "  ";
const UNKNOWN = "unknown";
const NONE = "-";

/** A hall for a terminal: what it draws in all, its elements as a tree, its racks. */
export function powerTable(
  hall: ReportedPower,
  findings: readonly ReportedFinding[],
  options: PowerTableOptions,
): readonly string[] {
  const width = options.width - INDENT.length;
  const found = findingsAt(findings, hall);
  const place = hall.stack === undefined || hall.stack === hall.name ? "" : ` in ${printableLine(hall.stack)}`;
  const lines = [
    ...totals(hall).flatMap((text) => wrap(text, width)),
    "",
    ...elementLines(hall, found, { ...options, width }),
    ...(hall.racks.length > 0 ? ["", ...rackLines(hall, found, { ...options, width })] : []),
  ];
  return [
    options.style("bold", `Power and heat of ${printableLine(hall.name)}${place}`),
    ...lines.map((line) => (line === "" ? "" : `${INDENT}${line}`)),
  ];
}

function totals({ itKw, facilityPeakKw, puePeak, annual, maintained }: ReportedPower): readonly string[] {
  const facility = facilityPeakKw === null ? "facility peak not known" : `facility peak ${kw(facilityPeakKw)}`;
  const pue = puePeak === null ? "" : `, PUE at that peak ${decimals(puePeak)}`;
  const year = [
    annual?.itKwh != null && `IT ${whole(annual.itKwh)} kWh`,
    annual?.facilityKwh != null && `facility ${whole(annual.facilityKwh)} kWh`,
    annual?.carbonKg != null && `${whole(annual.carbonKg)} kg CO2e`,
    annual?.waterLitres != null && `${whole(annual.waterLitres)} L of water`,
  ].filter((part) => typeof part === "string");
  return [
    `IT power ${kw(itKw)}; ${facility}${pue}`,
    ...(year.length > 0 ? [`in a year: ${year.join(", ")}`] : []),
    ...(maintained === undefined ? [] : [`${printableLine(maintained)} is out for maintenance in every state`]),
  ];
}

/** What is found at the addresses of the hall, and not waived. */
type FindingsAt = ReadonlyMap<string, readonly ReportedFinding[]>;

function findingsAt(findings: readonly ReportedFinding[], { stack }: ReportedPower): FindingsAt {
  const found = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    if (finding.stack !== stack || finding.status === "waived") continue;
    const there = found.get(finding.address);
    if (there) there.push(finding);
    else found.set(finding.address, [finding]);
  }
  return found;
}

/** What a table of elements shows; the first that fits into the terminal is taken. */
const ELEMENT_LAYOUTS: readonly { readonly kind: boolean; readonly bar: boolean }[] = [
  { kind: true, bar: true },
  { kind: false, bar: true },
  { kind: false, bar: false },
];

function elementColumns({ kind }: { readonly kind: boolean }): readonly TextColumn[] {
  return [
    { heading: "element" },
    ...(kind ? [{ heading: "kind" }] : []),
    { heading: "normal", align: "right" },
    { heading: "worst", align: "right" },
    { heading: "limit", align: "right" },
    { heading: "of limit" },
    { heading: "worst state" },
  ];
}

function elementLines(hall: ReportedPower, found: FindingsAt, options: PowerTableOptions): readonly string[] {
  const tree = treeRows(hall);
  const fits = tree.length <= options.most;
  const shown = fits ? tree : worst(tree, options.most, ({ element }) => [found.has(element.name), fullness(element)]);
  const indented = shown.map((row) => ({ ...row, indent: fits ? row.depth : 0 }));
  for (const layout of ELEMENT_LAYOUTS) {
    const rows = indented.map((row) => elementRow(row, layout, options));
    const table = textColumns(elementColumns(layout), rows, options.width);
    if (table) return [...table, ...legend(layout, options), ...leftOut(tree, shown, "element", options)];
  }
  const [layout] = ELEMENT_LAYOUTS;
  const rows = shown.map((row) => elementRow({ ...row, indent: 0 }, layout, options));
  return [
    ...rows.flatMap((row) => stacked(row, elementColumns(layout), options.width)),
    ...legend(layout, options),
    ...leftOut(tree, shown, "element", options),
  ];
}

function elementRow(
  { element, depth, alsoFrom, indent }: TreeRow & { readonly indent: number },
  { kind, bar }: (typeof ELEMENT_LAYOUTS)[number],
  options: PowerTableOptions,
): TextRow {
  const { normalKw, worstKw, limitKw, worstState } = element;
  const fill = fillOf(element);
  const ofLimit = [bar ? loadBar(element, inkOf(options)) : "", shareOfLimit(element), fill === "over" ? "over" : ""];
  const also = depth === 0 || alsoFrom.length === 0 ? [] : [`also from ${alsoFrom.map(printableLine).join(", ")}`];
  return {
    cells: [
      INDENT.repeat(indent) + printableLine(element.name),
      ...(kind ? [element.kind] : []),
      normalKw === null ? UNKNOWN : decimals(normalKw),
      worstKw === null ? UNKNOWN : decimals(worstKw),
      limitKw === null ? NONE : decimals(limitKw),
      ofLimit.filter((part) => part !== "").join(" "),
      [printableLine(worstState ?? UNKNOWN), ...also].join("; "),
    ],
    paint: paintOf(fill, options),
  };
}

function inkOf({ blocks }: PowerTableOptions): LoadInk {
  return blocks ? "blocks" : "plain";
}

function legend({ bar }: { readonly bar: boolean }, options: PowerTableOptions): readonly string[] {
  const [normal, added, free] = LOAD_INK[inkOf(options)];
  const ink = bar ? `; ${normal} normal load, ${added} what the worst state adds, ${free} free` : "";
  return wrap(`loads and limits in kW${ink}`, options.width);
}

function paintOf(fill: Fill | undefined, { style }: PowerTableOptions): TextRow["paint"] {
  if (fill === "over") return (line) => style("error", line);
  return fill === "near" ? (line) => style("warning", line) : undefined;
}

/** What is not known comes first, then what is fullest. */
function fullness({ worstKw, limitKw }: ReportedPower["elements"][number]): number {
  if (worstKw === null) return Infinity;
  return limitKw === null || limitKw === 0 ? 0 : worstKw / limitKw;
}

const RACK_COLUMNS: readonly TextColumn[] = [
  { heading: "rack" },
  { heading: "kW", align: "right" },
  { heading: "BTU/h", align: "right" },
  { heading: "cooling needed", align: "right" },
  { heading: "there", align: "right" },
  { heading: "inlet", align: "right" },
  { heading: "findings" },
];

function rackLines(hall: ReportedPower, found: FindingsAt, options: PowerTableOptions): readonly string[] {
  const { racks, topology } = hall;
  const cooling = new Map(topology.racks.map((rack) => [rack.name, rackCooling(rack, topology)]));
  const fits = racks.length <= options.most;
  const shown = fits ? racks : worst(racks, options.most, ({ name, kw: load }) => [found.has(name), load ?? Infinity]);
  const rows = shown.map((rack) => rackRow(rack, cooling.get(rack.name), found.get(rack.name) ?? [], options));
  const table = textColumns(RACK_COLUMNS, rows, options.width);
  return [
    ...(table ?? rows.flatMap((row) => stacked(row, RACK_COLUMNS, options.width))),
    ...leftOut(racks, shown, "rack", options),
  ];
}

function rackRow(
  { name, kw: load, btuPerHour, cfmNeeded, litresPerMinuteNeeded }: ReportedRack,
  cooling: ReturnType<typeof rackCooling> | undefined,
  findings: readonly ReportedFinding[],
  { style }: PowerTableOptions,
): TextRow {
  const { isLiquid = false, flow, inletC } = cooling ?? {};
  const needed = isLiquid ? litresPerMinuteNeeded : cfmNeeded;
  const unit = isLiquid ? "L/min" : "CFM";
  const severity = (["error", "warning"] as const).find((grave) => findings.some((each) => each.severity === grave));
  return {
    cells: [
      printableLine(name),
      load === null ? UNKNOWN : decimals(load),
      btuPerHour === null ? UNKNOWN : whole(btuPerHour),
      needed === null ? UNKNOWN : `${whole(atLeast(needed))} ${unit}`,
      flow === undefined ? NONE : `${whole(flow)} ${unit}`,
      inletC === undefined ? NONE : `${inletC} °C`,
      findings.map(({ rule }) => rule).join(", "),
    ],
    paint: severity && ((line) => style(severity, line)),
  };
}

/** A row as a paragraph, where the terminal is too narrow for columns. */
function stacked({ cells: [name, ...cells], paint }: TextRow, columns: readonly TextColumn[], width: number): string[] {
  const figures = cells.flatMap((cell, index) => (cell === "" ? [] : [`${columns[index + 1].heading} ${cell}`]));
  const lines = wrap(figures.join(", "), width - INDENT.length).map((line) => `${INDENT}${line}`);
  return [name, ...lines].map((line) => (paint ? paint(line) : line));
}

/** The most urgent ones: first those with a finding, then by a measure; of equals in their order. */
function worst<T>(all: readonly T[], most: number, rank: (each: T) => readonly [boolean, number]): readonly T[] {
  return all
    .map((each) => ({ each, rank: rank(each) }))
    .sort(({ rank: [aFound, a] }, { rank: [bFound, b] }) =>
      aFound === bFound ? (a === b ? 0 : b - a) : Number(bFound) - Number(aFound),
    )
    .slice(0, most)
    .map(({ each }) => each);
}

function leftOut(
  all: readonly unknown[],
  shown: readonly unknown[],
  noun: string,
  { width, most }: PowerTableOptions,
): readonly string[] {
  const count = all.length - shown.length;
  if (count === 0) return [];
  const text = `the worst ${most} are listed, ${counted(count, noun)} left out; --format html, json or facility has all`;
  return wrap(text, width);
}

/** With a comma at each thousand. A formatter of locales takes longer to load than a hall to assess. */
function whole(value: number): string {
  return value.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
