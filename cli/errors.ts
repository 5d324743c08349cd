import { didYouMean } from "../engine/document/nearest";
import { SovereignError } from "../engine/error";

export function unknownChoice(option: string, value: string, choices: readonly string[]): SovereignError {
  return new SovereignError(`${option} ${value}: there is ${choices.join(", ")}${didYouMean(value, choices)}`);
}

export function emptyOption(option: string): SovereignError {
  return new SovereignError(`${option}: nothing stands behind it; give its value, or leave the option out`);
}

export function emptyInput(): SovereignError {
  return new SovereignError("an input is an empty name; name a file or a folder, or leave it out for cdktf.out");
}

export function waivedAlwaysKept(format: string, omitting: readonly string[]): SovereignError {
  return new SovereignError(
    `--waived omit: ${format} always keeps what is waived; leave the option out, or write ${omitting.join(", ")}`,
  );
}

export function baselineNotCompared(format: string, comparing: readonly string[]): SovereignError {
  return new SovereignError(
    `--baseline: ${format} shows no comparison; leave the option out, or write ${comparing.join(" or ")}`,
  );
}

export function noHalls(format: string): SovereignError {
  return new SovereignError(
    `--format ${format}: it lists what halls draw, and no site of the program states its power; give a Site ` +
      "'power: PowerTopology.fromFile(…)', or check a topology file with `sovereign power`",
  );
}

export function terraformGiven(file: string): SovereignError {
  return new SovereignError(
    `${file}: this is Terraform, not a power topology; \`sovereign check ${file === "stdin" ? "-" : file}\` holds it against the policy`,
  );
}

export function noSuchElement(option: string, name: string, names: readonly string[]): SovereignError {
  const hint =
    didYouMean(name, names) || `; there is ${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}`;
  return new SovereignError(`${option} ${name}: the topology has no element of this name${hint}`);
}

export function badDate(option: string, value: string): SovereignError {
  return new SovereignError(`${option} ${value}: write a day of the calendar such as 2026-11-22`);
}

export function stackWithoutFacts(stack: string): SovereignError {
  return new SovereignError(`--stack ${stack}: it picks the stack of --facts, which is missing`);
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist; make it first",
  ENOTDIR: "its folder is a file",
  EEXIST: "something else of this name is in the way",
  EISDIR: "this is a folder; name a file in it",
  ELOOP: "its symbolic links lead in a circle",
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the device",
  EPIPE: "its reader closed it",
};

/** @param target what could not be written, as the user knows it */
export function unwritable(target: string, code: string | undefined): SovereignError {
  return new SovereignError(`${target}: ${UNWRITABLE[code ?? ""] ?? `it cannot be written (${code})`}`);
}

export function outputIsRead(file: string, role: string): SovereignError {
  return new SovereignError(`--output ${file}: this is ${role}, which the report would overwrite; name another file`);
}

export function unknownRule(id: string, ids: readonly string[]): SovereignError {
  return new SovereignError(
    `${id}: there is no such rule${didYouMean(id, ids) || "."} \`sovereign rules\` lists them.`,
  );
}

export function ruleNotBuilt(id: string, title: string): SovereignError {
  return new SovereignError(
    `${id} (${title}): this version does not check it. \`sovereign rules\` lists what it checks.`,
  );
}

export function unknownKind(kind: string, kinds: readonly string[]): SovereignError {
  return new SovereignError(`catalog ${kind}: there is ${kinds.join(", ")}${didYouMean(kind, kinds)}`);
}

export function unknownName(kind: string, name: string, names: readonly string[]): SovereignError {
  const longer = names.filter((candidate) => candidate.includes(name.toLowerCase()));
  const hint = longer.length > 0 ? `; did you mean ${longer.slice(0, 5).join(", ")}?` : didYouMean(name, names) || ".";
  return new SovereignError(
    `catalog ${kind} ${name}: the catalogue has no such entry${hint} \`sovereign catalog ${kind}\` lists them.`,
  );
}

export function filterDoesNotApply(option: string, kind: string, applicable: readonly string[]): SovereignError {
  const what = applicable.length > 0 ? `it takes ${applicable.join(", ")}` : "it takes no filter";
  return new SovereignError(`catalog ${kind}: ${option} does not apply to it; ${what}`);
}

export function unknownFilterValue(option: string, value: string, known: Iterable<string>): SovereignError {
  return new SovereignError(`${option} ${value}: the catalogue knows no such value${didYouMean(value, known)}`);
}

export function unknownAddress(address: string, suggestions: readonly string[]): SovereignError {
  const hint =
    suggestions.length > 0
      ? `; did you mean ${suggestions.map((name) => `'${name}'`).join(" or ")}?`
      : "; `sovereign check` names them in its report";
  return new SovereignError(
    `explain ${address}: the input has no resource, construct path, module, provider block, site or finding of this name${hint}`,
  );
}

export function filesExist(files: readonly string[]): SovereignError {
  return new SovereignError(
    `init writes nothing over what is there: ${files.join(", ")}. Run it in an empty folder, or move these away.`,
  );
}

export function noSsh(code: string | undefined): SovereignError {
  const what = code === "ENOENT" ? "there is no `ssh` command; install OpenSSH's client" : `it cannot be run (${code})`;
  return new SovereignError(`ssh: ${what}`);
}

export function noPrivateKey(hostsFile: string, host: string, key: string): SovereignError {
  return new SovereignError(
    `${hostsFile}: the privateKeyFile of the host '${host}' does not exist: ${key}. Put the key there, or state 'agent: true'.`,
  );
}
