import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { Site } from "../../../constructs/site";
import type { AwsSiteProps } from "../../../constructs/site-props";
import { SovereignGpuPool, type SovereignGpuPoolProps } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack, type SovereignStackProps } from "../../../constructs/sovereign-stack";
import { StateStore } from "../../../constructs/state-store";
import { Accelerator } from "../../../constructs/accelerator";

type Attributes = Record<string, never>;

/** One stack as Terraform reads it, without cdktf's own notes. */
export interface Emitted {
  readonly terraform: Record<string, unknown>;
  readonly provider?: Record<string, Attributes[]>;
  readonly resource: Record<string, Record<string, Attributes>>;
  readonly data?: Record<string, Record<string, Attributes>>;
  readonly "//": { readonly sovereignty: { readonly constructs: Record<string, unknown> } };
}

const FRANKFURT: AwsSiteProps = { region: "eu-central-1", account: "111122223333" };

export function awsSite(props: Partial<AwsSiteProps> = {}): Site {
  return Site.aws("frankfurt", { ...FRANKFURT, state: StateStore.s3("acme-tf"), ...props });
}

/** What a program emits for the stack `cloud`. The working folder must be a temporary one. */
export function emitted(build: (stack: SovereignStack) => void, props: Partial<SovereignStackProps> = {}): Emitted {
  const app = new App({ outdir: "cdktf.out", stackTraces: false });
  build(new SovereignStack(app, "cloud", { site: awsSite(), ...props }));
  app.synth();
  return stackJson("cloud");
}

export function stackJson(stack: string): Emitted {
  const file = path.join("cdktf.out", "stacks", stack, "cdk.tf.json");
  return JSON.parse(fs.readFileSync(file, "utf8"), withoutMetadata) as Emitted;
}

function withoutMetadata(key: string, value: unknown): unknown {
  if (key !== "//" || typeof value !== "object" || value === null) return value;
  const rest = Object.entries(value).filter(([note]) => note !== "metadata");
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** Two nodes of four L40S each: a type with one network card, so that its launch template stays short. */
export const SMALL: SovereignGpuPoolProps = {
  accelerator: Accelerator.L40S,
  acceleratorsPerNode: 4,
  nodes: 2,
};

export function emittedPool(
  props: Partial<SovereignGpuPoolProps> = {},
  stack: Partial<SovereignStackProps> = {},
): Record<string, Attributes> {
  const json = emitted((scope) => void new SovereignGpuPool(scope, "train", { ...SMALL, ...props }), stack);
  return partOf(json, "train");
}

/** The resources of one construct, by type. */
export function partOf(json: Emitted, id: string): Record<string, Attributes> {
  return Object.fromEntries(
    Object.entries(json.resource).flatMap(([type, byName]) =>
      Object.entries(byName)
        .filter(([name]) => name.startsWith(`${id}_`))
        .map(([, attributes]) => [type, attributes]),
    ),
  );
}

/** `type.name` of every managed resource. */
export function addresses(json: Emitted): string[] {
  return Object.entries(json.resource)
    .flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`))
    .sort();
}

export function thrownBy(act: () => void): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
