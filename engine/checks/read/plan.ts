import type { JsonObject, JsonValue } from "../../json";
import { blocks, isJsonObject } from "../../json";
import type { NotAssessed } from "../model/graph";
import type { ProviderBlock, TerraformResource, TerraformStack } from "../model/terraform";
import { bodies } from "./blocks";
import * as errors from "./errors";
import { configuredModule, ModuleTree, type ModuleInstance } from "./plan-modules";
import { PlanReferences } from "./plan-references";
import { escapeAll, fillUnknown } from "./plan-values";
import { withoutRegistry } from "./provider-source";

/** Major version of the plans that are known; Terraform adds to a format within it. */
const NEWEST_FORMAT = 1;

/**
 * A plan as `terraform show -json` prints it. Its resources are those that will be there after the deploy: a resource
 * that stays as it is counts, one that goes does not.
 *
 * @param mayHoldTemplates whether the text of the file has a `${` anywhere
 * @throws SovereignError where the plan is not shaped like one
 */
export function readPlan(plan: JsonObject, file: string, mayHoldTemplates: boolean): TerraformStack {
  const configuration = isJsonObject(plan.configuration) ? plan.configuration : {};
  const tree = new ModuleTree(configuredModule(configuration.root_module, file));
  const references = new PlanReferences(tree);
  const escape = (value: JsonValue) => (mayHoldTemplates ? escapeAll(value, file) : value);

  const providers = providersOf(configuration.provider_config, tree, references);
  const providerKeys = new Set(providers.map(({ key }) => key));
  const reader = new PlanResources(file, tree, references, unknownByAddress(plan, file), providerKeys, escape);
  reader.add(plan.planned_values);
  // What is read while planning stands in the prior state; what waits for the deploy among the planned values.
  const { prior_state: priorState } = plan;
  if (isJsonObject(priorState)) reader.add(priorState.values, "data");

  return {
    file,
    kind: "plan",
    resources: reader.resources,
    dataSources: reader.dataSources,
    providers,
    modules: [],
    variables: variablesOf(plan.variables, configuration.root_module, escape),
    sensitiveVariables: sensitiveOf(configuration.root_module),
    locals: new Map(),
    outputs: new Map(),
    unreadFacts: [],
    notAssessed: unfinished(plan, file),
  };
}

type ProviderInForce = Pick<TerraformResource, "provider" | "providerKey">;

class PlanResources {
  public readonly resources: TerraformResource[] = [];
  public readonly dataSources: TerraformResource[] = [];
  private readonly dataAddresses = new Set<string>();
  /** Names that stand in many resources, so that each is one text, told apart from others at a glance. */
  private readonly names = new Map<string, string>();
  private readonly sources = new Map<string, string>();
  private readonly providersInForce = new Map<string, ProviderInForce>();

  public constructor(
    private readonly file: string,
    private readonly tree: ModuleTree,
    private readonly references: PlanReferences,
    private readonly unknown: ReadonlyMap<string, JsonValue | undefined>,
    private readonly providerKeys: ReadonlySet<string>,
    private readonly escape: (value: JsonValue) => JsonValue,
  ) {}

  /** @param only takes the resources of this mode alone */
  public add(values: JsonValue | undefined, only?: TerraformResource["mode"]): void {
    const pending: JsonObject[] = isJsonObject(values) ? bodies(values.root_module, ["root_module"], this.file) : [];
    for (let at = 0; at < pending.length; at++) {
      const module = pending[at];
      const instance = this.tree.at(typeof module.address === "string" ? module.address : "");
      for (const resource of bodies(module.resources, ["resources"], this.file)) {
        if (only === undefined || resource.mode === only) this.addResource(resource, instance);
      }
      for (const child of bodies(module.child_modules, ["child_modules"], this.file)) pending.push(child);
    }
  }

