import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { starterFiles } from "../cli/starter";

const ROOT = path.join(__dirname, "..");
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...fs
    .readdirSync(path.join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const ROOMS = /^(catalog|engine|constructs|stacks|cli|docs|examples|test|scripts|bench)\//;

describe.each(PAGES)("%s", (page) => {
  const text = fs.readFileSync(path.join(ROOT, page), "utf8");

  test("names files that there are", () => {
    const named = [...text.matchAll(/`([\w./-]+)`/g)].map(([, name]) => name).filter((name) => ROOMS.test(name));
    expect(named.filter((name) => !fs.existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  test("links to pages that there are", () => {
    const linked = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, name]) => name);
    expect(linked.filter((name) => !fs.existsSync(path.join(ROOT, path.dirname(page), name)))).toEqual([]);
  });
});

test("docs/first-program.md shows the program that `sovereign init` writes", () => {
  const page = fs.readFileSync(path.join(ROOT, "docs/first-program.md"), "utf8");
  expect(page).toContain(starterFiles().find(({ file }) => file === "main.ts")?.text);
});
