import { describe, expect, it } from "vitest";
import { accelerators, findAccelerator } from "../../catalog/accelerators";
import {
  findInstanceType,
  type InstanceType,
  instanceTypeFor,
  instanceTypes,
  largestInstanceType,
} from "../../catalog/instance-types";
import { type Provenance } from "../../catalog/provenance";
import { findServer, servers } from "../../catalog/servers";

const tables: [string, readonly Provenance[], readonly string[]][] = [
  ["accelerators", accelerators(), accelerators().map((row) => row.name)],
  ["servers", servers(), servers().map((row) => row.name)],
  ["instance types", instanceTypes(), instanceTypes().map((row) => `${row.provider} ${row.name}`)],
];

describe.each(tables)("the table of %s", (_title, rows, keys) => {
  it("has each key once, in order", () => {
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it("says where each row comes from, as of when and how surely", () => {
    const confidences = ["sourced", "general-knowledge", "computed", "derived", "partly", "estimate"];
    for (const row of rows) {
      expect(row.source.trim(), JSON.stringify(row)).not.toBe("");
      expect(row.asOf, JSON.stringify(row)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(confidences, JSON.stringify(row)).toContain(row.confidence);
    }
  });

  it("leaves out what is not known, and never writes it as 0 or null", () => {
    for (const row of rows) {
      for (const [key, value] of Object.entries(row)) {
        expect(value, `${key} of ${JSON.stringify(row)}`).not.toBeNull();
        if (typeof value === "number") expect(value, key).toBeGreaterThan(0);
      }
    }
  });
});

describe("accelerators", () => {
  it("are named so that a member in capitals can be made of the name", () => {
    for (const { name } of accelerators()) expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it("have cap ranges and temperatures in their order", () => {
    for (const part of accelerators()) {
      const { minCapWatts, maxCapWatts, tdpWatts } = part;
      expect(minCapWatts === undefined, part.name).toBe(maxCapWatts === undefined);
      if (minCapWatts !== undefined && maxCapWatts !== undefined) {
        expect(minCapWatts, part.name).toBeLessThan(maxCapWatts);
        expect(tdpWatts, part.name).toBeLessThanOrEqual(maxCapWatts);
        expect(tdpWatts, part.name).toBeGreaterThanOrEqual(minCapWatts);
      }
      const limits = [part.maxOperatingCelsius, part.slowdownCelsius, part.shutdownCelsius].filter(
        (t) => t !== undefined,
      );
      expect(limits, part.name).toEqual([...limits].sort((a, b) => a - b));
      if (part.idleWatts !== undefined) expect(part.idleWatts, part.name).toBeLessThan(tdpWatts ?? 0);
    }
  });

  it("state the performance density that their TPP and die area give", () => {
    for (const { name, export: control } of accelerators()) {
      if (control?.dieAreaMm2 === undefined) continue;
      const density = control.tpp / control.dieAreaMm2;
      expect(Math.abs((control.performanceDensity ?? 0) - density), name).toBeLessThan(0.02 * density);
    }
  });

  it("state the paragraph of 3A090 that TPP and performance density give", () => {
    for (const { name, export: control } of accelerators()) {
      if (control?.eccn === undefined) continue;
      const { tpp, performanceDensity: density = 0 } = control;
      const a = tpp >= 4800 || (tpp >= 1600 && density >= 5.92);
      const b = (tpp >= 2400 && density >= 1.6) || (tpp >= 1600 && density >= 3.2);
      expect(control.eccn, name).toBe(a ? "3A090.a" : b ? "3A090.b" : "not-3A090");
    }
  });

  it("state the review for China that the rule of January 2026 gives", () => {
    for (const { name, export: control } of accelerators()) {
      if (control?.chinaCaseByCase === undefined) continue;
      const bandwidth = control.memoryBandwidthGbPerSecond ?? Infinity;
      expect(control.chinaCaseByCase, name).toBe(control.tpp < 21_000 && bandwidth < 6_500);
    }
  });

  it("name the source of an export classification apart from that of the watts", () => {
    for (const { name, export: control } of accelerators()) {
      if (control !== undefined) expect(control.source && control.asOf && control.confidence, name).toBeTruthy();
    }
  });

  it("are found by name", () => {
    expect(findAccelerator("h100-sxm")).toMatchObject({ tdpWatts: 700, minCapWatts: 200, maxCapWatts: 700 });
    expect(findAccelerator("b200")).toMatchObject({ junctionResistanceKelvinPerWatt: 0.042, slowdownCelsius: 91 });
    expect(findAccelerator("H100_SXM")).toBeUndefined();
    expect(findAccelerator("constructor")).toBeUndefined();
  });

  it("know no junction resistance but that of B200, the only part measured", () => {
    const known = accelerators().filter((part) => part.junctionResistanceKelvinPerWatt !== undefined);
    expect(known.map((part) => part.name)).toEqual(["b200"]);
  });
});

describe("servers", () => {
  it("carry accelerators of the catalogue, within their power", () => {
    for (const server of servers()) {
      const part = findAccelerator(server.accelerator);
      expect(part, server.name).toBeDefined();
      expect(server.maxKw, server.name).toBeGreaterThanOrEqual(
        (server.acceleratorCount * (part?.tdpWatts ?? 0)) / 1000,
      );
      if (part?.cooling === "liquid") expect(server.liquidOnly, server.name).toBe(true);
    }
  });

  it("have inlet ranges in order and supplies that suffice", () => {
    for (const { name, maxKw, inletMinCelsius, inletMaxCelsius, powerSupplies: supplies } of servers()) {
      expect(inletMinCelsius === undefined, name).toBe(inletMaxCelsius === undefined);
      if (inletMaxCelsius !== undefined) expect(inletMinCelsius, name).toBeLessThan(inletMaxCelsius);
      if (supplies === undefined) continue;
      expect(supplies.neededForFull, name).toBeLessThan(supplies.count);
      expect(supplies.neededForFull * supplies.ratedKw, name).toBeGreaterThanOrEqual(maxKw);
      if (supplies.neededForReduced !== undefined) {
        expect(supplies.neededForReduced, name).toBeLessThan(supplies.neededForFull);
      }
    }
  });

  it("give the power model its DGX H100: 10.2 kW, 5 to 30 °C, 1,105 CFM at 80 % fan, 4 of 6 supplies", () => {
    expect(findServer("dgx-h100")).toMatchObject({
      maxKw: 10.2,
      accelerator: "h100-sxm",
      acceleratorCount: 8,
      inletMinCelsius: 5,
      inletMaxCelsius: 30,
      airflowCfm: 1105,
      airflowFanFraction: 0.8,
      powerSupplies: { count: 6, neededForFull: 4, neededForReduced: 3 },
      liquidOnly: false,
    });
  });

  it("give the power model its DGX B200: 14.3 kW, 10 to 35 °C, 1,550 CFM, 5 of 6 supplies", () => {
    expect(findServer("dgx-b200")).toMatchObject({
      maxKw: 14.3,
      accelerator: "b200",
      acceleratorCount: 8,
      inletMinCelsius: 10,
      inletMaxCelsius: 35,
      airflowCfm: 1550,
      powerSupplies: { count: 6, neededForFull: 5 },
      liquidOnly: false,
    });
    expect(findAccelerator("b200")).toMatchObject({ tdpWatts: 1000, minCapWatts: 200, maxCapWatts: 1000 });
  });

  it("give the power model its GB200 NVL72: 120 kW without switch trays, liquid only, no inlet or airflow", () => {
    const rack = findServer("gb200-nvl72");
    expect(rack).toMatchObject({ maxKw: 120, accelerator: "gb200", acceleratorCount: 72, liquidOnly: true });
    expect(rack).not.toHaveProperty("inletMaxCelsius");
    expect(rack).not.toHaveProperty("airflowCfm");
    expect(rack).not.toHaveProperty("powerSupplies");
    expect(findAccelerator("gb200")).toMatchObject({ tdpWatts: 1200, minCapWatts: 200, maxCapWatts: 1200 });
  });

  it("are unknown, not 0 kW, where the catalogue has no row", () => {
    expect(findServer("dgx-z100")).toBeUndefined();
  });
});

describe("instance types", () => {
  it("are the 148 whose power is estimated, cloud by cloud", () => {
    const count = (provider: string) => instanceTypes({ provider }).length;
    expect(instanceTypes()).toHaveLength(148);
    expect(["aws", "azurerm", "google", "oci", "opentelekomcloud", "ovh", "scaleway", "stackit"].map(count)).toEqual([
      27, 12, 31, 12, 27, 18, 14, 7,
    ]);
  });

  it("carry accelerators of the catalogue", () => {
    for (const type of instanceTypes()) expect(findAccelerator(type.accelerator), type.name).toBeDefined();
  });

  it("are marked as estimates, and follow from the basis that they state", () => {
    for (const type of instanceTypes()) {
      expect(type.confidence, type.name).toBe("estimate");
      expect(Math.abs(type.itKw - kwFromBasis(type)), `${type.name}: ${type.basis}`).toBeLessThan(0.00051);
    }
  });

  it("know the host's instruction set where the platform has to choose an image by it", () => {
    for (const type of instanceTypes({ provider: "aws" })) {
      expect(type.architecture, type.name).toBe(/^gb\d/.test(type.accelerator) ? "arm64" : "x86_64");
    }
  });

  it("name the network cards for EFA where the first card takes none", () => {
    const withCards = instanceTypes().filter((type) => type.efaNetworkCards !== undefined);
    expect(withCards.map((type) => type.name)).toEqual(["p6-b300.48xlarge", "p6e-gb200.36xlarge"]);
    for (const type of withCards) {
      expect(type.efaNetworkCards, type.name).toHaveLength(type.efaInterfaces ?? 0);
      expect(type.efaNetworkCards, type.name).not.toContain(0);
    }
  });

  it("state Elastic Fabric Adapters on AWS alone, and for the sizes that take them", () => {
    expect(instanceTypes().filter((type) => type.efaInterfaces && type.provider !== "aws")).toEqual([]);
    const efa = (name: string) => findInstanceType("aws", name)?.efaInterfaces;
    expect(["p4d.24xlarge", "p5.4xlarge", "p5.48xlarge", "p5en.48xlarge", "p6-b200.48xlarge"].map(efa)).toEqual([
      4, 1, 32, 16, 8,
    ]);
    expect(["g6e.4xlarge", "g6e.8xlarge", "g6e.48xlarge"].map(efa)).toEqual([undefined, 1, 4]);
  });

  it("are found by cloud and name together", () => {
    expect(findInstanceType("aws", "p5.48xlarge")).toMatchObject({ accelerator: "h100-sxm", itKw: 10.2 });
    expect(findInstanceType("google", "p5.48xlarge")).toBeUndefined();
    expect(findInstanceType("aws", "p99.48xlarge")).toBeUndefined();
  });

  it("are listed by cloud and accelerator", () => {
    const names = instanceTypes({ provider: "aws", accelerator: "h200-sxm" }).map((type) => type.name);
    expect(names).toEqual(["p5e.48xlarge", "p5en.48xlarge"]);
    expect(new Set(instanceTypes({ accelerator: "mi300x" }).map((type) => type.provider))).toEqual(
      new Set(["azurerm", "oci"]),
    );
  });
});

describe("the instance type of a whole node", () => {
  it.each([
    ["aws", "h100-sxm", "p5.48xlarge"],
    ["aws", "l4", "g6.48xlarge"],
    ["google", "a100-40-sxm", "a2-megagpu-16g"],
    ["opentelekomcloud", "l4", "pi5e.24xlarge.4"],
    ["azurerm", "gb300", "Standard_ND128isr_GB300_v6"],
  ])("on %s with %s is %s", (provider, accelerator, name) => {
    expect(largestInstanceType(provider, accelerator)?.name).toBe(name);
  });

  it("is the first by name where two are equal", () => {
    expect(largestInstanceType("aws", "h200-sxm")?.name).toBe("p5e.48xlarge");
    expect(largestInstanceType("google", "h100-sxm")?.name).toBe("a3-highgpu-8g");
  });

  it("does not exist where the cloud lacks the accelerator", () => {
    expect(largestInstanceType("stackit", "b200")).toBeUndefined();
  });
});

describe("the instance type for a number of accelerators a node", () => {
  it("is the one with exactly so many", () => {
    expect(instanceTypeFor("aws", "h100-sxm", 1)?.name).toBe("p5.4xlarge");
    expect(instanceTypeFor("aws", "h100-sxm", 8)?.name).toBe("p5.48xlarge");
    expect(instanceTypeFor("aws", "h100-sxm", 2)).toBeUndefined();
  });

  it("is the leanest host of several: the lowest power, then the fewest vCPU", () => {
    expect(instanceTypeFor("aws", "l4", 1)?.name).toBe("g6.xlarge");
    expect(instanceTypeFor("aws", "l40s", 1)?.name).toBe("g6e.xlarge");
    expect(instanceTypeFor("aws", "l40s", 4)?.name).toBe("g6e.12xlarge");
  });
});

/** The watts a vCPU of the host is taken for, the share of a server beside its cards, and the least such factor. */
const HOST_WATTS_PER_VCPU = 6;
const HOST_SHARE = 1.15;
const LEAST_FACTOR = 1.8;

/** `itKw` worked out anew from the basis in words and the other tables. */
function kwFromBasis({ acceleratorCount, accelerator, vcpus = 0, basis }: InstanceType): number {
  const [, sum] = /^DGX \w+ base ([\d.]+) \+/.exec(basis) ?? [];
  const [, rackKw] = /^1\/18 of \w+ NVL72 at (\d+)/.exec(basis) ?? [];
  const tdpWatts = findAccelerator(accelerator)?.tdpWatts ?? NaN;
  if (basis.startsWith("rack of 64 chips")) return 6.25 * 1.12;
  if (sum) return Number(sum) + (acceleratorCount * tdpWatts) / 1000;
  if (rackKw) return Number(rackKw) / 18;
  if (basis.startsWith("parts × TDP × factor")) {
    const partWatts = acceleratorCount * tdpWatts;
    return (partWatts * Math.max(LEAST_FACTOR, HOST_SHARE + (HOST_WATTS_PER_VCPU * vcpus) / partWatts)) / 1000;
  }
  const [, generation] = /DGX (\w+)/.exec(basis) ?? [];
  const server = findServer(`dgx-${generation?.toLowerCase()}`);
  return ((server?.maxKw ?? NaN) * acceleratorCount) / (server?.acceleratorCount ?? NaN);
}
