import { findCountry } from "../catalog/countries";
import type { RegionRow } from "../catalog/regions";
import { nearest } from "../engine/document/nearest";
import { SovereignError } from "../engine/error";
import { nearestCountry } from "../engine/policy/countries";

export function unknownCountry(country: string, where: string): SovereignError {
  const guess = findCountry(nearestCountry(country) ?? "")?.code;
  return new SovereignError(
    `${where}: '${country}' is no country. ` +
      (guess ? `Did you mean '${guess}'?` : "Write an ISO 3166-1 alpha-2 code such as SA, DE or FR."),
  );
}

export function notA(expected: string, where: string, property: string, value: unknown): SovereignError {
  const given = typeof value === "object" ? "another object" : `'${String(value)}'`;
  return new SovereignError(`${where}: ${property} must be ${expected}, not ${value === null ? "null" : given}.`);
}

export function badWaiver(where: string, problems: readonly string[]): SovereignError {
  const text = problems.join("; ");
  return new SovereignError(`${where}: ${text}${text.endsWith("?") ? "" : "."}`);
}

export function unknownRegion(where: string, region: string, known: readonly RegionRow[]): SovereignError {
  const guess = nearest(
    region,
    known.map((row) => row.region),
  );
  return new SovereignError(
    `${where}: the catalogue does not know the region '${region}'.` +
      (guess ? ` Did you mean '${guess}'?` : "") +
      " If it is right, state its `country` and `operator`, so that the checks know where it is and who runs it.",
  );
}

/** Says nothing of what was given: it may be the secret itself. */
export function notAJoinToken(where: string): SovereignError {
  return new SovereignError(
    `${where}: token must be a JoinToken: JoinToken.fromFile or JoinToken.fromVariable. A secret has no place in a program.`,
  );
}

export function notARegistryHost(where: string, host: string): SovereignError {
  return new SovereignError(
    `${where}: the host of the registry is '${host}'. Write a host name, and a port where it is not 443, without` +
      " https:// and without a path, e.g. registry.acme.example:5000.",
  );
}

export function notAProject(where: string, project: string): SovereignError {
  return new SovereignError(
    `${where}: '${project}' is no id of a project on Google Cloud: 6 to 30 lower-case letters, digits and hyphens, a letter` +
      " first and no hyphen last. It is not the project's name or number: `gcloud projects list` shows it.",
  );
}

export function notAnAccount(where: string, account: string): SovereignError {
  return new SovereignError(`${where}: '${account}' is no id of an AWS account, which has 12 digits.`);
}

export function emptySiteName(): SovereignError {
  return new SovereignError("A site has an empty name. Name it: policies, budgets and reports refer to it.");
}

export function sameSiteName(name: string, stackId: string): SovereignError {
  return new SovereignError(
    `SovereignStack "${stackId}": another site of this program is named "${name}" too. Give each site a name of its ` +
      "own, or pass the same Site object to both stacks.",
  );
}

export function notInSovereignStack(constructPath: string): SovereignError {
  return new SovereignError(
    `${constructPath}: this construct belongs in a SovereignStack, which says at which site it runs. ` +
      "Make one with `new SovereignStack(app, id, { site })` and pass it as the scope.",
  );
}

/** @param taken the id of a stack that the app has */
export function stackIdTaken(stackId: string, taken: string): SovereignError {
  const why =
    stackId === taken
      ? ""
      : `, and this stack has three layers: ${stackId}, ${stackId}-platform and ${stackId}-workloads`;
  return new SovereignError(
    `SovereignStack "${stackId}": the app has a construct "${taken}" already${why}. Give one of them another id.`,
  );
}

export function notOnThisPlatform(constructPath: string, part: string, platform: string): SovereignError {
  return new SovereignError(`${constructPath}: a site of platform '${platform}' has no ${part}.`);
}

export function negativeNodes(where: string, property: string, count: number): SovereignError {
  return new SovereignError(`${where}: ${property} is ${count}. Write 0 or more.`);
}

export function notAWholeNumber(where: string, property: string, count: unknown): SovereignError {
  const given = typeof count === "string" ? `'${count}'` : String(count);
  return new SovereignError(`${where}: ${property} is ${given}. Write a whole number.`);
}

export function knownWhenDeploying(where: string, property: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} comes from a variable or a resource, whose value is known only when deploying, and the checks ` +
      "come before. Write the value in the program, or read it there from a file or the environment.",
  );
}

export function diskTooSmall(where: string, diskGib: number, least: number): SovereignError {
  return new SovereignError(
    `${where}: diskGib is ${diskGib}. Write ${least} or more: the image of the nodes needs it.`,
  );
}

export function reservationWithoutName(where: string): SovereignError {
  return new SovereignError(
    `${where}: capacity names no reservation. Write what the cloud calls it, e.g. cr-0123456789abcdef0 on AWS, its name` +
      " on Google Cloud.",
  );
}

/** @param what `the label` or `the taint` */
export function notALabel(where: string, what: string, text: string): SovereignError {
  return new SovereignError(
    `${where}: ${what} '${text}' is not one that Kubernetes takes. Key and value have letters, digits, '-', '_' and '.', at` +
      " most 63, and begin and end with a letter or digit; before the key there may be a DNS name and '/'.",
  );
}

export function nodesMissing(where: string): SovereignError {
  return new SovereignError(`${where}: say how many nodes: \`nodes\`, or \`maxNodes\` for a pool that scales.`);
}

