import type { JsonValue } from "../../json";
import { SPLAT, type Step } from "../expression/ast";
import { renewBudget, withinBudget } from "../expression/budget";
import { asOpen, evaluate, evaluateExpression, follow, followSteps } from "../expression/evaluate";
import { known, unknown, withTrail, type Outcome, type Scope, type Target } from "../expression/outcome";
import { instancesByKey, instanceScope, ModuleScope, referenceText, shown } from "../expression/scope";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { remoteStack } from "./remote-state";
import { toldByProvider } from "./told-by-provider";

/**
 * Attributes that name the resource that has them. What such an attribute is made of says nothing of where the resource
 * is: a bucket called `${aws_s3_bucket.main.bucket}-copy` is another bucket.
 */
const IDENTITY: ReadonlySet<string> = new Set(["arn", "bucket", "dataset_id", "id", "identifier", "name", "self_link"]);

/** All stacks that are checked together, as one web of references. */
export class Program {
  private readonly scopes = new Map<TerraformStack, Scope>();
  private readonly indexes = new Map<TerraformStack, ReadonlyMap<string, Instances>>();
  private readonly memo = new Map<TerraformStack, Map<string, Outcome>>();

  public constructor(public readonly stacks: readonly TerraformStack[]) {
    renewBudget(stacks.reduce((sum, { resources }) => sum + resources.length, 0));
  }

  /** What names mean inside the values of a resource. */
  public scopeOf(stack: TerraformStack, resource?: Pick<TerraformResource, "instance">): Scope {
    let scope = this.scopes.get(stack);
    if (!scope) {
      scope = new ModuleScope(stack, (name, steps, depth) => this.resolve(stack, name, steps, depth));
      this.scopes.set(stack, scope);
    }
    return instanceScope(scope, resource?.instance);
  }

  /** What an attribute of a resource comes to, or undefined where the program does not set it. */
  public attribute({ stack, resource }: Omit<Target, "attribute">, steps: readonly Step[]): Outcome | undefined {
    const value = memberOf(resource.values, steps[0]);
    if (value === undefined) return undefined;
    return withinBudget(() => follow(value, this.scopeOf(stack, resource), steps.slice(1)));
  }

  private resolve(stack: TerraformStack, name: string, steps: readonly Step[], depth: number): Outcome {
    const { base, rest } = splitReference(name, steps);
    const resources = base === undefined ? undefined : this.index(stack).get(base);
    if (base === undefined || !resources) return unknown(this.whyUnresolved(stack, name, steps));
    const whole = rest.length === 0 ? this.byKey(stack, base, resources, depth) : undefined;
    if (whole) return whole;
    const [chosen, attributes] = this.chooseInstances(stack, resources, rest, depth);
    if (chosen.length === 1) return this.attributeOf({ stack, resource: chosen[0], attribute: "" }, attributes, depth);
    return this.attributeOfAll(stack, chosen, attributes, depth, `${base}[*]`);
  }

  /** A resource with a `for_each` as a whole; undefined for any other. */
  private byKey(stack: TerraformStack, base: string, { all }: Instances, depth: number): Outcome | undefined {
    const { key, collection } = all[0].instance ?? {};
    if (typeof key !== "string" || collection === undefined) return undefined;
    return this.remember(stack, base, () => {
      const scope = this.scopeOf(stack);
      const keys = all.flatMap(({ instance }) => (instance ? [String(instance.key)] : []));
      const given = scope.evaluateOnce?.(collection, depth) ?? evaluate(collection, scope, depth + 1);
      const isOpen = given.known?.open === true && !Array.isArray(given.known.value);
      const whole = known(instancesByKey(base, keys), scope);
      return isOpen ? asOpen(whole) : whole;
    });
  }

