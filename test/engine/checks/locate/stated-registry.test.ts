import { describe, expect, test } from "vitest";
import { resImg } from "../../../../engine/checks/rules/res-img";
import { policyOf } from "../hand-made";
import { cdk, flows, graphOf } from "../terraform";

const REGISTRY = { host: "registry.acme.example:5000", country: "SA", operator: { id: "acme" } };

function hall(registry: object | undefined, resource: object) {
  return graphOf(cdk("hall", { "//": { sovereignty: { version: 1, country: "AE", registry } }, resource }));
}

const pod = (image: string) => ({ kubernetes_pod_v1: { x: { spec: { container: [{ image }] } } } });

describe("the registry that a stack states", () => {
  test.each<[string, object, string]>([
    ["an image", pod("registry.acme.example:5000/a"), "SA"],
    ["an image of another port", pod("registry.acme.example/a"), "unknown"],
    ["an image of a host below it", pod("x.registry.acme.example:5000/a"), "unknown"],
    ["a name inside the cluster stays there", pod("registry.infra.svc/a"), "AE"],
  ])("gives its place to %s", (_, resource, expected) => {
    expect(flows(hall(REGISTRY, resource), "kubernetes_pod_v1.x")).toEqual([`image to ${expected}`]);
  });

  test("gives its place to a chart, and not to what the chart pulls", () => {
    const resource = { helm_release: { x: { chart: "kueue", repository: "oci://registry.acme.example:5000/charts" } } };
    expect(flows(hall(REGISTRY, resource), "helm_release.x")).toEqual(["image to SA", "image to unknown"]);
    const byAddress = { helm_release: { x: { chart: "oci://registry.acme.example:5000/charts/kueue" } } };
    expect(flows(hall(REGISTRY, byAddress), "helm_release.x")).toEqual(["image to SA", "image to unknown"]);
  });

  test("brings its operator, and its statement as evidence", () => {
    const [flow] = hall(REGISTRY, pod("registry.acme.example:5000/a")).flows;
    expect(flow.operator).toBe("acme");
    expect(flow.evidence.at(-1)).toEqual({
      address: "registry.acme.example:5000",
      value: "SA",
      note: "country of the registry stated by hall",
    });
  });

  test("without a country leaves the place unknown", () => {
    const graph = hall({ host: REGISTRY.host }, pod("registry.acme.example:5000/a"));
    expect(flows(graph, "kubernetes_pod_v1.x")).toEqual(["image to unknown"]);
  });

  test("says nothing of what is no image", () => {
    const resource = { kubernetes_service_v1: { x: { spec: { external_name: "registry.acme.example" } } } };
    const graph = hall({ ...REGISTRY, host: "registry.acme.example" }, resource);
    expect(flows(graph, "kubernetes_service_v1.x")).toEqual(["network to unknown"]);
  });

  test("never beats a host that is known: both are judged", () => {
    const graph = hall({ host: "me-central-1.example", country: "SA" }, pod("1.dkr.ecr.me-central-1.amazonaws.com/a"));
    expect(graph.flows[0].contradiction).toBeUndefined();
    const host = "1.dkr.ecr.me-central-1.amazonaws.com";
    const stated = hall({ host, country: "SA" }, pod(`${host}/a`));
    expect(flows(stated, "kubernetes_pod_v1.x")).toEqual(["image to AE"]);
    expect(stated.flows[0].contradiction?.why).toBe(`AE by the host '${host}', but SA is stated by hall`);
    const { policy } = policyOf({ classes: { confidential: { countries: ["SA"] } } });
    const { findings } = resImg.assess(stated, { policy, asOf: "2026-11-22" });
    expect(findings.map(({ status }) => status)).toEqual(["fail", "unknown"]);
    expect(hall({ host, country: "AE" }, pod(`${host}/a`)).flows[0].contradiction).toBeUndefined();
  });
});
