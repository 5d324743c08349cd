import { printable } from "../text";

/** Text that is markup already. Everything else is escaped where it is put in. */
export class Markup {
  public constructor(public readonly text: string) {}
}

type Part = string | number | Markup | readonly (Markup | undefined)[] | undefined;

/** A template of HTML whose values are escaped; `undefined` puts in nothing. Attributes stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  let text = strings[0];
  for (let index = 0; index < values.length; index++) text += rendered(values[index]) + strings[index + 1];
  return new Markup(text);
}

/** A sentence whose words in backticks are code. */
export function prose(text: string): Markup {
  const parts = text.split("`");
  // A backtick without a partner is a backtick.
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

function rendered(value: Part): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map((part: Markup | undefined) => part?.text ?? "").join("");
  const text = String(value);
  return PLAIN.test(text) ? text : escaped(printable(text));
}

/** Nothing to escape: most texts are. */
const PLAIN = /^[\w .,:;=/()[\]@#*+'-]*$/;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char]);
}