  private chooseInstances(
    stack: TerraformStack,
    { all, byKey }: Instances,
    steps: readonly Step[],
    depth: number,
  ): [readonly TerraformResource[], readonly Step[]] {
    const [first, ...rest] = steps;
    if (first === undefined || typeof first === "string") return [all, steps];
    if (first === SPLAT) return [all, rest];
    const key =
      typeof first === "number" ? first : evaluateExpression(first, this.scopeOf(stack), depth + 1).known?.value;
    const chosen = byKey.get(keySuffix(key));
    return [chosen ? [chosen] : all, rest];
  }

  private attributeOfAll(
    stack: TerraformStack,
    resources: readonly TerraformResource[],
    steps: readonly Step[],
    depth: number,
    label: string,
  ): Outcome {
    return this.remember(stack, referenceKey(label, steps), () => {
      const outcomes = resources.map((resource) => this.attributeOf({ stack, resource, attribute: "" }, steps, depth));
      const targets = [...new Set(outcomes.flatMap((outcome) => outcome.targets))];
      return unknown(`${label} is several resources`, targets, outcomes[0]?.trail);
    });
  }

  private attributeOf(target: Target, steps: readonly Step[], depth: number): Outcome {
    const { stack, resource } = target;
    const [first, ...rest] = steps;
    if (typeof first !== "string") {
      const inside: Outcome["inside"] = (further, deeper) => this.attributeOf(target, further, deeper);
      return {
        ...unknown(`${resource.address} is named as a whole`, [target]),
        ...(steps.length === 0 ? { inside } : {}),
      };
    }
    return this.remember(stack, referenceKey(resource.address, steps), () => {
      const self = { ...target, attribute: first };
      const remote = this.remoteOutput(target, steps, depth);
      if (remote) return remote;
      const value = memberOf(resource.values, first);
      const evidence = { address: resource.address, attribute: referenceText(first, rest), value: shown(value) };
      if (value === undefined || value === null) {
        const told = toldByProvider(stack, resource, first);
        const read = told && withTrail(evaluate(told.value, this.scopeOf(stack), depth + 1), told.evidence);
        if (read?.known) return followSteps(read, this.scopeOf(stack), rest, depth + 1);
        return unknown(`${resource.address}.${first} is known only after the deploy`, [self], [evidence]);
      }
      const scope = this.scopeOf(stack, resource);
      const outcome = followSteps(asOpen(evaluate(value, scope, depth + 1)), scope, rest, depth + 1);
      const isOwn = IDENTITY.has(first) || outcome.missing === "computed";
      return withTrail(isOwn ? { ...outcome, targets: [self] } : outcome, evidence);
    });
  }

  /** An output of another stack, where that stack is checked too. */
  private remoteOutput({ stack, resource }: Target, steps: readonly Step[], depth: number): Outcome | undefined {
    if (resource.type !== "terraform_remote_state" || steps[0] !== "outputs") return undefined;
    const [, output, ...rest] = steps;
    const { address } = resource;
    const origin = remoteStack(stack, resource, this.stacks);
    if (!origin) return unknown(`${address} reads a state that is not among the stacks checked here`);
    const value = typeof output === "string" ? origin.outputs.get(output) : undefined;
    if (value === undefined) return unknown(`${address} has no output '${referenceText("", steps.slice(1)).slice(1)}'`);
    const scope = this.scopeOf(origin);
    const evidence = {
      address,
      attribute: `outputs.${String(output)}`,
      value: shown(value),
      note: `stack ${origin.name ?? origin.file}`,
    };
    return withTrail(
      rest.length === 0 ? evaluate(value, scope, depth + 1) : follow(value, scope, rest, depth + 1),
      evidence,
    );
  }

  private whyUnresolved(stack: TerraformStack, name: string, steps: readonly Step[]): string {
    const text = referenceText(name, steps);
    if (name === "module") return `${text} comes from inside a module; check a plan, which shows it`;
    if (name === "terraform" || name === "path" || name === "self") return `${text} is known only when deploying`;
    if (name === "each" || name === "count") return `${text} differs between instances that are not known here`;
    return stack.kind === "plan" && name === "known_after_apply"
      ? "it is known only after the deploy"
      : `${text} is not in this ${stack.kind === "plan" ? "plan" : "file"}`;
  }

