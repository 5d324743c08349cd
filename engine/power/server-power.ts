import { findAccelerator } from "../../catalog/accelerators";
import { findServer, type Server } from "../../catalog/servers";
import type { CapOutOfRange, ServerAssessment } from "./assessment";
import type { RackServer } from "./topology";
import { kw } from "./wording";

/** What one server draws, and how that is known. */
export type ServerPower = Pick<ServerAssessment, "kw" | "fallbackKw" | "basis" | "capOutOfRange" | "capRangeUnknown">;

/** One server of a group in a rack; a model that the catalogue does not know has no power, which is not 0. */
export function serverPower(stated: RackServer): ServerPower {
  const server = findServer(stated.model);
  const caps = server ? capsOf(stated, server) : {};
  if (stated.mode === "measured-peak" && stated.watts !== undefined) {
    const measured = stated.watts / 1000;
    const basis = `${kw(measured)} measured (${stated.source})`;
    if (!server) return { kw: measured, fallbackKw: null, basis: `${basis}, and ${unknownModel(stated)}` };
    return { kw: measured, fallbackKw: fallbackKw(stated, server), basis, ...caps };
  }
  if (!server) return { kw: null, fallbackKw: null, basis: unknownModel(stated) };
  return { ...poweredBy(server, stated.gpuCapWatts), fallbackKw: fallbackKw(stated, server), ...caps };
}

/** A server, or an instance type whose power is an estimate. */
export type Machine = Pick<Server, "maxKw" | "accelerator" | "acceleratorCount">;

type Caps = Pick<RackServer, "gpuCapWatts" | "fallbackCapWatts">;

/** One machine of a pool that stands in no topology. */
export function machinePower(machine: Machine, caps: Caps): ServerPower & { readonly kw: number } {
  return { ...poweredBy(machine, caps.gpuCapWatts), fallbackKw: fallbackKw(caps, machine), ...capsOf(caps, machine) };
}

function unknownModel({ model }: RackServer): string {
  return `the catalogue knows no server '${model}'`;
}

/** One node of a pool that stands in no topology. */
export function nodeItKw(node: { readonly model: string; readonly gpuCapWatts?: number }): ServerPower {
  const mode = node.gpuCapWatts === undefined ? "nameplate" : "capped";
  return serverPower({ ...node, mode, count: 1, workload: "training" });
}

/** Nameplate, or with every accelerator capped; a cap that the driver refuses leaves the nameplate. */
function poweredBy(server: Machine, capWatts: number | undefined): { readonly kw: number; readonly basis: string } {
  const { maxKw, accelerator, acceleratorCount: count } = server;
  if (capWatts === undefined) return { kw: maxKw, basis: `${kw(maxKw)} nameplate` };
  const tdpWatts = findAccelerator(accelerator)?.tdpWatts;
  if (tdpWatts === undefined) {
    return { kw: maxKw, basis: `${kw(maxKw)} nameplate, since nobody states what ${accelerator} draws` };
  }
  if (!isInRange(server, capWatts)) {
    return { kw: maxKw, basis: `${kw(maxKw)} nameplate, since the driver refuses a cap of ${capWatts} W` };
  }
  const cappedWatts = Math.min(capWatts, tdpWatts);
  // In watts, where the numbers are whole and the sum is exact.
  const capped = (maxKw * 1000 - count * tdpWatts + count * cappedWatts) / 1000;
  return {
    kw: capped,
    basis: `${kw(maxKw)} − ${count} × ${tdpWatts} W + ${count} × ${cappedWatts} W = ${kw(capped)}`,
  };
}

/** With the cap that is set when power runs short, else the cap that always holds, else nameplate. */
function fallbackKw({ fallbackCapWatts, gpuCapWatts }: Caps, server: Machine): number {
  return poweredBy(server, fallbackCapWatts ?? gpuCapWatts).kw;
}

function isInRange({ accelerator }: Machine, watts: number): boolean {
  const { minCapWatts = 0, maxCapWatts = Infinity } = findAccelerator(accelerator) ?? {};
  return watts >= minCapWatts && watts <= maxCapWatts;
}

const CAP_KEYS = ["gpuCapWatts", "fallbackCapWatts"] as const;

function capsOf(stated: Caps, server: Machine): Pick<ServerPower, "capOutOfRange" | "capRangeUnknown"> {
  const keys = CAP_KEYS.filter((key) => stated[key] !== undefined);
  const { minCapWatts: minWatts, maxCapWatts: maxWatts } = findAccelerator(server.accelerator) ?? {};
  if (minWatts === undefined || maxWatts === undefined) return keys.length > 0 ? { capRangeUnknown: keys } : {};
  const capOutOfRange = keys
    .filter((key) => !isInRange(server, stated[key] as number))
    .map((key): CapOutOfRange => {
      const watts = stated[key] as number;
      const ofOne = watts / server.acceleratorCount;
      const looksLikeServer = watts > maxWatts && ofOne >= minWatts && ofOne <= maxWatts;
      return { key, watts, minWatts, maxWatts, looksLikeServer };
    });
  return capOutOfRange.length > 0 ? { capOutOfRange } : {};
}
