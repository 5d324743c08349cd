import { displayWidth } from "../report/text-width";
import { printable, wrap } from "../report/text";

export interface PageOptions {
  /** Columns. @default 100 */
  readonly width?: number;
  /** @default false */
  readonly color?: boolean;
}

const COLORS = { bold: 1, dim: 2, error: 31, warning: 33, info: 34, waived: 36 } as const;

export type PageStyle = keyof typeof COLORS;

const MIN_WIDTH = 40;

/** Lines of text for a terminal, broken at its width, each with its indent. */
export class Page {
  private readonly lines: string[] = [];
  private readonly width: number;

  public constructor({ width = 100, color = false }: PageOptions) {
    this.width = Math.max(width, MIN_WIDTH);
    this.style = color ? (style, text) => `\u001b[${COLORS[style]}m${text}\u001b[0m` : (_style, text) => text;
  }

  private readonly style: (style: PageStyle, text: string) => string;

  public text(): string {
    return `${this.lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim()}\n`;
  }

  public gap(): void {
    this.lines.push("");
  }

  public heading(text: string): void {
    this.gap();
    this.write(0, text, { style: "bold" });
  }

  /** @param label what the first line begins with; the others stand below its text */
  public write(
    indent: number,
    text: string,
    { label = "", style }: { readonly label?: string; readonly style?: PageStyle } = {},
  ): void {
    const hanging = " ".repeat(displayWidth(label));
    wrap(printable(text), this.width - indent - hanging.length).forEach((line, index) => {
      const whole = `${index === 0 ? label : hanging}${line}`;
      this.lines.push(`${" ".repeat(indent)}${style ? this.style(style, whole) : whole}`.trimEnd());
    });
  }
}
