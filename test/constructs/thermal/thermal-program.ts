import * as fs from "node:fs";
import {
  ClusterAccess,
  Hosts,
  NodeSelection,
  Operator,
  PowerTopology,
  Server,
  Site,
  SovereignApp,
  SovereigntyPolicy,
  SovereignStack,
  ThermalAwareNodeGroup,
  type HostProps,
  type PowerTopologyProps,
  type SovereignStackProps,
  type SovereigntyPolicyProps,
  type ThermalAwareNodeGroupProps,
} from "../../../index";
import { HOST_KEY } from "../bare-metal/hall";

export const ACME = Operator.of("acme", { hq: "DE" });

/** Two sides, each of which carries 20.976 kW (3 × 230 V × 32 A × 0.95): two DGX H100 at nameplate are 20.4 kW. */
export const HALL: PowerTopologyProps = {
  name: "hall-1",
  electricalCode: "iec",
  elements: [
    { name: "utility", kind: "utility", ratedKw: 2000 },
    { name: "generator", kind: "generator", ratedKw: 1500 },
    { name: "ups-a", kind: "ups", from: ["utility", "generator"], ratedKw: 200, efficiency: 0.965 },
    { name: "ups-b", kind: "ups", from: ["utility", "generator"], ratedKw: 200, efficiency: 0.965 },
    ...["r1", "r2"].flatMap((rack) =>
      ["a", "b"].map((side) => ({
        name: `${rack}-${side}`,
        kind: "feed",
        from: [`ups-${side}`],
        volts: 230,
        reference: "line-neutral",
        amps: 32,
      })),
    ),
  ],
  racks: ["r1", "r2"].map((name) => ({
    name,
    feeds: [`${name}-a`, `${name}-b`],
    redundancy: "2N",
    units: 4,
    coolingZone: "aisle-1",
    cooling: { kind: "air", maxKw: 40, airflowCfm: 5000, inletC: 24 },
  })),
};

/** `count` DGX H100 in each rack: r1-1, r1-2, … */
export function hostsIn(racks: Readonly<Record<string, number>>): HostProps[] {
  return Object.entries(racks).flatMap(([rack, count]) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${rack}-${index + 1}`,
      address: `10.20.${rack.slice(1)}.${index + 1}`,
      hostKey: HOST_KEY,
      rack,
      server: "dgx-h100",
      accelerators: { "h100-sxm": 8 },
    })),
  );
}

export function app(policy: Partial<SovereigntyPolicyProps> = {}): SovereignApp {
  const classes = { internal: { countries: ["DE"] } };
  const all = { version: 1, defaultDataClass: "internal", classes, ...policy };
  return new SovereignApp({ outdir: "cdktf.out", policy: SovereigntyPolicy.of(all) });
}

/** Racks of hosts without Kubernetes, in a hall whose power is known. */
export function plainStack(
  on: readonly HostProps[] = hostsIn({ r1: 2 }),
  power: PowerTopology | undefined = PowerTopology.of(HALL),
  root = app(),
): SovereignStack {
  const site = Site.bareMetal("hall-1", { country: "DE", operator: ACME, hosts: Hosts.of(...on), power });
  return new SovereignStack(root, "hall", { site });
}

/** A cluster that stands already, in a hall whose power is known. */
export function clusterStack(
  power: PowerTopology | undefined = PowerTopology.of(HALL),
  props: Partial<SovereignStackProps> = {},
  root = app(),
): SovereignStack {
  const site = Site.kubernetes("hall-1", {
    country: "DE",
    operator: ACME,
    kubernetesVersion: "1.34",
    access: ClusterAccess.kubeconfig({ file: "~/.kube/hall-1" }),
    registry: { host: "registry.acme.example", country: "DE", operator: ACME },
    power,
  });
  return new SovereignStack(root, "hall", { site, ...props });
}

/** What runs on the nodes. */
export const AGENT = { image: `registry.acme.example/tools/power@sha256:${"a".repeat(64)}` };

/** Two named nodes of a cluster, in one rack. */
export const NAMED: ThermalAwareNodeGroupProps = {
  server: Server.DGX_H100,
  placement: { r1: 2 },
  nodeSelection: NodeSelection.byName("gpu-1", "gpu-2"),
};

export function group(
  stack: SovereignStack,
  props: Partial<ThermalAwareNodeGroupProps> = {},
  id = "serving",
): ThermalAwareNodeGroup {
  return new ThermalAwareNodeGroup(stack, id, { server: Server.DGX_H100, ...props });
}

export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly address: string;
  readonly message: string;
}

/** The findings of the last synth, which may have refused the program. */
export function findings(): Finding[] {
  return report().findings;
}

export function report(): { findings: Finding[]; notAssessed: { what: string; why: string }[] } {
  return JSON.parse(fs.readFileSync("cdktf.out/sovereignty-report.json", "utf8")) as ReturnType<typeof report>;
}
