import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ClusterController } from "../../../constructs/cluster-controller";
import { NVIDIA_GPU_OPERATOR } from "../../../constructs/kubernetes/controllers/nvidia-gpu-operator";
import { chartValues } from "../../../constructs/kubernetes/controllers/values";
import { Site } from "../../../constructs/site";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { awsSite, stackJson, thrownBy, type Emitted } from "../aws/aws-program";
import { useTemporaryFolder } from "../program";
import { ACME, clusterSite, layers } from "./kubernetes-program";

useTemporaryFolder();

const HOST = "registry.acme.example:5000";
const REGISTRY = { host: HOST, country: "FR", operator: ACME };

interface Release {
  readonly chart: string;
  readonly version: string;
  readonly values: [string];
}

function releases(controllers: ClusterController[]): Release[] {
  return releasesIn(layers(() => undefined, { site: clusterSite({ registry: REGISTRY }), controllers }).platform);
}

function releasesIn({ resource }: Emitted): Release[] {
  return Object.values(resource.helm_release) as unknown as Release[];
}

const valuesOf = ({ values: [text] }: Release) => parse(text) as Record<string, unknown>;

const at = (values: unknown, dotted: string): unknown =>
  dotted.split(".").reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], values);

describe("a controller", () => {
  test("is a pinned Helm release in the layer of controllers, from the site's registry", () => {
    const { base, platform, workloads } = layers(() => undefined, {
      site: clusterSite({ registry: REGISTRY }),
      controllers: [ClusterController.kueue()],
    });
    expect([base.resource, workloads.resource]).toEqual([undefined, undefined]);
    expect(platform).toMatchSnapshot();
  });

  test("takes another version, and the program's own values over ours", () => {
    const overrides = { controllerManager: { replicas: 2, manager: { image: { tag: "v0.19.3-acme" } } } };
    const [kueue] = releases([ClusterController.kueue({ version: "0.19.3", overrides })]);
    expect(kueue.version).toBe("0.19.3");
    expect(at(valuesOf(kueue), "controllerManager")).toEqual({
      replicas: 2,
      manager: { image: { repository: `${HOST}/kueue/kueue`, tag: "v0.19.3-acme" } },
    });
  });

  test("states where its images come from, the program's own values and all", () => {
    const image = { repository: "ghcr.io/acme/kueue" };
    const pullsWith = (overrides = {}) => {
      const site = clusterSite({ registry: REGISTRY });
      const controllers = [ClusterController.kueue({ overrides })];
      const { platform } = layers(() => undefined, { site, controllers });
      return platform["//"].sovereignty.constructs;
    };
    const from = (host: string) => ({ what: "container images of Kueue", from: host });
    expect(pullsWith()).toEqual({ "hall-platform/controllers/kueue": { pulls: [from(HOST)] } });
    expect(pullsWith({ controllerManager: { manager: { image } } })).toEqual({
      "hall-platform/controllers/kueue": { pulls: [from("ghcr.io"), from(HOST)] },
    });
  });
});

describe("every image that a chart's values name", () => {
  const CHARTS = path.join(__dirname, "../../fixtures/charts");
  const ALL = [ClusterController.kueue(), ClusterController.nvidiaGpuOperator(), ClusterController.amdGpuOperator()];
  /** Where drivers that the cluster builds are pushed to; used with `driver.enable` alone, which the chart has off. */
  const NOT_PULLED = ["deviceConfig.spec.driver.image"];

  /** As container runtimes read it: `busybox:1.36` is `docker.io/library/busybox:1.36`. */
  function pathOf(image: string): string {
    const parts = image.split("/");
    if (parts.length > 1 && /[.:]/.test(parts[0])) return parts.slice(1).join("/");
    return parts.length > 1 ? image : `library/${image}`;
  }

  test.each(fs.readdirSync(CHARTS))("comes from the site's registry, under the path that it has: %s", (file) => {
    const { version, images } = JSON.parse(fs.readFileSync(path.join(CHARTS, file), "utf8")) as {
      version: string;
      images: Record<string, string>;
    };
    const release = releases(ALL).find(({ chart }) => `${chart}.json` === file) as Release;
    expect(release.version).toBe(version);
    const values = valuesOf(release);
    for (const [name, image] of Object.entries(images)) {
      expect(at(values, name), name).toBe(NOT_PULLED.includes(name) ? undefined : `${HOST}/${pathOf(image)}`);
    }
  });
});

describe("what differs by platform", () => {
  const onAws = (controllers: ClusterController[]) => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    new SovereignStack(app, "cloud", { site: awsSite({ registry: REGISTRY }), controllers });
    app.synth();
    return releasesIn(stackJson("cloud-platform"));
  };

  test("EKS: driver and container toolkit are in the image of the nodes", () => {
    const values = valuesOf(onAws([ClusterController.nvidiaGpuOperator()])[0]);
    expect([at(values, "driver.enabled"), at(values, "toolkit.enabled")]).toEqual([false, false]);
  });

  test("a cluster that stands: as the chart has it", () => {
    const values = valuesOf(releases([ClusterController.nvidiaGpuOperator()])[0]);
    expect(values.driver).toEqual({
      repository: `${HOST}/nvidia`,
      manager: { repository: `${HOST}/nvidia/cloud-native` },
    });
  });

  test("RKE2: its containerd listens elsewhere", () => {
    const values = chartValues(NVIDIA_GPU_OPERATOR, HOST, "bare-metal", {});
    expect(values.toolkit).toEqual({
      repository: `${HOST}/nvidia/k8s`,
      env: [{ name: "CONTAINERD_SOCKET", value: "/run/k3s/containerd/containerd.sock" }],
    });
  });

  test("EKS: the cluster is made for a controller alone", () => {
    onAws([ClusterController.kueue()]);
    expect(Object.keys(stackJson("cloud").resource)).toContain("aws_eks_cluster");
  });

  test.each([
    ["NVIDIA's on GKE", ClusterController.nvidiaGpuOperator(), "a device plugin of its own"],
    ["AMD's on GKE", ClusterController.amdGpuOperator(), "no machine type"],
  ])("refused: %s", (_, controller, reason) => {
    const site = Site.google("dammam", { region: "me-central2", project: "acme-ksa", registry: REGISTRY });
    const error = thrownBy(() => new SovereignStack(new App(), "cloud", { site, controllers: [controller] }));
    expect(error.message).toContain(reason);
  });

  test("refused: AMD's on EKS", () => {
    const error = thrownBy(() => onAws([ClusterController.amdGpuOperator()]));
    expect(error.message).toContain("is not installed on platform 'aws'");
  });
});

describe("Kueue's configuration", () => {
  test("is the chart's own, but that a job may ask for what no quota is about", () => {
    const text = at(valuesOf(releases([ClusterController.kueue()])[0]), "managerConfig.controllerManagerConfigYaml");
    expect(parse(text as string)).toMatchObject({
      apiVersion: "config.kueue.x-k8s.io/v1beta2",
      kind: "Configuration",
      resources: { quotaCheckStrategy: "IgnoreUndeclared" },
    });
  });
});
