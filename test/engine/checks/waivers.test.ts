import { describe, expect, test } from "vitest";
import type { Finding } from "../../../engine/checks/model/finding";
import { applyWaivers } from "../../../engine/checks/waivers";
import { AS_OF, policyOf, stackOf } from "./hand-made";

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: "RES-PLACE",
  severity: "error",
  status: "fail",
  stack: "shop",
  address: "aws_sqs_queue.orders",
  constructPath: "shop/store/orders",
  message: "…",
  evidence: [],
  citations: [],
  remedy: "…",
  ...more,
});

const waiver = (more: object = {}) => ({
  rule: "RES-PLACE",
  address: "aws_sqs_queue.orders",
  reason: "until the move",
  owner: "ciso@acme.example",
  expires: "2027-03-31",
  ...more,
});

const byProgram = (more: object = {}, path = "shop/store") => [
  { stack: stackOf("shop"), path, waiver: waiver({ address: undefined, ...more }) },
];

const apply = (policy: object, findings = [finding()], program: ReturnType<typeof byProgram> = []) =>
  applyWaivers(findings, program, policyOf(policy), AS_OF);

describe("a waiver of the policy", () => {
  test("accepts the finding that it names, which keeps its severity", () => {
    expect(apply({ waivers: [waiver()] }).findings).toMatchObject([
      { rule: "RES-PLACE", status: "waived", severity: "error", waiver: { owner: "ciso@acme.example" } },
    ]);
  });

  test("accepts findings of unknown places too", () => {
    const unknown = finding({ rule: "RES-UNKNOWN", status: "unknown" });
    expect(apply({ waivers: [waiver({ rule: "RES-UNKNOWN" })] }, [unknown]).findings).toMatchObject([
      { status: "waived" },
    ]);
  });

  test("holds on its last day", () => {
    expect(apply({ waivers: [waiver({ expires: AS_OF })] }).findings).toMatchObject([{ status: "waived" }]);
  });

  test("waives nothing once it has expired, and is a finding itself", () => {
    expect(apply({ waivers: [waiver({ expires: "2026-11-21" })] }).findings).toMatchObject([
      { rule: "RES-PLACE", status: "fail" },
      { rule: "WAIVER-EXPIRED", status: "fail", severity: "error", address: "waivers[0]" },
    ]);
  });

  test("is a warning where it matches nothing", () => {
    expect(apply({ waivers: [waiver({ address: "aws_sqs_queue.oders" })] }).findings).toMatchObject([
      { rule: "RES-PLACE", status: "fail" },
      { rule: "WAIVER-UNUSED", status: "fail", severity: "warning", address: "waivers[0]" },
    ]);
  });

  test("covers a construct path and everything below it, in its stack", () => {
    const below = waiver({ address: undefined, path: "shop/store", stack: "shop" });
    expect(apply({ waivers: [below] }).findings).toMatchObject([{ status: "waived" }]);
    expect(apply({ waivers: [{ ...below, path: "shop/sto" }] }).findings[0]).toMatchObject({ status: "fail" });
    expect(apply({ waivers: [{ ...below, stack: "hall" }] }).findings[0]).toMatchObject({ status: "fail" });
  });

  test("is not called unused where another one accepts the same finding", () => {
    expect(apply({ waivers: [waiver(), waiver({ address: undefined, path: "shop" })] }).findings).toHaveLength(1);
  });
});

describe("a waiver of the program", () => {
  const permitting = { program: { waivers: ["RES-PLACE"] } };

  test("has no effect unless the policy permits its rule, and is stated as not permitted", () => {
    const { findings, stated } = apply({}, [finding()], byProgram());
    expect(findings).toMatchObject([{ rule: "RES-PLACE", status: "fail" }]);
    expect(stated).toMatchObject([{ path: "shop/store" }]);
    expect(stated[0].what).toContain("without effect, not permitted by program.waivers of the policy");
  });

  test("accepts what is below the construct that states it, where the policy permits", () => {
    const { findings, stated } = apply(permitting, [finding()], byProgram());
    expect(findings).toMatchObject([{ status: "waived" }]);
    expect(stated[0].what).toBe("waiver of RES-PLACE by ciso@acme.example until 2027-03-31 (until the move)");
  });

  test("reaches no other construct and no other stack, whatever it names", () => {
    const elsewhere = finding({ constructPath: "shop/other", address: "aws_sqs_queue.other" });
    const { findings } = apply(permitting, [elsewhere], byProgram({ address: "aws_sqs_queue.other" }));
    expect(findings[0]).toMatchObject({ status: "fail" });
    const otherStack = finding({ stack: "hall" });
    expect(apply(permitting, [otherStack], byProgram()).findings[0]).toMatchObject({ status: "fail" });
  });

  test("of an app stands in each of its stacks, and is used where one of them needs it", () => {
    const both = ["shop", "hall"].map((name) => ({ ...byProgram({}, name)[0], stack: stackOf(name) }));
    expect(apply(permitting, [finding()], both).findings).toMatchObject([{ rule: "RES-PLACE", status: "waived" }]);
    expect(apply(permitting, [], both).findings).toMatchObject([{ rule: "WAIVER-UNUSED" }]);
  });

  test("of one construct is unused though another construct states the same", () => {
    const program = [...byProgram(), ...byProgram({}, "shop/other")];
    expect(apply(permitting, [finding()], program).findings).toMatchObject([
      { status: "waived" },
      { rule: "WAIVER-UNUSED", address: "shop/other" },
    ]);
  });

  test("of a stack inside another construct reaches its provider blocks, and no stack of the same name elsewhere", () => {
    const stack = { ...stackOf("shop"), facts: { version: 1, path: "prod/shop" } as const };
    const block = (constructPath: string) => finding({ address: "provider.aws", constructPath });
    const program = [{ ...byProgram({}, "prod/shop")[0], stack }];
    const { findings } = apply(permitting, [block("prod/shop"), block("test/shop")], program);
    expect(findings).toMatchObject([{ status: "waived" }, { status: "fail" }]);
  });

  test("of a whole stack covers its backend and provider blocks too", () => {
    const block = finding({ address: "provider.aws", constructPath: undefined });
    expect(apply(permitting, [block], byProgram({}, "shop")).findings).toMatchObject([{ status: "waived" }]);
  });

  test("for longer than 400 days has no effect", () => {
    const { findings, stated } = apply(permitting, [finding()], byProgram({ expires: "2029-01-01" }));
    expect(findings).toMatchObject([{ status: "fail" }]);
    expect(stated[0].what).toContain("at most 400 days");
  });

  test("that has expired is a finding at the construct that states it", () => {
    const { findings } = apply(permitting, [finding()], byProgram({ expires: "2026-05-31" }));
    expect(findings).toMatchObject([
      { status: "fail" },
      { rule: "WAIVER-EXPIRED", address: "shop/store", stack: "shop" },
    ]);
  });
});
