import { describe, expect, test } from "vitest";
import { groupByCause, leadOf } from "../../../../engine/checks/report/grouping";
import { findingOf, WAIVER } from "./small-report";

const VIRGINIA = "provider.aws.virginia is us-east-1 (US)";
const place = (address: string, more = {}) => findingOf({ address, cause: VIRGINIA, ...more });
const copyTo = (address: string, value = "us-east-1", more = {}) =>
  findingOf({
    rule: "RES-REPL",
    address,
    message: `${address} replicates to aws_s3_bucket.copy in ${value} (US).`,
    evidence: [
      { address, attribute: "destination", value: "aws_s3_bucket.copy" },
      { address: "provider.aws.virginia", attribute: "region", value },
    ],
    ...more,
  });
const pull = (address: string, host: string) =>
  findingOf({
    rule: "RES-IMG",
    address,
    message: `${address} pulls ${host}/vllm:1, which may be anywhere.`,
    evidence: [
      { address, attribute: "image", value: `${host}/vllm:1` },
      { address: host, note: "host of redhat" },
    ],
  });
const sizes = (findings: Parameters<typeof groupByCause>[0], rank: "error" | "waived" = "error") =>
  groupByCause(findings, rank).map(({ cause, findings: members }) => [cause, members.length]);

describe("findings of one root cause", () => {
  test("stand together whatever their rule: a place in a wrong region, and what is copied there", () => {
    const [group] = groupByCause([copyTo("a.copy"), place("a.one"), place("a.two")], "error");
    expect(group.cause).toBe(VIRGINIA);
    expect([...group.rules]).toEqual([
      ["RES-PLACE", 2],
      ["RES-REPL", 1],
    ]);
  });

  test("are spoken for by the one whose remedy mends the block", () => {
    const [group] = groupByCause([copyTo("a.copy"), place("a.one", { remedy: "Change the region." })], "error");
    expect(leadOf(group).remedy).toBe("Change the region.");
  });

  test("are also those that go to one host", () => {
    const pulls = [pull("a.one", "quay.io"), pull("a.two", "ghcr.io"), pull("a.three", "quay.io")];
    expect(sizes(pulls)).toEqual([
      ["of quay.io", 2],
      [undefined, 1],
    ]);
  });

  test("are told apart by stack, and by the value that was found", () => {
    expect(sizes([place("a.one"), place("a.two", { stack: "other" }), copyTo("a.copy", "eu-west-1")])).toEqual([
      [undefined, 1],
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  test("are not made one by a provider that only says where the subject itself is", () => {
    const own = (address: string) =>
      copyTo(address, "us-east-1", { message: `${address} replicates to a bucket in Frankfurt.` });
    expect(sizes([own("a.one"), own("a.two")])).toEqual([
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  test("stay apart where different owners accepted them", () => {
    const waived = (address: string, owner: string) =>
      place(address, { status: "waived", waiver: { ...WAIVER, owner } });
    expect(sizes([waived("a.one", "a@x"), waived("a.two", "a@x"), waived("a.three", "b@x")], "waived")).toEqual([
      [VIRGINIA, 2],
      [undefined, 1],
    ]);
  });

  test("come largest first, then what stands alone in the order of the report", () => {
    const alone = ["z.first", "a.second"].map((address) => findingOf({ address, evidence: [] }));
    const two = [place("a.x", { cause: "two" }), place("a.y", { cause: "two" })];
    const groups = groupByCause([...alone, ...two, place("a.1"), place("a.2"), place("a.3")], "error");
    expect(groups.map(({ findings: [{ address }] }) => address)).toEqual(["a.1", "a.x", "z.first", "a.second"]);
  });
});
