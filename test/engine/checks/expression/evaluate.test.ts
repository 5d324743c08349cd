import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, evaluateDeep } from "../../../../engine/checks/expression/evaluate";
import { unknown } from "../../../../engine/checks/expression/outcome";
import { instanceScope, ModuleScope } from "../../../../engine/checks/expression/scope";
import type { JsonValue } from "../../../../engine/json";

interface Names {
  readonly variables?: Readonly<Record<string, JsonValue | undefined>>;
  readonly locals?: Readonly<Record<string, JsonValue>>;
}

function scopeOf({ variables = {}, locals = {} }: Names): ModuleScope {
  const module = { variables: new Map(Object.entries(variables)), locals: new Map(Object.entries(locals)) };
  return new ModuleScope(module, (name) => unknown(`${name} is not here`));
}

const variables = {
  env: "prod",
  regions: { prod: "eu-north-1", test: "eu-west-1" },
  zones: ["a", "b"],
  on: true,
  count: 2,
  unset: undefined,
};
const locals = {
  region: "${var.regions[var.env]}",
  settings: { where: "${local.region}", list: ["${var.env}"] },
  loop: "${local.pool}",
  pool: "${local.loop}",
};

describe("the value of an expression", () => {
  test.each<[string, JsonValue]>([
    ["plain", "plain"],
    ["a-${var.env}-b", "a-prod-b"],
    ["${var.count}", 2],
    ["n${var.count}", "n2"],
    ['${var.regions["test"]}', "eu-west-1"],
    ["${var.zones[1]}", "b"],
    ["${var.zones.0}", "a"],
    ["${local.region}", "eu-north-1"],
    ["${local.settings.where}", "eu-north-1"],
    ["${local.settings.list[0]}", "prod"],
    ['${var.on ? "yes" : var.unset}', "yes"],
    ['${var.env == "test" ? 1 : 0}', 0],
    ["${var.count + 1 > 2 && !(var.count == 3)}", true],
    ["${7 % 4 - 1}", 2],
    ['${lookup(var.regions, "nowhere", "fallback")}', "fallback"],
    ['${join(",", var.zones, [var.env])}', "a,b,prod"],
    ['${format("%s-%d%%", var.env, var.count)}', "prod-2%"],
    ['${upper(trimspace(" a "))}', "A"],
    ["${element(var.zones, 3)}", "b"],
    ["${length(concat(var.zones, var.zones))}", 4],
    ['${merge(var.regions, { test = "x" })["test"]}', "x"],
    ['${replace(var.env, "pr", "g")}', "god"],
    ["$${var.env}", "${var.env}"],
  ])("%s", (text, expected) => {
    const scope = scopeOf({ variables, locals });
    expect(evaluateDeep(text, scope)).toEqual(expected);
  });

  test.each([
    ["${var.unset}", "var.unset has no default"],
    ["${var.missing}", "var.missing is not declared"],
    ["${local.missing}", "local.missing is not declared"],
    ["${local.loop}", "local.loop refers to itself"],
    ["${local.settings.nothing}", "nothing is set at 'nothing'"],
    ["${var.zones[var.unset]}", "an index is not known before the deploy"],
    ['${var.unset ? "a" : "b"}', "a condition is not known before the deploy"],
    ['${yamldecode("{}")}', "the function 'yamldecode' is not one that this checker evaluates"],
    ["${aws_vpc.main.id}", "aws_vpc is not here"],
    ["${[for z in var.zones : z]}", "the expression is not one that this checker reads"],
    ["${each.key}", "each is not here"],
    ["a-${var.unset}", "var.unset has no default"],
  ])("%s is unknown", (text, why) => {
    const outcome = evaluate(text, scopeOf({ variables, locals }));
    expect(outcome.known).toBeUndefined();
    expect(outcome.why).toBe(why);
  });

  test("a text that is known in part keeps its beginning", () => {
    expect(evaluate("arn:aws:sqs:eu-north-1:${var.unset}:q", scopeOf({ variables })).prefix).toBe(
      "arn:aws:sqs:eu-north-1:",
    );
  });

  test("shows the way to the source", () => {
    const { trail } = evaluate("${local.region}", scopeOf({ variables, locals }));
    expect(trail.map(({ address, value }) => [address, value])).toEqual([
      ["local.region", "${var.regions[var.env]}"],
      ["var.regions", undefined],
    ]);
  });

  test("each and count mean the instance", () => {
    const scope = instanceScope(scopeOf({ variables }), { key: "k", value: { region: "${var.env}" } });
    expect(evaluateDeep("${each.key}/${each.value.region}", scope)).toBe("k/prod");
    expect(evaluateDeep("${var.zones[count.index]}", instanceScope(scopeOf({ variables }), { key: 1 }))).toBe("b");
  });

  test("text that doubles from local to local neither hangs nor fills the memory", () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`l${n}`, `\${local.l${n + 1}}\${local.l${n + 1}}`]),
    );
    const scope = scopeOf({ locals: { ...doubling, l60: "x" } });
    expect(evaluate("${local.l0}", scope).known).toBeUndefined();
    expect(evaluate("${local.l58}", scope).known?.value).toBe("xxxx");
  });

  test("a chain longer than any program's ends as unknown", () => {
    const chain = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`l${n}`, `\${local.l${n + 1}}`]));
    expect(evaluate("${local.l0}", scopeOf({ locals: { ...chain, l5000: "x" } })).known).toBeUndefined();
  });

  test("names that every object has are no values", () => {
    const scope = scopeOf({ variables: { map: { a: 1 } } });
    expect(evaluate("${var.map.constructor}", scope).known).toBeUndefined();
    expect(evaluate("${var.constructor}", scope).known).toBeUndefined();
    expect(evaluate('${toString("x")}', scope).known).toBeUndefined();
  });

  test("any web of locals gives an outcome", () => {
    const name = fc.constantFrom("a", "b", "c", "d");
    const reference = name.map((local) => `\${local.${local}}`);
    const value = fc.oneof(
      fc.string(),
      reference,
      fc.tuple(reference, reference).map(([x, y]) => `${x}-${y}`),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value), (webs) => {
        const outcome = evaluate("${local.a}", scopeOf({ locals: webs }));
        expect(outcome.known !== undefined || typeof outcome.why === "string").toBe(true);
      }),
    );
  });
});
