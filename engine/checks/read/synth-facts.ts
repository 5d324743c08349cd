import type { TerraformResource, TerraformStack } from "../model/terraform";
import * as errors from "./errors";
import { readInputs } from "./inputs";

/**
 * Gives plans what their programs state: a plan has lost the facts that stand in the comments of the synthesised JSON.
 *
 * @param folder one stack's folder, or a cdktf.out
 * @param stackName the stack that the plans are of; without it the one whose resources they have
 * @throws SovereignError where no stack, or more than one, could be meant
 */
export function withSynthFacts(
  stacks: readonly TerraformStack[],
  folder: string,
  stackName?: string,
): readonly TerraformStack[] {
  if (!stacks.some(isPlan)) throw errors.factsWithoutPlan(folder);
  const synthesised = readInputs([folder]).stacks;
  return stacks.map((stack) => (isPlan(stack) ? joined(stack, stackOf(stack, synthesised, folder, stackName)) : stack));
}

function isPlan({ kind }: TerraformStack): boolean {
  return kind === "plan";
}

function stackOf(
  plan: TerraformStack,
  synthesised: readonly TerraformStack[],
  folder: string,
  stackName: string | undefined,
): TerraformStack {
  if (stackName !== undefined) {
    const named = synthesised.find(({ name }) => name === stackName);
    if (!named) throw errors.noSuchStack(folder, stackName, synthesised.map(label));
    return named;
  }
  const candidates = synthesised.length === 1 ? synthesised : synthesised.filter((stack) => hasAllOf(plan, stack));
  if (candidates.length > 1) throw errors.severalStacks(folder, candidates.map(label));
  if (candidates.length === 0) throw errors.noMatchingStack(folder, plan.file, synthesised.map(label));
  return candidates[0];
}

/** Whether the resources of the plan's root module are the stack's; what modules make is not in its JSON. */
function hasAllOf(plan: TerraformStack, { resources }: TerraformStack): boolean {
  const known = new Set(resources.map(withoutKey));
  return plan.resources.every((resource) => resource.address.startsWith("module.") || known.has(withoutKey(resource)));
}

function joined(plan: TerraformStack, synth: TerraformStack): TerraformStack {
  const byAddress = new Map(synth.resources.map((resource) => [withoutKey(resource), resource]));
  const withFacts = (resource: TerraformResource): TerraformResource => {
    const { constructPath, facts } = byAddress.get(withoutKey(resource)) ?? {};
    return { ...resource, constructPath, facts };
  };
  return {
    ...plan,
    name: synth.name,
    facts: synth.facts,
    unreadFacts: synth.unreadFacts,
    resources: plan.resources.map(withFacts),
    notAssessed: [...plan.notAssessed, ...synth.notAssessed],
  };
}

/** Instances of one block state the same. */
function withoutKey({ address, type, name }: TerraformResource): string {
  const end = address.lastIndexOf(`${type}.${name}`);
  return address.slice(0, end) + `${type}.${name}`;
}

function label({ name, file }: TerraformStack): string {
  return name ?? file;
}
