import { groupByCause, RANKS, rankOf, type FindingGroup, type Rank } from "./grouping";
import { counted, evidenceLine, summaryLine } from "./phrases";
import type { Report, ReportedFinding } from "./report";
import { printable, wrap } from "./text";

export interface TableOptions {
  /** @default 100 columns */
  readonly width?: number;
  /** @default false */
  readonly color?: boolean;
}

/** Members of a group, and lines of a list, that are written out; the rest is counted. */
const MAX_LISTED = 12;
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
  for (const rank of RANKS) {
    for (const group of groupByCause(report.findings, rank)) print.group(rank, group);
  }
  print.list(
    "Stated by the program",
    report.stated.map(({ path, what }) => `${path}: ${what}`),
  );
  print.list(
    "Not assessed",
    report.notAssessed.map(({ what, why }) => `${what}: ${why}`),
  );
  if (!report.enforced)
    print.line(style("bold", "Not enforced: findings did not keep the program from being deployed."));
  print.line(style(report.summary.error > 0 ? "error" : "bold", summaryLine(report)));
  return print.text();
}

type Style = (name: keyof typeof COLORS, text: string) => string;

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

  public group(rank: Rank, { cause, rule, findings }: FindingGroup): void {
    const [first] = findings;
    const heading = cause ? `${counted(findings.length, "resource")} because ${cause}` : whereabouts(first);
    this.line(`${this.style(rank, LABELS[rank])} ${this.style("bold", rule)}  ${printable(heading)}`);
    this.paragraph(first.message);
    if (cause) this.listed(findings.map(whereabouts), "at ");
    else first.evidence.forEach((link) => this.paragraph(evidenceLine(link), "because ", "dim"));
    if (rankOf(first) === "waived" && first.waiver) {
      const { owner, expires, reason } = first.waiver;
      this.paragraph(`by ${owner} until ${expires}: ${reason}`, "waived ");
    } else this.paragraph(first.remedy, "remedy ");
    this.line("");
  }

  public list(title: string, entries: readonly string[]): void {
    if (entries.length === 0) return;
    this.line(this.style("bold", title));
    this.listed(entries, "");
    this.line("");
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

function whereabouts({ address, stack }: ReportedFinding): string {
  return stack === undefined || stack === address ? address : `${address} in ${stack}`;
}
