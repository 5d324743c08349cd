/** The part of SARIF 2.1.0 that is written here. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly SarifRun[];
}

export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly invocations: readonly SarifInvocation[];
  readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifText }>>;
  readonly artifacts: readonly SarifArtifact[];
  readonly taxonomies?: readonly SarifTaxonomy[];
  readonly results: readonly SarifResult[];
  readonly columnKind: "utf16CodeUnits";
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifText {
  readonly text: string;
  readonly markdown?: string;
}

export type SarifLevel = "error" | "warning" | "note";

export interface SarifDriver {
  readonly name: string;
  readonly version: string;
  readonly semanticVersion: string;
  readonly informationUri?: string;
  readonly rules: readonly SarifRule[];
  readonly notifications: readonly SarifDescriptor[];
  readonly supportedTaxonomies?: readonly SarifComponentReference[];
}

export interface SarifDescriptor {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifText;
}

export interface SarifRule extends SarifDescriptor {
  readonly fullDescription: SarifText;
  readonly help: SarifText;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifInvocation {
  readonly executionSuccessful: true;
  readonly endTimeUtc: string;
  readonly toolExecutionNotifications: readonly SarifNotification[];
}

export interface SarifNotification {
  readonly descriptor: { readonly id: string; readonly index: number };
  readonly level: SarifLevel;
  readonly message: SarifText;
}

export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId: string;
  readonly index: number;
}

export interface SarifArtifact {
  readonly location: Omit<ArtifactLocation, "index">;
  readonly roles: readonly string[];
  readonly hashes?: Readonly<Record<string, string>>;
}

export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: ArtifactLocation;
    readonly region: { readonly startLine: number };
  };
  readonly logicalLocations: readonly LogicalLocation[];
  readonly message?: SarifText;
}

export interface LogicalLocation {
  readonly name: string;
  readonly fullyQualifiedName: string;
  readonly kind: string;
}

export interface SarifComponentReference {
  readonly name: string;
  readonly index: number;
}

export interface SarifTaxonomy {
  readonly name: string;
  readonly shortDescription: SarifText;
  readonly isComprehensive: false;
  readonly taxa: readonly SarifTaxon[];
}

export interface SarifTaxon {
  readonly id: string;
  readonly shortDescription: SarifText;
  readonly helpUri?: string;
}

export interface TaxonReference {
  readonly id: string;
  readonly index: number;
  readonly toolComponent: SarifComponentReference;
}

export interface SarifSuppression {
  readonly kind: "external";
  readonly status: "accepted";
  readonly justification: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifResult {
  readonly ruleId: string;
  /** Absent for a rule that this version does not list. */
  readonly ruleIndex?: number;
  readonly kind: "fail";
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly taxa?: readonly TaxonReference[];
  readonly suppressions: readonly SarifSuppression[];
  readonly baselineState?: "new" | "unchanged" | "updated";
  readonly properties: Readonly<Record<string, unknown>>;
}
