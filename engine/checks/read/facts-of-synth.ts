import type { TerraformResource, TerraformStack } from "../model/terraform";
import * as errors from "./errors";
import { readInputs } from "./inputs";

/**
 * Plans with what a synth of the same program states: Terraform drops the comment keys from a plan.
 *
 * @param folder a cdktf.out, or the folder of one stack
 * @param name the stack that the plans are of. @default - the one that has all of a plan's addresses
 * @throws SovereignError where no stack or several could be meant
 */
export function withFactsOf(
  stacks: readonly TerraformStack[],
  folder: string,
  name?: string,
): readonly TerraformStack[] {
  const synthesised = readInputs([folder]).stacks;
  return stacks.map((stack) =>
    stack.kind === "plan" ? withFacts(stack, stackOf(stack, synthesised, folder, name)) : stack,
  );
}

function stackOf(
  plan: TerraformStack,
  synthesised: readonly TerraformStack[],
  folder: string,
  name: string | undefined,
): TerraformStack {
  const names = synthesised.map((stack) => stack.name ?? stack.file);
  if (name !== undefined) {
    const named = synthesised.find((stack) => stack.name === name);
    if (!named) throw errors.noSuchStack(folder, name, names);
    return named;
  }
  if (synthesised.length === 1) return synthesised[0];
  const matching = synthesised.filter((stack) => hasAll(stack, plan));
  if (matching.length === 1) return matching[0];
  if (matching.length === 0) throw errors.noStackMatches(folder, plan.file, names);
  throw errors.severalStacks(
    folder,
    matching.map((stack) => stack.name ?? stack.file),
  );
}

function hasAll(stack: TerraformStack, plan: TerraformStack): boolean {
  const addresses = new Set([...stack.resources, ...stack.modules].map(addressOf));
  return plan.resources.every((resource) => addresses.has(addressOf(resource)));
}

function withFacts(plan: TerraformStack, synth: TerraformStack): TerraformStack {
  const byAddress = new Map([...synth.resources, ...synth.modules].map((stated) => [addressOf(stated), stated]));
  const resources = plan.resources.map((resource): TerraformResource => {
    const stated = byAddress.get(addressOf(resource));
    if (!stated) return resource;
    return { ...resource, constructPath: stated.constructPath, facts: "facts" in stated ? stated.facts : undefined };
  });
  return {
    ...plan,
    name: synth.name,
    facts: synth.facts,
    resources,
    notAssessed: [...plan.notAssessed, ...synth.notAssessed],
  };
}

/** Without the key of an instance; of what is inside a module, the module's own. */
function addressOf({ address }: { readonly address: string }): string {
  return /^module\.[^.[]+/.exec(address)?.[0] ?? address.split("[", 1)[0];
}
