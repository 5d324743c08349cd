import { nearest } from "../../document/nearest";
import type { FactGraph } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { stackPath } from "../model/stack-path";
import type { TerraformResource } from "../model/terraform";
import type { Report } from "../report/report";

const INSTANCE_KEY = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;
const MODULE = /^(?:module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)+/;
const MAX_SUGGESTED = 5;

export const BACKEND = "terraform.backend";
export const PROGRAM = "program";

/** `module.a.aws_x.y` of `module.a["eu"].aws_x.y[0]`. */
export function withoutKeys(address: string): string {
  return address.includes("[") ? address.replace(INSTANCE_KEY, "") : address;
}

/** Whether something is what is asked for, or one of its instances. */
export function isInstanceOf(address: string, asked: string): boolean {
  return address === asked || address.startsWith(`${asked}[`) || withoutKeys(address) === asked;
}

/** Whether a resource is in the module that is asked for, or in one below it. */
export function isInModule(address: string, asked: string): boolean {
  return isInstanceOf(address, asked) || [address, withoutKeys(address)].some((name) => isPartOf(name, asked));
}

function isPartOf(address: string, module: string): boolean {
  return address.startsWith(`${module}.`) || address.startsWith(`${module}[`);
}

/** Whether a construct path is the one above, or below it. */
export function isAtOrBelow(path: string | undefined, above: string): boolean {
  return path !== undefined && (path === above || path.startsWith(`${above}/`));
}

export function providerAddress({ providerKey }: TerraformResource): string {
  return `provider.${providerKey}`;
}

/** The names that are nearest to one that the input does not have, the likeliest first. */
export function suggestionsFor(asked: string, names: ReadonlySet<string>): readonly string[] {
  const wanted = asked.toLowerCase();
  const containing = wanted.length < 3 ? [] : [...names].filter((name) => name.toLowerCase().includes(wanted));
  const closest = nearest(asked, names);
  return [...new Set([...(closest === undefined ? [] : [closest]), ...containing])].slice(0, MAX_SUGGESTED);
}

/** Everything that may be asked for. */
export function askableNames(graph: FactGraph, { findings, stated }: Report): ReadonlySet<string> {
  const names = new Set<string>([PROGRAM]);
  for (const stack of graph.stacks) {
    names.add(stackLabel(stack)).add(stackPath(stack));
    if (stack.backend) names.add(BACKEND);
    for (const resource of [...stack.resources, ...stack.dataSources]) addNamesOf(resource, names);
  }
  for (const { resource } of graph.placements) addNamesOf(resource, names);
  for (const { address } of [...graph.operators, ...graph.catalogueRows, ...findings]) names.add(address);
  for (const { path } of stated) names.add(path);
  names.delete("");
  return names;
}

function addNamesOf(resource: TerraformResource, names: Set<string>): void {
  const { address, constructPath } = resource;
  names.add(address).add(withoutKeys(address)).add(providerAddress(resource));
  for (let module = MODULE.exec(address)?.[0].slice(0, -1); module; module = MODULE.exec(module)?.[0].slice(0, -1)) {
    names.add(module).add(withoutKeys(module));
  }
  for (let path = constructPath ?? ""; path !== ""; path = path.slice(0, Math.max(path.lastIndexOf("/"), 0))) {
    if (names.has(path)) break;
    names.add(path);
  }
}
