import { describe, expect, test } from "vitest";
import { cdk, graphOf, tf } from "../terraform";

const sites = (...stacks: Parameters<typeof graphOf>[0][]) =>
  graphOf(stacks.flat() as never).sites.map(({ name, countries, held }) => [name, countries.join(), held]);

const facts = (more: object) => ({ "//": { sovereignty: { version: 1, ...more } } });
const google = (name: string, region: string, more: object = {}) =>
  cdk(name, {
    ...facts(more),
    provider: { google: [{ region }] },
    resource: { google_compute_address: { a: { region } } },
  });
const hall = (name: string, more: object) =>
  cdk(name, { ...facts(more), resource: { terraform_data: { node: { input: "x" } } } });

describe("the sites that a program is spread over", () => {
  test("are regions, each once", () => {
    expect(sites(google("a", "me-central2"), google("b", "me-central2"), google("c", "europe-west4"))).toEqual([
      ["google/me-central2", "SA", 2],
      ["google/europe-west4", "NL", 1],
    ]);
  });

  test("are not more by having two names", () => {
    const stacks = [google("a", "me-central2", { site: "dammam" }), google("b", "me-central2", { site: "dammam-2" })];
    expect(sites(...stacks)).toEqual([["google/me-central2", "SA", 2]]);
  });

  test("are the region of a site where another stack of it has none", () => {
    const stacks = [
      google("a", "me-central2", { site: "dammam" }),
      hall("b", { site: "dammam", country: "SA", operator: { id: "google" } }),
    ];
    expect(sites(...stacks)).toEqual([["google/me-central2", "SA", 2]]);
  });

  test("are not more by a partner's controls", () => {
    const stacks = [google("a", "me-central2"), google("b", "me-central2", { operator: { id: "google-cntxt" } })];
    expect(sites(...stacks)).toEqual([["google/me-central2", "SA", 2]]);
  });

  test("are halls by their names, over stacks", () => {
    const stacks = [
      hall("a", { site: "hall-1", country: "SA" }),
      hall("b", { site: "hall-1", country: "SA" }),
      hall("c", { site: "hall-2", country: "SA" }),
    ];
    expect(sites(...stacks)).toEqual([
      ["hall-1", "SA", 2],
      ["hall-2", "SA", 1],
    ]);
  });

  test("have no name where only a country is known, or nothing", () => {
    const unknown = tf({
      provider: { aws: {} },
      resource: { aws_sqs_queue: { a: {} }, aws_iam_role: { r: { assume_role_policy: "{}" } } },
    });
    expect(sites(hall("a", { country: "SA" }), unknown)).toEqual([
      [undefined, "SA", 1],
      [undefined, "", 1],
    ]);
  });

  test("include the site of a pool that has no resource", () => {
    const pool = { accelerator: { name: "h100-sxm", perNode: 8, nodes: 1 }, server: "dgx-h100" };
    const stack = cdk("hall", facts({ site: "hall-1", country: "SA", constructs: { "hall/train": pool } }));
    expect(sites(stack)).toEqual([["hall-1", "SA", 1]]);
  });
});