  private index(stack: TerraformStack): ReadonlyMap<string, Instances> {
    let index = this.indexes.get(stack);
    if (!index) {
      index = indexByAddress([...stack.resources, ...stack.dataSources]);
      this.indexes.set(stack, index);
    }
    return index;
  }

  private remember(stack: TerraformStack, key: string | undefined, work: () => Outcome): Outcome {
    if (key === undefined) return work();
    let memo = this.memo.get(stack);
    if (!memo) this.memo.set(stack, (memo = new Map()));
    const found = memo.get(key);
    if (found) return found;
    // Stands while the value is worked out, so that a value that leads back to itself is unknown.
    memo.set(key, unknown(`${key} refers to itself`));
    const outcome = work();
    memo.set(key, outcome);
    return outcome;
  }
}

/** The instances of one resource. */
interface Instances {
  readonly all: readonly TerraformResource[];
  /** By what ends their address: `["a"]`, `[0]`. */
  readonly byKey: ReadonlyMap<string, TerraformResource>;
}

/** Instances of one resource stand under the address without their key. */
function indexByAddress(resources: readonly TerraformResource[]): ReadonlyMap<string, Instances> {
  const index = new Map<string, { all: TerraformResource[]; byKey: Map<string, TerraformResource> }>();
  for (const resource of resources) {
    const { address } = resource;
    const base = address.endsWith("]") ? baseAddress(resource) : address;
    let instances = index.get(base);
    if (!instances) index.set(base, (instances = { all: [], byKey: new Map() }));
    instances.all.push(resource);
    instances.byKey.set(address.slice(base.length), resource);
  }
  return index;
}

/** The key may hold any character, so it is the name that ends the base. */
function baseAddress({ address, type, name }: TerraformResource): string {
  const end = address.lastIndexOf(`${type}.${name}[`);
  return end === -1 ? address : address.slice(0, end + type.length + 1 + name.length);
}

/** `module.a[0].data.aws_vpc.main` and what follows it; without a base where the reference names no resource. */
function splitReference(name: string, steps: readonly Step[]): { base?: string; rest: readonly Step[] } {
  const all: readonly Step[] = [name, ...steps];
  let base = "";
  let at = 0;
  while (all[at] === "module" && typeof all[at + 1] === "string") {
    base += `module.${String(all[at + 1])}`;
    at += 2;
    const key = keyText(all[at]);
    if (key !== undefined) at += 1;
    base += key === undefined ? "." : `${key}.`;
  }
  if (all[at] === "data") {
    base += "data.";
    at += 1;
  }
  const [type, resource] = [all[at], all[at + 1]];
  if (typeof type !== "string" || typeof resource !== "string") return { rest: [] };
  return { base: `${base}${type}.${resource}`, rest: all.slice(at + 2) };
}

/** The key of an instance as an address writes it, where the step is one. */
function keyText(step: Step | undefined): string | undefined {
  if (typeof step === "number") return keySuffix(step);
  return typeof step === "object" && step.kind === "literal" ? keySuffix(step.value) : undefined;
}

function keySuffix(key: JsonValue | undefined): string {
  return typeof key === "number" ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

function memberOf(values: Readonly<Record<string, JsonValue>>, key: Step | undefined): JsonValue | undefined {
  return typeof key === "string" && Object.hasOwn(values, key) ? values[key] : undefined;
}

/** A name to remember an outcome under; none where an index has to be worked out first. */
function referenceKey(address: string, steps: readonly Step[]): string | undefined {
  return steps.some((step) => typeof step === "object" && step.kind !== "literal")
    ? undefined
    : referenceText(address, steps);
}
