import { findAccelerator } from "../../../catalog/accelerators";
import { findServer } from "../../../catalog/servers";
import type { ServerAssessment } from "../../power/assessment";
import type { Citation } from "../model/finding";
import { AT_HOME, hallWithPower } from "./demonstration";
import { degrees, hallRacks, inTopology, rackName, rowsOf, togetherAfterColon, type HallRack } from "./halls";
import { defineRule } from "./rule";

const inlet = (inletC: number) => ({
  servers: [{ model: "dgx-b200", count: 2 }],
  cooling: { kind: "air", maxKw: 45, airflowCfm: 6000, inletC },
});

export const thmJunction = defineRule<HallRack>({
  id: "THM-JUNCTION",
  what:
    "The estimated temperature of the die, inlet + thermal resistance × watts, stays 5 K below the one at which the " +
    "part slows down. For parts whose thermal resistance is known; it is an estimate.",
  why: "Above it the hardware takes the clock down by itself, and a pool runs as slow as its hottest part.",
  citation: "slowdown temperature as the part reports it; thermal resistance as the catalogue derives it",
  example: "B200 at 1000 W behind an inlet of 45 °C: 87 °C, where it slows down at 91.",
  demonstration: { fails: hallWithPower(inlet(45)), fixed: hallWithPower(inlet(24)), ...AT_HOME },
  remedy: "Lower the inlet temperature, or cap the accelerators.",
  subjects: (graph) => hallRacks(graph).filter(({ rack }) => rack.servers.some(({ junction }) => junction)),
  judge: (one) => {
    const { hall, rack } = one;
    const hot = rack.servers.filter(isHot);
    if (hot.length === 0) return undefined;
    const { name } = rack.rack;
    return {
      status: "fail",
      severity: "error",
      ...inTopology(hall, name),
      message: `${rackName(one)}: ${togetherAfterColon(hot.map(inWords))}`,
      evidence: hot.map(({ server, junction: { celsius, limitCelsius, inletC } }) => ({
        address: name,
        attribute: "servers",
        value: `${server.model}: ${degrees(celsius)} °C`,
        note: `inlet ${degrees(inletC)} °C; at most ${degrees(limitCelsius)} °C, 5 K below slowdown`,
      })),
      citations: rowsOf(hot).flatMap(({ accelerator }) => partOf(accelerator)),
      remedy: `Lower the inlet temperature of ${name}, or cap its accelerators.`,
    };
  },
});

type HotServer = ServerAssessment & { readonly junction: NonNullable<ServerAssessment["junction"]> };

function isHot(server: ServerAssessment): server is HotServer {
  const { junction } = server;
  return junction !== undefined && junction.celsius > junction.limitCelsius + 1e-9;
}

function inWords({ server, junction }: HotServer): string {
  const { celsius, limitCelsius, inletC } = junction;
  const part = findAccelerator(findServer(server.model)?.accelerator ?? "");
  const {
    name = server.model,
    minCapWatts = 0,
    tdpWatts = 0,
    junctionResistanceKelvinPerWatt: resistance,
  } = part ?? {};
  const over = celsius - limitCelsius;
  const wattsThatFit = resistance === undefined ? 0 : Math.floor((limitCelsius - inletC) / resistance + 1e-9);
  const byCap =
    wattsThatFit >= minCapWatts && wattsThatFit < tdpWatts ? `, or with a cap of ${wattsThatFit} W a GPU` : "";
  return (
    `the die of ${name} reaches an estimated ${degrees(celsius)} °C and may reach ${degrees(limitCelsius)} °C, ` +
    `${degrees(over)} K too much. It fits with an inlet of ${degrees(inletC - over)} °C${byCap}.`
  );
}

function partOf(accelerator: string): readonly Citation[] {
  const row = findAccelerator(accelerator);
  if (!row) return [];
  const { title, source, asOf, confidence } = row;
  return [{ law: `temperatures of ${title}: ${source}`, asOf, confidence }];
}
