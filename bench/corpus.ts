/**
 * Runs what others wrote through the checker: every root module and every JSON file below the folders. Nothing may
 * crash, and what is not read or not known is listed by its reason. The policy allows each input the country in which
 * most of its resources are, so that the findings are what lies or leads elsewhere.
 *
 *   npx tsx bench/corpus.ts FOLDER…
 *   npx tsx bench/corpus.ts FOLDER… --findings FILE   every finding on a line of its own, as JSON, to be judged by hand
 */
import * as fs from "node:fs";
import { parseArgs } from "node:util";
import { judge } from "../engine/checks/judge";
import { buildGraph } from "../engine/checks/graph";
import type { FactGraph } from "../engine/checks/model/graph";
import type { TerraformStack } from "../engine/checks/model/terraform";
import { convertHcl, readInputs } from "../engine/checks/read";
import type { Report } from "../engine/checks/report/report";
import { SovereignError } from "../engine/error";
import { policyFromValue, type LoadedPolicy } from "../engine/policy";
import { corpusInputs, type CorpusInput } from "./corpus/inputs";
import { Tally, withoutNames } from "./corpus/tally";

const AS_OF = "2026-11-22";
const NO_COUNTRY = "DE";
const LONG_LIST = 40;

const kinds = new Tally();
const refused = new Tally();
const unknowns = new Tally();
const failures = new Tally();
const notAssessed = new Tally();
const crashes: string[] = [];
const times: { readonly name: string; readonly milliseconds: number }[] = [];
let resources = 0;

const { positionals: folders, values: options } = parseArgs({
  allowPositionals: true,
  options: { findings: { type: "string" } },
});
const findingsFile = options.findings === undefined ? undefined : fs.openSync(options.findings, "w");

void main();

async function main(): Promise<void> {
  for (const input of folders.flatMap(corpusInputs)) await runOne(input);
  print("inputs", kinds.lines());
  print("crashes", crashes);
  print("refused, by reason", refused.lines(LONG_LIST));
  print("fails, by rule", failures.lines());
  print("unknown, by rule and reason", unknowns.lines(LONG_LIST));
  print("not assessed, by reason", notAssessed.lines(LONG_LIST));
  const slowest = [...times].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  print("time", [
    `${resources} resources in ${(total / 1000).toFixed(1)} s`,
    ...slowest.map(({ name, milliseconds }) => `${milliseconds.toFixed(0)} ms ${name}`),
  ]);
}

async function runOne({ name, paths }: CorpusInput): Promise<void> {
  try {
    const hcl = await convertHcl(paths);
    const start = performance.now();
    const { stacks, inputs } = readInputs(paths, { hcl });
    const report = checkAtHome(stacks, inputs);
    times.push({ name, milliseconds: performance.now() - start });
    kinds.add(`${stacks[0]?.kind ?? "nothing"}${hcl ? " from HCL" : ""}`);
    note(name, report);
  } catch (error) {
    kinds.add(error instanceof SovereignError ? "refused" : "crashed");
    if (error instanceof SovereignError) refused.add(reasonOf(error, name));
    else crashes.push(`${name}: ${error instanceof Error ? String(error.stack) : String(error)}`);
  }
}

function checkAtHome(stacks: readonly TerraformStack[], inputs: Report["inputs"]): Report {
  const graph = buildGraph(stacks, { policy: homePolicy(NO_COUNTRY).policy });
  const policy = homePolicy(homeOf(graph) ?? NO_COUNTRY);
  return judge(graph, { inputs, policy, asOf: AS_OF, generatedAt: AS_OF, enforced: true });
}

/** Where most of what has one country is. */
function homeOf({ placements }: FactGraph): string | undefined {
  const counts = new Map<string, number>();
  for (const { place } of placements) {
    if (place.kind !== "countries" || place.countries.length !== 1) continue;
    counts.set(place.countries[0], (counts.get(place.countries[0]) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

function homePolicy(country: string): LoadedPolicy {
  const classes = { confidential: { countries: [country] } };
  return policyFromValue({ version: 1, defaultDataClass: "confidential", classes }, "the corpus", AS_OF);
}

function note(name: string, report: Report): void {
  resources += report.summary.resources;
  for (const { why } of report.notAssessed) notAssessed.add(withoutNames(why));
  for (const finding of report.findings) {
    const { rule, status, message } = finding;
    if (status === "unknown") unknowns.add(`${rule} ${withoutNames(message).replace(/^.*? \(/, "(")}`);
    else failures.add(`${rule} ${status}`);
    const { severity, address, evidence } = finding;
    const line = { input: name, rule, status, severity, address, message, evidence };
    if (findingsFile !== undefined) fs.writeSync(findingsFile, `${JSON.stringify(line)}\n`);
  }
}

function reasonOf({ message }: SovereignError, name: string): string {
  return withoutNames(message.replaceAll(name, "INPUT").split("\n", 1)[0]).slice(0, 160);
}

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join("\n")}`);
}
