import { findAccelerator } from "../../../../catalog/accelerators";
import type { Provenance } from "../../../../catalog/provenance";
import { findServer } from "../../../../catalog/servers";
import { serverPower } from "../../../power/server-power";
import type { Rack, RackServer } from "../../../power/topology";
import type { ReportedPower } from "../report";
import { powerProperties, type Component, type Dependency } from "./bom";

/** A hall, the servers in it, the accelerators in those, and what contains what. */
export interface HallParts {
  readonly hall: Component;
  readonly servers: readonly Component[];
  readonly accelerators: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

/** @param prefix of references, which tells apart halls that have racks of one name */
export function hallParts(hall: ReportedPower, prefix: string): HallParts {
  const hallRef = `${prefix}hall/${hall.name}`;
  const groups = hall.topology.racks.flatMap((rack) =>
    rack.servers.map((server, index) => ({
      server: serverComponent(server, rack, `${prefix}server/${rack.name}/${index + 1}`),
      accelerator: findServer(server.model)?.accelerator,
    })),
  );
  const names = new Set(groups.flatMap(({ accelerator }) => accelerator ?? []));
  return {
    hall: hallComponent(hall, hallRef),
    servers: groups.map(({ server }) => server),
    accelerators: [...names].sort().map(acceleratorComponent),
    dependencies: [
      { ref: hallRef, dependsOn: groups.map(({ server }) => refOf(server)) },
      ...groups.map(({ server, accelerator }) => ({
        ref: refOf(server),
        ...(accelerator === undefined ? {} : { dependsOn: [acceleratorRef(accelerator)] }),
      })),
    ],
  };
}

export function refOf(component: Component): string {
  return component["bom-ref"] ?? component.name;
}

function hallComponent(hall: ReportedPower, ref: string): Component {
  const { topology, annual } = hall;
  const { carbon, water } = topology.annual ?? {};
  return {
    type: "device",
    "bom-ref": ref,
    name: hall.name,
    description: "A data hall: its power tree, racks and cooling as one.",
    properties: powerProperties({
      stack: hall.stack,
      site: hall.site,
      "electrical-code": topology.electricalCode.name,
      "in-maintenance": hall.maintained,
      "it-kw": hall.itKw,
      "facility-peak-kw": hall.facilityPeakKw,
      "pue-peak": hall.puePeak,
      "pue-annual": topology.pueAnnual,
      "it-kwh-per-year": annual?.itKwh,
      "facility-kwh-per-year": annual?.facilityKwh,
      ...(carbon && {
        "carbon-kg-per-year": annual?.carbonKg,
        "carbon-year": carbon.year,
        "carbon-source": carbon.source,
      }),
      ...(water && {
        "water-litres-per-year": annual?.waterLitres,
        "water-year": water.year,
        "water-source": water.source,
      }),
    }),
  };
}

/** The servers of a group in a rack: CycloneDX counts no pieces, so a property says how many they are. */
function serverComponent(stated: RackServer, rack: Rack, ref: string): Component {
  const row = findServer(stated.model);
  const { kw, fallbackKw, basis } = serverPower(stated);
  return {
    type: "device",
    "bom-ref": ref,
    ...(row && { manufacturer: { name: row.vendor } }),
    name: stated.model,
    ...(row && { description: row.title }),
    properties: powerProperties({
      rack: rack.name,
      feeds: rack.feeds.join(", "),
      count: stated.count,
      "kw-each": kw,
      "fallback-kw-each": fallbackKw,
      basis,
      mode: stated.mode,
      workload: stated.workload,
      "gpu-cap-watts": stated.gpuCapWatts,
      "fallback-cap-watts": stated.fallbackCapWatts,
      "measured-source": stated.source,
      "accelerators-each": row?.acceleratorCount,
      ...provenance(row),
    }),
  };
}

function acceleratorComponent(name: string): Component {
  const row = findAccelerator(name);
  return {
    type: "device",
    "bom-ref": acceleratorRef(name),
    ...(row && { manufacturer: { name: row.vendor } }),
    name,
    ...(row && { description: row.title }),
    properties: powerProperties({
      "tdp-watts": row?.tdpWatts,
      "cap-min-watts": row?.minCapWatts,
      "cap-max-watts": row?.maxCapWatts,
      ...provenance(row),
    }),
  };
}

/** Without a hall before it: an accelerator is the same in each. */
function acceleratorRef(name: string): string {
  return `accelerator/${name}`;
}

function provenance(row: Provenance | undefined): Readonly<Record<string, string>> {
  return row ? { source: row.source, "as-of": row.asOf, confidence: row.confidence } : {};
}
