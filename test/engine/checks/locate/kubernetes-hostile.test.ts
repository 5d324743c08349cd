import { describe, expect, test } from "vitest";
import { flows, graphOf, tf } from "../terraform";
import { growth, MOST_OF_TEN_TIMES } from "../../../growth";

const terraform = { required_providers: { kubectl: { source: "alekc/kubectl" } } };

function flowsOf(yaml: string): readonly string[] {
  const resource = { kubectl_manifest: { x: { yaml_body: yaml } } };
  return flows(graphOf(tf({ terraform, variable: { x: {} }, resource })), "kubectl_manifest.x");
}

describe("text that is made to exhaust whoever reads it is unknown, and never a pass", () => {
  test.each<[string, string]>([
    ["no YAML", "kind: Pod\n  spec: ]["],
    ["no object", "just text"],
    ["brackets without end", "[".repeat(50_000)],
    ["brackets that end", "[".repeat(20_000) + "]".repeat(20_000)],
    ["brackets that seem to end", `a: ${"[ ']', ".repeat(5_000)}${"]".repeat(5_000)}`],
    ["nesting deeper than any object has", `${"a: { ".repeat(200)}image: quay.io/a${" }".repeat(200)}`],
    [
      "aliases that multiply",
      [
        "a: &a [x, x, x, x, x, x, x, x, x]",
        ..."bcdefgh".split("").map((name, index) => {
          const before = "abcdefgh"[index];
          return `${name}: &${name} [*${before}, *${before}, *${before}, *${before}, *${before}, *${before}, *${before}]`;
        }),
      ].join("\n"),
    ],
  ])("%s", (_, yaml) => {
    expect(flowsOf(yaml)).toEqual(["image to unknown"]);
  });

  test("an object that holds nothing leads nowhere", () => {
    expect(flowsOf("# nothing\n")).toEqual([]);
    expect(flowsOf("---\n---\n")).toEqual([]);
  });

  test("thousands of documents are read once each", () => {
    const pod = (index: number) => `kind: Pod\nspec: { containers: [{ name: a, image: "quay.io/a:${index}" }] }\n`;
    const read = (count: number) => {
      const yaml = Array.from({ length: count }, (_, index) => pod(index)).join("---\n");
      return () => expect(flowsOf(yaml)).toHaveLength(count);
    };
    expect(growth(read(200), read(2_000))).toBeLessThan(MOST_OF_TEN_TIMES);
  });

  test("a name that a text of settings has again and again is told once", () => {
    const lines = Array.from({ length: 5_000 }, () => "curl https://api.openai.com/v1 https://x.acme.example").join(
      "\\n",
    );
    expect(flowsOf(`kind: ConfigMap\napiVersion: v1\ndata: { run.sh: "#!/bin/sh\\n${lines}" }\n`)).toEqual([
      "ai to anywhere",
    ]);
  });
});

describe("parts that are not known make only what hangs on them unknown", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "a name",
      "kind: Pod\nmetadata: { name: '${var.x}' }\nspec: { containers: [{ image: 'quay.io/a' }] }\n",
      ["image to anywhere"],
    ],
    ["a tag", "kind: Pod\nspec:\n  containers:\n    - image: quay.io/a:${var.x}\n", ["image to anywhere"]],
    ["a registry", "kind: Pod\nspec:\n  containers:\n    - image: ${var.x}/a\n", ["image to unknown"]],
    ["all containers", "kind: Pod\nspec:\n  containers: ${var.x}\n", ["image to unknown"]],
    ["the kind", "kind: ${var.x}\nspec: {}\n", ["image to unknown"]],
    [
      "an endpoint",
      "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nspec:\n  remoteWrite:\n    - url: ${var.x}\n",
      ["log to unknown"],
    ],
    [
      "a file of settings",
      "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n    name: ${var.x}\n    url: https://api.openai.com\n",
      ["ai to anywhere"],
    ],
    ["everything", "${var.x}", ["image to unknown"]],
  ])("%s", (_, yaml, expected) => {
    expect(flowsOf(yaml)).toEqual(expected);
  });

  test("in an object that is written out", () => {
    const manifest = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      spec: {
        replicas: "${var.x}",
        template: { spec: { containers: [{ image: "quay.io/a" }, { image: "${var.x}" }] } },
      },
    };
    const graph = graphOf(tf({ variable: { x: {} }, resource: { kubernetes_manifest: { x: { manifest } } } }));
    expect(flows(graph, "kubernetes_manifest.x")).toEqual(["image to anywhere", "image to unknown"]);
    const unseen = { ...manifest, spec: "${var.x}" };
    const other = graphOf(tf({ variable: { x: {} }, resource: { kubernetes_manifest: { x: { manifest: unseen } } } }));
    expect(flows(other, "kubernetes_manifest.x")).toEqual(["image to unknown"]);
  });
});
