import type { FileProvisioner } from "cdktf";
import { hostScript, type HostStep } from "../../../engine/hosts/host-script";
import type { Provisioner, TerraformData } from "../terraform-data";
import { asRoot, connectionTo, type Reach } from "./reach";
import { escapeTemplate, interpolation } from "./template";

/** A value that Terraform works out: an expression, without `${}`. It may hold neither a quote nor a newline. */
export interface Expression {
  readonly expression: string;
}

/** A value that the host works out: a command whose output it is. */
export interface Command {
  readonly command: string;
}

export interface StepProps {
  /** Unique on the host while it runs; may hold expressions such as `${each.key}`. */
  readonly name: string;
  readonly reach: Reach;
  readonly script: string;
  /** A step of the undo. @default - of the deploy */
  readonly undo?: boolean;
  /** Expression of a step that has nothing to do. @default - there is always something */
  readonly skip?: string;
  /** What the user that SSH logs in as does afterwards. @default - nothing */
  readonly afterwards?: string;
}

/**
 * Runs a script on a host in two sessions. Terraform makes an inline script writable by everybody for a moment, and puts
 * an empty file in its place afterwards: so a first session makes a folder that is nobody else's, and the script, which
 * lies two folders deep, takes the folder away, so that there is no place for the empty file.
 */
export function stepProvisioners({ name, reach, script, undo, skip, afterwards }: StepProps): Provisioner[] {
  const folder = `./.sovereign-${name}`;
  const when = undo ? { when: "destroy" as const } : {};
  const main = [
    "set -eu",
    "umask 077",
    `trap 'rm -rf ${folder} ${folder}.sh' EXIT`,
    ...(skip ? [`if ${interpolation(skip)}; then exit 0; fi`] : []),
    `cat > ${folder}/step.sh <<'SOVEREIGN_STEP'`,
    script.replace(/\n$/, ""),
    "SOVEREIGN_STEP",
    `${asRoot(reach)}sh ${folder}/step.sh </dev/null`,
    ...(afterwards ? [afterwards] : []),
  ];
  return [
    {
      type: "remote-exec",
      inline: [`umask 077 && mkdir -p ${folder}/run`],
      connection: connectionTo(reach, `${folder}.sh`),
      ...when,
    },
    {
      type: "remote-exec",
      inline: [main.join("\n")],
      connection: connectionTo(reach, `${folder}/run/run.sh`),
      ...when,
    },
  ];
}

export function uploadProvisioner(
  reach: Reach,
  destination: string,
  from: Pick<FileProvisioner, "source" | "content">,
): Provisioner {
  return { type: "file", destination, ...from, connection: connectionTo(reach) };
}

/** A script for a host, escaped for Terraform, with expressions and commands in the place of some values. */
export function scriptOf(step: HostStep, variables: Readonly<Record<string, string | Expression | Command>>): string {
  const entries = Object.entries(variables);
  const values = entries.map(([name, value]) => [name, typeof value === "string" ? value : placeholder(name)] as const);
  const text = escapeTemplate(hostScript(step, Object.fromEntries(values)));
  return entries.reduce(
    (script, [name, value]) =>
      typeof value === "string" ? script : script.replace(placeholder(name), () => insertion(value)),
    text,
  );
}

/** What stands between the quotes of an assignment. */
function insertion(value: Expression | Command): string {
  return "expression" in value ? interpolation(value.expression) : `'"$(${value.command})"'`;
}

/** Reference to the id of a step's instance; a later step that works from it runs again when it has changed. */
export function idOf(step: TerraformData, key = "each.key"): string {
  return interpolation(`${step.instance(key)}.id`);
}

function placeholder(name: string): string {
  return `__SOVEREIGN_${name}__`;
}
