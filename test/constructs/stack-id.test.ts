import { App } from "cdktf";
import { expect, test } from "vitest";
import { Accelerator, ClusterAccess, Operator, Site, SovereignGpuPool, SovereignStack } from "../../index";
import { useTemporaryFolder } from "./program";

useTemporaryFolder();

const operator = Operator.of("acme", { hq: "DE" });
const cluster = () =>
  Site.kubernetes("hall-2", {
    country: "DE",
    operator,
    kubernetesVersion: "1.34",
    access: ClusterAccess.kubeconfig({ context: "deploy" }),
  });

test("two stacks of one id are refused in words", () => {
  const app = new App();
  const site = Site.local("here", { country: "DE", operator });
  new SovereignStack(app, "ai", { site });
  expect(() => new SovereignStack(app, "ai", { site })).toThrow(
    'SovereignStack "ai": the app has a construct "ai" already. Give one of them another id.',
  );
});

test("so is a stack whose layer has the id of another", () => {
  const app = new App();
  new SovereignStack(app, "ai-platform", { site: Site.local("here", { country: "DE", operator }) });
  expect(() => new SovereignStack(app, "ai", { site: cluster() })).toThrow(
    /the app has a construct "ai-platform" already, and this stack has three layers/,
  );
  expect(app.node.tryFindChild("ai")).toBeUndefined();
});

test("a pool outside a SovereignStack is named by its own path", () => {
  const pool = () => new SovereignGpuPool(new App(), "train", { accelerator: Accelerator.H100_SXM, nodes: 1 });
  expect(pool).toThrow(/^train: this construct belongs in a SovereignStack/);
});
