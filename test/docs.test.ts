import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { run } from "../cli/program";
import { FORMAT_NAMES } from "../cli/formats";
import { starterFiles } from "../cli/starter";
import type { KnownTypes } from "../engine/checks/locate/known-types";
import { RULE_IDS } from "../engine/policy";
import { sovereign } from "./cli/bundle";
import { folderWith } from "./cli/project";

const ROOT = path.join(__dirname, "..");
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "examples/estate/README.md",
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

  test("links to headings that there are", () => {
    const linked = [...text.matchAll(/\]\(([^):]*)#([^)]+)\)/g)].map(([, name, heading]) => ({ name, heading }));
    const missing = linked.filter(({ name, heading }) => {
      const file = name === "" ? page : path.join(path.dirname(page), name);
      return !anchorsOf(fs.readFileSync(path.join(ROOT, file), "utf8")).includes(heading);
    });
    expect(missing).toEqual([]);
  });

  test("names rules that there are", () => {
    const named = [...text.matchAll(/\b(?:RES|JUR|CERT|EXP|SURV|PWR|THM|AIR|RTE|DATA|WAIVER)-[A-Z][A-Z-]*[A-Z]\b/g)];
    const known: readonly string[] = RULE_IDS;
    expect(named.map(([id]) => id).filter((id) => !known.includes(id))).toEqual([]);
  });

  test("gives commands options that they have", async () => {
    const given = [...text.matchAll(/\bsovereign (check|power|explain|rules|catalog|init|hosts check)\b([^`#\n]*)/g)];
    for (const [line, command, rest] of given) {
      const help = await helpOf(command);
      const unknown = [...rest.matchAll(/--[a-z-]+/g)].map(([option]) => option).filter((name) => !help.includes(name));
      expect(unknown, line).toEqual([]);
    }
  });
});

/** As GitHub makes them of headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const helps = new Map<string, string>();

async function helpOf(command: string): Promise<string> {
  let help = helps.get(command);
  if (help === undefined) {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await run([...command.split(" "), "--help"]);
    helps.set(command, (help = write.mock.calls.map(([chunk]) => String(chunk)).join("")));
    write.mockRestore();
  }
  return help;
}

describe("README.md", () => {
  const readme = fs.readFileSync(path.join(ROOT, "README.md"), "utf8");

  test("says how many types each table knows", () => {
    const data = path.join(ROOT, "engine/checks/locate/data");
    const files = fs.readdirSync(data).filter((file) => /^[a-z]+-types\.json$/.test(file));
    const counts = files.map((file) => {
      const { byArguments } = JSON.parse(fs.readFileSync(path.join(data, file), "utf8")) as KnownTypes;
      return Object.values(byArguments).flat().length;
    });
    const shown = [...readme.matchAll(/\((\d+)\)|^\| \S[^|]*\| (\d+) +\| \d+ of \d+/gm)].map(([, one, other]) =>
      Number(one ?? other),
    );
    expect(shown.sort()).toEqual(counts.sort());
  });

  test("names every format", () => {
    for (const format of FORMAT_NAMES) expect(readme).toMatch(new RegExp(`^\\| \`${format}\` `, "m"));
  });

  test("says how many law profiles there are, and their page has a row for each", () => {
    const ids = fs.readdirSync(path.join(ROOT, "engine/policy/profiles/data")).map((file) => path.parse(file).name);
    expect(readme).toContain(`${ids.length} laws, regulations and schemes`);
    const page = fs.readFileSync(path.join(ROOT, "docs/law-profiles.md"), "utf8");
    for (const id of ids) expect(page).toContain(`| \`${id}\``);
  });
});

test("docs/first-program.md shows the program that `sovereign init` writes", () => {
  const page = fs.readFileSync(path.join(ROOT, "docs/first-program.md"), "utf8");
  expect(page).toContain(starterFiles().find(({ file }) => file === "main.ts")?.text);
});

test("docs/checking-what-you-have.md shows what the command prints under its policy", () => {
  const page = fs.readFileSync(path.join(ROOT, "docs/checking-what-you-have.md"), "utf8");
  const policy = /^```yaml\n(# sovereignty\.yaml\n[^`]*)```/m.exec(page)?.[1] ?? "";
  const shown = /^```\n\$ npx sovereign (check main\.tf\.json)\n([^`]*)```/m.exec(page);
  const program = {
    provider: { aws: [{ region: "eu-north-1" }, { alias: "virginia", region: "us-east-1" }] },
    resource: {
      aws_sqs_queue: { orders: { name: "orders" }, orders_us: { name: "orders-us", provider: "aws.virginia" } },
    },
  };
  const folder = folderWith({ "sovereignty.yaml": policy, "main.tf.json": JSON.stringify(program) });
  const { stdout } = sovereign([...(shown?.[1] ?? "").split(" "), "--as-of", "2026-11-22"], { cwd: folder });
  expect(shown?.[2]).toBe(stdout);
});
