/** One thing that a schema does not accept. */
export interface SchemaError {
  /** JSON pointer into the document. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that holds the keyword. */
  readonly parentSchema?: {
    readonly title?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly anyOf?: readonly { readonly required?: readonly string[] }[];
  };
  readonly data?: unknown;
}

/** What `scripts/build-schema-validators.ts` writes for one schema. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
