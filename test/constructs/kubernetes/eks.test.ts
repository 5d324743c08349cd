import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { Cluster } from "../../../constructs/cluster";
import { Network } from "../../../constructs/network";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import type { SovereignStackProps } from "../../../constructs/sovereign-stack";
import { awsSite, emitted, SMALL, stackJson, thrownBy } from "../aws/aws-program";
import { useTemporaryFolder } from "../program";
import { problemsOf } from "./custom-resources";
import { manifests } from "./kubernetes-program";

useTemporaryFolder();

const QUOTAS = [{ tenant: "nlp", accelerators: 6, createNamespace: true }];

function workloadsOf(pool: Partial<SovereignGpuPoolProps> = {}, stack: Partial<SovereignStackProps> = {}) {
  emitted((scope) => void new SovereignGpuPool(scope, "train", { ...SMALL, quotas: QUOTAS, ...pool }), stack);
  return stackJson("cloud-workloads");
}

const execOf = (stack: Partial<SovereignStackProps>) =>
  (workloadsOf({}, stack).provider?.kubernetes[0].exec as unknown as { args: string[] }[])[0].args.join(" ");

describe("a pool on EKS with quotas", () => {
  test("is shared out by Kueue, and reached by the name of its cluster", () => {
    const workloads = workloadsOf();
    expect(workloads).toMatchSnapshot();
    expect(manifests(workloads).flatMap((object) => (object.kind === "Namespace" ? [] : problemsOf(object)))).toEqual(
      [],
    );
  });

  test("without quotas leaves its upper layers free of providers", () => {
    for (const layer of ["cloud-platform", "cloud-workloads"]) {
      workloadsOf({ quotas: undefined });
      expect(stackJson(layer).provider).toBeUndefined();
    }
  });

  test("has as many accelerators as its largest size", () => {
    const size = { nodes: undefined, minNodes: 0, maxNodes: 1, quotas: [{ tenant: "nlp", accelerators: 4 }] };
    expect(() => workloadsOf(size)).not.toThrow();
    const error = thrownBy(() => workloadsOf({ ...size, quotas: [{ tenant: "nlp", accelerators: 5 }] }));
    expect(error.message).toContain("come to 5 accelerators, and the pool has 4");
  });

  test("that is named otherwise is found by the label that its nodes have", () => {
    const [flavor] = manifests(workloadsOf({ labels: { "sovereign.ai/pool": "mine" } })).filter(
      ({ kind }) => kind === "ResourceFlavor",
    );
    expect((flavor.spec as { nodeLabels: unknown }).nodeLabels).toEqual({ "sovereign.ai/pool": "mine" });
  });

  test("takes the profile and the role that the site states", () => {
    const site = awsSite({ profile: "deploy", assumeRoleArn: "arn:aws:iam::111122223333:role/deploy" });
    expect(execOf({ site })).toBe(
      "eks get-token --cluster-name cloud --region eu-central-1 --profile deploy" +
        " --role-arn arn:aws:iam::111122223333:role/deploy",
    );
  });

  test("in a cluster made elsewhere is reached by its name, and refused where that is too old", () => {
    const network = Network.existing({ networkId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-b"] });
    const joined = (version: string) => ({ network, cluster: Cluster.existing({ clusterName: "shared", version }) });
    expect(execOf(joined("1.34"))).toContain("--cluster-name shared ");
    expect(thrownBy(() => workloadsOf({}, joined("1.28"))).message).toContain("the cluster has 1.28");
  });

  test("refused where the stack's own version is too old", () => {
    expect(thrownBy(() => workloadsOf({}, { kubernetesVersion: "1.28" })).message).toContain("needs Kubernetes 1.29");
  });
});

describe("with @cdktf/provider-aws as the only provider package", () => {
  test("a pool with quotas and a controller is written", () => {
    const program = path.join(__dirname, "eks-with-aws-package-only.ts");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", pathToFileURL(require.resolve("tsx")).href, program],
      {
        encoding: "utf8",
        env: { ...process.env, TSX_TSCONFIG_PATH: path.join(__dirname, "../../../tsconfig.dev.json") },
      },
    );
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      refused: ["google", "helm", "kubernetes"],
      "cloud-platform": ["aws", "helm"],
      "cloud-workloads": ["aws", "kubernetes"],
    });
  });
});
