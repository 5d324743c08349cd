import type { PowerAssessment } from "../../power/assessment";
import type { TopologyFact } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import type { ReportedPower } from "./report";

/** A hall's numbers, without the noise of floating point: a milliwatt, a thousandth of a CFM. */
export function reportTopology({ stack, site, assessment }: TopologyFact): ReportedPower {
  const { topology, maintained, annual } = assessment;
  return {
    ...(stack ? { stack: stackLabel(stack) } : {}),
    ...(site === undefined ? {} : { site }),
    name: topology.name,
    ...(maintained === undefined ? {} : { maintained }),
    itKw: rounded(assessment.itKw),
    facilityPeakKw: rounded(assessment.facilityPeakKw),
    puePeak: rounded(assessment.puePeak),
    elements: reportElements(assessment),
    racks: reportRacks(assessment),
    ...(annual ? { annual: reportAnnual(annual) } : {}),
    topology,
  };
}

function reportElements({ elements }: PowerAssessment): ReportedPower["elements"] {
  return elements.map(({ element: { name, kind }, limitKw, normalKw, worstKw, worstState }) => ({
    name,
    kind,
    limitKw: rounded(limitKw),
    normalKw: rounded(normalKw),
    worstKw: rounded(worstKw),
    worstState,
  }));
}

function reportRacks({ racks }: PowerAssessment): ReportedPower["racks"] {
  return racks.map(({ rack: { name }, kw, btuPerHour, cfmNeeded, litresPerMinuteNeeded }) => ({
    name,
    kw: rounded(kw),
    btuPerHour: rounded(btuPerHour),
    cfmNeeded: rounded(cfmNeeded),
    litresPerMinuteNeeded: rounded(litresPerMinuteNeeded),
  }));
}

function reportAnnual(annual: NonNullable<PowerAssessment["annual"]>): ReportedPower["annual"] {
  const { itKwh, facilityKwh, carbonKg, waterLitres } = annual;
  return {
    itKwh: rounded(itKwh),
    facilityKwh: rounded(facilityKwh),
    carbonKg: rounded(carbonKg),
    waterLitres: rounded(waterLitres),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6));
}
