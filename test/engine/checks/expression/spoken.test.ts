import { describe, expect, test } from "vitest";
import { evaluate } from "../../../../engine/checks/expression/evaluate";
import { unknown, type Target } from "../../../../engine/checks/expression/outcome";
import { ModuleScope } from "../../../../engine/checks/expression/scope";

/** `aws_x.y` leads to a resource of that name, and nothing is known of any variable. */
const scope = new ModuleScope({ variables: new Map(), locals: new Map() }, (name, steps) =>
  unknown("known after the deploy", [{ resource: { address: `${name}.${String(steps[0])}` } } as Target]),
);

function spokenOf(text: string): readonly string[] {
  return evaluate(text, scope, 0).targets.map(({ resource }) => resource.address);
}

describe("what an unknown text speaks of", () => {
  test.each<[string, readonly string[]]>([
    ["${aws_a.b.url}:${var.tag}", ["aws_a.b"]],
    ["${aws_a.b.url}/${var.path}:${var.tag}", ["aws_a.b"]],
    ["s3://${aws_a.b.bucket}/${var.folder}/", ["aws_a.b"]],
    ["${aws_a.b.url}/${aws_c.d.name}", ["aws_a.b"]],
    ["${aws_a.b.name}-${var.suffix}", []],
    ["${var.host}/${aws_a.b.name}", []],
    ["arn:${aws_a.b.partition}:s3:${var.region}:x", []],
    ["x-${aws_a.b.name}/${var.path}", []],
    ["${aws_a.b.name}.${aws_c.d.name}", ["aws_a.b", "aws_c.d"]],
  ])("%s", (text, expected) => {
    expect(spokenOf(text)).toEqual(expected);
  });
});
