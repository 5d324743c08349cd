import { findAccelerator } from "../../../catalog/accelerators";
import type { Provenance } from "../../../catalog/provenance";
import { findServer } from "../../../catalog/servers";
import { airDensityRatio, airRiseFahrenheit, btuPerHour, cfm } from "../../power/heat";
import { loadLimit } from "../../power/limits";
import { serverPower } from "../../power/server-power";
import type { PowerElement, Rack, RackServer } from "../../power/topology";
import { decimals } from "../../power/wording";
import { csvRow } from "./csv-row";
import { hallsOf } from "./halls-of";
import { rackCooling } from "./rack-cooling";
import type { Report, ReportedElement, ReportedPower, ReportedRack } from "./report";

/** The columns, in an order that later versions only add to. Units are in the names. */
const COLUMNS = [
  "hall",
  "stack",
  "item",
  "name",
  "within",
  "kind",
  "count",
  "watts",
  "worstWatts",
  "worstState",
  "limitWatts",
  "btuPerHour",
  "cfm",
  "cfmAvailable",
  "litresPerMinute",
  "litresPerMinuteAvailable",
  "inletC",
  "inletMinC",
  "inletMaxC",
  "capWatts",
  "capMinWatts",
  "capMaxWatts",
  "kwhPerYear",
  "kgCo2ePerYear",
  "litresPerYear",
  "year",
  "source",
  "asOf",
  "confidence",
  "basis",
] as const;

/** `null` is a number that depends on a part which nobody knows; a cell that is left out does not apply. */
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | null>>>;

/** An empty cell would be taken for 0. */
const UNKNOWN = "unknown";

/**
 * Halls as a sheet: what each hall, element, rack and server draws and needs, then the rows of the catalogue that this
 * rests on, with their sources.
 */
export function facilitySheet(report: Report): string {
  const rows = hallsOf(report).flatMap((hall) => {
    const { name, stack } = hall;
    const all = [...hallRows(hall), ...elementRows(hall), ...rackRows(hall), ...catalogueRows(hall)];
    return all.map((row): Row => ({ hall: name, stack, ...row }));
  });
  const cells = rows.map((row) => COLUMNS.map((column) => (row[column] === null ? UNKNOWN : (row[column] ?? ""))));
  return [[...COLUMNS], ...cells].map(csvRow).join("");
}

function hallRows({ name, itKw, facilityPeakKw, puePeak, annual, topology }: ReportedPower): readonly Row[] {
  const { carbon, water } = topology.annual ?? {};
  const hall = { item: "hall", name };
  const rows: Row[] = [
    { ...hall, kind: "it", watts: watts(itKw), kwhPerYear: annual?.itKwh },
    {
      ...hall,
      kind: "facility-peak",
      watts: watts(facilityPeakKw),
      basis: puePeak === null ? "" : `PUE on the design day ${decimals(puePeak)}`,
    },
  ];
  if (annual && topology.pueAnnual !== undefined)
    rows.push({
      ...hall,
      kind: "facility",
      kwhPerYear: annual.facilityKwh,
      basis: `PUE of a year ${topology.pueAnnual}`,
    });
  if (annual && carbon)
    rows.push({
      ...hall,
      kind: "carbon",
      kgCo2ePerYear: annual.carbonKg,
      year: carbon.year,
      source: carbon.source,
      confidence: "stated",
      basis: `${carbon.gramsPerKwh} g/kWh`,
    });
  if (annual && water)
    rows.push({
      ...hall,
      kind: "water",
      litresPerYear: annual.waterLitres,
      year: water.year,
      source: water.source,
      confidence: "stated",
      basis: `${water.litresPerKwh} L/kWh`,
    });
  return rows;
}

function elementRows({ elements, topology }: ReportedPower): readonly Row[] {
  const stated = new Map(topology.elements.map((element) => [element.name, element]));
  return elements.map((element) => elementRow(element, stated.get(element.name), topology.electricalCode));
}

