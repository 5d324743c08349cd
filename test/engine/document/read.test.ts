import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { KeyPath } from "../../../engine/document/key-path";
import { parseDocument, readDocument } from "../../../engine/document/read";
import { SovereignError } from "../../../engine/error";
import type { JsonValue } from "../../../engine/json";
import { growth, MOST_OF_TEN_TIMES } from "../../growth";

const folder = mkdtempSync(path.join(tmpdir(), "sovereign-document-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(bytes: string | Uint8Array): string {
  const file = path.join(folder, "file.yaml");
  writeFileSync(file, bytes);
  return file;
}

function errorOf(text: string): string {
  try {
    parseDocument(text, "p.yaml");
  } catch (error) {
    expect(error).toBeInstanceOf(SovereignError);
    return (error as SovereignError).message;
  }
  throw new Error("nothing was refused");
}

describe("a document's value", () => {
  it("reads YAML 1.2: NO is Norway, a date is text, a directive changes nothing", () => {
    const { value } = parseDocument("%YAML 1.1\n---\ncountry: NO\nexpires: 2027-03-31\n", "p.yaml");
    expect(value).toEqual({ country: "NO", expires: "2027-03-31" });
  });

  it("reads JSON, indented by tabs too", () => {
    expect(parseDocument('{\n\t"a": [1, null, true]\n}\n', "p.json").value).toEqual({ a: [1, null, true] });
  });

  it("follows aliases", () => {
    expect(parseDocument("a: &x { b: 1 }\nc: *x\n", "p.yaml").value).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  it("keeps a key called __proto__ a key", () => {
    const { value } = parseDocument("__proto__: { admin: true }", "p.yaml");
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it("is the value that was written", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const written = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(parseDocument(stringify(written, { aliasDuplicateObjects: false }), "p.yaml").value).toEqual(written);
      }),
    );
  });

  it("reads files with a byte order mark in UTF-8 and UTF-16", () => {
    const text = "owner: Zoë\n";
    const bigEndian = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, "utf16le"), bigEndian]) {
      const document = readDocument(fileWith(bytes));
      expect(document.value).toEqual({ owner: "Zoë" });
      expect(document.locate(["owner"], "key")).toEqual({ line: 1, column: 1 });
    }
  });

  it("takes linear time for a map of many keys", () => {
    const read = (count: number) => {
      const lines = Array.from({ length: count }, (_, index) => `k${index}: ${index}`).join("\n");
      return () => parseDocument(lines, "p.yaml");
    };
    expect(growth(read(2_000), read(20_000))).toBeLessThan(MOST_OF_TEN_TIMES);
  });
});

describe("the place of a key or value", () => {
  const document = parseDocument(
    "version: 1\r\nclasses:\r\n  secret: &s\r\n    countries: [SA, AE]\r\n  public: *s\r\nempty:\r\n",
    "p.yaml",
  );

  it.each<[KeyPath, "key" | "value", number, number]>([
    [[], "value", 1, 1],
    [["version"], "key", 1, 1],
    [["version"], "value", 1, 10],
    [["classes", "secret"], "key", 3, 3],
    [["classes", "secret", "countries", 1], "value", 4, 21],
    [["classes", "public", "countries", 0], "value", 4, 17],
    [["classes", "public"], "value", 5, 11],
    [["empty"], "value", 6, 7],
  ])("%j, the %s: line %i, column %i", (keyPath, part, line, column) => {
    expect(document.locate(keyPath, part)).toEqual({ line, column });
  });

  it("is that of the nearest parent where the key is missing", () => {
    expect(document.locate(["classes", "secret", "flows", "log"])).toEqual(document.locate(["classes", "secret"]));
  });

  it("is where the text stands, for any nesting", () => {
    const names = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, fc.nat(20), (keys, comments) => {
        const nested = keys.map((key, depth) => `${"  ".repeat(depth)}${key}:`).join("\n");
        const { locate } = parseDocument(`${"# a comment\n".repeat(comments)}${nested} here\n`, "p.yaml");
        const line = comments + keys.length;
        const column = (keys.length - 1) * 2 + 1;
        expect(locate(keys, "key")).toEqual({ line, column });
        expect(locate(keys, "value")).toEqual({ line, column: column + (keys.at(-1) as string).length + 2 });
      }),
    );
  });
});

describe("a document that is refused", () => {
  it.each([
    ["a key that stands twice", "a: 1\na: 2\n", "p.yaml:2:1: the key 'a' stands here twice; keep one"],
    ["two documents", "a: 1\n---\nb: 1\n", "p.yaml:2:1: a second document begins here ('---'); a file holds one"],
    ["a tag", "a: !env HOME", "p.yaml:1:4: tags ('!…') are not read here; write the plain value"],
    [
      "a tag of YAML 1.1",
      "a: !!timestamp 2027-03-31",
      "p.yaml:1:4: tags ('!…') are not read here; write the plain value",
    ],
    ["a tab", "a:\n\tb: 1", "p.yaml:2:1: a tab is used as indentation; YAML wants spaces"],
    ["an unknown alias", "a: *b", "p.yaml:1:4: no anchor '&b' stands before this alias"],
    ["an alias to itself", "a: &a { b: *a }", "p.yaml:1:12: the alias '*a' contains itself"],
    ["a key that is no text", "? [a]\n: 1", "p.yaml:1:3: a key must be text; is a bracket above not closed?"],
    ["a comma left out", "a: { b: c d: 1 }", "p.yaml:1:9: a comma is missing here, or a bracket above is not closed"],
    ["a bracket not closed", "a: [\n  - b\n", "p.yaml:2:3: a comma is missing here, or a bracket above is not closed"],
    ["a colon left out", "a 1\nb: 2", "p.yaml:1:1: the line is no key with a value: a ': ' is missing"],
    ["two colons", "a: b: c", "p.yaml:1:4: a second ': ' on one line; put the value in quotes or on a line of its own"],
  ])("%s", (_, text, message) => {
    expect(errorOf(text)).toBe(message);
  });

  it("truncated JSON points at its end", () => {
    expect(errorOf('{"version": 1,\n "classes": {')).toMatch(/^p\.yaml:2:14: /);
  });

  it("aliases that unfold to gigabytes", () => {
    const levels = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(", ")}]`);
    expect(errorOf(`a0: &a0 [x]\n${levels.join("\n")}`)).toMatch(/unfold to too many values$/);
  });

  it("nesting without end", () => {
    for (const text of ["[".repeat(50_000), '{"a":'.repeat(50_000), `${"[".repeat(5_000)}${"]".repeat(5_000)}`]) {
      expect(errorOf(text)).toMatch(/^p\.yaml:1:\d+: the file is nested too deeply$/);
    }
  });

  it("any other text is either read or refused with a place, never a crash", () => {
    const yamlish = fc.string({ unit: fc.constantFrom(..."ab:-[]{}&*!|>'\"#%@`,? \n\t\0\u2028\uFEFF~1") });
    fc.assert(
      fc.property(yamlish, (text) => {
        try {
          parseDocument(text, "p.yaml");
        } catch (error) {
          expect((error as Error).message).toMatch(/^p\.yaml:\d+:\d+: ./);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("a file that is missing, a folder, or no text", () => {
    expect(() => readDocument("missing.yaml")).toThrow(new SovereignError("missing.yaml: no such file"));
    expect(() => readDocument(folder)).toThrow(`${folder}: this is a folder, not a file`);
    const binary = fileWith(Uint8Array.of(0x61, 0xff, 0x80));
    expect(() => readDocument(binary)).toThrow(`${binary}: this is not text in UTF-8; save the file as UTF-8`);
  });
});
