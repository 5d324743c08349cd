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
  readonly type: "application" | "device";
  readonly "bom-ref"?: string;
  readonly manufacturer?: { readonly name: string };
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly externalReferences?: readonly { readonly type: "website"; readonly url: string }[];
  readonly properties?: readonly Property[];
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
