import type { WaterSupply } from "../../power/water";
import type { TopologyFact } from "../model/graph";
import { AT_HOME, hallWithPower } from "./demonstration";
import { degrees, hallName, inTopology } from "./halls";
import { defineRule } from "./rule";

const cooledBy = (kind: string) =>
  hallWithPower({}, { cooling: { kind, supplyC: 24, capacityKw: 200, waterClass: "W32" } });

export const thmWater = defineRule<TopologyFact>({
  id: "THM-WATER",
  what:
    "On the design day, dry coolers and adiabatic coolers bring the water down to what its class allows: the outside " +
    "temperature (dry bulb, or wet bulb) and the approach above it. What has a compressor is not asked.",
  why: "In the Gulf the outside is warmer than most water classes on the very days on which everything runs.",
  citation: "ASHRAE TC 9.9, water classes W17 to W+: the number is the warmest supply in °C",
  example: "Dry coolers for W32 where the design day has 45 °C: the water comes at 53 °C.",
  demonstration: { fails: cooledBy("dry-cooler"), fixed: cooledBy("adiabatic"), ...AT_HOME },
  remedy: "Take a warmer water class, adiabatic coolers, or a trim chiller.",
  subjects: (graph) => graph.topologies.filter((hall) => waterOf(hall).is !== "not-stated" && !hasCompressor(hall)),
  judge: (hall) => {
    const supply = waterOf(hall);
    if (supply.is !== "compared" || supply.celsius <= supply.limitCelsius + 1e-9) return undefined;
    const { celsius, limitCelsius, basis } = supply;
    const { name, cooling, climate } = hall.assessment.topology;
    const coolers = cooling?.kind === "adiabatic" ? "adiabatic coolers" : "dry coolers";
    return {
      status: "fail",
      severity: "error",
      ...inTopology(hall, name),
      message:
        `On the design day the ${coolers} of ${hallName(hall)} supply water of ` +
        `${degrees(celsius)} °C (${basis}), and ${cooling?.waterClass} allows ${degrees(limitCelsius)} °C, ` +
        `${degrees(celsius - limitCelsius)} K less.`,
      evidence: [
        { address: name, attribute: "climate", value: `${degrees(celsius)} °C`, note: basis },
        { address: name, attribute: "cooling.waterClass", value: cooling?.waterClass ?? "" },
      ],
      citations: [WATER_CLASSES],
      remedy: remedyFor(cooling?.kind, climate.designWetBulbC, cooling?.approachK ?? 0, limitCelsius),
    };
  },
});

const WATER_CLASSES = {
  law: "ASHRAE TC 9.9",
  article: "water classes W17 to W+",
  asOf: "2026-11-22",
  confidence: "partly",
};

/** The evaporation of water brings it lower, where the air is dry enough. */
function remedyFor(kind: string | undefined, wetBulbC: number | undefined, approachK: number, limitC: number): string {
  const helps = kind === "dry-cooler" && wetBulbC !== undefined && wetBulbC + approachK <= limitC;
  return helps
    ? `Adiabatic coolers would bring it to ${degrees(wetBulbC + approachK)} °C; or take a warmer class, or a trim chiller.`
    : "Take parts for a warmer water class, or a trim chiller.";
}

function waterOf({ assessment }: TopologyFact): WaterSupply {
  const { waterSupply } = require("../../power/water") as typeof import("../../power/water");
  return waterSupply(assessment.topology);
}

function hasCompressor({ assessment }: TopologyFact): boolean {
  const kind = assessment.topology.cooling?.kind;
  return kind === "air-chilled" || kind === "liquid";
}