export function nodesStatedTwice(where: string): SovereignError {
  return new SovereignError(`${where}: \`nodes\` is a fixed number. Leave it out, or leave out minNodes and maxNodes.`);
}

export function nodeRangeReversed(where: string, minNodes: number, maxNodes: number): SovereignError {
  return new SovereignError(`${where}: minNodes (${minNodes}) is more than maxNodes (${maxNodes}).`);
}

export function unknownAccelerator(name: string, known: readonly string[]): SovereignError {
  const variants = known.filter((other) => other.startsWith(`${name.toLowerCase()}-`));
  const guess = variants.length > 0 ? variants.join('" or "') : nearest(name, known);
  return new SovereignError(
    `Accelerator.of("${name}"): the catalogue does not know it.` +
      (guess ? ` Did you mean "${guess}"?` : "") +
      " `sovereign catalog accelerators` lists what there is.",
  );
}

export function unknownOperator(id: string, known: readonly string[]): SovereignError {
  const guess = nearest(id, known);
  return new SovereignError(
    `Operator.of("${id}"): the catalogue does not know it.` +
      (guess ? ` Did you mean "${guess}"?` : "") +
      " If it is right, say where its head office is: `Operator.of(id, { hq: … })`.",
  );
}

export function unknownServer(name: string, known: readonly string[]): SovereignError {
  const guess = nearest(name, known);
  return new SovereignError(
    `Server.of("${name}"): the catalogue does not know it.` +
      (guess ? ` Did you mean "${guess}"?` : "") +
      " `sovereign catalog servers` lists what there is.",
  );
}

export function notAVariableName(where: string): SovereignError {
  return new SovereignError(
    `${where}: this is no name of a variable. Use letters, digits and '_' only, and do not start with a digit.`,
  );
}

export function missingProviderPackage(providerPackage: string, constructPath: string): SovereignError {
  return new SovereignError(
    `${constructPath}: the package ${providerPackage} is not installed. Run \`npm install ${providerPackage}\`` +
      ` (in Python: \`pip install ${pythonName(providerPackage)}\` and \`import ${pythonModule(providerPackage)}\`).`,
  );
}

export function enforceOutsideApp(constructPath: string): SovereignError {
  return new SovereignError(
    `Sovereignty.of("${constructPath}").enforce: checks guard a whole app. Call Sovereignty.of(app).enforce(policy).`,
  );
}

export function alreadyGuarded(): SovereignError {
  return new SovereignError(
    "Sovereignty.of(app).enforce: this app is checked already. SovereignApp brings its checks along; enforce once.",
  );
}

export function hclOutputRefused(): SovereignError {
  return new SovereignError(
    "HCL output is switched on (SYNTH_HCL_OUTPUT, or `hclOutput` of the app), and HCL carries no facts that could be " +
      "checked. Switch it off: nothing deployable was written.",
  );
}

export function outputElsewhere(outdir: string, deployed: string): SovereignError {
  return new SovereignError(
    `The app writes to '${outdir}', but the cdktf command deploys from '${deployed}', where nothing would be checked. ` +
      "Leave `outdir` of the app out, and set `output` in cdktf.json instead.",
  );
}

export function uncheckedApp(stack: string): string {
  return (
    `${stack}: NOT CHECKED: no policy guards this app. Start from \`new SovereignApp({ policy })\`, or call ` +
    "`Sovereignty.of(app).enforce(policy)`."
  );
}

export function statedAgainstCatalogue(where: string, region: string, known: string): SovereignError {
  return new SovereignError(
    `${where}: the catalogue knows ${region}: ${known}. Leave \`country\` and \`operator\` out; they are for regions ` +
      "that it does not know.",
  );
}

export function controlsNotOffered(where: string, operator: string, known: RegionRow): SovereignError {
  return new SovereignError(
    `${where}: ${operator} offers no controls in ${known.country}, where ${known.region} is, as far as the catalogue knows. ` +
      "Leave `operator` out, or take a region where it does; `sovereign catalog operators` lists them.",
  );
}

export function refused(findings: string, reportFile: string): SovereignError {
  return new SovereignError(`\n${findings}\nNothing deployable was written. The report: ${reportFile}`);
}

function pythonName(providerPackage: string): string {
  return providerPackage.replace("@cdktf/", "cdktf-cdktf-");
}

function pythonModule(providerPackage: string): string {
  return pythonName(providerPackage).replaceAll("-", "_");
}
