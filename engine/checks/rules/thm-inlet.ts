import type { ServerAssessment } from "../../power/assessment";
import { AT_HOME, hallWithPower } from "./demonstration";
import { degrees, hallRacks, heat, inTopology, makersGuide, rackName, rowsOf, together, type HallRack } from "./halls";
import { defineRule } from "./rule";

const inlet = (inletC: number) => ({ cooling: { kind: "air", maxKw: 45, airflowCfm: 6000, inletC } });

export const thmInlet = defineRule<HallRack>({
  id: "THM-INLET",
  what:
    "The air that a rack takes in is in the range that the maker of each server allows. Above 900 m the upper end falls " +
    "by 1 K for each 300 m. The rack's inlet counts, else the supply of the hall.",
  why: "Outside its range a server slows down, wears out early and loses its warranty. Thin air cools less.",
  citation: "the maker's guide; ASHRAE TC 9.9 classes A1 and A2 for the altitude",
  example: "DGX H100, for 5 to 30 °C, in a rack that takes in 33 °C.",
  demonstration: { fails: hallWithPower(inlet(33)), fixed: hallWithPower(inlet(24)), ...AT_HOME },
  remedy: "Bring the inlet into the range: lower supply, containment, or a rack nearer to the cooling.",
  subjects: (graph) =>
    hallRacks(graph).filter((one) => inletOf(one) !== undefined && one.rack.servers.some(({ inletC }) => inletC)),
  judge: (one) => {
    const { hall, rack } = one;
    const inletC = inletOf(one);
    if (inletC === undefined) return undefined;
    const outside = rack.servers.filter((server) => isOutside(server, inletC));
    if (outside.length === 0) return undefined;
    const { altitudeM } = hall.assessment.topology.climate;
    const derateK = heat().inletDerateKelvin(altitudeM);
    const { name, cooling } = rack.rack;
    return {
      status: "fail",
      severity: "error",
      ...inTopology(hall, name),
      message:
        `${rackName(one)} takes in air of ${degrees(inletC)} °C. ` +
        together(outside.map((server) => rangeInWords(server, inletC))),
      evidence: [
        cooling?.inletC === undefined
          ? { address: hall.assessment.topology.name, attribute: "cooling.supplyC", value: `${degrees(inletC)} °C` }
          : { address: name, attribute: "cooling.inletC", value: `${degrees(inletC)} °C` },
        ...(derateK > 0
          ? [
              {
                address: hall.assessment.topology.name,
                attribute: "climate.altitudeM",
                value: `${altitudeM} m`,
                note: `the upper end falls by ${degrees(derateK)} K`,
              },
            ]
          : []),
      ],
      citations: rowsOf(outside).map(makersGuide),
      remedy: `Bring the inlet of ${name} into the range of its servers, or move them to a cooler rack.`,
    };
  },
});

function inletOf({ hall, rack }: HallRack): number | undefined {
  return heat().inletOf(rack.rack, hall.assessment.topology);
}

function isOutside({ inletC }: ServerAssessment, celsius: number): boolean {
  return celsius < (inletC?.min ?? -Infinity) || celsius > (inletC?.max ?? Infinity);
}

function rangeInWords({ server: { model }, inletC = {} }: ServerAssessment, celsius: number): string {
  const { min, max } = inletC;
  const range = [
    ...(min === undefined ? [] : [`from ${degrees(min)} °C`]),
    ...(max === undefined ? [] : [`up to ${degrees(max)} °C`]),
  ];
  const off =
    max !== undefined && celsius > max
      ? `${degrees(celsius - max)} K too warm`
      : `${degrees((min ?? 0) - celsius)} K too cold`;
  return `${model} may take in air ${range.join(" ")}: ${off}.`;
}
