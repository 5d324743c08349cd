/** The parts of CycloneDX 1.6 (bom-1.6.schema.json) that are written here. */
export interface Bom {
  readonly $schema: string;
  readonly bomFormat: "CycloneDX";
  readonly specVersion: "1.6";
  readonly serialNumber: string;
  readonly version: number;
  readonly metadata: BomMetadata;
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

export interface BomMetadata {
  readonly timestamp: string;
  readonly lifecycles: readonly { readonly phase: "design" }[];
  readonly tools: { readonly components: readonly Component[] };
  /** What the bill is about. @default - about several halls */
  readonly component?: Component;
}

export interface Component {
  readonly type: "application" | "device" | "file" | "machine-learning-model";
  readonly "bom-ref"?: string;
  readonly manufacturer?: { readonly name: string };
  readonly publisher?: string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly hashes?: readonly { readonly alg: "SHA-256"; readonly content: string }[];
  readonly licenses?: readonly { readonly license: { readonly name: string } }[];
  readonly externalReferences?: readonly { readonly type: "website" | "distribution"; readonly url: string }[];
  readonly components?: readonly Component[];
  readonly modelCard?: {
    readonly considerations: {
      readonly environmentalConsiderations: { readonly energyConsumptions: readonly EnergyConsumption[] };
    };
  };
  readonly properties?: readonly Property[];
}

export interface EnergyConsumption {
  readonly activity: "training" | "inference";
  readonly energyProviders: readonly EnergyProvider[];
  readonly activityEnergyCost: Energy;
  readonly co2CostEquivalent?: { readonly value: number; readonly unit: "tCO2eq" };
  readonly properties?: readonly Property[];
}

export interface EnergyProvider {
  readonly organization: { readonly name: string };
  readonly energySource: "unknown";
  readonly energyProvided: Energy;
}

export interface Energy {
  readonly value: number;
  readonly unit: "kWh";
}

export interface Property {
  readonly name: string;
  readonly value: string;
}

export interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

type Stated = string | number | null | undefined;

/** Properties of ours under their common prefix. What is not stated is left out; what nobody knows is `unknown`. */
export function powerProperties(values: Readonly<Record<string, Stated>>): readonly Property[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: `sovereign:power:${name}`, value: value === null ? "unknown" : String(value) }],
  );
}
