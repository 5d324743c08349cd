export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const NAME = /[A-Za-z_][\w.-]*/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Reads XML as strictly as the standard asks for what reports use of it: elements, attributes, text. */
export function readXml(source: string): XmlElement {
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${JSON.stringify(source.slice(at, at + 40))}`);
  };
  const expectText = (wanted: string): void => {
    if (!source.startsWith(wanted, at)) fail(`expected ${wanted}`);
    at += wanted.length;
  };
  const takeName = (): string => {
    NAME.lastIndex = at;
    const found = NAME.exec(source)?.[0] ?? fail("expected a name");
    at += found.length;
    return found;
  };
  const skipSpace = (): void => {
    while (/\s/.test(source[at] ?? "")) at += 1;
  };
  const takeAttributes = (): Record<string, string> => {
    const attributes: Record<string, string> = {};
    for (skipSpace(); !/[/>]/.test(source[at]); skipSpace()) {
      const name = takeName();
      if (Object.hasOwn(attributes, name)) fail(`the attribute ${name} twice`);
      expectText('="');
      const end = source.indexOf('"', at);
      // A parser makes a space of a line end that stands there plainly.
      attributes[name] = decode(source.slice(at, end).replace(/[\t\n]/g, " "));
      at = end + 1;
    }
    return attributes;
  };
  const takeElement = (): XmlElement => {
    expectText("<");
    const element: XmlElement = { name: takeName(), attributes: takeAttributes(), children: [], text: "" };
    if (source.startsWith("/>", at)) {
      at += 2;
      return element;
    }
    expectText(">");
    while (!source.startsWith("</", at)) {
      if (source[at] === "<") element.children.push(takeElement());
      else {
        const end = source.indexOf("<", at);
        if (end === -1) fail("the text does not end");
        element.text += decode(source.slice(at, end));
        at = end;
      }
    }
    expectText(`</${element.name}>`);
    return element;
  };

  expectText('<?xml version="1.0" encoding="UTF-8"?>\n');
  const root = takeElement();
  skipSpace();
  if (at < source.length) fail("something after the root");
  return root;
}

function decode(text: string): string {
  if (
    /[<\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\]\]>/.test(text) ||
    Buffer.from(text).toString() !== text
  ) {
    throw new Error(`a character that XML does not take: ${JSON.stringify(text)}`);
  }
  return text.replace(/&(#?\w*;?)/g, (_all, entity: string) => {
    const [, number, name] = /^(?:#(\d+)|(\w+));$/.exec(entity) ?? [];
    const char = number === undefined ? ENTITIES[name] : String.fromCodePoint(Number(number));
    if (char === undefined) throw new Error(`no such entity: &${entity}`);
    return char;
  });
}
