import { describe, expect, test } from "vitest";
import type { PromisedPull } from "../../../../engine/checks/model/graph";
import { airPull } from "../../../../engine/checks/rules/air-pull";
import { ANYWHERE, flowOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

const image = { from: "kubernetes_pod_v1.web", to: "docker.io/nginx" };

function pullOf(source: PromisedPull["source"], more: Partial<PromisedPull> = {}): PromisedPull {
  const flow = flowOf("image", source === "unknown" ? UNKNOWN : ANYWHERE, { ...image, host: "docker.io" });
  return { flow, source, promisedBy: "hall", registry: "registry.acme.example:5000", ...more };
}

const findings = (pull: PromisedPull, policy?: object) => assess(airPull, { promises: [pull] }, policy).findings;

describe("AIR-PULL", () => {
  test("fails where something is fetched from outside, and says which promise that breaks", () => {
    const [finding, ...others] = findings(pullOf("outside"));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "AIR-PULL", status: "fail", severity: "error" });
    expect(finding.message).toBe(
      "kubernetes_pod_v1.web fetches docker.io/nginx, which is outside the site; " +
        "hall promises that nothing is fetched from outside (airGapped).",
    );
    expect(finding.evidence).toContainEqual(expect.objectContaining({ address: "hall", attribute: "airGapped" }));
    expect(finding.remedy).toContain("Mirror it into registry.acme.example:5000");
  });

  test("fails whatever the class does with what is unknown", () => {
    const policy = { classes: { confidential: { countries: ["any"], onUnknown: "warn" } } };
    expect(findings(pullOf("outside"), policy)).toMatchObject([{ status: "fail", severity: "error" }]);
  });

  test("passes where it comes from the site", () => {
    expect(assess(airPull, { promises: [pullOf("site")] })).toEqual({ findings: [], passed: 1 });
  });

  test("is unknown where its source cannot be resolved", () => {
    expect(findings(pullOf("unknown"))).toMatchObject([{ status: "unknown", severity: "error" }]);
    const policy = { classes: { confidential: { countries: ["SE"], onUnknown: "warn" } } };
    expect(findings(pullOf("unknown"), policy)).toMatchObject([{ status: "unknown", severity: "warning" }]);
  });

  test("asks for a registry where the site states none", () => {
    expect(findings(pullOf("outside", { registry: undefined }))[0].remedy).toContain("State the registry of the site");
  });

  test("stands at the construct that states the pull", () => {
    const flow = flowOf("image", ANYWHERE, { ...image, statedAt: "hall/hosts" });
    expect(findings(pullOf("outside", { flow }))).toMatchObject([{ constructPath: "hall/hosts" }]);
  });
});
