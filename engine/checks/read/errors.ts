import { SovereignError } from "../../error";

const WANTED =
  "give a cdktf.out folder, a folder of Terraform files, a *.tf.json, a *.tf, or a plan from " +
  "'terraform show -json PLANFILE'";

export function emptyFile(file: string): SovereignError {
  return new SovereignError(`${file}: the file is empty; ${WANTED}`);
}

export function notJson(file: string, position: string, expected: string, atEnd: boolean): SovereignError {
  const what = atEnd ? `the file ends where ${expected} should stand; it is cut off` : `not JSON: expected ${expected}`;
  return new SovereignError(`${file}:${position}: ${what}`);
}

export function keyTwice(file: string, position: string, key: string): SovereignError {
  return new SovereignError(
    `${file}:${position}: '${key}' stands twice in one object. Terraform reads both, most other readers the last one ` +
      "only; write it once, with a list of blocks.",
  );
}

export function nestedTooDeeply(file: string, limit: number): SovereignError {
  return new SovereignError(`${file}: values are nested more than ${limit} deep; Terraform does not write such a file`);
}

export function notTerraform(file: string, what: string): SovereignError {
  return new SovereignError(`${file}: ${what}, which is not Terraform JSON; ${WANTED}`);
}

export function powerTopology(file: string): SovereignError {
  const what = file === "stdin" ? "-" : file;
  return new SovereignError(
    `${file}: this is a power topology, not Terraform; \`sovereign power ${what}\` holds it against every single failure`,
  );
}

export function stateGiven(file: string): SovereignError {
  return new SovereignError(
    `${file}: this is a Terraform state, which says what was and not what will be; make a plan and give the output of 'terraform show -json PLANFILE'`,
  );
}

export function planWithoutValues(file: string): SovereignError {
  return new SovereignError(
    `${file}: this plan has no planned values; make it again with 'terraform plan -out=PLANFILE' and 'terraform show -json PLANFILE'`,
  );
}

export function planFile(file: string): SovereignError {
  return new SovereignError(
    `${file}: this is a plan as Terraform keeps it for itself; give it as JSON, from 'terraform show -json ${file === "stdin" ? "PLANFILE" : file}'`,
  );
}

export function planText(file: string): SovereignError {
  return new SovereignError(
    `${file}: this is a plan as Terraform prints it for people, which leaves values out; give it as JSON, from ` +
      "'terraform plan -out=PLANFILE' and 'terraform show -json PLANFILE'",
  );
}

export function remotePlan(file: string): SovereignError {
  return new SovereignError(
    `${file}: this only says which run of HCP Terraform made the plan; give the plan itself, from 'terraform show -json PLANFILE'`,
  );
}

export function redactedPlan(file: string): SovereignError {
  return new SovereignError(
    `${file}: this is the redacted plan of HCP Terraform, which lacks its configuration; give the whole one, from ` +
      "'terraform show -json PLANFILE'",
  );
}

export function planStream(file: string): SovereignError {
  return new SovereignError(
    `${file}: this is the log of 'terraform plan -json'; give the plan itself, from 'terraform show -json PLANFILE'`,
  );
}

const HCL_WAYS =
  "run 'npm install --no-save @cdktf/hcl2json' here, or give a plan, from 'terraform plan -out=PLANFILE' and " +
  "'terraform show -json PLANFILE'";

export function hclGiven(file: string): SovereignError {
  return new SovereignError(`${file}: HCL is read through the package @cdktf/hcl2json, which is not here; ${HCL_WAYS}`);
}

export function hclBeside(folder: string, hclFile: string): SovereignError {
  return new SovereignError(
    `${folder}: ${hclFile} stands beside the JSON, and HCL is read through the package @cdktf/hcl2json, which is not ` +
      `here; ${HCL_WAYS}`,
  );
}

export function hclInStack(folder: string, hclFile: string): SovereignError {
  return new SovereignError(
    `${folder}: ${hclFile} stands beside what cdktf synthesised, and is not read; give a plan of the whole folder, from ` +
      "'terraform show -json PLANFILE'",
  );
}

export function notHcl(file: string, position: string, what: string): SovereignError {
  return new SovereignError(`${file}:${position}: not HCL: ${what}`);
}

export function hclNotConverted(file: string, why: string): SovereignError {
  return new SovereignError(
    `${file}: @cdktf/hcl2json does not convert it (${why}); give a plan, from 'terraform show -json PLANFILE'`,
  );
}

export function otherHcl(file: string): SovereignError {
  return new SovereignError(
    `${file}: of HCL only .tf and .tofu files are read; give a plan ('terraform show -json PLANFILE') of what this makes`,
  );
}

export function hclSynth(folder: string): SovereignError {
  return new SovereignError(
    `${folder}: synthesised as HCL (cdk.tf), which carries no sovereignty facts; synthesise without SYNTH_HCL_OUTPUT`,
  );
}

export function noManifest(folder: string): SovereignError {
  return new SovereignError(
    `${folder}: no manifest.json here, so its stacks are unknown; a refused or unfinished synth leaves none. Synthesise again, or give one stack's folder`,
  );
}

export function badManifest(file: string, what: string): SovereignError {
  return new SovereignError(`${file}: ${what}; synthesise again with cdktf`);
}

export function nothingToRead(folder: string): SovereignError {
  return new SovereignError(`${folder}: no Terraform JSON in this folder; ${WANTED}`);
}

export function noInput(folder: string): SovereignError {
  return new SovereignError(`${folder}: no such folder; ${WANTED}`);
}

export function unreadableFolder(folder: string, code: string | undefined): SovereignError {
  return new SovereignError(`${folder}: the folder cannot be read (${code})`);
}

export function severalStacks(folder: string, names: readonly string[]): SovereignError {
  return new SovereignError(`${folder}: several stacks here (${names.join(", ")}); say which with --stack NAME`);
}

export function noSuchStack(folder: string, name: string, names: readonly string[]): SovereignError {
  return new SovereignError(`${folder}: no stack '${name}'; there is ${names.join(", ")}`);
}

export function malformedBlock(file: string, where: string, expected: string): SovereignError {
  return new SovereignError(`${file}: ${where} should be ${expected}`);
}

export function tooManyInstances(file: string, address: string, count: number, limit: number): SovereignError {
  return new SovereignError(`${file}: ${address} has ${count} instances of resources; more than ${limit} are not read`);
}

export function declaredTwice(file: string, address: string): SovereignError {
  return new SovereignError(`${file}: ${address} is declared twice in this folder; Terraform refuses that`);
}

export function noSuchFile(file: string): SovereignError {
  return new SovereignError(`${file}: no such file; ${WANTED}`);
}

export function factsWithoutPlan(folder: string): SovereignError {
  return new SovereignError(
    `--facts ${folder}: only a plan lacks its facts, and none is given; other inputs carry their own`,
  );
}

export function noMatchingStack(folder: string, plan: string, names: readonly string[]): SovereignError {
  return new SovereignError(
    `${folder}: no stack here has the resources of ${plan} (there is ${names.join(", ")}); synthesise again, or say which with --stack NAME`,
  );
}
