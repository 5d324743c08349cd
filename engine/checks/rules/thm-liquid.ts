import { findServer } from "../../../catalog/servers";
import { AT_HOME, hallWithPower, upsOf, feedOf } from "./demonstration";
import {
  hallRacks,
  heat,
  inTopology,
  makersGuide,
  power,
  rackEvidence,
  rackName,
  rowsOf,
  topologyClause,
  type HallRack,
} from "./halls";
import { defineRule, type Judgement, type RuleContext } from "./rule";

/** A GB200 NVL72 on feeds that carry it. */
function nvl72(cooling: object) {
  return hallWithPower(
    { servers: [{ model: "gb200-nvl72", count: 1 }], cooling: { ...cooling } },
    { elements: [upsOf("a", 150), upsOf("b", 150), feedOf("a", 250), feedOf("b", 250)] },
  );
}

export const thmLiquid = defineRule<HallRack>({
  id: "THM-LIQUID",
  what:
    "A server that only liquid can cool stands in a rack with liquid cooling, and the flow of that rack carries all of " +
    "its heat away at the stated rise.",
  why: "Air cannot bring 1.2 kW out of one package: such a part shuts down within seconds of being switched on.",
  citation: "the maker's guide; L/min = kW ÷ (0.0697 × rise in K), for water",
  example: "A GB200 NVL72 in a rack that is cooled by air.",
  demonstration: {
    fails: nvl72({ kind: "air", maxKw: 40 }),
    fixed: nvl72({ kind: "liquid", maxKw: 135, litresPerMinute: 180, deltaC: 10 }),
    ...AT_HOME,
  },
  remedy: "Put it into a rack with liquid cooling that has the flow, or take a server for air.",
  subjects: (graph) => hallRacks(graph).filter((one) => hasOther(one) || hasFlow(one)),
  judge: (one, context) => judgeKind(one, context) ?? judgeFlow(one, context),
});

/** Cooling that is no liquid, with servers of which it is known whether it is enough. */
function hasOther({ rack: { rack } }: HallRack): boolean {
  const { cooling, servers } = rack;
  if (cooling === undefined || cooling.kind === "liquid") return false;
  return servers.some(({ model, count }) => count > 0 && heat().needsLiquid(model) !== undefined);
}

function hasFlow({ rack: { rack, litresPerMinuteNeeded } }: HallRack): boolean {
  return rack.cooling?.litresPerMinute !== undefined && litresPerMinuteNeeded !== null;
}

const KIND_NAMES = { air: "air", rdhx: "a rear door", liquid: "liquid" } as const;

function judgeKind(one: HallRack, context: RuleContext): Judgement | undefined {
  const { hall, rack } = one;
  const { name, cooling } = rack.rack;
  if (cooling === undefined || cooling.kind === "liquid") return undefined;
  const wrong = rack.servers.filter(({ server }) => server.count > 0 && heat().needsLiquid(server.model) === true);
  if (wrong.length === 0) return undefined;
  const models = [...new Set(wrong.map(({ server }) => server.model))];
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, name),
    message: `${rackName(one)} is cooled by ${KIND_NAMES[cooling.kind]}, and ${models.join(", ")} can be cooled by liquid only.`,
    evidence: [
      { address: name, attribute: "cooling.kind", value: cooling.kind },
      ...wrong.map(({ server: { model, count } }) => ({
        address: name,
        attribute: "servers",
        value: `${count} × ${model}`,
        note: `${findServer(model)?.accelerator ?? "its part"} needs liquid`,
      })),
    ],
    citations: [...rowsOf(wrong).map(makersGuide), topologyClause(hall, `cooling of ${name}`, context)],
    remedy: `Move ${models.join(", ")} to a rack with liquid cooling, or give ${name} one.`,
  };
}

function judgeFlow(one: HallRack, context: RuleContext): Judgement | undefined {
  const { hall, rack } = one;
  const { name, cooling } = rack.rack;
  const { litresPerMinuteNeeded: needed, kw } = rack;
  const has = cooling?.litresPerMinute;
  if (cooling === undefined || has === undefined || needed === null || has >= needed - 0.0005) return undefined;
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, name),
    message:
      `${rackName(one)} has ${litres(has)} and needs ${litres(needed)} for ${power().kw(kw)} at a rise of ` +
      `${cooling.deltaC} K, ${litres(needed - has)} too little: it carries ${power().kw(((kw ?? 0) * has) / needed)} away.`,
    evidence: [
      { address: name, attribute: "cooling.litresPerMinute", value: litres(has) },
      { address: name, attribute: "litresPerMinuteNeeded", value: litres(needed), note: `at ${cooling.deltaC} K` },
      rackEvidence(rack),
    ],
    citations: [topologyClause(hall, `cooling.litresPerMinute of ${name}`, context)],
    remedy: `Give ${name} ${litres(needed)}, a larger rise where the parts allow it, or less to cool.`,
  };
}

/** Rounded up to a tenth: what is needed is never understated. */
function litres(value: number): string {
  return `${Number((Math.ceil(value * 10 - 0.005) / 10).toFixed(1))} L/min`;
}
