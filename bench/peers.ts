import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { median, paired, runNode, type Result, type Run } from "./measure";
import { writePlanJson } from "./plan-json";

const SOVEREIGN = path.join(__dirname, "..", "lib", "cli", "sovereign.js");
const PEERS = path.join(__dirname, "peers");
const POLICY = "version: 1\ndefaultDataClass: confidential\nclasses:\n  confidential: { countries: [DE] }\n";
const RESOURCES = 15_000;
/** Checkov takes minutes on the large plan, so that both are timed on a smaller one. */
const RESOURCES_FOR_CHECKOV = 1_000;

/**
 * The same five questions about the same plan, asked of us and of a scanner of policies in one run; each prints its
 * findings.
 */
export function measurePeers(folder: string, rounds: number): Result[] {
  fs.writeFileSync(path.join(folder, "sovereignty.yaml"), POLICY);
  return [
    ...against("conftest", folder, RESOURCES, rounds, 0.6, conftest),
    ...against("checkov", folder, RESOURCES_FOR_CHECKOV, Math.min(rounds, 3), 0.6, checkov),
  ];
}

function against(
  peer: string,
  folder: string,
  resources: number,
  rounds: number,
  target: number,
  command: (plan: string) => readonly string[],
): Result[] {
  if (spawnSync(peer, ["--version"], { stdio: "ignore" }).error) {
    console.log(`skipped: ${peer} is not on the PATH`);
    return [];
  }
  const plan = path.join(folder, `${resources}.plan.json`);
  writePlanJson(plan, resources);
  const mine = (): Run => runNode([SOVEREIGN, "check", path.basename(plan), "--format", "csv"], { cwd: folder });
  const theirs = (): Run => run(peer, command(plan));
  const { a, b } = paired(rounds, mine, theirs);
  refuseOtherFindings(peer, ourFindings(a[0].output), FINDINGS[peer](b[0].output));
  const seconds = (runs: readonly Run[]): number => median(runs.map((each) => each.seconds));
  const megabytes = Math.round(fs.statSync(plan).size / 1e6);
  const what = `sovereign check against ${peer}, ${resources} resources, ${megabytes} MB (${seconds(b).toFixed(2)} s)`;
  return [{ what, value: seconds(a) / seconds(b), unit: "×", target }];
}

function conftest(plan: string): readonly string[] {
  return ["test", plan, "--policy", path.join(PEERS, "conftest"), "--output", "json"];
}

function checkov(plan: string): readonly string[] {
  const checks = path.join(PEERS, "checkov");
  const ids = fs
    .readdirSync(checks)
    .flatMap((file) => /id: "(\w+)"/.exec(fs.readFileSync(path.join(checks, file), "utf8"))?.[1] ?? []);
  return [
    "-f",
    plan,
    "--framework",
    "terraform_plan",
    "--external-checks-dir",
    checks,
    "--check",
    ids.join(","),
    "-o",
    "json",
    "--quiet",
    "--compact",
    "--skip-download",
  ];
}

function run(command: string, args: readonly string[]): Run {
  const start = process.hrtime.bigint();
  const child = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status === null || child.status > 1) throw new Error(`${command} failed:\n${child.stderr}`);
  return { seconds, peakMib: NaN, output: child.stdout };
}

/** The second and fifth column, before the first that may hold a comma. */
function ourFindings(output: string): ReadonlySet<string> {
  const [, ...rows] = output.trimEnd().split("\r\n");
  return new Set(rows.map((row) => row.split(",", 5)).map(([, rule, , , address]) => `${rule} ${address}`));
}

interface ConftestResult {
  readonly failures?: readonly { readonly msg: string }[];
}

interface CheckovResult {
  readonly results: { readonly failed_checks: readonly { readonly check_name: string; readonly resource: string }[] };
}

const FINDINGS: Readonly<Record<string, (output: string) => ReadonlySet<string>>> = {
  conftest: (output) =>
    new Set(
      (JSON.parse(output) as readonly ConftestResult[]).flatMap(({ failures = [] }) => failures.map(({ msg }) => msg)),
    ),
  checkov: (output) =>
    new Set(
      (JSON.parse(output) as CheckovResult).results.failed_checks.map(
        (found) => `${found.check_name} ${found.resource}`,
      ),
    ),
};

/** A comparison of speed is worth nothing where the answers differ. */
function refuseOtherFindings(peer: string, ours: ReadonlySet<string>, theirs: ReadonlySet<string>): void {
  const missing = [...theirs].filter((finding) => !ours.has(finding));
  const more = [...ours].filter((finding) => !theirs.has(finding));
  if (missing.length + more.length === 0 && ours.size > 0) return;
  throw new Error(
    `${peer} finds ${theirs.size}, we find ${ours.size}: ${[...missing, ...more].slice(0, 3).join("; ")}`,
  );
}
