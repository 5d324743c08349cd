import path from "node:path";
import type { JsonObject, JsonValue } from "../../json";
import { blocks, isJsonObject } from "../../json";
import type { NotAssessed } from "../model/graph";
import type {
  ModuleCall,
  ProviderBlock,
  TerraformBackend,
  TerraformResource,
  TerraformStack,
  UnreadFact,
} from "../model/terraform";
import { labelledBlocks } from "./blocks";
import { countingScope } from "./counting-scope";
import { Declarations, inLoadOrder, type Declaration, type TerraformFile } from "./declarations";
import { readFacts } from "./facts";
import * as errors from "./errors";
import { instancesOf, MAX_INSTANCES } from "./instances";
import { requiredProviders, sourceOf } from "./provider-source";
import { KNOWN_BLOCKS } from "./recognise";
import type { VariableValues } from "./variable-values";

/** Kinds of blocks with the number of their labels. */
const LABELS = {
  resource: 2,
  data: 2,
  provider: 1,
  variable: 1,
  output: 1,
  module: 1,
  locals: 0,
  terraform: 0,
} as const;

type Kind = keyof typeof LABELS;

/**
 * The root module that the files of one folder make together.
 *
 * @param file what the report calls it
 * @throws SovereignError where a block is malformed or declared twice
 */
export function readRootModule(file: string, files: readonly TerraformFile[], given?: VariableValues): TerraformStack {
  const ordered = inLoadOrder(files);
  const declared = (kind: Kind) => declarationsOf(kind, ordered);
  const notAssessed: NotAssessed[] = [...(given?.notAssessed ?? []), ...ordered.flatMap(unknownBlocks)];

  const comment = ordered.map(({ json }) => json["//"]).find((value) => isJsonObject(value));
  const name = stackName(comment);
  const { facts, unread } = readFacts(comment);
  const unreadFacts: UnreadFact[] = [...unread];

  const variables = variablesOf(declared("variable"), given);
  const locals = new Map<string, JsonValue>();
  for (const { body } of declared("locals").all()) for (const name in body) locals.set(name, body[name]);
  const terraform = declared("terraform")
    .all()
    .map(({ body }) => body);
  const required = requiredProviders(terraform);
  notAssessed.push(...unreadSettings(terraform));
  const scope = countingScope({ variables, locals, ...variableTraits(declared("variable")) }, () => [
    ...declared("resource").all(),
    ...declared("data").all(),
  ]);

  let count = 0;
  const resourcesOf = (kind: "resource" | "data") =>
    declared(kind)
      .all()
      .flatMap((declaration) => {
        const instances = instancesOf(declaration.body, scope, declaration.address, declaration.file);
        // A data source has no place of its own that could go unassessed.
        if (instances.doubt && kind === "resource")
          notAssessed.push({ what: declaration.address, why: instances.doubt });
        count += instances.instances.length;
        if (count > MAX_INSTANCES) throw errors.tooManyInstances(file, "the program", count, MAX_INSTANCES);
        const resource = resourceOf(declaration, kind === "data" ? "data" : "managed", required, unreadFacts);
        return instances.instances.map(({ suffix, instance }) =>
          suffix === "" ? resource : { ...resource, address: `${resource.address}${suffix}`, instance },
        );
      });

  return {
    name,
    file,
    kind: name !== undefined || path.basename(file) === "cdk.tf.json" ? "cdk.tf.json" : "tf.json",
    resources: resourcesOf("resource"),
    dataSources: resourcesOf("data"),
    providers: providersOf(ordered, required),
    modules: declared("module").all().map(moduleOf),
    variables,
    ...variableTraits(declared("variable")),
    locals,
    outputs: new Map(
      declared("output")
        .all()
        .map(({ labels, body }) => [labels[0], body.value ?? null]),
    ),
    backend: backendOf(terraform, file),
    facts,
    unreadFacts,
    notAssessed,
  };
}

function declarationsOf(
  kind: Kind,
  files: readonly TerraformFile[],
  unread?: (address: string, file: string) => void,
): Declarations {
  const declarations = new Declarations();
  for (const { file, json } of files) {
    const skip = unread && ((address: string) => unread(address, file));
    labelledBlocks(json[kind], kind, LABELS[kind], file, skip).forEach(({ labels, body }, index) => {
      // Blocks without labels are never the same one.
      const address = labels.length === 0 ? `${file}#${index}` : addressOf(kind, labels, body);
      declarations.add({ address, labels, body, file });
    });
  }
  return declarations;
}

function addressOf(kind: Kind, labels: readonly string[], body: JsonObject): string {
  if (kind === "resource") return labels.join(".");
  const alias = kind === "provider" && typeof body.alias === "string" ? [body.alias] : [];
  return [kind, ...labels, ...alias].join(".");
}

