import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SPLAT } from "../../../../engine/checks/expression/ast";
import { escapeTemplate, parseTemplate } from "../../../../engine/checks/expression/parse";

describe("a string of Terraform JSON", () => {
  test.each([
    ["eu-north-1", { kind: "literal", value: "eu-north-1" }],
    ["", { kind: "literal", value: "" }],
    ["$${aws:username}", { kind: "literal", value: "${aws:username}" }],
    ["100%%{x}", { kind: "literal", value: "100%{x}" }],
    ["${var.region}", { kind: "reference", name: "var", steps: ["region"] }],
    ["${ aws_s3_bucket.b.arn }", { kind: "reference", name: "aws_s3_bucket", steps: ["b", "arn"] }],
    ["${aws_x.y.0.id}", { kind: "reference", name: "aws_x", steps: ["y", 0, "id"] }],
    ["${aws_x.y[1].id}", { kind: "reference", name: "aws_x", steps: ["y", 1, "id"] }],
    ["${aws_x.y.*.id}", { kind: "reference", name: "aws_x", steps: ["y", SPLAT, "id"] }],
    ["${aws_x.y[*].id}", { kind: "reference", name: "aws_x", steps: ["y", SPLAT, "id"] }],
    [
      '${aws_x.y["a.b"].id}',
      { kind: "reference", name: "aws_x", steps: ["y", { kind: "literal", value: "a.b" }, "id"] },
    ],
    [
      "${data.terraform_remote_state.a.outputs.cross-stack-output-x}",
      { kind: "reference", name: "data", steps: ["terraform_remote_state", "a", "outputs", "cross-stack-output-x"] },
    ],
  ])("%s", (text, expected) => {
    expect(parseTemplate(text)).toEqual(expected);
  });

  test("keeps the parts of a template in order", () => {
    expect(parseTemplate("a-${var.x}-b")).toEqual({
      kind: "template",
      parts: [
        { kind: "literal", value: "a-" },
        { kind: "reference", name: "var", steps: ["x"] },
        { kind: "literal", value: "-b" },
      ],
    });
  });

  test("reads strings, braces and templates inside an interpolation", () => {
    expect(parseTemplate('${lookup({a = "}", "b" : "${var.x}"}, "a", null)}')).toMatchObject({
      kind: "call",
      name: "lookup",
      args: [{ kind: "object" }, { kind: "literal", value: "a" }, { kind: "literal", value: null }],
    });
  });

  test("reads operators by their binding and a conditional around them", () => {
    expect(parseTemplate('${var.n + 1 * 2 == 3 && !var.off ? "a" : "b"}')).toMatchObject({
      kind: "conditional",
      condition: { kind: "operation", operator: "&&" },
      whenTrue: { value: "a" },
    });
  });

  test.each([
    "${",
    "${var.x",
    "${[for x var.y : x]}",
    "${{ for x in var.y : x }}",
    "%{ if x }a%{ endif }",
    '${"a}',
    "${a b}",
    "${)}",
    "${a...}",
  ])("what cannot be read is opaque: %s", (text) => {
    expect(parseTemplate(text)).toEqual({ kind: "opaque" });
  });

  test.each([
    "${" + "(".repeat(10_000),
    "${" + "!".repeat(10_000),
    "${" + "1+".repeat(10_000) + "1}",
    '${"'.repeat(5_000),
  ])("a hostile depth is opaque, not an exhausted call stack", (text) => {
    expect(parseTemplate(text)).toEqual({ kind: "opaque" });
  });

  test("any text gives an expression", () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom("${", "}", "[", "]", '"', "var.", "$${", "%{", "(", "?", ":"));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(parseTemplate(pieces.join(""))).toHaveProperty("kind");
      }),
    );
  });

  test("escaped text is read as itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, more) => {
        const wanted = more ? `\${${text}}%{` : text;
        expect(parseTemplate(escapeTemplate(wanted))).toEqual({ kind: "literal", value: wanted });
      }),
    );
  });
});
