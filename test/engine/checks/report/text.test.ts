import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable, printableLine, wrap } from "../../../../engine/checks/report/text";
import { displayWidth } from "../../../../engine/checks/report/text-width";
import { hostileText } from "./small-report";

describe("the columns of a text", () => {
  test.each([
    ["plain", 5],
    ["é as e and an accent: e\u0301", 23],
    ["漢字", 4],
    ["ｆｕｌｌ", 8],
    ["한국", 4],
    ["✅", 2],
    ["a family: 👨‍👩‍👧", 12],
    ["a flag: 🇸🇦", 10],
    ["a heart: ❤️", 11],
    ["joined\u200bby nothing", 16],
    ["العربية", 7],
  ])("%s", (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe("a text in lines", () => {
  test("breaks at spaces, and keeps a word that is too long whole so that it can be copied", () => {
    expect(wrap("a bb ccc dddddddddd e", 6)).toEqual(["a bb", "ccc", "dddddddddd", "e"]);
  });

  test("counts two columns for a wide character, and breaks between two of them", () => {
    expect(wrap("漢字漢字漢字", 8)).toEqual(["漢字漢字", "漢字"]);
    expect(wrap("ab 漢字 cd", 7)).toEqual(["ab 漢字", "cd"]);
  });

  test("keeps what its writer put on lines of its own", () => {
    expect(wrap("one\ntwo", 80)).toEqual(["one", "two"]);
  });

  test("loses nothing and keeps to the width, whatever the text", () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 4, max: 40 }), (text, width) => {
        const shown = printable(text);
        const lines = wrap(shown, width);
        expect(lines.join("").replace(/\s/g, "")).toBe(shown.replace(/\s/g, ""));
        for (const line of lines) expect(displayWidth(line) <= width || !line.includes(" ")).toBe(true);
      }),
    );
  });
});

describe("text of an input", () => {
  test("moves no cursor and turns no direction of reading", () => {
    expect(printable("\u001b[2J\r\u202eevil\u2066\u200f")).toBe("\\u001b[2J\\u000d\\u202eevil\\u2066\\u200f");
  });

  test("starts no line of its own where there is one", () => {
    expect(printableLine("queue\n0 errors")).toBe("queue\\n0 errors");
  });
});
