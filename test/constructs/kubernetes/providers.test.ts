import * as fs from "node:fs";
import * as path from "node:path";
import { App, TerraformStack, type TerraformElement } from "cdktf";
import { describe, expect, test } from "vitest";
import { ClusterAccess } from "../../../constructs/cluster-access";
import { ClusterController } from "../../../constructs/cluster-controller";
import { Manifests } from "../../../constructs/manifests";
import { NodeSelection } from "../../../constructs/node-selection";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { awsSite, type Emitted } from "../aws/aws-program";
import { useTemporaryFolder } from "../program";
import { clusterSite, layers, POOL } from "./kubernetes-program";

useTemporaryFolder();

const EXEC = ClusterAccess.exec({
  host: "https://10.20.0.11:6443",
  certificateAuthorityFile: "keys/ca.pem",
  command: "acme-login",
  args: ["--cluster", "lyon"],
  env: { ACME_PROFILE: "deploy" },
});
const REGISTRY = { host: "registry.acme.example:5000" };
const QUOTAS = [{ tenant: "a", accelerators: 1 }];

/** A stack with everything that is written with providers of cluster objects. */
function everything(access: ClusterAccess, manifests = Manifests.KUBERNETES) {
  return layers(
    (stack) => {
      new SovereignGpuPool(stack, "train", { ...POOL, quotas: QUOTAS });
      if (manifests === Manifests.KUBECTL) return;
      const nodeSelection = NodeSelection.byName("node-1");
      new SovereignGpuPool(stack, "named", { ...POOL, nodes: 1, nodeSelection });
    },
    {
      site: clusterSite({ access, registry: REGISTRY }),
      manifests,
      controllers: [ClusterController.kueue(), ClusterController.nvidiaGpuOperator()],
    },
  );
}

describe("how a cluster is reached", () => {
  test.each([
    ["a command that gets a short-lived credential", EXEC],
    ["a file and its context", ClusterAccess.kubeconfig({ file: "keys/lyon.yaml", context: "deploy" })],
    ["the file of the machine that deploys", ClusterAccess.kubeconfig()],
  ])("%s", (_, access) => {
    const { platform, workloads } = everything(access);
    const kubectl = everything(access, Manifests.KUBECTL).workloads;
    expect({ helm: platform.provider, kubernetes: workloads.provider, kubectl: kubectl.provider }).toMatchSnapshot();
  });

  test("a command that prints another version of credentials says so", () => {
    const apiVersion = "client.authentication.k8s.io/v1beta1";
    const { workloads } = everything(
      ClusterAccess.exec({ host: "https://h", certificateAuthorityFile: "ca.pem", command: "c", apiVersion }),
    );
    expect(workloads.provider?.kubernetes).toMatchObject([{ exec: [{ api_version: apiVersion }] }]);
  });

  test("environment variables keep their names", () => {
    for (const { provider } of Object.values(everything(EXEC)) as Emitted[]) {
      if (provider) expect(JSON.stringify(provider)).toContain('"env":{"ACME_PROFILE":"deploy"}');
    }
  });

  test("files are named as Terraform sees them from the folder of the layer, never in full", () => {
    const text = JSON.stringify(everything(EXEC));
    expect(text).toContain(`\${file(\\"../../../keys/ca.pem\\")}`);
    expect(text).not.toContain(process.cwd());
  });
});

describe("the providers of a layer", () => {
  const providersOf = ({ provider, terraform }: Emitted) => [
    Object.keys(provider ?? {}),
    Object.keys(terraform.required_providers ?? {}),
  ];

  test("are those of what stands in it, with their versions held", () => {
    const { base, platform, workloads } = everything(EXEC);
    expect(providersOf(base)).toEqual([[], []]);
    expect(providersOf(platform)).toEqual([["helm"], ["helm"]]);
    expect(providersOf(workloads)).toEqual([["kubernetes"], ["kubernetes"]]);
    expect(platform.terraform.required_providers).toEqual({ helm: { source: "hashicorp/helm", version: "~> 3.0" } });
  });

  test("are the program's own where it declares one, wherever that stands", () => {
    const { KubernetesProvider } =
      require("@cdktf/provider-kubernetes/lib/provider") as typeof import("@cdktf/provider-kubernetes/lib/provider");
    const { workloads } = layers((stack) => {
      new SovereignGpuPool(stack, "train", { ...POOL, quotas: QUOTAS });
      new KubernetesProvider(stack.workloadsLayer as TerraformStack, "mine", { configPath: "mine.yaml" });
    });
    expect(workloads.provider).toEqual({ kubernetes: [{ config_path: "mine.yaml" }] });
  });

  test("are given once, however often the program is written", () => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    new SovereignGpuPool(new SovereignStack(app, "cloud", { site: awsSite() }), "train", {
      ...POOL,
      server: undefined,
      nodeSelection: undefined,
      quotas: QUOTAS,
    });
    app.synth();
    const first = fs.readFileSync(path.join("cdktf.out", "stacks", "cloud-workloads", "cdk.tf.json"), "utf8");
    app.synth();
    expect(fs.readFileSync(path.join("cdktf.out", "stacks", "cloud-workloads", "cdk.tf.json"), "utf8")).toBe(first);
  });
});

