// `same-json.mjs FILE OTHER [KEY…]`: whether two files say the same, whatever the order of keys, but for these keys at the
// root, which both must have.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";

const [file, other, ...ignored] = process.argv.slice(2);
deepStrictEqual(read(file), read(other));

function read(name) {
  const value = JSON.parse(readFileSync(name, "utf8"));
  for (const key of ignored) {
    if (!(key in value)) throw new Error(`${name} has no ${key}`);
    delete value[key];
  }
  return value;
}
