import { serverPower } from "../../../power/server-power";
import type { PowerTopology, Workload } from "../../../power/topology";
import type { Report, ReportedElement, ReportedModel, ReportedPower } from "../report";
import { powerProperties, type Component, type EnergyConsumption, type EnergyProvider } from "./bom";

/** The models that programs state, as machine-learning models with the energy of the hall that runs them. */
export function modelParts({ models = [] }: Report, halls: readonly ReportedPower[]): readonly Component[] {
  return models.map((model, index) => {
    const hall = halls.find((each) => runsIn(model, each));
    const sharing = hall ? models.filter((other) => runsIn(other, hall)).length : 0;
    return modelComponent(model, `model/${index + 1}/${model.name}`, hall, sharing);
  });
}

/** Layers of one site are stacks of their own, so its name counts before theirs. */
function runsIn(model: ReportedModel, hall: ReportedPower): boolean {
  return model.site === undefined ? model.stack === hall.stack : model.site === hall.site;
}

function modelComponent(
  { name, source, licence, country, publisher, files }: ReportedModel,
  ref: string,
  hall: ReportedPower | undefined,
  sharing: number,
): Component {
  const energyConsumptions = hall && sharing === 1 ? consumptions(hall) : [];
  return {
    type: "machine-learning-model",
    "bom-ref": ref,
    ...(publisher === undefined ? {} : { publisher }),
    name,
    ...(source === undefined ? {} : { externalReferences: [{ type: "distribution", url: source }] }),
    ...(licence === undefined ? {} : { licenses: [{ license: { name: licence } }] }),
    ...(files.length === 0 ? {} : { components: files.map(fileComponent) }),
    ...(energyConsumptions.length === 0
      ? {}
      : { modelCard: { considerations: { environmentalConsiderations: { energyConsumptions } } } }),
    properties: powerProperties({
      "origin-country": country,
      hall: hall?.name,
      ...(sharing > 1 && { energy: `not divided among the ${sharing} models of the hall` }),
    }),
  };
}

function fileComponent({ path, sha256 }: ReportedModel["files"][number]): Component {
  const isDigest = /^[0-9a-fA-F]{64}$/.test(sha256);
  return {
    type: "file",
    name: path,
    ...(isDigest ? { hashes: [{ alg: "SHA-256", content: sha256 }] } : {}),
  };
}

/** The hall's energy of a year by what its servers do; nothing where a part of it is not known. */
function consumptions({ annual, topology, elements, name }: ReportedPower): readonly EnergyConsumption[] {
  const kwh = annual && (annual.facilityKwh ?? annual.itKwh);
  const servers = serverKw(topology);
  if (kwh === undefined || kwh === null || !servers) return [];
  const { carbon } = topology.annual ?? {};
  return [...servers.byWorkload].map(([activity, kw]) => {
    const share = kw / servers.totalKw;
    return {
      activity,
      energyProviders: providers(elements, topology, kwh * share),
      activityEnergyCost: { value: rounded(kwh * share), unit: "kWh" },
      ...(typeof annual?.carbonKg === "number" && {
        co2CostEquivalent: { value: rounded((annual.carbonKg * share) / 1000), unit: "tCO2eq" },
      }),
      properties: powerProperties({
        hall: name,
        period: "a year",
        "energy-of": typeof annual?.facilityKwh === "number" ? "facility" : "IT",
        "average-load": topology.annual?.averageLoad,
        "carbon-source": carbon?.source,
        "carbon-year": carbon?.year,
      }),
    };
  });
}

/** Diversified power of the servers by workload; undefined where there is none, or one whose power nobody knows. */
function serverKw({ racks, diversity }: PowerTopology): ServerKw | undefined {
  const servers = racks.flatMap((rack) => rack.servers).filter(({ count }) => count > 0);
  const byWorkload = new Map<Workload, number>();
  for (const server of servers) {
    const { kw } = serverPower(server);
    if (kw === null) return undefined;
    const { workload, count } = server;
    byWorkload.set(workload, (byWorkload.get(workload) ?? 0) + kw * count * diversity[workload]);
  }
  const totalKw = [...byWorkload.values()].reduce((sum, kw) => sum + kw, 0);
  return totalKw === 0 ? undefined : { byWorkload, totalKw };
}

interface ServerKw {
  readonly byWorkload: ReadonlyMap<Workload, number>;
  readonly totalKw: number;
}

/** The sources that deliver while nothing is out. What they burn is not in a topology. */
function providers(
  elements: readonly ReportedElement[],
  topology: PowerTopology,
  kwh: number,
): readonly EnergyProvider[] {
  const sources = new Set(topology.elements.filter(({ from }) => from.length === 0).map(({ name }) => name));
  const delivering = elements.filter(({ name, normalKw }) => sources.has(name) && (normalKw ?? 0) > 0);
  const totalKw = delivering.reduce((sum, { normalKw }) => sum + (normalKw ?? 0), 0);
  return delivering.map(({ name, normalKw }) => ({
    organization: { name },
    energySource: "unknown",
    energyProvided: { value: rounded((kwh * (normalKw ?? 0)) / totalKw), unit: "kWh" },
  }));
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
