import { AT_HOME, hallWithPower } from "./demonstration";
import { hallRacks, inTopology, power, rackEvidence, rackName, topologyClause, type HallRack } from "./halls";
import { defineRule } from "./rule";

const airflow = (airflowCfm: number) => ({ cooling: { kind: "air", maxKw: 45, airflowCfm, inletC: 24 } });

export const thmAirflow = defineRule<HallRack>({
  id: "THM-AIRFLOW",
  what:
    "The air through a rack carries its heat away, at the rise that each server's airflow gives at full power, 20 °F " +
    "(11 K) where none is known, and at the density that the altitude leaves.",
  why: "Air that is missing at the front is taken from the back: the inlet warms up until parts slow down.",
  citation: "CFM = BTU/h ÷ (1.08 × rise in °F) ÷ relative density of the air",
  example: "Two DGX H100, which move 2210 CFM, in a rack with 2000.",
  demonstration: { fails: hallWithPower(airflow(2000)), fixed: hallWithPower(airflow(2400)), ...AT_HOME },
  remedy: "Give the rack more air, or put less heat into it.",
  subjects: (graph) =>
    hallRacks(graph).filter(({ rack }) => rack.cfmNeeded !== null && rack.rack.cooling?.airflowCfm !== undefined),
  judge: (one, context) => {
    const { hall, rack } = one;
    const { cfmNeeded, kw, rack: stated } = rack;
    const airflowCfm = stated.cooling?.airflowCfm;
    // Half a thousandth of a CFM is what arithmetic leaves over.
    if (cfmNeeded === null || airflowCfm === undefined || airflowCfm >= cfmNeeded - 0.0005) return undefined;
    const { altitudeM } = hall.assessment.topology.climate;
    const carried = ((kw ?? 0) * airflowCfm) / cfmNeeded;
    return {
      status: "fail",
      severity: "error",
      ...inTopology(hall, stated.name),
      message:
        `${rackName(one)} has ${cfm(airflowCfm)} and needs ${cfm(cfmNeeded)} for ${power().kw(kw)} at ${altitudeM} m, ` +
        `${cfm(cfmNeeded - airflowCfm)} too little. With the same servers it carries away about ${power().kw(carried)}.`,
      evidence: [
        { address: stated.name, attribute: "cooling.airflowCfm", value: cfm(airflowCfm) },
        { address: stated.name, attribute: "cfmNeeded", value: cfm(cfmNeeded), note: "at the rise of each server" },
        rackEvidence(rack),
      ],
      citations: [topologyClause(hall, `cooling.airflowCfm of ${stated.name}`, context)],
      remedy: `Give ${stated.name} ${cfm(cfmNeeded)} of air, or take servers or power out of it.`,
    };
  },
});

function cfm(value: number): string {
  return `${Math.ceil(value - 0.0005)} CFM`;
}
