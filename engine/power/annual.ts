import type { AnnualAssessment } from "./assessment";
import { settled } from "./numbers";
import type { PowerTopology } from "./topology";

const HOURS_PER_YEAR = 8760;

/**
 * Energy, carbon and water of a year at the average load. Carbon counts the facility's energy, water the IT energy, as
 * the two factors are defined (g/kWh delivered, and WUE of ISO/IEC 30134-9).
 *
 * @returns undefined where the topology does not state how much of the time the hall runs
 */
export function annualUse(topology: PowerTopology, itKw: number | null): AnnualAssessment | undefined {
  const { annual, pueAnnual } = topology;
  if (!annual) return undefined;
  const itKwh = product(itKw, annual.averageLoad * HOURS_PER_YEAR);
  const facilityKwh = product(itKwh, pueAnnual);
  return {
    itKwh,
    facilityKwh,
    carbonKg: product(facilityKwh, annual.carbon && annual.carbon.gramsPerKwh / 1000),
    waterLitres: product(itKwh, annual.water?.litresPerKwh),
  };
}

function product(amount: number | null, factor: number | undefined): number | null {
  return amount === null || factor === undefined ? null : settled(amount * factor);
}
