import { groupByCause, leadOf, RANKS, rankOf, type FindingGroup, type Rank } from "./grouping";
import { evidenceLine, gathered, groupSubject, rulesOf, summaryLine } from "./phrases";
import type * as PowerTable from "./power-table";
import type { Report, ReportedFinding, ReportedPower } from "./report";
import { printable, printableLine, wrap } from "./text";

export interface TableOptions {
  /** @default 100 columns */
  readonly width?: number;
  /** @default false */
  readonly color?: boolean;
}

/** Members of a group, and lines of a list, that are written out; the rest is counted. */
const MAX_LISTED = 12;
/** Findings of one rule that stand alone and are written out; the others are named, then counted. */
const MAX_ALONE = 10;
/** Elements, and racks, that are written out of a hall that was asked for, and of each hall of a program. */
const MAX_OF_HALL = 40;
const MAX_OF_EACH_HALL = 10;
/** Things of which a list says the same that are named. */
const MAX_GATHERED = 6;
const INDENT = "  ";

const LABELS: Readonly<Record<Rank, string>> = { error: "ERROR", warning: "WARNING", waived: "WAIVED", info: "INFO" };
const COLORS: Readonly<Record<Rank | "dim" | "bold", number>> = {
  error: 31,
  warning: 33,
  waived: 36,
  info: 34,
  dim: 2,
  bold: 1,
};

/** The findings for a terminal, those of one cause together, with one summary line at the end. */
export function tableReport(report: Report, { width = 100, color = false }: TableOptions = {}): string {
  const style = color ? (name: keyof typeof COLORS, text: string) => `\u001b[${COLORS[name]}m${text}\u001b[0m` : plain;
  const print = new Printer(Math.max(width, 40), style);
  for (const rank of RANKS) print.rank(rank, groupByCause(report.findings, rank));
  print.list(
    "Stated by the program",
    gathered(
      report.stated,
      ({ what }) => what,
      ({ path }) => path,
    ),
  );
  print.list(
    "Not assessed",
    gathered(
      report.notAssessed,
      ({ why }) => why,
      ({ what }) => what,
    ),
  );
  if (report.power) print.hall(report.power, report, { color, most: MAX_OF_HALL });
  for (const hall of report.topologies ?? []) print.hall(hall, report, { color, most: MAX_OF_EACH_HALL });
  if (!report.enforced)
    print.line(style("bold", "Not enforced: findings did not keep the program from being deployed."));
  print.line(style(report.summary.error > 0 ? "error" : "bold", summaryLine(report)));
  return print.text();
}

export type Style = (name: keyof typeof COLORS, text: string) => string;

const plain: Style = (_name, text) => text;

class Printer {
  private readonly lines: string[] = [];

  public constructor(
    private readonly width: number,
    private readonly style: Style,
  ) {}

  public text(): string {
    return `${this.lines.join("\n")}\n`;
  }

  public line(text: string): void {
    this.lines.push(text);
  }

  public rank(rank: Rank, groups: readonly FindingGroup[]): void {
    const alone = new Map<string, FindingGroup[]>();
    for (const group of groups) {
      const rule = rulesOf(group);
      const sameRule = alone.get(rule) ?? [];
      if (group.cause !== undefined || sameRule.length < MAX_ALONE) this.group(rank, group);
      if (group.cause === undefined) sameRule.push(group);
      alone.set(rule, sameRule);
    }
    for (const [rule, all] of alone) this.others(rank, rule, all.slice(MAX_ALONE));
  }

  private group(rank: Rank, group: FindingGroup): void {
    const { cause, rules, findings } = group;
    const first = leadOf(group);
    this.heading(rank, rulesOf(group), cause ? groupSubject(group) : whereabouts(first));
    this.paragraph(first.message);
    const named = (finding: ReportedFinding) =>
      rules.size > 1 ? `${finding.address}: ${finding.rule}` : finding.address;
    if (cause) this.listed(findings.map(named), "at ");
    else first.evidence.forEach((link) => this.paragraph(evidenceLine(link), "because ", "dim"));
    if (rankOf(first) === "waived" && first.waiver) {
      const { owner, expires, reason } = first.waiver;
      this.paragraph(`by ${owner} until ${expires}: ${reason}`, "waived ");
    } else this.paragraph(first.remedy, "remedy ");
    this.line("");
  }

  private others(rank: Rank, rule: string, groups: readonly FindingGroup[]): void {
    if (groups.length === 0) return;
    this.heading(rank, rule, `${groups.length} more, each for itself`);
    this.listed(
      groups.map(({ findings }) => whereabouts(findings[0])),
      "at ",
    );
    this.line("");
  }

  public hall(
    hall: ReportedPower,
    { findings }: Report,
    { color, most }: { readonly color: boolean; readonly most: number },
  ): void {
    // Loaded on first use: most programs have no hall.
    const { powerTable } = require("./power-table") as typeof PowerTable;
    const { width, style } = this;
    powerTable(hall, findings, { width, style, blocks: color, most }).forEach((line) => this.line(line));
    this.line("");
  }

  public list(title: string, entries: ReadonlyMap<string, readonly string[]>): void {
    if (entries.size === 0) return;
    this.line(this.style("bold", title));
    this.listed(
      [...entries].map(([shared, own]) => `${someOf(own)}: ${shared}`),
      "- ",
    );
    this.line("");
  }

  private heading(rank: Rank, rule: string, text: string): void {
    const label = `${LABELS[rank]} ${rule} `;
    // The first line begins further left than the others; the label has a stand-in while it is broken.
    const standIn = "_".repeat(label.length - INDENT.length);
    const [first, ...rest] = wrap(`${standIn} ${printableLine(text)}`, this.width - INDENT.length);
    this.line(`${this.style(rank, LABELS[rank])} ${this.style("bold", rule)} ${first.slice(standIn.length)}`.trimEnd());
    rest.forEach((line) => this.line(`${INDENT}${line}`));
  }

  private listed(entries: readonly string[], prefix: string): void {
    entries.slice(0, MAX_LISTED).forEach((entry) => this.paragraph(entry, prefix));
    const rest = entries.length - MAX_LISTED;
    if (rest > 0) this.paragraph(`and ${rest} more; --format json or html lists them all`);
  }

  private paragraph(text: string, prefix = "", styled?: "dim"): void {
    const hanging = " ".repeat(prefix.length);
    wrap(printable(text), this.width - INDENT.length - prefix.length).forEach((line, index) => {
      const whole = `${index === 0 ? prefix : hanging}${line}`;
      this.line(`${INDENT}${styled ? this.style(styled, whole) : whole}`);
    });
  }
}

function someOf(names: readonly string[]): string {
  const rest = names.length - MAX_GATHERED;
  const listed = names.slice(0, MAX_GATHERED).join("; ");
  return rest > 0 ? `${listed}; and ${rest} more` : listed;
}

function whereabouts({ address, stack }: ReportedFinding): string {
  return stack === undefined || stack === address ? address : `${address} in ${stack}`;
}
