import type { JsonObject, JsonValue } from "../../json";
import { blocks, isJsonObject } from "../../json";
import * as errors from "./errors";

/** Deeper trees of modules are not read, so that a hostile file cannot exhaust the call stack. */
const MAX_MODULE_DEPTH = 50;

/** A module of the plan's `configuration`, of which a plan may hold several instances. */
export interface ConfiguredModule {
  readonly resources: ReadonlyMap<string, JsonObject>;
  readonly outputs: JsonObject;
  readonly variables: JsonObject;
  readonly calls: ReadonlyMap<string, ModuleCallConfig>;
}

export interface ModuleCallConfig {
  readonly expressions: JsonObject;
  readonly forEach: JsonValue | undefined;
  readonly module: ConfiguredModule;
}

/** One instance of a module in the plan. */
export interface ModuleInstance {
  /** `module.network[0]`; empty for the root module. */
  readonly address: string;
  readonly config: ConfiguredModule | undefined;
  readonly parent?: ModuleInstance;
  /** How the parent calls it. */
  readonly call?: ModuleCallConfig;
}

export function configuredModule(value: JsonValue | undefined, file: string, depth = 0): ConfiguredModule {
  if (depth > MAX_MODULE_DEPTH) throw errors.nestedTooDeeply(file, MAX_MODULE_DEPTH);
  const module = isJsonObject(value) ? value : {};
  const calls = isJsonObject(module.module_calls) ? Object.entries(module.module_calls) : [];
  return {
    resources: resourcesByAddress(module),
    outputs: isJsonObject(module.outputs) ? module.outputs : {},
    variables: isJsonObject(module.variables) ? module.variables : {},
    calls: new Map(
      calls.flatMap(([name, call]) => {
        if (!isJsonObject(call)) return [];
        const expressions = isJsonObject(call.expressions) ? call.expressions : {};
        const forEach = call.for_each_expression;
        return [[name, { expressions, forEach, module: configuredModule(call.module, file, depth + 1) }] as const];
      }),
    ),
  };
}

function resourcesByAddress(module: JsonObject): ReadonlyMap<string, JsonObject> {
  const byAddress = new Map<string, JsonObject>();
  for (const resource of blocks(module.resources)) {
    if (typeof resource.address === "string") byAddress.set(resource.address, resource);
  }
  return byAddress;
}

/** The instance of a module that a plan's address leads to. Unknown parts of the way have no configuration. */
export class ModuleTree {
  private readonly instances = new Map<string, ModuleInstance>();

  public constructor(root: ConfiguredModule) {
    this.instances.set("", { address: "", config: root });
  }

  public at(address: string): ModuleInstance {
    const found = this.instances.get(address);
    if (found) return found;
    const steps = moduleSteps(address).slice(0, MAX_MODULE_DEPTH);
    return steps.reduce((parent, step) => this.child(parent, step), this.at(""));
  }

  /** @param step `network`, `network[0]` or `network["a"]` */
  public child(parent: ModuleInstance, step: string): ModuleInstance {
    const address = parent.address === "" ? `module.${step}` : `${parent.address}.module.${step}`;
    const found = this.instances.get(address);
    if (found) return found;
    const call = parent.config?.calls.get(step.split("[", 1)[0]);
    const instance = { address, config: call?.module, parent, call };
    this.instances.set(address, instance);
    return instance;
  }
}

const MODULE_STEP = /module\.([^.[]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?)/g;

function moduleSteps(address: string): readonly string[] {
  return [...address.matchAll(MODULE_STEP)].map(([, step]) => step);
}