  private addResource(planned: JsonObject, module: ModuleInstance): void {
    const { address, type, name, mode } = planned;
    if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string") {
      throw errors.malformedBlock(this.file, "a planned resource", "an object with address, type and name");
    }
    const isData = mode === "data";
    if (isData && this.dataAddresses.has(address)) return;
    const config = module.config?.resources.get(`${isData ? "data." : ""}${type}.${name}`);
    const { provider_config_key: written } = config ?? {};
    const { provider, providerKey } = this.providerInForce(typeof written === "string" ? written : undefined, type);
    const resource: TerraformResource = {
      mode: isData ? "data" : "managed",
      address,
      type: this.nameOnce(type),
      name,
      provider,
      providerSource: this.sourceOf(planned.provider_name, type),
      providerKey,
      values: this.valuesOf(planned, address, module, config),
    };
    if (isData) this.dataAddresses.add(address);
    (isData ? this.dataSources : this.resources).push(resource);
  }

  private nameOnce(name: string): string {
    const known = this.names.get(name);
    if (known === undefined) this.names.set(name, name);
    return known ?? name;
  }

  private providerInForce(written: string | undefined, type: string): ProviderInForce {
    const known = written === undefined ? undefined : this.providersInForce.get(written);
    if (known) return known;
    if (written === undefined) {
      const provider = this.nameOnce(type.split("_", 1)[0]);
      return { provider, providerKey: provider };
    }
    const providerKey = this.keyInForce(written);
    const found = { provider: localName(providerKey), providerKey };
    this.providersInForce.set(written, found);
    return found;
  }

  private sourceOf(fullName: JsonValue | undefined, type: string): string {
    if (typeof fullName !== "string") return sourceOf(fullName, type);
    const known = this.sources.get(fullName) ?? sourceOf(fullName, type);
    this.sources.set(fullName, known);
    return known;
  }

  /**
   * A module without a provider block of its own inherits its parent's, which Terraform before 1.1 wrote as a key of the
   * module that nothing stands under. A block with an alias is never inherited without being passed.
   */
  private keyInForce(key: string): string {
    if (this.providerKeys.has(key)) return key;
    const [module, local] = splitKey(key);
    if (module === undefined || local.includes(".")) return key;
    const parents = module.split(/\.(?=module\.)/).slice(0, -1);
    for (let depth = parents.length; depth > 0; depth--) {
      const inherited = `${parents.slice(0, depth).join(".")}:${local}`;
      if (this.providerKeys.has(inherited)) return inherited;
    }
    return local;
  }

  private valuesOf(
    planned: JsonObject,
    address: string,
    module: ModuleInstance,
    config: JsonObject | undefined,
  ): JsonObject {
    const values = this.escape(objectOrNothing(planned.values, `${address}.values`, this.file)) as JsonObject;
    const expressions = isJsonObject(config?.expressions) ? config.expressions : {};
    const unknown = this.unknown.get(address);
    const marks = unknown === true ? Object.fromEntries(Object.keys(expressions).map((key) => [key, true])) : unknown;
    return fillUnknown(values, marks, expressions, (expression) =>
      this.references.unknownText(expression, module, config?.for_each_expression),
    );
  }
}

function objectOrNothing(value: JsonValue | undefined, where: string, file: string): JsonObject {
  if (isJsonObject(value)) return value;
  if (value === undefined || value === null) return {};
  throw errors.malformedBlock(file, where, "an object");
}

function unknownByAddress(plan: JsonObject, file: string): ReadonlyMap<string, JsonValue | undefined> {
  const unknown = new Map<string, JsonValue | undefined>();
  for (const { address, change, deposed } of bodies(plan.resource_changes, ["resource_changes"], file)) {
    // What is deposed goes; it stands under the address of what comes in its place.
    if (typeof address === "string" && isJsonObject(change) && deposed === undefined) {
      unknown.set(address, change.after_unknown);
    }
  }
  return unknown;
}

function providersOf(
  value: JsonValue | undefined,
  tree: ModuleTree,
  references: PlanReferences,
): readonly ProviderBlock[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, block]) => {
    if (!isJsonObject(block) || !isBlockOrAbsent(block.expressions)) return unreadProvider(key, block);
    const module = tree.at(typeof block.module_address === "string" ? block.module_address : "");
    const config = isJsonObject(block.expressions) ? references.valueOf(block.expressions, module) : {};
    return {
      key,
      provider: typeof block.name === "string" ? block.name : localName(key),
      source: sourceOf(block.full_name, `${localName(key)}_`),
      alias: typeof block.alias === "string" ? block.alias : undefined,
      config: isJsonObject(config) ? config : {},
    };
  });
}

