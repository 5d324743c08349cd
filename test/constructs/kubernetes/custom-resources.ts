import * as fs from "node:fs";
import * as path from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import { parse } from "yaml";

const FOLDER = path.join(__dirname, "../../fixtures/crds");

type Schema = Record<string, unknown>;

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly scope: "Cluster" | "Namespaced";
    readonly names: { readonly kind: string };
    readonly versions: readonly { name: string; served: boolean; schema: { openAPIV3Schema: Schema } }[];
  };
}

interface CustomResource {
  readonly isNamespaced: boolean;
  readonly validate: ValidateFunction;
}

/** What an API server would say of an object, and what it says nothing of: a field that it does not know. */
export function problemsOf(object: Record<string, unknown>): string[] {
  const definition = DEFINITIONS.get(`${object.apiVersion} ${object.kind}`);
  if (!definition) return [`no definition of ${object.apiVersion} ${object.kind}`];
  const { namespace } = object.metadata as { namespace?: string };
  const { isNamespaced, validate } = definition;
  if (isNamespaced !== (namespace !== undefined)) return [`${object.kind}: namespace is ${namespace}`];
  validate(object);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  );
}

const DEFINITIONS = new Map(
  fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => resourcesOf(parse(fs.readFileSync(path.join(FOLDER, file), "utf8")) as Definition)),
);

function resourcesOf({ spec }: Definition): [string, CustomResource][] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, code: { regExp: goRegExp } });
  return spec.versions
    .filter(({ served }) => served)
    .map(({ name, schema }) => [
      `${spec.group}/${name} ${spec.names.kind}`,
      {
        isNamespaced: spec.scope === "Namespaced",
        validate: ajv.compile(closed(withMetadata(schema.openAPIV3Schema))),
      },
    ]);
}

/** Patterns are Go's, which says at the start of one that case does not count. */
function goRegExp(pattern: string, flags: string): RegExp {
  const [, plain] = /^\^\(\?i\)(.*)$/.exec(pattern) ?? [];
  return plain === undefined ? new RegExp(pattern, flags) : new RegExp(`^${plain}`, `${flags}i`);
}
goRegExp.code = "goRegExp";

/** API servers check metadata by code, not by the definition. */
function withMetadata(schema: Schema): Schema {
  const metadata = {
    type: "object",
    properties: { name: { type: "string" }, namespace: { type: "string" }, labels: { type: "object" } },
    required: ["name"],
  };
  return { ...schema, properties: { ...(schema.properties as Schema), metadata } };
}

/** An API server prunes fields that it does not know; here they are mistakes. */
function closed(schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map(closed) as unknown as Schema;
  if (typeof schema !== "object" || schema === null) return schema as Schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isOpen =
    !("properties" in inner) || "additionalProperties" in inner || inner["x-kubernetes-preserve-unknown-fields"];
  return isOpen ? inner : { ...inner, additionalProperties: false };
}
