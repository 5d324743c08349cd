import rows from "./data/servers.json";
import { type Provenance } from "./provenance";

/** The power supplies of a server, and how many of them it takes to run it. */
export interface PowerSupplies {
  readonly count: number;

  /** Output of one supply. */
  readonly ratedKw: number;

  /** The fewest that carry the server at full performance. */
  readonly neededForFull: number;

  /** The fewest that carry the server at reduced performance. @default - not known */
  readonly neededForReduced?: number;
}

/** A server, a tray or a whole rack that is bought as one. A number that is absent is not known; it is never 0. */
export interface Server extends Provenance {
  /** The catalogue name, such as `dgx-h100`. */
  readonly name: string;
  readonly title: string;
  readonly vendor: string;

  /** The most that it draws: the maker's maximum input. */
  readonly maxKw: number;

  /** Catalogue name of its accelerator. */
  readonly accelerator: string;
  readonly acceleratorCount: number;

  /** Whether it is a rack or more, and not a server in one. */
  readonly rackScale: boolean;

  /** Whether it needs liquid at the chip. @default - not known */
  readonly liquidOnly?: boolean;

  /** Lower end of the inlet air that the maker allows. */
  readonly inletMinCelsius?: number;

  /** Upper end of the inlet air that the maker allows, up to 900 m. */
  readonly inletMaxCelsius?: number;

  /** Air through the server, in cubic feet a minute. */
  readonly airflowCfm?: number;

  /** The fan speed at which the maker states `airflowCfm`, between 0 and 1. @default - not stated */
  readonly airflowFanFraction?: number;
  readonly powerSupplies?: PowerSupplies;
  readonly note?: string;
}

const all = rows as readonly Server[];
let byName: ReadonlyMap<string, Server> | undefined;

/** Every server of the catalogue, by name. */
export function servers(): readonly Server[] {
  return all;
}

/** The server of this catalogue name, or `undefined` where there is none. */
export function findServer(name: string): Server | undefined {
  byName ??= new Map(all.map((server) => [server.name, server]));
  return byName.get(name);
}
