import type { PowerElement, PowerTopology, Rack } from "../engine/power";

/** How the UPS of a hall stand together. */
export type HallShape = "pods" | "block";

const PER_POD = 50;
const BLOCK_SYSTEMS = 20;
const SIDES = ["a", "b"];

/**
 * A 2N hall. `pods`: two UPS and two panels for each 50 racks. `block`: all racks on two panels behind one group of 20
 * UPS, so that each of the 20 failures changes every UPS.
 */
export function powerHall(racks: number, shape: HallShape): PowerTopology {
  const pods = shape === "pods" ? Math.ceil(racks / PER_POD) : 1;
  const elements: PowerElement[] = [element("utility", "utility", []), element("generator", "generator", [])];
  const systems = Array.from({ length: BLOCK_SYSTEMS }, (_, index) => `ups-${index}`);
  if (shape === "block") {
    elements.push(...systems.map((name) => ({ ...ups(name, racks * 3), redundancyGroup: "block" })));
  }
  for (let pod = 0; pod < pods; pod++) {
    for (const side of SIDES) {
      if (shape === "pods") elements.push(ups(`ups-${side}${pod}`, PER_POD * 35));
      elements.push(element(`panel-${side}${pod}`, "panel", shape === "pods" ? [`ups-${side}${pod}`] : systems));
    }
  }
  const all = Array.from({ length: racks }, (_, index): Rack => {
    const feeds = SIDES.map((side) => `feed-${side}${index}`);
    const pod = shape === "pods" ? Math.floor(index / PER_POD) : 0;
    for (const side of SIDES) elements.push(feed(`feed-${side}${index}`, `panel-${side}${pod}`));
    const servers = [{ model: "dgx-h100", count: 3, mode: "nameplate", workload: "training" }] as const;
    const cooling = { kind: "air", maxKw: 40, airflowCfm: 5000, inletC: 24, deltaC: 10 } as const;
    return { name: `r${index}`, feeds, redundancy: "2N", cooling, servers, otherKw: 0.5 };
  });
  return {
    name: "hall",
    electricalCode: { name: "iec", continuousFactor: 1 },
    climate: { designDryBulbC: 45, altitudeM: 635 },
    cooling: { kind: "air-chilled", supplyC: 24, copAtDesign: 3.5, approachK: 8, fanPumpFraction: 0.03 },
    elements,
    racks: all,
    diversity: { training: 1, inference: 1 },
    upsRechargeKw: 0,
    miscKw: 0,
  };
}

function element(name: string, kind: PowerElement["kind"], from: readonly string[]): PowerElement {
  return { name, kind, from, phases: 3, powerFactor: 0.95, efficiency: 1 };
}

function ups(name: string, ratedKw: number): PowerElement {
  return { ...element(name, "ups", ["utility", "generator"]), ratedKw, efficiency: 0.96 };
}

function feed(name: string, panel: string): PowerElement {
  return { ...element(name, "feed", [panel]), volts: 230, reference: "line-neutral", amps: 63 };
}
