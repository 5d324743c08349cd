import rows from "./data/instance-types.json";
import { type Provenance } from "./provenance";

/** Clouds whose instance types the catalogue knows, by the name of their Terraform provider. */
export type InstanceTypeProvider =
  "aws" | "azurerm" | "google" | "oci" | "opentelekomcloud" | "ovh" | "scaleway" | "stackit";

/**
 * An instance type with accelerators. A cloud publishes no watts: `itKw` is an estimate, whose basis is stated, for
 * budgets and never for sizing a breaker.
 */
export interface InstanceType extends Provenance {
  readonly provider: InstanceTypeProvider;

  /** The name in the cloud's API, such as `p5.48xlarge`. */
  readonly name: string;

  /** Catalogue name of its accelerator. */
  readonly accelerator: string;
  readonly acceleratorCount: number;

  /** Maximum input of the part of a server that the instance occupies, without network, storage or cooling. */
  readonly itKw: number;

  /** What `itKw` rests on: a reference server, or parts × TDP × a stated server factor. */
  readonly basis: string;
  readonly vcpus?: number;

  /** Instruction set of the host. @default - not recorded */
  readonly architecture?: "x86_64" | "arm64";

  /** The most Elastic Fabric Adapters it takes (AWS). @default - it takes none */
  readonly efaInterfaces?: number;

  /** Indexes of the network cards that take an Elastic Fabric Adapter. @default - 0 to `efaInterfaces` - 1 */
  readonly efaNetworkCards?: readonly number[];
  readonly note?: string;
}

/** Which instance types to list; what is left out matches every one. */
export interface InstanceTypeQuery {
  readonly provider?: string;

  /** Catalogue name of the accelerator. */
  readonly accelerator?: string;
}

const all = rows as readonly InstanceType[];
let byKey: ReadonlyMap<string, InstanceType> | undefined;

/** Azure takes the names of its sizes in any case, and Azure Machine Learning writes them in capitals. */
const keyOf = (provider: string, name: string) => `${provider} ${provider === "azurerm" ? name.toLowerCase() : name}`;

/** The instance types that match, by provider and name. */
export function instanceTypes(query: InstanceTypeQuery = {}): readonly InstanceType[] {
  const { provider, accelerator } = query;
  return all.filter(
    (type) =>
      (provider === undefined || type.provider === provider) &&
      (accelerator === undefined || type.accelerator === accelerator),
  );
}

/** The instance type of this cloud and name, or `undefined` where the catalogue has none: its power is then unknown. */
export function findInstanceType(provider: string, name: string): InstanceType | undefined {
  byKey ??= new Map(all.map((type) => [keyOf(type.provider, type.name), type]));
  return byKey.get(keyOf(provider, name));
}

/**
 * The instance type with the most of this accelerator a node; among equals the leanest host, as in `instanceTypeFor`.
 * `undefined` where the cloud has no type with it.
 */
export function largestInstanceType(provider: string, accelerator: string): InstanceType | undefined {
  const types = instanceTypes({ provider, accelerator });
  const most = Math.max(...types.map((type) => type.acceleratorCount));
  return leanest(types.filter((type) => type.acceleratorCount === most));
}

/**
 * The instance type with exactly so many of this accelerator a node. Several that have them differ in their host: the
 * one with the lowest `itKw` is taken, then the one with the fewest vCPU, then the first by name. `undefined` where the
 * cloud has none.
 */
export function instanceTypeFor(
  provider: string,
  accelerator: string,
  acceleratorsPerNode: number,
): InstanceType | undefined {
  return leanest(
    instanceTypes({ provider, accelerator }).filter((type) => type.acceleratorCount === acceleratorsPerNode),
  );
}

function leanest(types: readonly InstanceType[]): InstanceType | undefined {
  return [...types].sort((a, b) => a.itKw - b.itKw || vcpusOf(a) - vcpusOf(b))[0];
}

/** An unknown number of vCPU sorts after every known one; two unknown ones are equal, and keep the order by name. */
function vcpusOf(type: InstanceType): number {
  return type.vcpus ?? Number.MAX_SAFE_INTEGER;
}
