import { compareDataClasses, isDataClass } from "../../../policy";
import type { Report, ReportedFinding } from "../report";
import { html, type Markup } from "./markup";

/** What a part of the page is about. What it does not name, no filter on it leaves out. */
export interface Facets {
  readonly stacks?: readonly (string | undefined)[];
  readonly rules?: readonly string[];
  readonly statuses?: readonly string[];
  readonly severities?: readonly string[];
  readonly dataClasses?: readonly (string | undefined)[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const STATUSES: readonly Choice[] = [
  { value: "fail", label: "Fails" },
  { value: "unknown", label: "Not known" },
  { value: "waived", label: "Waived" },
  { value: "clear", label: "No finding" },
];

const SEVERITIES: readonly Choice[] = [
  { value: "error", label: "Error" },
  { value: "warning", label: "Warning" },
  { value: "info", label: "Info" },
];

/** The choices that the report gives, and the marks on the page that they look for. */
export class Filters {
  private readonly stacks: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly rules: readonly string[];
  private readonly dataClasses: readonly string[];

  public constructor({ findings, placements, flows }: Report) {
    const all = [...findings, ...placements, ...flows];
    this.stacks = unique(all.map(({ stack }) => stack));
    this.numbers = new Map(this.stacks.map((stack, index) => [stack, index]));
    this.rules = unique(findings.map(({ rule }) => rule));
    this.dataClasses = [...unique(all.map(({ dataClass }) => dataClass))].sort(byProtection);
  }

  /** An attribute that the script reads: a letter and the choice, for each thing that the part is about. */
  public mark({ stacks, rules, statuses, severities, dataClasses }: Facets): Markup {
    const tokens = [
      // A name may have spaces in it.
      ...unique(stacks ?? []).map((stack) => `s${this.numbers.get(stack)}`),
      ...unique(rules ?? []).map((rule) => `r${rule}`),
      ...unique(statuses ?? []).map((status) => `t${status}`),
      ...unique(severities ?? []).map((severity) => `v${severity}`),
      ...unique(dataClasses ?? []).map((dataClass) => `c${dataClass}`),
    ];
    return html`data-f="${tokens.join(" ")}"`;
  }

  public ofFinding({ stack, rule, status, severity, dataClass }: ReportedFinding): Markup {
    return this.mark({
      stacks: [stack],
      rules: [rule],
      statuses: [status],
      severities: [severity],
      dataClasses: [dataClass],
    });
  }

  /** Hidden until the script, which it is of no use without, shows it. */
  public form(): Markup {
    const stacks = this.stacks.map((label, index) => ({ value: `${index}`, label }));
    return html`<form id="filters" role="search" aria-label="Filter the report" hidden>
      <label class="words-field"
        ><span>Search</span
        ><input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="address, message, owner …"
      /></label>
      ${select("stack", "s", "Stack", "All stacks", stacks)}
      ${select("rule", "r", "Rule", "All rules", this.rules.map(asChoice))}
      ${select("status", "t", "Status", "Any status", STATUSES)}
      ${select("severity", "v", "Severity", "Any severity", SEVERITIES)}
      ${select("class", "c", "Data class", "All classes", this.dataClasses.map(asChoice))}
      <div class="buttons">
        <button type="reset">Clear</button>
        <button type="button" id="expand" aria-pressed="false">Expand all</button>
      </div>
      <p id="shown" role="status" aria-live="polite"></p>
    </form>`;
  }
}

function select(
  name: string,
  facet: string,
  label: string,
  all: string,
  choices: readonly Choice[],
): Markup | undefined {
  if (choices.length === 0) return undefined;
  return html`<label
    ><span>${label}</span
    ><select name="${name}" data-facet="${facet}">
      <option value="">${all}</option>
      ${choices.map((choice) => html`<option value="${choice.value}">${choice.label}</option>`)}
    </select></label
  >`;
}

function asChoice(label: string): Choice {
  return { value: label, label };
}

function byProtection(a: string, b: string): number {
  return isDataClass(a) && isDataClass(b) ? compareDataClasses(b, a) : 0;
}

function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}
