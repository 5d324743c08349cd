import { describe, expect, test } from "vitest";
import type { AcceleratorFact } from "../../../../engine/checks/model/accelerator";
import type { TerraformStack } from "../../../../engine/checks/model/terraform";
import { cdk, graphOf, inWords, plan, tf } from "../terraform";

const accelerators = (stacks: TerraformStack | readonly TerraformStack[]) => graphOf(stacks).accelerators;
const brief = ({ address, accelerator, count, supply, place }: AcceleratorFact) =>
  `${address}: ${count ?? "?"} ${accelerator ?? "unknown"} (${supply}) in ${inWords(place)}`;
const briefs = (...args: Parameters<typeof accelerators>) => accelerators(...args).map(brief);

const path = (at: string) => ({ "//": { metadata: { path: at, uniqueId: at.replaceAll("/", "-") } } });
const facts = (more: object) => ({ "//": { sovereignty: { version: 1, ...more } } });
const POOL = { type: "SovereignGpuPool", accelerator: { name: "h100-sxm", perNode: 8, nodes: 4 }, server: "dgx-h100" };
const SAUDI_HALL = { site: "hall-1", country: "SA", operator: { id: "acme", hq: "SA" } };

describe("a pool", () => {
  test("on bare metal is hardware, where the program states it to be", () => {
    const hall = cdk("hall", {
      ...facts({ ...SAUDI_HALL, constructs: { "hall/train": POOL } }),
      resource: { terraform_data: { train: path("hall/train/Default") } },
    });
    expect(briefs(hall)).toEqual(["hall/train: 32 h100-sxm (hardware) in SA"]);
    expect(accelerators(hall)[0]).toMatchObject({
      constructPath: "hall/train",
      site: "hall-1",
      assembled: true,
      operator: { id: "acme", hq: "SA" },
      evidence: [{ address: "hall/train", value: "4 × 8 h100-sxm", note: "dgx-h100" }, {}],
    });
  });

  test("stays hardware in a hall that is said to be a cloud's", () => {
    const hall = cdk("hall", {
      ...facts({ ...SAUDI_HALL, operator: { id: "aws" }, constructs: { "hall/train": POOL } }),
      resource: { terraform_data: { train: path("hall/train/Default") } },
    });
    expect(briefs(hall)).toEqual(["hall/train: 32 h100-sxm (hardware) in SA"]);
  });

  test("on a cloud is its service, where its nodes are, and is counted once", () => {
    const cloud = cdk("cloud", {
      ...facts({
        constructs: {
          "cloud/train": {
            accelerator: { name: "h100-sxm", perNode: 8, nodes: 2 },
            instanceType: { provider: "aws", name: "p5.48xlarge" },
          },
        },
      }),
      provider: { aws: [{ region: "eu-north-1" }] },
      resource: {
        aws_iam_role: { nodes: { ...path("cloud/train/role"), assume_role_policy: "{}" } },
        aws_eks_node_group: { train: { ...path("cloud/train/nodes"), instance_types: ["p5.48xlarge"] } },
      },
    });
    expect(briefs(cloud)).toEqual(["cloud/train: 16 h100-sxm (service) in SE"]);
  });

  test("in a cluster is its operator's: a cloud's service, hardware, or unknown", () => {
    const inCluster = (more: object) =>
      cdk("app", {
        ...facts({ country: "SA", ...more, constructs: { "app/train": { ...POOL, server: undefined } } }),
        provider: { kubernetes: [{ host: "https://k8s.example" }] },
        resource: { kubernetes_labels: { node: path("app/train/label") } },
      });
    const supply = (more: object) => accelerators(inCluster(more))[0].supply;
    expect(supply({ operator: { id: "acme" } })).toBe("hardware");
    expect(supply({ operator: { id: "google" } })).toBe("service");
    expect(supply({})).toBe("unknown");
  });

  test("without a country is nowhere known", () => {
    expect(briefs(cdk("hall", facts({ constructs: { "hall/train": POOL } })))).toEqual([
      "hall/train: 32 h100-sxm (unknown) in unknown",
    ]);
  });

  test("has the accelerators of its server where none are stated a node", () => {
    const pool = { accelerator: { name: "b200", nodes: 3 }, server: "dgx-b200" };
    expect(briefs(cdk("hall", facts({ ...SAUDI_HALL, constructs: { "hall/train": pool } })))).toEqual([
      "hall/train: 24 b200 (hardware) in SA",
    ]);
  });

  test.each<[string, object, RegExp]>([
    ["that is detected", { accelerator: { name: "detected", nodes: 1 } }, /looked at when deploying/],
    ["of no row", { accelerator: { name: "h900", nodes: 1 } }, /no accelerator 'h900'/],
    ["of another server", { accelerator: { name: "h100-sxm", nodes: 1 }, server: "dgx-b200" }, /dgx-b200 has b200/],
  ])("%s has an unknown accelerator", (_, pool, why) => {
    const [fact] = accelerators(cdk("hall", facts({ ...SAUDI_HALL, constructs: { "hall/train": pool } })));
    expect(fact).toMatchObject({ why: expect.stringMatching(why) });
    expect(fact.accelerator).toBeUndefined();
  });
});

