import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../../engine/json";
import { refuseRepeatedKeys } from "../../../../engine/checks/read/repeated-keys";

const refuse = (text: string) => () => refuseRepeatedKeys(text, JSON.parse(text) as JsonValue, "main.tf.json");

describe("a key that stands twice in one object", () => {
  test.each([
    ['{"a": 1, "a": 2}', "main.tf.json:1:10: 'a' stands twice"],
    ['{\n  "r": { "x": { "b": 1 },\n    "x": {} } }', "main.tf.json:3:5: 'x' stands twice"],
    ['[{"k": 1}, {"k": 1, "\\u006b": 2}]', "'k' stands twice"],
  ])("%s is refused with its place", (text, message) => {
    expect(refuse(text)).toThrow(message);
  });

  test.each(['{"a": {"a": 1}, "b": {"a": 1}}', '[{"a": 1}, {"a": 1}]', '{"a": "x\\": y", "b": "\\\\"}', '"a"'])(
    "%s is no such thing",
    (text) => {
      expect(refuse(text)).not.toThrow();
    },
  );

  test("whatever JSON can be written has none", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        const rewritten = JSON.stringify(JSON.parse(text), undefined, indent);
        expect(refuse(rewritten)).not.toThrow();
      }),
    );
  });
});
