import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const exo = cloud("exoscale/exoscale", {});

test.each<[string, string, object, string]>([
  ["a zone", "compute_instance", { zone: "ch-gva-2" }, "CH"],
  ["a zone of another country", "dbaas", { zone: "bg-sof-1" }, "BG"],
  ["a zone that nobody knows", "sks_cluster", { zone: "xx-yyy-1" }, "unknown"],
  ["what says no zone", "sks_cluster", {}, "unknown"],
  ["names", "domain", { name: "acme.example" }, "anywhere"],
  ["identity", "iam_role", { name: "r" }, "anywhere"],
])("%s is where its zone is on Exoscale", (_, type, values, expected) => {
  expect(exo.placeOf(type, values)).toBe(expected);
});

test("the company's parent is not the country of its zones", () => {
  const { operators } = exo.program({ compute_instance: { i: { zone: "at-vie-2" } } });
  expect(operators.map(({ operator }) => [operator?.hq, operator?.ultimateParent])).toEqual([["CH", "MX"]]);
});

describe("flows on Exoscale", () => {
  test.each<[string, string, object, string[]]>([
    [
      "audit events",
      "sks_cluster",
      { zone: "ch-gva-2", audit: [{ endpoint: "https://audit.acme.example" }] },
      ["log to unknown"],
    ],
    [
      "metrics of a database",
      "dbaas_external_endpoint_elasticsearch",
      { zone: "ch-gva-2", url: "https://x.es.eu-central-1.amazonaws.com" },
      ["log to DE"],
    ],
    ["an instance", "compute_instance", { zone: "ch-gva-2" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(exo.flowsOf(type, values)).toEqual(expected);
  });
});
