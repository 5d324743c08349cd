import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { pciDevices } from "../../catalog/pci-devices";

/** A step that is run on a host: the name of its script in `on-host`. */
export type HostStep =
  | "check"
  | "prepare"
  | "install-rke2"
  | "configure-rke2"
  | "join-rke2"
  | "verify"
  | "label-node"
  | "remove-node"
  | "service-up"
  | "service-down"
  | "undo"
  | "look";

/** Beside this file, and from where the bundled command line stands in the package. */
const FOLDERS = [path.join(__dirname, "on-host"), path.join(__dirname, "..", "engine", "hosts", "on-host")];

const texts = new Map<string, string>();

/**
 * The whole script of a step for `sh`, run as root in the home of the user of SSH.
 *
 * Variables stand on lines of their own at the top, so that an expression of Terraform may take the place of a value.
 * All else is one function that is called on the last line: half a script, from a connection that broke, does nothing,
 * and no command in it reads the rest of the script where that comes through standard input.
 */
export function hostScript(step: HostStep, variables: Readonly<Record<string, string>>): string {
  const assignments = Object.entries(variables).map(([name, value]) => assignment(name, value));
  return [
    "set -eu",
    "umask 077",
    ...assignments,
    "main() {",
    scriptText("common"),
    scriptText(step),
    "}",
    "main </dev/null",
    "",
  ].join("\n");
}

/** The catalogue's accelerators as `check` and `look` want them in PCI_IDS: `10de:2330=h100-sxm …`. */
export function pciIdsText(): string {
  return pciDevices()
    .map(({ vendorId, deviceId, accelerator }) => `${vendorId}:${deviceId}=${accelerator}`)
    .join(" ");
}

function assignment(name: string, value: string): string {
  // Whoever reads values refuses these; a script that is cut open by one must not be written at all.
  if (/['\r\n\0]/.test(value)) throw new Error(`hostScript: the value of ${name} holds a quote or a line break`);
  return `${name}='${value}'`;
}

function scriptText(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const folder = FOLDERS.find((candidate) => existsSync(candidate)) ?? FOLDERS[0];
  const text = readFileSync(path.join(folder, `${name}.sh`), "utf8").trimEnd();
  texts.set(name, text);
  return text;
}
