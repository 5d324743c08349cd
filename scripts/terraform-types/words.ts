/** Tags of a list of words that an expression is made of; each word is a regular expression, blanks stand between them. */
type Tag = (words: TemplateStringsArray) => RegExp;

/** One of the words and nothing else. */
export const exactly: Tag = (words) => new RegExp(`^(?:${alternatives(words)})$`);

/** One of the words at the end of a name: ending`url` fits `url` and `base_url`. */
export const ending: Tag = (words) => new RegExp(`(?:^|_)(?:${alternatives(words)})$`);

/** One of the words at the start. */
export const beginning: Tag = (words) => new RegExp(`^(?:${alternatives(words)})`);

/** None of the words at the start. */
export const notBeginning: Tag = (words) => new RegExp(`^(?!${alternatives(words)})`);

/** One of the words anywhere. */
export const having: Tag = (words) => new RegExp(alternatives(words));

function alternatives({ raw }: TemplateStringsArray): string {
  return raw.join("").trim().split(/\s+/).join("|");
}

/** One of the words, with this before and after it. */
export function between(before: string, after: string): Tag {
  return (words) => new RegExp(`${before}(?:${alternatives(words)})${after}`);
}

export function anyOf(...expressions: readonly RegExp[]): RegExp {
  return new RegExp(expressions.map(({ source }) => source).join("|"));
}
