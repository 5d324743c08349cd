/** Between two words: blanks and comments. */
const SPACE = /(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

/** Thrown where text is not an expression that is read here. */
export class Unreadable extends Error {}

/** A place in a text. */
export class Cursor {
  protected at = 0;

  public constructor(protected readonly text: string) {}

  protected peek(): string {
    this.match(SPACE);
    return this.text.charAt(this.at);
  }

  protected takeIf(token: string): boolean {
    this.match(SPACE);
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  protected expect(token: string): void {
    if (!this.takeIf(token)) throw new Unreadable();
  }

  protected match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || found[0] === "") return undefined;
    this.at = pattern.lastIndex;
    return found[0];
  }
}