/** What else of the `terraform` block would have to be looked at. */
function unreadSettings(terraform: readonly JsonObject[]): readonly NotAssessed[] {
  return terraform
    .filter(({ encryption }) => encryption !== undefined && encryption !== null)
    .map(() => ({
      what: "terraform.encryption",
      why: "this checker does not look at where the keys rest that encrypt the state",
    }));
}

function unknownBlocks({ file, json }: TerraformFile): readonly NotAssessed[] {
  return Object.keys(json)
    .filter((key) => !KNOWN_BLOCKS.has(key))
    .map((key) => ({ what: `the blocks '${key}' of ${file}`, why: "this checker does not know blocks of that name" }));
}

function stackName(comment: JsonValue | undefined): string | undefined {
  const metadata = isJsonObject(comment) && isJsonObject(comment.metadata) ? comment.metadata : {};
  return typeof metadata.stackName === "string" ? metadata.stackName : undefined;
}

/** A value that is given beside the files wins over the default. */
function variablesOf(declarations: Declarations, given?: VariableValues): TerraformStack["variables"] {
  return new Map(
    declarations.all().map(({ labels: [name], body }) => {
      const value = given?.values.has(name) ? given.values.get(name) : body.default;
      return [name, given?.unread && !given.values.has(name) ? undefined : value];
    }),
  );
}

function variableTraits(declarations: Declarations): Pick<TerraformStack, "sensitiveVariables" | "completedVariables"> {
  const all = declarations.all();
  const namesWhere = (holds: (body: JsonObject) => boolean) =>
    new Set(all.flatMap(({ labels, body }) => (holds(body) ? labels : [])));
  return {
    sensitiveVariables: namesWhere(({ sensitive }) => sensitive === true),
    completedVariables: namesWhere(({ type }) => typeof type === "string" && type.includes("optional(")),
  };
}

function resourceOf(
  { labels: [type, name], address, body }: Declaration,
  mode: TerraformResource["mode"],
  required: ReadonlyMap<string, string>,
  unreadFacts: UnreadFact[],
): TerraformResource {
  const comment = body["//"];
  const constructPath = constructPathOf(comment);
  const { facts, unread } = readFacts(comment);
  for (const fact of unread) unreadFacts.push({ ...fact, address, constructPath });
  const providerKey = providerKeyOf(body.provider) ?? localNameOf(type);
  const provider = providerKey.split(".")[0];
  return {
    mode,
    address,
    type,
    name,
    provider,
    providerSource: sourceOf(provider, required),
    providerKey,
    values: body,
    constructPath,
    facts,
  };
}

/** `aws.frankfurt`, also where it is written `${aws.frankfurt}`, or `aws.frankfurt["a"]` as OpenTofu takes it. */
function providerKeyOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const written = typeof value === "string" ? value : JSON.stringify(value);
  return written.replace(/^\$\{\s*([^]*?)\s*\}$/, "$1").replace(/\[[^]*\]$/, "");
}

function localNameOf(type: string): string {
  return type.split("_", 1)[0];
}

function constructPathOf(comment: JsonValue | undefined): string | undefined {
  const [metadata] = isJsonObject(comment) ? blocks(comment.metadata) : [];
  return typeof metadata?.path === "string" ? metadata.path : undefined;
}

function providersOf(files: readonly TerraformFile[], required: ReadonlyMap<string, string>): readonly ProviderBlock[] {
  const unread = new Map<string, string>();
  const declarations = declarationsOf("provider", files, (address, file) => {
    unread.set(address.slice("provider.".length), `${file}: ${address} is not a block`);
  });
  const broken = [...unread].map(([provider, why]) => {
    return { key: provider, provider, source: sourceOf(provider, required), config: {}, unread: why };
  });
  const sound = declarations.all().map(({ labels: [provider], body }) => {
    const alias = typeof body.alias === "string" ? body.alias : undefined;
    const key = alias === undefined ? provider : `${provider}.${alias}`;
    return { key, provider, source: sourceOf(provider, required), alias, config: body };
  });
  return [...broken, ...sound];
}

function moduleOf({ address, body }: Declaration): ModuleCall {
  const source = typeof body.source === "string" ? body.source : undefined;
  return { address, source, constructPath: constructPathOf(body["//"]) };
}

function backendOf(terraform: readonly JsonObject[], file: string): TerraformBackend | undefined {
  for (const { backend } of terraform) {
    if (typeof backend === "string") throw errors.malformedBlock(file, "terraform.backend", `{ "${backend}": { … } }`);
  }
  const declared = terraform.flatMap((block) => [
    ...blocks(block.backend).flatMap((backend) => Object.entries(backend)),
    ...blocks(block.cloud).map((cloud) => ["cloud", cloud] as const),
  ]);
  const last = declared.at(-1);
  return last && { type: last[0], config: blocks(last[1])[0] ?? {} };
}