describe("arguments are those of the providers' schemas", () => {
  const KINDS = {
    helm_release: ["helm", "release", "Release"],
    kubernetes_labels: ["kubernetes", "labels", "Labels"],
    kubernetes_manifest: ["kubernetes", "manifest", "Manifest"],
    kubernetes_node_taint: ["kubernetes", "node-taint", "NodeTaint"],
    "provider helm": ["helm", "provider", "HelmProvider"],
    "provider kubernetes": ["kubernetes", "provider", "KubernetesProvider"],
  } as const;
  type Kind = keyof typeof KINDS;

  /** What the generated types, which are the schemas, make of the same arguments: one that they do not know is lost. */
  function regenerated(kind: Kind, attributes: Record<string, unknown>): unknown {
    const [provider, module, name] = KINDS[kind];
    const generated = (require(`@cdktf/provider-${provider}/lib/${module}`) as Record<string, never>)[name] as new (
      scope: TerraformStack,
      id: string,
      config: unknown,
    ) => TerraformElement;
    const app = new App({ outdir: "generated.out", stackTraces: false, skipValidation: true });
    const stack = new TerraformStack(app, "generated");
    new generated(stack, "it", camelCased(attributes));
    app.synth();
    const file = path.join("generated.out", "stacks", "generated", "cdk.tf.json");
    const json = JSON.parse(fs.readFileSync(file, "utf8")) as Emitted;
    const written = kind.startsWith("provider ") ? json.provider?.[provider][0] : Object.values(json.resource[kind])[0];
    return without("//", written as Record<string, unknown>);
  }

  /** Every block of the program, as [kind, attributes]. */
  function blocks(): [Kind, Record<string, unknown>][] {
    return [EXEC, ClusterAccess.kubeconfig({ context: "deploy" })]
      .flatMap((access) => Object.values(everything(access)) as Emitted[])
      .flatMap(({ resource, provider }): [string, Record<string, unknown>][] => [
        ...Object.entries(resource ?? {}).flatMap(([type, byName]) =>
          Object.values(byName).map((attributes): [string, Record<string, unknown>] => [type, attributes]),
        ),
        ...Object.entries(provider ?? {}).map(([name, [attributes]]): [string, Record<string, unknown>] => [
          `provider ${name}`,
          attributes,
        ]),
      ])
      .filter(([kind]) => kind in KINDS)
      .map(([kind, attributes]) => [kind as Kind, without("depends_on", attributes)]);
  }

  test("of every block that is written", () => {
    const written = blocks();
    expect(new Set(written.map(([kind]) => kind))).toEqual(new Set(Object.keys(KINDS)));
    // The generated types write the names of environment variables in lower case, which ours do not.
    const sameCase = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replace("ACME_PROFILE", "acme_profile"));
    for (const [kind, attributes] of written) {
      expect(regenerated(kind, attributes), kind).toEqual(sameCase(attributes));
    }
  });

  test("a wrong name, at the root or in a block, would be lost and found out", () => {
    const metadata = { name: "node-1" };
    const right = { metadata, taint: [{ key: "a", value: "b", effect: "NoSchedule" }] };
    expect(regenerated("kubernetes_node_taint", right)).toEqual(right);
    expect(regenerated("kubernetes_node_taint", { ...right, owner: "us" })).not.toHaveProperty("owner");
    const wrong = { ...right, taint: [{ ...right.taint[0], reason: "c" }] };
    expect(regenerated("kubernetes_node_taint", wrong)).not.toEqual(wrong);
  });
});

function without(key: string, attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== key));
}

/** Keys that hold the program's own data, and none of the schema. */
const OWN_DATA = new Set(["manifest", "labels", "env"]);

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      OWN_DATA.has(key) ? inner : camelCased(inner),
    ]),
  );
}