function elementRow(
  { name, kind, normalKw, worstKw, worstState, limitKw }: ReportedElement,
  stated: PowerElement | undefined,
  code: ReportedPower["topology"]["electricalCode"],
): Row {
  return {
    item: "element",
    name,
    within: stated?.from.join("; "),
    kind,
    watts: watts(normalKw),
    worstWatts: watts(worstKw),
    worstState,
    // Without a rating there is none; it is not unknown.
    limitWatts: watts(limitKw) ?? undefined,
    basis: stated && loadLimit(stated, code).limitBasis.join("; "),
  };
}

function rackRows(hall: ReportedPower): readonly Row[] {
  const numbers = new Map(hall.racks.map((rack) => [rack.name, rack]));
  return hall.topology.racks.flatMap((rack) => {
    const found = numbers.get(rack.name);
    return [...(found ? [rackRow(rack, found, hall)] : []), ...rack.servers.map((each) => serverRow(each, rack, hall))];
  });
}

function rackRow(rack: Rack, numbers: ReportedRack, { topology }: ReportedPower): Row {
  const { isLiquid, flow, inletC } = rackCooling(rack, topology);
  return {
    item: "rack",
    name: rack.name,
    within: rack.feeds.join("; "),
    kind: rack.cooling?.kind,
    watts: watts(numbers.kw),
    btuPerHour: rounded(numbers.btuPerHour),
    ...(isLiquid
      ? { litresPerMinute: rounded(numbers.litresPerMinuteNeeded), litresPerMinuteAvailable: flow }
      : { cfm: rounded(numbers.cfmNeeded), cfmAvailable: flow }),
    inletC,
    basis: `redundancy ${rack.redundancy}; ${decimals(rack.otherKw)} kW of it other than servers`,
  };
}

/** One server of a group; `count` says how many there are. */
function serverRow(server: RackServer, { name: rack, cooling }: Rack, { topology }: ReportedPower): Row {
  const { kw, basis } = serverPower(server);
  const density = airDensityRatio(topology.climate.altitudeM);
  return {
    item: "server",
    name: server.model,
    within: rack,
    kind: server.mode,
    count: server.count,
    watts: watts(kw),
    btuPerHour: kw === null ? null : rounded(btuPerHour(kw)),
    ...(cooling?.kind === "liquid"
      ? {}
      : { cfm: kw === null ? null : rounded(cfm(kw, airRiseFahrenheit(server.model)) / density) }),
    capWatts: server.gpuCapWatts,
    ...sourceOf(server),
    basis,
  };
}

function sourceOf({ model, mode, source }: RackServer): Row {
  if (mode === "measured-peak") return { source, confidence: "stated" };
  const server = findServer(model);
  const part = mode === "capped" ? findAccelerator(server?.accelerator ?? "") : undefined;
  return provenance([server, part].filter((row) => row !== undefined));
}

/** The rows of the catalogue that a hall's numbers rest on. */
function catalogueRows({ topology }: ReportedPower): readonly Row[] {
  const models = new Set(topology.racks.flatMap(({ servers }) => servers.map(({ model }) => model)));
  const servers = [...models].sort().flatMap((model) => findServer(model) ?? []);
  const names = new Set(servers.map(({ accelerator }) => accelerator));
  const parts = [...names].sort().flatMap((name) => findAccelerator(name) ?? []);
  return [
    ...servers.map((server): Row => ({
      item: "catalogue",
      name: server.name,
      kind: "server",
      within: `${server.acceleratorCount} × ${server.accelerator}`,
      watts: watts(server.maxKw),
      cfm: server.airflowCfm,
      inletMinC: server.inletMinCelsius,
      inletMaxC: server.inletMaxCelsius,
      ...provenance([server]),
      basis: server.note,
    })),
    ...parts.map((part): Row => ({
      item: "catalogue",
      name: part.name,
      kind: "accelerator",
      watts: part.tdpWatts,
      capMinWatts: part.minCapWatts,
      capMaxWatts: part.maxCapWatts,
      ...provenance([part]),
      basis: part.note,
    })),
  ];
}

function provenance(rows: readonly Provenance[]): Row {
  const joined = (key: keyof Provenance) => [...new Set(rows.map((row) => row[key]))].join("; ");
  return { source: joined("source"), asOf: joined("asOf"), confidence: joined("confidence") };
}

function watts(kilowatts: number | null): number | null {
  return rounded(kilowatts === null ? null : kilowatts * 1000);
}

/** Without the noise of floating point. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(3));
}