function isBlockOrAbsent(expressions: JsonValue | undefined): boolean {
  return expressions === undefined || expressions === null || isJsonObject(expressions);
}

function unreadProvider(key: string, block: JsonValue): ProviderBlock {
  const fullName = isJsonObject(block) ? block.full_name : undefined;
  return {
    key,
    provider: localName(key),
    source: sourceOf(fullName, `${localName(key)}_`),
    config: {},
    unread: `what the plan says of provider ${key} is not a block`,
  };
}

/** `aws` for `aws.frankfurt` and for `module.network:aws.frankfurt`. */
function localName(providerKey: string): string {
  return splitKey(providerKey)[1].split(".", 1)[0];
}

/** The module of a provider's key, absent for the root, and the key inside it. */
function splitKey(providerKey: string): [module: string | undefined, key: string] {
  const colon = providerKey.lastIndexOf(":");
  return [colon === -1 ? undefined : providerKey.slice(0, colon), providerKey.slice(colon + 1)];
}

function sourceOf(fullName: JsonValue | undefined, type: string): string {
  return typeof fullName === "string" ? withoutRegistry(fullName) : `hashicorp/${type.split("_", 1)[0]}`;
}

/** Variables that are given when the plan is made, and the defaults of the others. */
function variablesOf(
  given: JsonValue | undefined,
  rootModule: JsonValue | undefined,
  escape: (value: JsonValue) => JsonValue,
): TerraformStack["variables"] {
  const declared = isJsonObject(rootModule) && isJsonObject(rootModule.variables) ? rootModule.variables : {};
  const variables = new Map<string, JsonValue | undefined>(
    Object.entries(declared).map(([name, variable]) => [name, isJsonObject(variable) ? variable.default : undefined]),
  );
  for (const [name, variable] of Object.entries(isJsonObject(given) ? given : {})) {
    const value = isJsonObject(variable) ? variable.value : undefined;
    variables.set(name, value === undefined ? undefined : escape(value));
  }
  return variables;
}

function sensitiveOf(rootModule: JsonValue | undefined): ReadonlySet<string> {
  const declared = isJsonObject(rootModule) && isJsonObject(rootModule.variables) ? rootModule.variables : {};
  return new Set(
    Object.entries(declared).flatMap(([name, variable]) =>
      isJsonObject(variable) && variable.sensitive === true ? [name] : [],
    ),
  );
}

function unfinished(plan: JsonObject, file: string): readonly NotAssessed[] {
  const what = `the plan ${file}`;
  const format = typeof plan.format_version === "string" ? plan.format_version : undefined;
  return [
    ...(format === undefined
      ? [{ what, why: "it does not say in which format it is; it was read as one of 1.x" }]
      : []),
    ...(Number(format?.split(".", 1)[0]) > NEWEST_FORMAT
      ? [{ what, why: `its format ${format} is newer than ${NEWEST_FORMAT}.x; what that adds is not looked at` }]
      : []),
    ...(plan.errored === true ? [{ what, why: "Terraform stopped with an error: it does not show everything" }] : []),
    ...deferred(plan),
    ...blocks(plan.action_invocations).map(({ address }) => ({
      what: String(address),
      why: "an action runs at the deploy; where it sends data is not looked at",
    })),
    ...(plan.complete === false ? [{ what, why: "parts of it are deferred to a later plan and are not shown" }] : []),
  ];
}

function deferred(plan: JsonObject): readonly NotAssessed[] {
  return blocks(plan.deferred_changes).flatMap(({ resource_change: change }) =>
    isJsonObject(change) && typeof change.address === "string"
      ? [{ what: change.address, why: "Terraform defers it to a later plan, which will show it" }]
      : [],
  );
}
