import { describe, expect, test } from "vitest";
import {
  Accelerator,
  PowerProfile,
  Server,
  SovereignApp,
  SovereigntyPolicy,
  SovereignStack,
  ThermalAwareNodeGroup,
  type Site,
  type ThermalAwareNodeGroupProps,
} from "../../../index";
import { awsSite } from "../aws/aws-program";
import { stackJson } from "../emitted";
import { googleSite } from "../google/google-program";
import { manifests } from "../kubernetes/kubernetes-program";
import { useTemporaryFolder } from "../program";
import { AGENT } from "./thermal-program";

useTemporaryFolder();

/** Two nodes of eight H100, 10.2 kW each. */
function cloudGroup(site: Site, props: Partial<ThermalAwareNodeGroupProps> = {}, maxItKw = 25) {
  const policy = SovereigntyPolicy.of({
    version: 1,
    defaultDataClass: "internal",
    classes: { internal: { countries: ["any"] } },
    power: { sites: { [site.name]: { maxItKw } } },
  });
  const app = new SovereignApp({ outdir: "cdktf.out", policy });
  const stack = new SovereignStack(app, "cloud", { site });
  const group = new ThermalAwareNodeGroup(stack, "train", { accelerator: Accelerator.H100_SXM, nodes: 2, ...props });
  return { app, group };
}

const CLOUDS: readonly [cloud: string, site: () => Site, nodes: string][] = [
  ["AWS", awsSite, "aws_eks_node_group"],
  ["Google Cloud", googleSite, "google_container_node_pool"],
];

describe.each(CLOUDS)("a group on %s", (_, site, nodes) => {
  test("is a managed pool within a budget, with its watts in the cluster", () => {
    const { app, group } = cloudGroup(site(), { maxItKw: 20.4 });
    expect(group).toMatchObject({ nodeWatts: 10200, maxNodes: 2, rackNodes: {}, server: undefined });
    app.synth();
    const json = stackJson("cloud");
    expect(Object.keys(json.resource)).toContain(nodes);
    expect(json["//"].sovereignty.constructs["cloud/train"]).toMatchObject({
      type: "ThermalAwareNodeGroup",
      accelerator: { name: "h100-sxm", perNode: 8, nodes: 2 },
    });
    const [rule] = manifests(stackJson("cloud-workloads")).filter(({ kind }) => kind === "NodeFeatureRule");
    expect(JSON.stringify(rule)).toContain('"sovereign.ai/watts":"10200"');
  });

  test("counts with its cap, in the budget and in the cluster", () => {
    const { app, group } = cloudGroup(site(), { gpuCapWatts: 400, agent: AGENT }, 16);
    expect(group.nodeWatts).toBe(7800);
    app.synth();
    const kinds = manifests(stackJson("cloud-workloads")).map(({ kind }) => kind);
    expect(kinds).toContain("DaemonSet");
  });

  test("over the site's budget is refused by the gate", () => {
    expect(() => cloudGroup(site(), {}, 20).app.synth()).toThrow(/PWR-BUDGET/);
  });

  test("over its own budget is refused at once, with what would fit", () => {
    expect(() => cloudGroup(site(), { nodes: 3, maxItKw: 25 })).toThrow(
      "cloud/train: 3 nodes of 10.200 kW come to 30.600 kW, 5.600 kW over maxItKw of 25.000 kW; at most 2 fit.",
    );
  });

  test.each<[Partial<ThermalAwareNodeGroupProps>, RegExp]>([
    [{ accelerator: undefined, server: Server.DGX_H100 }, /server has no meaning in a cloud.*Write the `accelerator`/],
    [{ racks: ["r1"] }, /racks has no meaning in a cloud/],
    [{ placement: { r1: 1 } }, /placement has no meaning in a cloud/],
    [{ nodes: undefined }, /say how many nodes: `nodes`/],
    [{ powerProfile: PowerProfile.MAX_Q }, /no power profiles are known of h100-sxm/],
  ])("refuses %o", (props, message) => {
    expect(() => cloudGroup(site(), props)).toThrow(message);
  });
});
