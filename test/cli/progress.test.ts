import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { withProgress } from "../../cli/progress";
import { folderWith } from "./project";

const LARGE = 12 * 1024 * 1024;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** What stands on standard error after work on a file of so many bytes. */
async function shown(bytes: number, { tty = true, CI, TERM }: { tty?: boolean; CI?: string; TERM?: string } = {}) {
  const folder = folderWith({ "plan.json": "" });
  fs.truncateSync(path.join(folder, "plan.json"), bytes);
  let text = "";
  const write = (more: string) => (text += more);
  vi.stubEnv("CI", CI);
  vi.stubEnv("TERM", TERM);
  vi.stubGlobal("process", { ...process, env: process.env, stderr: { isTTY: tty, write } });
  const work = withProgress([path.join(folder, "plan.json"), "not-there.json"], (say) => {
    say("checking 3 resources");
    return Promise.reject(new Error("stop"));
  });
  await expect(work).rejects.toThrow("stop");
  return text;
}

test("a large input shows what is done, and leaves nothing on the screen", async () => {
  const text = await shown(LARGE);
  expect(text).toContain("reading plan.json (12 MB) …");
  expect(text).toContain("checking 3 resources …");
  expect(text.endsWith("\r\u001b[K")).toBe(true);
});

test.each([
  ["a small input", 1000, {}],
  ["no terminal", LARGE, { tty: false }],
  ["a CI job with a terminal", LARGE, { CI: "true" }],
  ["a terminal that cannot clear a line", LARGE, { TERM: "dumb" }],
] as const)("%s: nothing", async (_what, bytes, where) => {
  expect(await shown(bytes, where)).toBe("");
});
