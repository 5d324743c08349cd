import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { readAhead } from "../../cli/read-ahead";
import { folderWith } from "./project";

const LARGE = "é".repeat(1 << 20);

describe("files that are read while the code is loaded", () => {
  test("are the large ones, whole, by the path that was given", async () => {
    const folder = folderWith({ "large.json": LARGE, "small.json": "{}" });
    const large = path.join(folder, "large.json");
    const files = await readAhead([large, path.join(folder, "small.json"), folder, path.join(folder, "none"), "-"]);
    expect([...files.keys()]).toEqual([large]);
    expect(Buffer.from(files.get(large) as Uint8Array).equals(fs.readFileSync(large))).toBe(true);
  });
});
