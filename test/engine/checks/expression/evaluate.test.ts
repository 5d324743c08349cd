import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renewBudget, TOO_MUCH_WORK, withinBudget } from "../../../../engine/checks/expression/budget";
import { evaluate } from "../../../../engine/checks/expression/evaluate";
import { unknown } from "../../../../engine/checks/expression/outcome";
import { evaluateDeep } from "../../../../engine/checks/expression/plain";
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
    ["${[for z in var.zones : upper(z)]}", ["A", "B"]],
    ['${[for z in var.zones : z if z != "a"]}', ["b"]],
    ["${[for i, z in var.zones : i]}", [0, 1]],
    ["${{ for name, region in var.regions : region => name }}", { "eu-north-1": "prod", "eu-west-1": "test" }],
    ['${{ for z in ["a", "b", "aa"] : substr(z, 0, 1) => z... }}', { a: ["a", "aa"], b: ["b"] }],
    [
      "${[for a in var.zones : [for b in var.zones : join(a, [b, b])]]}",
      [
        ["aaa", "bab"],
        ["aba", "bbb"],
      ],
    ],
    ['${[\n  # which\n  var.env, // this one\n  /* and */ "x"\n]}', ["prod", "x"]],
    ['${try(var.regions.nowhere, var.zones[9], "found")}', "found"],
    ["${try(var.env, var.unset)}", "prod"],
    ["${can(var.regions.prod)}", true],
    ["${can(var.regions.nowhere)}", false],
    ["${var.on || var.unset}", true],
    ["${!var.on && var.unset}", false],
    ['${tolist(toset(["b", "a", "b"]))[0]}', "a"],
    ["${values(zipmap(var.zones, [1, 2]))}", [1, 2]],
    [
      "${setproduct(var.zones, [1, 2])}",
      [
        ["a", 1],
        ["a", 2],
        ["b", 1],
        ["b", 2],
      ],
    ],
    ["${range(3)}", [0, 1, 2]],
    ["${range(4, 0, -2)}", [4, 2]],
    ['${setsubtract(["a", "b"], ["a"])}', ["b"]],
    ['${setunion(["b"], ["a", "b"])}', ["a", "b"]],
    ["${contains([{ a = 1 }], { a = 1 })}", true],
    ['${sort(["b", "a"])}', ["a", "b"]],
    ['${tonumber("7") + 1}', 8],
    ['${title("two words")}', "Two Words"],
    ['${substr("eu-north-1a", 0, -1)}', "eu-north-1a"],
    ["${one([])}", null],
    ["${merge(null, { a = 1 })}", { a: 1 }],
    ["${local.settings[*].where}", ["eu-north-1"]],
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
    ["${[for z in var.unset : z]}", "var.unset has no default"],
    ["${[for z in var.env : z]}", "a 'for' goes over what is no list or map"],
    ["${[for z in var.zones : z if z == var.unset]}", "a condition is not known before the deploy"],
    ["${{ for z in var.zones : var.unset => z }}", "var.unset has no default"],
    ["${try(var.unset, 1)}", "var.unset has no default"],
    ["${try(var.regions.nowhere, var.regions.nowhere)}", "nothing that is tried is there"],
    ["${coalesce(var.unset, 1)}", "var.unset has no default"],
    ["${null + 1}", "the value is not known before the deploy"],
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
    const collection = { k: { region: "${var.env}" } };
    const scope = instanceScope(scopeOf({ variables }), { key: "k", collection });
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

describe("what is known in part", () => {
  const scope = scopeOf({ variables });

  test.each<[string, JsonValue]>([
    ["${[var.unset, var.env][1]}", "prod"],
    ["${{ a = var.unset, b = var.env }.b}", "prod"],
    ["${concat([var.unset], var.zones)[2]}", "b"],
    ["${merge({ a = var.unset }, var.regions).prod}", "eu-north-1"],
    ["${length([var.unset, 1])}", 2],
    ["${keys({ b = var.unset, a = 1 })}", ["a", "b"]],
    ["${flatten([[{ a = var.unset }], [var.env]])[1]}", "prod"],
    ['${lookup({ a = var.unset, b = "x" }, "b", "y")}', "x"],
    ['${lookup({ a = var.unset }, "b", "y")}', "y"],
    ["${element([var.unset, var.env], 3)}", "prod"],
    ["${reverse([var.unset, var.env])[0]}", "prod"],
    ["${tolist([var.unset, var.env])[1]}", "prod"],
    ["${zipmap(var.zones, [var.unset, 2]).b}", 2],
    ["${[for z in var.zones : { name = z, where = var.unset }][1].name}", "b"],
    ['${coalesce(null, "", "x", var.unset)}', "x"],
  ])("%s is known", (text, expected) => {
    expect(evaluateDeep(text, scope)).toEqual(expected);
  });

  test.each([
    "${[var.unset, var.env][0]}",
    "${concat(var.unset, var.zones)[0]}",
    "${merge(var.unset, var.regions).prod}",
    "${flatten([[var.unset], [var.env]])[1]}",
    '${join(",", [var.unset, 1])}',
    "${one([var.unset])}",
    "${setunion([var.unset], [1])}",
  ])("%s is unknown", (text) => {
    expect(evaluateDeep(text, scope)).toBeUndefined();
  });
});

describe("the budget of steps", () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => index);
  const letters = "x".repeat(90_000);
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`t${index + 1}`, `\${concat(local.t${index}, local.t${index})}`]),
  );

  test.each<[string, JsonValue]>([
    ["lists that double", "${local.t40[0]}"],
    ["for in for in for", "${[for a in local.n : [for b in local.n : [for c in local.n : c]]]}"],
    ["every element of every element", "${local.a[*][*][*]}"],
    ["a product of sets", "${setproduct(local.n, local.n, local.n)}"],
    ["a text in place of each letter", '${replace(local.text, "x", local.text)}'],
    ["a text between all others", "${join(local.text, [for i in range(50000) : local.text])}"],
    ["texts in one", "${jsonencode([for i in range(50000) : local.text])}"],
  ])("%s: unknown, and soon", (_, text) => {
    renewBudget();
    const locals = {
      ...doubling,
      t0: ["a"],
      n: numbers,
      text: letters,
      a: numbers.map(() => "${local.b}"),
      b: numbers.map(() => "${local.n}"),
    };
    const value = withinBudget(() => evaluateDeep(text, scopeOf({ locals })));
    expect(value).toBeUndefined();
  });

  test("says so", () => {
    renewBudget();
    const scope = scopeOf({ locals: { n: numbers } });
    const text = "${[for a in local.n : [for b in local.n : b]]}";
    expect(withinBudget(() => evaluate(`\${flatten(${text.slice(2, -1)})[999999]}`, scope)).why).toBe(TOO_MUCH_WORK);
  });

  test("many arguments that each take long use up the share of the program", () => {
    renewBudget();
    const scope = scopeOf({ locals: { n: numbers } });
    const costly = () => withinBudget(() => evaluateDeep("${[for a in local.n : [for b in range(9) : b]]}", scope));
    expect(costly()).toBeDefined();
    expect(Array.from({ length: 40 }, costly).at(-1)).toBeUndefined();
    renewBudget();
    expect(costly()).toBeDefined();
  });
});