describe("the hosts of a hall", () => {
  const hosts = [1, 2, 3].map((n) => ({ name: `n${n}`, server: "dgx-h100", accelerators: { "h100-sxm": 8 } }));

  test("count where no pool has them", () => {
    expect(briefs(cdk("hall", facts({ ...SAUDI_HALL, hosts })))).toEqual(["hall: 24 h100-sxm (hardware) in SA"]);
  });

  test("count for the rest beside a pool, and not at all where pools have them all", () => {
    const beside = (nodes: number) => ({
      "hall/train": { accelerator: { name: "h100-sxm", perNode: 8, nodes }, server: "dgx-h100" },
    });
    const counts = (nodes: number) =>
      accelerators(cdk("hall", facts({ ...SAUDI_HALL, hosts, constructs: beside(nodes) }))).map(({ count }) => count);
    expect([counts(1), counts(3)]).toEqual([[8, 16], [24]]);
  });
});

describe("a machine of a cloud", () => {
  const aws = (resource: object) => tf({ provider: { aws: { region: "eu-north-1" } }, resource });
  const google = (resource: object) => tf({ provider: { google: { region: "europe-west4" } }, resource });

  test.each<[string, TerraformStack, string[]]>([
    ["an instance", aws({ aws_instance: { a: { instance_type: "p5.48xlarge" } } }), ["aws_instance.a: 8 h100-sxm"]],
    [
      "a launch template, however many others make of it",
      aws({ aws_launch_template: { a: { instance_type: "p4d.24xlarge" } } }),
      ["aws_launch_template.a: ? a100-40-sxm"],
    ],
    [
      "a node group, at its largest",
      aws({
        aws_eks_node_group: { a: { instance_types: ["g6.xlarge", "g6e.xlarge"], scaling_config: { max_size: 3 } } },
      }),
      ["aws_eks_node_group.a: 3 l4", "aws_eks_node_group.a: 3 l40s"],
    ],
    [
      "a SageMaker endpoint",
      aws({
        aws_sagemaker_endpoint_configuration: {
          a: { production_variants: [{ instance_type: "ml.p5.48xlarge", initial_instance_count: 2 }] },
        },
      }),
      ["aws_sagemaker_endpoint_configuration.a: 16 h100-sxm"],
    ],
    [
      "a machine of Google",
      google({ google_compute_instance: { a: { machine_type: "a3-highgpu-8g", zone: "europe-west4-a" } } }),
      ["google_compute_instance.a: 8 h100-sxm"],
    ],
    [
      "a machine of Google with an accelerator beside it",
      google({
        google_compute_instance: {
          a: { machine_type: "n1-standard-4", guest_accelerator: [{ type: "nvidia-tesla-t4", count: 1 }] },
        },
      }),
      ["google_compute_instance.a: ? t4"],
    ],
    [
      "a node pool of Google",
      google({
        google_container_node_pool: {
          a: {
            location: "europe-west4",
            node_config: { machine_type: "a3-highgpu-8g" },
            autoscaling: { total_max_node_count: 2 },
          },
        },
      }),
      ["google_container_node_pool.a: 16 h100-sxm"],
    ],
    [
      "a node pool of Google by zone, of a cluster that nobody sees",
      google({
        google_container_node_pool: {
          a: {
            cluster: "existing",
            location: "europe-west4-a",
            node_config: { machine_type: "a3-highgpu-8g" },
            node_count: 1,
          },
        },
      }),
      ["google_container_node_pool.a: ? h100-sxm"],
    ],
    [
      "a node pool of Google without nodes, whatever its zones",
      google({
        google_container_node_pool: {
          a: { cluster: "existing", node_config: { machine_type: "a3-highgpu-8g" }, node_count: 0 },
        },
      }),
      ["google_container_node_pool.a: 0 h100-sxm"],
    ],
    [
      "a pool of Azure",
      tf({
        provider: { azurerm: { features: {} } },
        resource: {
          azurerm_kubernetes_cluster_node_pool: { a: { vm_size: "Standard_ND96isr_H100_v5", node_count: 2 } },
        },
      }),
      ["azurerm_kubernetes_cluster_node_pool.a: 16 h100-sxm"],
    ],
    ["one without accelerators", aws({ aws_instance: { a: { instance_type: "m7i.large" } } }), []],
    ["one that says no type", aws({ aws_instance: { a: { instance_type: null } } }), []],
  ])("%s", (_, stack, expected) => {
    expect(briefs(stack).map((text) => text.split(" (")[0])).toEqual(expected);
  });

  test("is a service, with the place and operator of its resource", () => {
    expect(accelerators(aws({ aws_instance: { a: { instance_type: "p5.48xlarge" } } }))).toMatchObject([
      { supply: "service", place: { countries: ["SE"] }, operator: { id: "aws", hq: "US" }, constructPath: undefined },
    ]);
  });

  test("that is newer than the catalogue has an unknown accelerator", () => {
    expect(accelerators(aws({ aws_instance: { a: { instance_type: "p9.48xlarge" } } }))).toMatchObject([
      { why: "the catalogue has no instance type p9.48xlarge of aws" },
    ]);
  });

  test("whose type cannot be resolved may have none", () => {
    const [fact] = accelerators(
      tf({ variable: { type: {} }, resource: { aws_instance: { a: { instance_type: "${var.type}" } } } }),
    );
    expect(fact).toMatchObject({ mayHaveNone: true });
  });

  test("of a plan is what will be", () => {
    const stack = plan({
      planned_values: {
        root_module: {
          resources: [
            {
              address: "aws_instance.a[0]",
              mode: "managed",
              type: "aws_instance",
              name: "a",
              provider_name: "registry.terraform.io/hashicorp/aws",
              values: { instance_type: "p5.48xlarge", region: "eu-north-1" },
            },
          ],
        },
      },
    });
    expect(briefs(stack)).toEqual(["aws_instance.a[0]: 8 h100-sxm (service) in SE"]);
  });
});
